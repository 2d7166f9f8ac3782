### What people have at a conference, by time.

# agenda-…: an agenda, with the registration or on a device.

agenda-title = Min agenda
agenda-intro = Det du har, det du väntar på och det du har stjärnmärkt.
agenda-empty = Här finns inget ännu. Stjärnmärk det du tycker om i programmet, så står det här.
agenda-whole-days = Hela dagar
agenda-beside = Samtidigt: { $others }
agenda-starred = Stjärnmärkt
agenda-programme = Till programmet
agenda-stars = Välj vad du stjärnmärker
agenda-device-intro = Det du har stjärnmärkt på den här enheten.
agenda-device-stays = De här stjärnorna stannar på den här enheten; ingen annan får veta något om dem.
agenda-device-link = Din agenda kan också sparas med din anmälan: öppna din privata länk och stjärnmärk där. Det fungerar på alla enheter, och utan JavaScript.
agenda-device-script = Stjärnor utan anmälan sparas på din enhet, och det kräver JavaScript, som är avstängt här.
agenda-get-link = Hämta min privata länk

# star-…: marks.

star-title = Välj vad du stjärnmärker
star-intro = Det du kryssar för här står i din agenda, och i den kalender du prenumererar på.
star-none = Programmet är inte publicerat ännu.
star-save = Spara mina stjärnor
star-mark = Stjärnmärk
star-remove = Ta bort stjärnan
star-keep = Spara dem med min anmälan
star-keep-intro = På den här enheten finns stjärnor som din anmälan inte har ännu.

# swap-…: one place in exchange for another.

swap-title = Det ena eller det andra
swap-intro = { $place } är samtidigt som något du har. Du kan få det i utbyte.
swap-free = { $place } är ledigt för dig, och inget du har är vid den tiden.
swap-held = Du har redan { $place }.
swap-hold = Det du har vid den tiden
swap-take = Ta { $place } och lämna tillbaka: { $instead }
swap-take-free = Ta { $place }
swap-keep = Låt allt vara som det är
swap-full = Det finns ingen ledig plats just nu: { $place }. Du behåller det du har, och kan köa vid sidan av.
swap-wait = Köa till { $place } och behåll det jag har
swap-waiting = Du står i kö till { $place }. När en plats blir ledig skriver vi till dig.
swap-once = Bytet sker i ett steg: om platsen hinner försvinna behåller du det du har.

# clashes-…: held places that came to be at the same time.

clashes-title = Platser samtidigt
clashes-intro = Programmet har ändrats. Välj vilka av dessa du behåller. Tills dess behåller du båda.
clashes-none = Inga av dina platser är samtidigt.
clashes-keep = Behåll { $keep }, lämna tillbaka { $give }
clashes-given = Återlämnat. Platsen går till nästa person i kön.
clashes-notice = Några av dina platser är samtidigt.
clashes-choose = Välj vilka du behåller
clashes-too-late = Tiden då du själv kan ändra är slut. Skriv till
agenda-own = Du talar här eller leder det.
agenda-own-clash = En plats som du har ligger på en tid då du talar eller leder en session.
