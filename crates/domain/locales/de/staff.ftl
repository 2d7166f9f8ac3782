### The pages of the organisers.

# account-…: signing in and out.

account-sign-in = Anmelden
account-sign-out = Abmelden
account-signed-out = Sie sind abgemeldet.
account-password = Passwort
problem-sign-in-needed = Bitte melden Sie sich an
problem-sign-in-needed-advice = Diese Seite ist für die Veranstalter.
problem-wrong-password = Adresse oder Passwort ist falsch.
problem-wrong-password-advice = Nach mehreren falschen Versuchen ruht ein Konto bis zu einer Minute.
problem-role-needed = Ihre Rolle erlaubt das nicht
problem-role-needed-advice = Bitten Sie einen Eigentümer der Konferenz um die Rolle dafür.
problem-message-not-dead = Diese Mail war nicht aufgegeben
problem-message-not-dead-advice = Sehen Sie im Postausgang nach: Sie wird schon erneut versucht oder ist gesendet.

# staff-…: what all these pages share.

staff-bar = Für Veranstalter
staff-home = Ihre Konferenzen
staff-home-empty = Ihr Konto hat noch keine Rolle in einer Konferenz. Bitten Sie einen Eigentümer darum.
staff-all = Alle
staff-narrow = Nur zeigen
staff-pages = Weitere Seiten
staff-newest = Neueste
staff-older = Ältere
staff-places = Plätze
staff-place-taken =
    { $count ->
        [0] { $taken } von { $capacity } vergeben
        [one] { $taken } von { $capacity } vergeben, eine Person wartet
       *[other] { $taken } von { $capacity } vergeben, { $count } Personen warten
    }

# staff-roll…: the registrations of a conference.

staff-roll = Anmeldungen
staff-roll-empty = Hier sind keine Anmeldungen.
staff-roll-hidden = Ihre Rolle zeigt keine Anmeldungen.
staff-roll-found =
    { $count ->
        [0] Nichts gefunden. Versuchen Sie es mit einem Teil des Namens oder der Adresse.
        [one] Eine gefunden
       *[other] { $count } gefunden
    }
staff-roll-found-more = Mehr als { $count } gefunden; dies sind die neuesten.
staff-search = Name, E-Mail-Adresse oder Einrichtung
staff-search-go = Suchen
staff-status-confirmed = Angemeldet
staff-status-waiting = Wartet
staff-status-lapsed = Ohne Platz
staff-status-cancelled = Abgesagt
staff-booking-held = hat einen Platz
staff-booking-waiting = wartet
staff-booking-waiting-at = wartet, auf Position { $position }
staff-booking-offered = ein Platz ist angeboten
staff-booking-offered-until = ein Platz ist angeboten bis { $at }
staff-booking-cancelled = zurückgegeben
staff-booking-expired = Angebot abgelaufen

# staff-fact-…: what is known of a registration.

staff-details = Angaben
staff-fact-category = Kategorie
staff-fact-focus-areas = Schwerpunkte
staff-fact-photo-consent = Darf auf Fotos zu sehen sein
staff-fact-diet = Ernährung
staff-fact-access = Bedarf für die Teilnahme
staff-fact-made = Angemeldet am
staff-fact-changed = Zuletzt geändert am
staff-needs-hidden = Ernährung und Bedarf für die Teilnahme sind Gesundheitsdaten, die Ihre Rolle nicht zeigt.

# staff-deed-…: what was done, and by whom.

staff-deeds = Was getan wurde
staff-deed-registration-create = Angemeldet
staff-deed-registration-change = Angaben geändert
staff-deed-registration-cancel = Anmeldung abgesagt
staff-deed-registration-revoke-link = Neuer privater Link; alte Links ungültig
staff-deed-booking-create = Platz gebucht
staff-deed-booking-renew = Platz erneut gebucht
staff-deed-booking-offer = Platz angeboten
staff-deed-booking-accept = Angebot angenommen
staff-deed-booking-cancel = Platz zurückgegeben
staff-deed-booking-expire = Angebot abgelaufen
staff-by-visitor = von jemandem auf den öffentlichen Seiten
staff-by-attendee = von der Person selbst
staff-by-staff = von { $name }
staff-by-gone = von einem Konto, das es nicht mehr gibt
staff-by-operator = vom Betreiber der Installation
staff-by-clock = von selbst, als die Zeit gekommen war

# staff-outbox…: the mails.

staff-outbox = Postausgang
staff-outbox-intro = Jede Änderung schuldet jemandem eine Mail. Was misslingt, wird 72 Stunden lang erneut versucht; was aufgegeben wurde, wartet hier auf Sie.
staff-outbox-empty = Hier sind keine Mails.
staff-mails = Mails
staff-mails-empty = Noch keine Mails.
staff-mails-hidden = Ihre Rolle zeigt keine Mails.
staff-message-pending = Zu senden
staff-message-sent = Gesendet
staff-message-dead = Aufgegeben
staff-kind-registration-confirmed = Bestätigung
staff-kind-registration-changed = Anmeldung geändert
staff-kind-registration-cancelled = Anmeldung abgesagt
staff-kind-registration-repeated = Schon angemeldet
staff-kind-registration-link = Privater Link
staff-kind-booking-offered = Angebot eines Platzes
staff-kind-booking-expired = Angebot abgelaufen
staff-kind-place-changed = Platz geändert
staff-kind-bookings-clash = Plätze zur selben Zeit
staff-mail-made = Geschrieben am { $at }
staff-mail-attempts =
    { $count ->
        [one] Einmal versucht
       *[other] { $count }-mal versucht
    }
staff-mail-next = Nächster Versuch am { $at }
staff-mail-sent = Gesendet am { $at }
staff-mail-dead = Aufgegeben am { $at }
staff-mail-error = Der letzte Fehler:
staff-retry = Erneut versuchen
staff-retried = Die Mail wird gleich erneut versucht.
