### The pages of the programme.

# programme-…: what readers get of the programme.

programme-views = Ansichten des Programms
programme-view-list = Liste
programme-view-grid = Raster
programme-view-speakers = Vortragende
programme-view-now = Jetzt und gleich
programme-way = Wo Sie sind
programme-ways = Teile des Programms
programme-by-day = Nach Tag
programme-by-track = Nach Schwerpunkt
programme-by-theme = Nach Thema
programme-by-room = Nach Raum
programme-grid = Programm als Raster
programme-all-rooms = Alle Räume
programme-other-zone = In Klammern: dieselbe Zeit bei Ihnen ({ $zone }).
programme-nothing-here = Hier ist noch nichts geplant.
programme-no-speakers = Noch ist niemand genannt.
programme-sponsored = von der Industrie bezahlt
programme-when = Wann
programme-where = Wo
programme-track = Schwerpunkt
programme-themes = Themen
programme-language = Sprache
programme-education = Fortbildung
programme-accredited = Zählt als Fortbildung
programme-note = Bitte beachten
programme-about = Worum es geht
programme-about-person = Zur Person
programme-slots = In dieser Sitzung
programme-chairs-track = Leitet den Schwerpunkt:
programme-seats = Plätze
programme-session-seats =
    { $count ->
        [one] Ein Platz, mit Buchung.
       *[other] { $count } Plätze, mit Buchung.
    }
programme-book = Anmelden und buchen
programme-room-capacity = Platz für
programme-room-seats =
    { $count ->
        [one] eine Person
       *[other] { $count } Personen
    }
programme-room-equipment = Ausstattung
programme-room-stream = Übertragung
programme-room-stream-open = Übertragung ansehen
programme-search = Programm durchsuchen
programme-search-go = Suchen
programme-search-hint = Geben Sie ein Wort aus einem Titel, einem Text oder einem Namen ein.
programme-search-count =
    { $count ->
        [0] Nichts gefunden für „{ $wish }“
        [one] Ein Ergebnis für „{ $wish }“
       *[other] { $count } Ergebnisse für „{ $wish }“
    }
programme-search-none = Versuchen Sie es mit weniger oder kürzeren Wörtern, oder sehen Sie die Liste durch.
programme-search-sessions = Sitzungen und Vorträge
programme-now = Jetzt
programme-next = Als Nächstes
programme-now-time = Bei der Konferenz ist es
programme-now-nothing = Im Moment findet nichts statt.
programme-now-over = Das Programm ist vorbei.
programme-overview-sessions =
    { $count ->
        [one] eine Sitzung
       *[other] { $count } Sitzungen
    }
programme-overview-open = Das ganze Programm ansehen
programme-take = Zum Mitnehmen:
programme-take-calendar = Kalender
programme-take-changes = Was sich geändert hat
