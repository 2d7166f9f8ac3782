### What stands around every page, and what all forms share.

# frame-…: around every page.

frame-skip = Hoppa till innehållet
frame-languages = Språk
frame-home = Alla konferenser
frame-foot = Drivs med Plenum. Sidorna hämtar inget från andra webbplatser och sätter inga kakor för spårning.
frame-demonstration = Demonstration med påhittade personer: här är det { $now }.

# form-…: what all forms share.

form-optional = (frivilligt)
form-choose = Välj
form-yes = Ja
form-no = Nej
form-save = Spara
form-back = Tillbaka
form-faults = Titta på de här fälten igen
form-fault-title = Fel:

# problem-…: pages that say what went wrong, with an advice each.

problem-incident = Om du skriver till oss, ange det här numret:
problem-not-found = Här finns inget
problem-not-found-advice = Kontrollera adressen eller börja i listan över konferenser.
problem-forbidden = Det här är inte öppet för dig
problem-forbidden-advice = Öppna det från sidan det hör till, eller logga in.
problem-conflict = Det går inte just nu
problem-conflict-advice = Ladda om sidan och försök igen.
problem-busy = För mycket på en gång
problem-busy-advice = Inget har gått förlorat. Vänta en stund och skicka igen.
problem-internal = Något gick fel hos oss
problem-internal-advice = Försök igen om en stund.
problem-request = Det här gick inte att läsa
problem-request-advice = Öppna sidan på nytt och försök igen.
problem-too-large = Det var för långt
problem-too-large-advice = Ett formulär får ha högst 64 KiB. Gå tillbaka och korta dina svar.
problem-foreign-origin = Formuläret kom från en annan webbplats
problem-foreign-origin-advice = Öppna sidan här och skicka igen.
problem-form-outdated = Formuläret var inaktuellt.
problem-form-outdated-advice = Kontrollera det och skicka igen.
problem-idempotency-key-reused = Formuläret har redan skickats med andra svar.
problem-idempotency-key-reused-advice = Skicka igen bara om du vill anmäla en annan person.
problem-link-needed = Öppna din anmälan med din privata länk
problem-link-needed-advice = Den finns i mejlet som bekräftade din anmälan. På konferensens sida kan du få den skickad igen.
problem-no-registration = Länken gäller inte längre
problem-no-registration-advice = Använd länken i ditt senaste mejl, eller få en ny på konferensens sida.
problem-no-booking = Det finns ingen sådan bokning.
problem-no-booking-advice = Titta på din anmälan på nytt.
problem-offer-gone = Erbjudandet gäller inte längre.
problem-offer-gone-advice = Det har besvarats, eller så gick det ut och gick vidare till nästa person.
problem-place-full = Det finns ingen ledig plats där längre.
problem-place-full-advice = Inget har ändrats: du behåller allt du har. Du kan ställa dig i kö för en plats vid sidan av det.
problem-registration-cancelled = Anmälan är avbokad.
problem-registration-cancelled-advice = Anmäl dig på nytt om du vill komma.
problem-changes-closed = Tiden för ändringar är slut.
problem-changes-closed-advice = Skriv till arrangörerna.
problem-registration-outdated = Din anmälan har ändrats under tiden.
problem-registration-outdated-advice = Jämför det du skrev med den och spara igen om det fortfarande stämmer.
problem-too-many-requests = Det kom för många förfrågningar från ditt nätverk.
problem-too-many-requests-advice = Inget har gått förlorat. Vänta en minut och försök igen.
