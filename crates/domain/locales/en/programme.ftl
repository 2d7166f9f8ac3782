### The programme as readers see it.

programme-heading = Programme
programme-views = Ways to look at the programme
programme-view-list = List
programme-view-grid = Grid
programme-view-speakers = Speakers
programme-view-now = Now and next
programme-view-search = Search
programme-days = Days
programme-of-track = What belongs to this focus area.
programme-of-theme = What touches this theme.
programme-of-room = What happens in this room.
programme-room-capacity = Seats
programme-room-equipment = Equipment
programme-room-stream = Watch the stream of this room
programme-all-rooms = All rooms
programme-empty = Nothing is planned here.
programme-no-speakers = Nobody is named yet.
programme-language = Held in:
programme-themes = Themes:
programme-slots = Talks
programme-slot = Talk
programme-slot-of = Part of
programme-speaker = Person
programme-sponsored = Sponsored by industry
programme-is-booked = Needs a seat
programme-is-booked-how = You need a seat for this session.
programme-parts = At this conference
programme-as-chair = (chair)
programme-search-for = Look for a title, a person, a subject
programme-search-go = Search
programme-found =
    { $count ->
        [0] Nothing was found. Try fewer or other words.
        [one] One thing was found.
       *[other] { $count } things were found.
    }
programme-now = Now
programme-next = Next
programme-now-nothing = Nothing is on at the moment.
programme-next-nothing = That was all.
programme-your-time = Your time
