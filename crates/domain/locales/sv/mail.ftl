### The mails. A key begins with the name of the message; `mail-…` is what several have.

# Every text may name: title, days and city of the conference, contact, changes-until, name,
# and of the place that the mail is about: place, offer-until.

mail-greeting = Hej { $name },
mail-held = Dina platser
mail-offered = Reserverat för dig
mail-waiting = Du står i kö
mail-gone = Inte längre dina
mail-position = Plats { $count } i kön
mail-offer-until = Reserverat för dig till { $offer-until }
mail-open = Öppna min anmälan
mail-page = Till konferensens sida
mail-changes-until = Du kan själv ändra eller avboka allt till { $changes-until }.
mail-changes-over = Det går inte längre att ändra på webben; skriv till { $contact }.
mail-private = Länken är bara till för dig: den som har den kan se och ändra din anmälan.
mail-calendar-given = Med det här mejlet följer en kalenderpost för dina platser.
mail-calendar-both = Kalenderposterna i det här mejlet lägger till dina nya platser och tar tillbaka dem du inte längre har.
mail-calendar-taken-back = Det här mejlet tar tillbaka kalenderposterna för de här platserna. Ta gärna bort dem om de ligger kvar i din kalender.
mail-calendar-questions = Frågor? { $contact }
mail-questions = Frågor? Svara på det här mejlet eller skriv till { $contact }.
mail-about = { $title }, { $days }, { $city }
mail-why = Du får det här mejlet för att adressen har anmälts till konferensen.

registration-confirmed-subject = Du är anmäld: { $title }
registration-confirmed-lead = Du är anmäld till { $title }. Välkommen!
registration-confirmed-waiting-subject = Du står i kö: { $title }
registration-confirmed-waiting-lead = Tack för din anmälan till { $title }. Det du valde är fullt just nu, så du står i kö. Vi skriver till dig så snart det finns en plats för dig.

registration-changed-subject = Din anmälan har ändrats: { $title }
registration-changed-lead = Din anmälan till { $title } har ändrats. Så här ser den ut nu.

registration-cancelled-subject = Din anmälan är avbokad: { $title }
registration-cancelled-lead = Din anmälan till { $title } är avbokad. Du har inga platser kvar och står inte i någon kö.
registration-cancelled-again = Var det inte meningen? Så länge anmälan är öppen kan du anmäla dig igen på konferensens sida:

registration-repeated-subject = Du är redan anmäld: { $title }
registration-repeated-lead = Någon, troligen du, har nyss fyllt i anmälan till { $title } med den här adressen. Du är redan anmäld, så ingenting har ändrats. Här är din länk och hur din anmälan ser ut.
registration-repeated-stranger = Var det inte du? Då behöver du inte göra någonting.

registration-link-subject = Din länk till din anmälan: { $title }
registration-link-lead = Här är länken till din anmälan till { $title } och hur den ser ut.

booking-offered-subject = En plats är ledig för dig: { $place }
booking-offered-lead = En plats har blivit ledig för dig: { $place }, { $title }. Vi håller den åt dig till { $offer-until }.
booking-offered-take = Ta platsen
booking-offered-then = Om du inte tar den innan dess går den till nästa person. Vill du inte ha den behöver du inte göra någonting.

booking-expired-subject = Erbjudandet har gått ut: { $place }
booking-expired-lead = Vi höll en plats åt dig: { $place }, { $title }. Den togs inte i tid och har gått till nästa person.
booking-expired-again = Vill du fortfarande komma? Välj platsen igen på din sida, så står du sist i kön.

place-changed-subject = Ändrat: { $place }
place-changed-lead = Arrangörerna har ändrat något: { $place }, { $title }. Så här ser din anmälan ut nu.
place-changed-cancelled-subject = Inställt: { $place }
place-changed-cancelled-lead = Tyvärr blir det inte av: { $place }, { $title }. Din bokning är avbokad. Så här ser din anmälan ut nu.

bookings-clash-subject = Två av dina platser är samtidigt: { $title }
bookings-clash-lead = Programmet för { $title } har ändrats. Några av dina platser är nu samtidigt som andra, så välj vilka av dem du vill behålla.
bookings-clash-which = Samtidigt
bookings-clash-with = Samtidigt som: { $others }
bookings-clash-choose = Välj vad jag behåller
bookings-clash-then = Tills du har valt behåller du alla. Det du lämnar tillbaka går till nästa person i kön.
