### The pages of a conference.

# conference-…: the pages of a conference.

conference-list = Konferenzen
conference-list-empty = Es gibt noch keine Konferenz.
conference-register = Anmelden
conference-registered-already = Schon angemeldet? Link anfordern
conference-opens = Die Anmeldung öffnet am { $at }.
conference-open-until = Die Anmeldung ist offen bis { $at }.
conference-closed-since = Die Anmeldung ist seit { $at } geschlossen.
conference-tracks = Schwerpunkte
conference-themes = Übergreifend:
conference-places = Was Sie buchen können
conference-programme = Programm
conference-programme-empty = Das Programm ist noch nicht veröffentlicht.
conference-programme-whole = Das ganze Programm
conference-programme-sample = Dieses Programm ist ein Beispiel: Alle Titel, Zeiten und Personen darin sind erfunden.
conference-zone = Alle Zeiten sind Ortszeiten der Konferenz:
conference-about = Über die Konferenz
conference-hosts = Veranstaltet von
conference-contact = Fragen
conference-privacy = Datenschutzhinweise
conference-privacy-read = Lesen Sie, was mit Ihren Daten geschieht
conference-privacy-version = Fassung

# place-…: whether a place can be had.

place-free =
    { $count ->
        [one] Einer von { $capacity } Plätzen frei
       *[other] { $count } von { $capacity } Plätzen frei
    }
place-full =
    { $count ->
        [0] Ausgebucht: Sie wären an erster Stelle der Warteliste
        [one] Ausgebucht: eine Person wartet
       *[other] Ausgebucht: { $count } Personen warten
    }
place-opens = Buchbar ab { $at }
place-closed = War buchbar bis { $at }
place-cancelled = Findet nicht statt
place-for = Nur für: { $categories }

# session-…: the programme.

session-chairs = Vorsitz:
session-kind-plenary = Plenum
session-kind-track-session = Schwerpunktsitzung
session-kind-breakout = Gruppenarbeit
session-kind-poster = Poster
session-kind-social = Rahmenprogramm
session-kind-break = Pause
