### Registering, and the page of one registration.

# registration-…: the form and its parts.

registration-register = Anmeldung
registration-intro = Es dauert etwa drei Minuten; Sie brauchen kein Konto.
registration-to-conference = Zur Seite der Konferenz
registration-part-about = Über Sie
registration-part-places = Ihre Plätze
registration-part-questions = Ihre Interessen
registration-part-extras = Falls es auf Sie zutrifft
registration-part-needs = Ernährung und Barrierefreiheit
registration-part-notice = Datenschutz
registration-given-name = Vorname
registration-family-name = Nachname
registration-email = E-Mail-Adresse
registration-email-hint = Dorthin gehen Ihre Bestätigung und Ihr privater Link.
registration-affiliation = Einrichtung
registration-affiliation-hint = Wo Sie arbeiten oder studieren, oder für wen Sie sprechen.
registration-country = Land
registration-category = Sie kommen als
registration-language = Sprache unserer E-Mails
registration-places = Was möchten Sie buchen?
registration-places-hint = Ist etwas ausgebucht, kommen Sie auf die Warteliste, und wir schreiben Ihnen, wenn Sie an der Reihe sind.
registration-focus-areas = Schwerpunkte, die Sie interessieren
registration-shown-when = Nur wenn Sie „{ $answer }“ auf „{ $question }“ geantwortet haben.
registration-orcid = ORCID iD
registration-orcid-hint = Für Forschende, etwa 0000-0002-1825-0097.
registration-efn = EFN
registration-efn-hint = Für Ärztinnen und Ärzte in Deutschland: die 15 Ziffern der Einheitlichen Fortbildungsnummer, für Fortbildungspunkte.
registration-photo-consent = Dürfen Sie auf Fotos der Konferenz zu sehen sein?
registration-photo-consent-hint = Keine Antwort gilt als Nein.
registration-diet = Was Sie nicht essen können
registration-access = Was Sie für die Teilnahme brauchen
registration-needs-hint = Das sind Gesundheitsdaten: getrennt gespeichert, nur von denen gelesen, die Mahlzeiten und Zugang organisieren, und 14 Tage nach der Konferenz gelöscht. Je höchstens { $max } Zeichen.
registration-needs-consent = Ich willige ein, dass diese Gesundheitsdaten zu diesem Zweck gespeichert werden
registration-notice-read = Datenschutzhinweise lesen
registration-notice-accept = Ich habe die Datenschutzhinweise gelesen und akzeptiere sie
registration-notice = Datenschutzhinweise
registration-notice-accepted = Fassung { $version }, akzeptiert am { $at }
registration-send = Verbindlich anmelden
registration-mail-sent = Wir senden eine E-Mail an { $email }. Sie enthält die Bestätigung und Ihren privaten Link.
registration-confirmed = Sie sind angemeldet
registration-waiting = Sie stehen auf einer Warteliste
registration-lapsed = Sie haben zurzeit keinen Platz
registration-cancelled = Diese Anmeldung ist storniert

# receipt-…: what follows the form.

receipt-confirmed = Sie sind angemeldet
receipt-waiting = Sie stehen auf der Warteliste
receipt-spam = Keine E-Mail nach einigen Minuten? Sehen Sie im Spam-Ordner nach.

# booking-…: how a booking stands.

booking-held = Der Platz gehört Ihnen
booking-waiting = Auf der Warteliste
booking-waiting-at = Auf der Warteliste, Position { $position }
booking-offered = Ein Platz ist für Sie reserviert
booking-cancelled = Zurückgegeben
booking-expired = Das Angebot ist abgelaufen

# link-…: the private link.

link-title = Ihr privater Link
link-intro = Ihr privater Link öffnet Ihre Anmeldung. Wir senden ihn an die Adresse, mit der Sie sich angemeldet haben.
link-email-hint = Die Adresse, mit der Sie sich angemeldet haben.
link-send = Link senden
link-sent = Wenn { $email } angemeldet ist, ist eine E-Mail mit dem Link unterwegs.
link-renew = Neuen Link senden und alte ungültig machen
link-renew-hint = Hat jemand anderes Ihren Link gesehen? Ein neuer macht alle alten ungültig.
link-renewed = Die alten Links sind ungültig. Ein neuer ist unterwegs an { $email }.

# own-…: the page of one's own registration.

own-title = Ihre Anmeldung
own-places = Ihre Plätze
own-details = Ihre Angaben
own-more = Mehr
own-until = Sie können selbst ändern und stornieren bis
own-too-late = Die Zeit für eigene Änderungen ist vorbei. Sie endete am
own-cancelled = Sie können sich neu anmelden.
own-close = Auf diesem Gerät schließen
own-close-hint = An einem gemeinsam genutzten Computer schließen Sie Ihre Anmeldung bitte am Ende. Ihr Link bleibt gültig.
own-done-details = Ihre Angaben sind gespeichert.
own-done-places = Ihre Plätze sind gespeichert. Eine E-Mail ist unterwegs.
own-done-accepted = Der Platz gehört Ihnen. Eine E-Mail mit dem Kalendereintrag ist unterwegs.
own-done-refused = Danke: Der Platz geht an die nächste Person.
own-done-cancelled = Ihre Anmeldung ist storniert. Eine E-Mail ist unterwegs.
details-change = Angaben ändern
places-change = Plätze ändern
places-change-hint = Entfernen Sie das Häkchen bei dem, was Sie zurückgeben: Es geht sofort an die nächste Person. Was Sie neu ankreuzen, wird gebucht oder setzt Sie ans Ende der Warteliste.

# offer-…: a kept seat.

offer-title = Ein Platz für Sie
offer-intro = Ein Platz ist frei geworden, und Sie sind an der Reihe.
offer-until = Er ist für Sie reserviert bis { $at }.
offer-accept = Platz annehmen
offer-refuse = Dem Nächsten überlassen

# cancel-…: giving everything back.

cancel-title = Anmeldung stornieren
cancel-intro = Damit geben Sie alle Plätze auf einmal zurück. Wer wartet, kann sie bekommen; es lässt sich nicht rückgängig machen.
cancel-single = Nur einen davon?
cancel-confirm = Ja, alles stornieren
