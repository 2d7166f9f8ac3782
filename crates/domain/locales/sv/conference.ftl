### The pages of a conference.

# conference-…: the pages of a conference.

conference-list = Konferenser
conference-list-empty = Det finns ingen konferens än.
conference-register = Anmäl dig
conference-registered-already = Redan anmäld? Hämta din länk
conference-opens = Anmälan öppnar { $at }.
conference-open-until = Anmälan är öppen till { $at }.
conference-closed-since = Anmälan stängde { $at }.
conference-tracks = Fokusområden
conference-themes = Genomgående teman:
conference-places = Det här kan du boka
conference-programme = Program
conference-programme-empty = Programmet är inte publicerat än.
conference-programme-whole = Hela programmet
conference-programme-sample = Programmet är ett exempel: alla titlar, tider och personer är påhittade.
conference-zone = Alla tider är konferensens lokala tider:
conference-about = Om konferensen
conference-hosts = Arrangörer
conference-contact = Frågor
conference-privacy = Information om personuppgifter
conference-privacy-read = Läs vad som händer med dina uppgifter
conference-privacy-version = Version

# place-…: whether a place can be had.

place-free =
    { $count ->
        [one] En av { $capacity } platser ledig
       *[other] { $count } av { $capacity } platser lediga
    }
place-full =
    { $count ->
        [0] Fullt: du blir först på väntelistan
        [one] Fullt: en person väntar
       *[other] Fullt: { $count } personer väntar
    }
place-opens = Kan bokas från { $at }
place-closed = Kunde bokas till { $at }
place-cancelled = Blir inte av
place-for = Bara för: { $categories }

# session-…: the programme.

session-chairs = Moderatorer:
session-kind-plenary = Plenarsession
session-kind-track-session = Spårsession
session-kind-breakout = Gruppdiskussion
session-kind-poster = Postrar
session-kind-social = Socialt program
session-kind-break = Paus
