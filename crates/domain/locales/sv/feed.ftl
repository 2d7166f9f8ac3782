### Kalendrar som man prenumererar på, och deras sida.

# feed-…: vad en post säger.

feed-cancelled = Inställt: { $title }
feed-within = Del av: { $session }
feed-speakers = Med { $names }
feed-chairs = Ordförande: { $names }

# feed-name-…: vad en kalender heter.

feed-name = { $part } – { $conference }
feed-personal = Min kalender

# feed-column-…: programmets blad.

feed-column-day = Dag
feed-column-start = Start
feed-column-end = Slut
feed-column-room = Sal
feed-column-track = Spår
feed-column-session = Session
feed-column-title = Titel
feed-column-speakers = Talare

# staff-deed-feed-…: vad personalen läser om den.

staff-deed-feed-make = Adress för en kalender skapad
staff-deed-feed-revoke = Adress för en kalender ogiltig
