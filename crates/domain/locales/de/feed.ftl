### Kalender, die man abonniert, und ihre Seite.

# feed-…: was ein Eintrag sagt.

feed-cancelled = Abgesagt: { $title }
feed-within = Teil von: { $session }
feed-speakers = Mit { $names }
feed-chairs = Leitung: { $names }

# feed-name-…: wie ein Kalender heißt.

feed-name = { $part } – { $conference }
feed-personal = Mein Kalender

# feed-column-…: das Blatt des Programms.

feed-column-day = Tag
feed-column-start = Beginn
feed-column-end = Ende
feed-column-room = Raum
feed-column-track = Schwerpunkt
feed-column-session = Sitzung
feed-column-title = Titel
feed-column-speakers = Mitwirkende

# staff-deed-feed-…: was das Team davon liest.

staff-deed-feed-make = Adresse für einen Kalender angelegt
staff-deed-feed-revoke = Adresse für einen Kalender ungültig gemacht
