### Das Programm, wie es gelesen wird.

programme-heading = Programm
programme-views = Ansichten des Programms
programme-view-list = Liste
programme-view-grid = Raster
programme-view-speakers = Vortragende
programme-view-now = Jetzt und gleich
programme-view-search = Suche
programme-days = Tage
programme-of-track = Was zu diesem Schwerpunkt gehört.
programme-of-theme = Was dieses Thema berührt.
programme-of-room = Was in diesem Raum stattfindet.
programme-room-capacity = Plätze
programme-room-equipment = Ausstattung
programme-room-stream = Die Übertragung aus diesem Raum ansehen
programme-all-rooms = Alle Räume
programme-empty = Hier ist nichts geplant.
programme-no-speakers = Noch ist niemand genannt.
programme-language = Sprache:
programme-themes = Themen:
programme-slots = Vorträge
programme-slot = Vortrag
programme-slot-of = Teil von
programme-speaker = Person
programme-sponsored = Von der Industrie bezahlt
programme-is-booked = Mit Platzbuchung
programme-is-booked-how = Für diese Sitzung brauchen Sie einen Platz.
programme-parts = Auf dieser Konferenz
programme-as-chair = (Vorsitz)
programme-search-for = Suchen Sie einen Titel, eine Person, ein Thema
programme-search-go = Suchen
programme-found =
    { $count ->
        [0] Nichts gefunden. Versuchen Sie weniger oder andere Wörter.
        [one] Ein Treffer.
       *[other] { $count } Treffer.
    }
programme-now = Jetzt
programme-next = Danach
programme-now-nothing = Gerade findet nichts statt.
programme-next-nothing = Das war alles.
programme-your-time = Ihre Zeit
