### What is wrong with a field, by the code of the fault.

# fault-<code>: what to do about a field.

fault-required = Fyll i det här.
fault-too-long = Högst { $max } tecken, tack.
fault-too-many = Välj färre.
fault-choice = Välj bland svaren som finns.
fault-country = Välj ett land i listan.
fault-language = Välj English, Svenska eller Deutsch.
fault-email-form = En e-postadress ser ut som namn@example.org.
fault-email-local = Det finns ett tecken före @ som e-post inte kan skickas till.
fault-email-domain = Det som står efter @ är ingen domän som e-post kan skickas till.
fault-email-length = En e-postadress har högst 254 tecken.
fault-orcid-form = Ett ORCID-id ser ut som 0000-0002-1825-0097.
fault-efn-length = EFN har 15 siffror.
fault-efn-prefix = EFN börjar med 80276.
fault-check-digit = Den sista siffran passar inte de andra: kontrollera om något är felskrivet.
fault-category-not-open = Personer i den här kategorin kan inte anmäla sig nu.
fault-place-cancelled = { $place } blir inte av.
fault-place-closed = { $place } kan inte bokas längre.
fault-place-not-open = { $place } kan inte bokas än.
fault-place-not-for-category = { $place } är inte öppen för din kategori.
fault-place-requires = { $place } går bara att boka tillsammans med: { $required }.
fault-notice = Läs informationen om personuppgifter och godkänn den.
fault-needs-consent = Uppgifter om kost och tillgänglighet är hälsouppgifter: samtyck eller lämna båda tomma.
fault-fixed = Det här kan inte ändras här.
fault-no-question = Det finns ingen sådan fråga.
fault-one-answer = Ge ett svar.
fault-yes-or-no = Svara ja eller nej.
fault-date = Ange ett datum, till exempel 2022-09-22.
fault-number = Ange ett tal.
fault-number-min = Minst { $min }, tack.
fault-number-max = Högst { $max }, tack.
fault-key = En nyckel har högst 40 små bokstäver, siffror och bindestreck och börjar med en bokstav.
fault-key-taken = En annan har redan den här nyckeln. Välj en annan.
fault-hours-order = Slutet måste komma efter början.
fault-hours = ”{ $line }” går inte att läsa. Tider ser ut som 2022-09-22 09:00 – 17:00.
fault-time = Ange en dag och en tid, till exempel 2022-09-22 09:05.
fault-clock = Ange en tid, till exempel 09:05.
fault-unknown-item = { $key } finns inte i programmet.
fault-unknown-person = { $name } finns inte bland programmets personer. Lägg först till personen där.
fault-named-twice = { $key } nämns två gånger.
fault-colour = Ange en färg, till exempel #1f5f8b.
fault-web-address = Ange en adress som börjar med https://.
fault-control-character = Det finns osynliga styrtecken i texten. Skriv den på nytt.
fault-language-tag = Ange koden för ett språk, till exempel en eller pt-BR.
