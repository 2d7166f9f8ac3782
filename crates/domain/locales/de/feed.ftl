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

# feed-…: die Seite des eigenen Kalenders.

feed-title = Ihr Kalender
feed-intro = Einmal abonniert, stehen Ihre Plätze und was Sie mit einem Stern versehen haben in Ihrem eigenen Kalender. Verschiebt sich etwas, verschiebt sich der Eintrag.
feed-make = Eine Adresse für meinen Kalender anlegen
feed-address = Die Adresse Ihres Kalenders
feed-once = Wer diese Adresse hat, kann Ihren Kalender lesen; behalten Sie sie also für sich. Sie wird nur jetzt gezeigt: Kopieren Sie sie, oder wählen Sie eines von diesen.
feed-open = In einem Kalender auf diesem Gerät öffnen
feed-google = Zu Google Kalender hinzufügen
feed-outlook = Zu Outlook.com hinzufügen
feed-office = Zu Microsoft 365 hinzufügen
feed-third = Mit einem dieser Dienste liest auch das jeweilige Unternehmen Ihren Kalender.
feed-alarm = Für eine Erinnerung eine Viertelstunde vor jedem Eintrag hängen Sie dies an die Adresse an:
feed-lag = Kalender sehen nach Änderungen, wann sie wollen: manche jede Stunde, der von Google bis zu einen Tag später. Eiliges kommt per E-Mail.
feed-since = Es gibt eine Adresse seit { $at }.
feed-fetched = Zuletzt gelesen in der Stunde ab { $at }.
feed-never-fetched = Sie wurde noch nicht gelesen.
feed-renew = Eine neue Adresse anlegen
feed-renew-hint = Adresse verloren, oder hat sie jemand anders gesehen? Eine neue macht die alte sofort ungültig.
feed-revoke = Die Adresse ungültig machen
feed-revoke-hint = Nicht mehr nötig? Ohne Adresse kann niemand Ihren Kalender lesen.
feed-done-made = Ihr Kalender hat eine Adresse.
feed-done-revoked = Die Adresse ist ungültig.

# staff-deed-feed-…: was das Team davon liest.

staff-deed-feed-make = Adresse für einen Kalender angelegt
staff-deed-feed-revoke = Adresse für einen Kalender ungültig gemacht

# difference-…: was zwei Ausgaben unterscheidet, als Seite und als Nachrichten.

difference-title = Was sich geändert hat
difference-news = Änderungen des Programms
difference-between = Von Ausgabe { $from } zu Ausgabe { $to }
difference-from = Von
difference-to = Bis
difference-show = Zeigen
difference-nothing-before = noch nichts
difference-release = Ausgabe { $number }, { $at }
difference-release-named = Ausgabe { $number }, { $name }, { $at }
difference-first = Das Programm ist veröffentlicht.
difference-took-back = Ausgabe { $number } wurde zurückgenommen.
difference-same = Leserinnen und Leser sehen keinen Unterschied.
difference-unpublished = Das Programm ist noch nicht veröffentlicht.
difference-to-programme = Zum Programm
difference-subscribe = Die Änderungen abonnieren (Atom)
