### The pages of the programme.

# programme-…: what readers get of the programme.

programme-views = Vyer av programmet
programme-view-list = Lista
programme-view-grid = Rutnät
programme-view-speakers = Talare
programme-view-now = Nu och härnäst
programme-way = Var du är
programme-ways = Delar av programmet
programme-by-day = Efter dag
programme-by-track = Efter fokusområde
programme-by-theme = Efter tema
programme-by-room = Efter sal
programme-grid = Programmet som rutnät
programme-all-rooms = Alla salar
programme-other-zone = Inom parentes: samma tid där du är ({ $zone }).
programme-nothing-here = Här är inget planerat ännu.
programme-no-speakers = Ingen är nämnd ännu.
programme-sponsored = bekostas av industrin
programme-when = När
programme-where = Var
programme-track = Fokusområde
programme-themes = Teman
programme-language = Språk
programme-education = Utbildning
programme-accredited = Räknas som fortbildning
programme-note = Observera
programme-about = Vad det handlar om
programme-about-person = Om personen
programme-slots = I den här sessionen
programme-chairs-track = Leder fokusområdet:
programme-seats = Platser
programme-session-seats =
    { $count ->
        [one] En plats, som bokas.
       *[other] { $count } platser, som bokas.
    }
programme-book = Anmäl dig och boka
programme-room-capacity = Plats för
programme-room-seats =
    { $count ->
        [one] en person
       *[other] { $count } personer
    }
programme-room-equipment = Utrustning
programme-room-stream = Direktsändning
programme-room-stream-open = Se sändningen
programme-search = Sök i programmet
programme-search-go = Sök
programme-search-hint = Skriv ett ord ur en titel, en text eller ett namn.
programme-search-count =
    { $count ->
        [0] Inget hittades för ”{ $wish }”
        [one] Ett resultat för ”{ $wish }”
       *[other] { $count } resultat för ”{ $wish }”
    }
programme-search-none = Prova med färre eller kortare ord, eller titta igenom listan.
programme-search-sessions = Sessioner och föredrag
programme-now = Nu
programme-next = Härnäst
programme-now-time = På konferensen är det
programme-now-nothing = Just nu pågår inget.
programme-now-over = Programmet är slut.
programme-overview-sessions =
    { $count ->
        [one] en session
       *[other] { $count } sessioner
    }
programme-overview-open = Se hela programmet
programme-take = Ta med dig programmet:
programme-take-calendar = Kalender
programme-take-changes = Vad som ändrats
