### Registering, and the page of one registration.

# registration-…: the form and its parts.

registration-register = Anmäl dig
registration-intro = Det tar ungefär tre minuter; du behöver inget konto.
registration-to-conference = Till konferensens sida
registration-part-about = Om dig
registration-part-places = Dina platser
registration-part-questions = Dina intressen
registration-part-extras = Om det gäller dig
registration-part-needs = Kost och tillgänglighet
registration-part-notice = Personuppgifter
registration-given-name = Förnamn
registration-family-name = Efternamn
registration-email = E-postadress
registration-email-hint = Dit går din bekräftelse och din privata länk.
registration-affiliation = Organisation
registration-affiliation-hint = Var du arbetar eller studerar, eller vem du företräder.
registration-country = Land
registration-category = Du kommer som
registration-language = Språk i våra mejl
registration-places = Vad vill du boka?
registration-places-hint = Om något är fullt får du en plats på väntelistan, och vi skriver när det är din tur.
registration-focus-areas = Fokusområden som intresserar dig
registration-shown-when = Bara om du svarade ”{ $answer }” på ”{ $question }”.
registration-orcid = ORCID-id
registration-orcid-hint = För forskare, till exempel 0000-0002-1825-0097.
registration-efn = EFN
registration-efn-hint = För läkare i Tyskland: de 15 siffrorna i ”Einheitliche Fortbildungsnummer”, för fortbildningspoäng.
registration-photo-consent = Får du synas på bilder från konferensen?
registration-photo-consent-hint = Inget svar räknas som nej.
registration-diet = Vad du inte kan äta
registration-access = Vad du behöver för att kunna delta
registration-needs-hint = Det här är hälsouppgifter: de lagras för sig, läses bara av dem som ordnar måltider och tillgänglighet och raderas 14 dagar efter konferensen. Högst { $max } tecken vardera.
registration-needs-consent = Jag samtycker till att hälsouppgifterna lagras för det här ändamålet
registration-notice-read = Läs informationen om personuppgifter
registration-notice-accept = Jag har läst informationen om personuppgifter och godkänner den
registration-notice = Information om personuppgifter
registration-notice-accepted = Version { $version }, godkänd { $at }
registration-send = Anmäl mig
registration-mail-sent = Vi skickar ett mejl till { $email }. Där finns bekräftelsen och din privata länk.
registration-confirmed = Du är anmäld
registration-waiting = Du står på en väntelista
registration-lapsed = Du har ingen plats just nu
registration-cancelled = Anmälan är avbokad

# receipt-…: what follows the form.

receipt-confirmed = Du är anmäld
receipt-waiting = Du står på väntelistan
receipt-spam = Inget mejl inom några minuter? Titta i skräpposten.

# booking-…: how a booking stands.

booking-held = Platsen är din
booking-waiting = På väntelistan
booking-waiting-at = På väntelistan, plats { $position }
booking-offered = En plats hålls åt dig
booking-cancelled = Avbokad
booking-expired = Erbjudandet har gått ut

# link-…: the private link.

link-title = Din privata länk
link-intro = Din privata länk öppnar din anmälan. Vi skickar den till adressen du anmälde dig med.
link-email-hint = Adressen du anmälde dig med.
link-send = Skicka min länk
link-sent = Om { $email } är anmäld är ett mejl med länken på väg.
link-renew = Skicka en ny länk och gör de gamla ogiltiga
link-renew-hint = Har någon annan sett din länk? En ny gör alla gamla ogiltiga.
link-renewed = De gamla länkarna är ogiltiga. En ny är på väg till { $email }.

# own-…: the page of one's own registration.

own-title = Din anmälan
own-places = Dina platser
own-details = Dina uppgifter
own-more = Mer
own-until = Du kan själv ändra och avboka till
own-too-late = Tiden för egna ändringar är slut. Den gick ut
own-cancelled = Du kan anmäla dig på nytt.
own-close = Stäng på den här enheten
own-close-hint = På en delad dator: stäng din anmälan när du är klar. Länken gäller fortfarande.
own-done-details = Dina uppgifter är sparade.
own-done-places = Dina platser är sparade. Ett mejl är på väg.
own-done-accepted = Platsen är din. Ett mejl med kalenderposten är på väg.
own-done-refused = Tack: platsen går till nästa person.
own-done-cancelled = Din anmälan är avbokad. Ett mejl är på väg.
details-change = Ändra mina uppgifter
places-change = Ändra mina platser
places-change-hint = Avmarkera det du vill lämna tillbaka: det går genast till nästa person. Det du markerar på nytt bokas, eller ger dig en plats sist på väntelistan.

# offer-…: a kept seat.

offer-title = En plats till dig
offer-intro = En plats har blivit ledig, och det är din tur.
offer-until = Den hålls åt dig till { $at }.
offer-accept = Ta platsen
offer-refuse = Lämna den till nästa

# cancel-…: giving everything back.

cancel-title = Avboka min anmälan
cancel-intro = Det lämnar tillbaka alla dina platser på en gång. Någon som väntar kan få dem, så det går inte att ångra.
cancel-single = Bara en av dem?
cancel-confirm = Ja, avboka allt
