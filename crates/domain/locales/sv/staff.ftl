### The pages of the organisers.

# account-…: signing in and out.

account-sign-in = Logga in
account-sign-out = Logga ut
account-signed-out = Du är utloggad.
account-password = Lösenord
problem-sign-in-needed = Logga in
problem-sign-in-needed-advice = Sidan är till för arrangörerna.
problem-wrong-password = Adressen eller lösenordet är fel.
problem-wrong-password-advice = Efter flera felaktiga försök vilar ett konto i upp till en minut.
problem-role-needed = Din roll tillåter inte det här
problem-role-needed-advice = Be en ägare av konferensen om den roll som behövs.
problem-message-not-dead = Det här mejlet var inte uppgivet
problem-message-not-dead-advice = Titta i utkorgen på nytt: det försöks redan igen eller har skickats.

# staff-…: what all these pages share.

staff-bar = För arrangörer
staff-home = Dina konferenser
staff-home-empty = Ditt konto har ännu ingen roll i någon konferens. Be en ägare om en.
staff-all = Alla
staff-narrow = Visa bara
staff-pages = Fler sidor
staff-newest = Nyaste
staff-older = Äldre
staff-places = Platser
staff-place-taken =
    { $count ->
        [0] { $taken } av { $capacity } upptagna
        [one] { $taken } av { $capacity } upptagna, en person väntar
       *[other] { $taken } av { $capacity } upptagna, { $count } personer väntar
    }

# staff-roll…: the registrations of a conference.

staff-roll = Anmälningar
staff-roll-empty = Inga anmälningar här.
staff-roll-hidden = Din roll visar inga anmälningar.
staff-roll-found =
    { $count ->
        [0] Inget hittades. Prova en del av ett namn eller en adress.
        [one] En hittades
       *[other] { $count } hittades
    }
staff-roll-found-more = Fler än { $count } hittades; de här är de nyaste.
staff-search = Namn, e-postadress eller organisation
staff-search-go = Sök
staff-status-confirmed = Anmäld
staff-status-waiting = Väntar
staff-status-lapsed = Utan plats
staff-status-cancelled = Avbokad
staff-booking-held = har plats
staff-booking-waiting = väntar
staff-booking-waiting-at = väntar, på plats { $position } i kön
staff-booking-offered = en plats erbjuds
staff-booking-offered-until = en plats erbjuds till { $at }
staff-booking-cancelled = återlämnad
staff-booking-expired = erbjudandet gick ut

# staff-fact-…: what is known of a registration.

staff-details = Uppgifter
staff-fact-category = Kategori
staff-fact-focus-areas = Fokusområden
staff-fact-photo-consent = Får synas på bild
staff-fact-diet = Kost
staff-fact-access = Behov av anpassning
staff-fact-made = Anmäld
staff-fact-changed = Senast ändrad
staff-needs-hidden = Kost och behov av anpassning är hälsouppgifter, som din roll inte visar.

# staff-deed-…: what was done, and by whom.

staff-deeds = Vad som har gjorts
staff-deed-registration-create = Anmäld
staff-deed-registration-change = Uppgifter ändrade
staff-deed-registration-cancel = Anmälan avbokad
staff-deed-registration-revoke-link = Ny privat länk; gamla länkar ogiltiga
staff-deed-booking-create = Plats bokad
staff-deed-booking-renew = Plats bokad på nytt
staff-deed-booking-offer = Plats erbjuden
staff-deed-booking-accept = Erbjudandet antaget
staff-deed-booking-cancel = Plats återlämnad
staff-deed-booking-expire = Erbjudandet gick ut
staff-by-visitor = av en besökare på de öppna sidorna
staff-by-attendee = av personen själv
staff-by-staff = av { $name }
staff-by-gone = av ett konto som inte längre finns
staff-by-operator = av den som driver installationen
staff-by-clock = av sig självt, när tiden var inne

# staff-outbox…: the mails.

staff-outbox = Utkorg
staff-outbox-intro = Varje ändring ger ett mejl. Ett mejl som misslyckas försöks igen i 72 timmar; ett som gavs upp väntar här på dig.
staff-outbox-empty = Inga mejl här.
staff-mails = Mejl
staff-mails-empty = Inga mejl än.
staff-mails-hidden = Din roll visar inga mejl.
staff-message-pending = Ska skickas
staff-message-sent = Skickat
staff-message-dead = Uppgivet
staff-kind-registration-confirmed = Bekräftelse
staff-kind-registration-changed = Anmälan ändrad
staff-kind-registration-cancelled = Anmälan avbokad
staff-kind-registration-repeated = Redan anmäld
staff-kind-registration-link = Privat länk
staff-kind-booking-offered = Erbjudande om plats
staff-kind-booking-expired = Erbjudandet gick ut
staff-kind-place-changed = Plats ändrad
staff-kind-bookings-clash = Platser samtidigt
staff-mail-made = Skrivet { $at }
staff-mail-attempts =
    { $count ->
        [one] Försökt en gång
       *[other] Försökt { $count } gånger
    }
staff-mail-next = Nästa försök { $at }
staff-mail-sent = Skickat { $at }
staff-mail-dead = Uppgivet { $at }
staff-mail-error = Senaste felet:
staff-retry = Försök igen
staff-retried = Mejlet försöks igen om en stund.
