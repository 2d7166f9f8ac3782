### The pages of the programme.

# programme-…: what readers get of the programme.

programme-views = Views of the programme
programme-view-list = List
programme-view-grid = Grid
programme-view-speakers = Speakers
programme-view-now = Now and next
programme-way = Where you are
programme-ways = Parts of the programme
programme-by-day = By day
programme-by-track = By focus area
programme-by-theme = By theme
programme-by-room = By room
programme-grid = Programme as a grid
programme-all-rooms = All rooms
programme-other-zone = In brackets: the same time where you are ({ $zone }).
programme-nothing-here = Nothing is planned here yet.
programme-no-speakers = Nobody is named yet.
programme-sponsored = paid for by industry
programme-when = When
programme-where = Where
programme-track = Focus area
programme-themes = Themes
programme-language = Language
programme-education = Education
programme-accredited = Counts as continuing education
programme-note = Please note
programme-about = What it is about
programme-about-person = About
programme-slots = In this session
programme-chairs-track = Chairs the focus area:
programme-seats = Seats
programme-session-seats =
    { $count ->
        [one] One seat, to be booked.
       *[other] { $count } seats, to be booked.
    }
programme-book = Register and book
programme-room-capacity = Room for
programme-room-seats =
    { $count ->
        [one] one person
       *[other] { $count } people
    }
programme-room-equipment = Equipment
programme-room-stream = Stream
programme-room-stream-open = Watch the stream
programme-search = Search the programme
programme-search-go = Search
programme-search-hint = Type a word of a title, a text or a name.
programme-search-count =
    { $count ->
        [0] Nothing found for “{ $wish }”
        [one] One result for “{ $wish }”
       *[other] { $count } results for “{ $wish }”
    }
programme-search-none = Try fewer or shorter words, or look through the list.
programme-search-sessions = Sessions and talks
programme-now = Now
programme-next = Next
programme-now-time = At the conference it is
programme-now-nothing = Nothing is on at the moment.
programme-now-over = The programme is over.
programme-overview-sessions =
    { $count ->
        [one] one session
       *[other] { $count } sessions
    }
programme-overview-open = See the whole programme
programme-take = Take it along:
programme-take-calendar = Calendar
programme-take-changes = What changed
