### Kalender, die man abonniert, und ihre Seite.

# feed-…: was ein Eintrag sagt.

feed-cancelled = Abgesagt: { $title }
feed-within = Teil von: { $session }
feed-speakers = Mit { $names }
feed-chairs = Leitung: { $names }

# feed-name-…: wie ein Kalender heißt.

feed-name = { $part } – { $conference }
