### What does not fit together in a programme.

# severity-…: how bad a clash is.

severity-forbidden = Omöjligt
severity-warning = Varning
severity-hint = Tips

# clash-…: what does not fit, by the names of what it concerns, and what would cure it.

clash-all-rooms = alla rum

clash-room-twice = ”{ $one }” och ”{ $other }” är i samma rum samtidigt ({ $room }, { $minutes } min)
clash-room-twice-cure = Flytta en av dem till ett annat rum eller en annan tid.

clash-person-twice = { $person } är på två ställen samtidigt: ”{ $one }” och ”{ $other }” ({ $minutes } min)
clash-person-twice-cure = Flytta en av dem, eller fråga någon annan för en av dem.

clash-slot-outside-session = ”{ $one }” ligger utanför ”{ $other }” ({ $minutes } min)
clash-slot-outside-session-cure = Flytta eller korta programpunkten, eller gör sessionen längre.

clash-slots-overlap = ”{ $one }” och ”{ $other }” överlappar i samma session ({ $minutes } min)
clash-slots-overlap-cure = Låt den ena börja när den andra är slut, eller korta en av dem.

clash-unknown-reference =
    ”{ $one }” nämner { $what ->
        [track] ett spår
        [theme] ett tema
        [room] ett rum
       *[speaker] en person
    } som inte finns i programmet: { $missing }
clash-unknown-reference-cure = Lägg till det som saknas, eller välj något annat.

clash-walk-too-short = { $person } har { $minutes } min från ”{ $one }” ({ $room }) till ”{ $other }” ({ $other-room }), men vägen tar { $walking } min
clash-walk-too-short-cure = Lägg båda i samma rum, eller lämna mer tid emellan.

clash-person-unavailable = { $person } kan inte komma till ”{ $one }”
clash-person-unavailable-cure = Flytta till en tid när personen kan, eller fråga någon annan.

clash-room-closed = ”{ $one }” ligger utanför rummets öppettider ({ $room })
clash-room-closed-cure = Flytta till en annan tid eller ett annat rum, eller ändra rummets öppettider.

clash-outside-days = ”{ $one }” ligger inte på konferensens dagar
clash-outside-days-cure = Flytta till en av konferensens dagar.

clash-outside-hours = ”{ $one }” ligger utanför konferensens tider
clash-outside-hours-cure = Flytta eller korta, eller ändra konferensens tider.

clash-skipped-time = ”{ $one }” börjar eller slutar vid en tid som inte finns, eftersom klockan ställs fram
clash-skipped-time-cure = Välj en tid före eller efter omställningen.

clash-overbooked = ”{ $one }” har { $seats } bokningar, men det finns plats för { $capacity } ({ $room })
clash-overbooked-cure = Flytta till ett större rum.

clash-place-above-room = ”{ $one }” erbjuder { $seats } platser, men det finns plats för { $capacity } ({ $room })
clash-place-above-room-cure = Erbjud färre platser, eller flytta till ett större rum.

clash-plenary-beside-parallel = ”{ $one }” är för alla, men ”{ $other }” är samtidigt ({ $minutes } min)
clash-plenary-beside-parallel-cure = Flytta en av dem till en annan tid.

clash-sponsored-in-accredited = ”{ $one }” betalas av industrin, men ”{ $other }” är ackrediterad
clash-sponsored-in-accredited-cure = Flytta programpunkten till en session utan ackreditering.

clash-session-shorter = ”{ $one }” är { $minutes } min för kort för sina programpunkter
clash-session-shorter-cure = Gör sessionen längre, eller korta programpunkterna.

clash-session-longer = ”{ $one }” har { $minutes } min utan programpunkt i början eller slutet
clash-session-longer-cure = Korta sessionen, eller lägg till en programpunkt; inget behöver ändras om tiden är tänkt för diskussion.

clash-without-chair = ”{ $one }” har ingen moderator
clash-without-chair-cure = Välj vem som leder den.

clash-unconfirmed = { $person } har inte tackat ja än
clash-unconfirmed-cure = Be om svar, eller notera att personen har tackat ja.
