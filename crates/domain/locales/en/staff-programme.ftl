### The organisers' plain pages of the programme.

# staff-programme-menu…: the way between them; the lists have the same headings.

staff-programme-menu = Pages of the programme
staff-programme-menu-board = Board
staff-programme-menu-sessions = Sessions
staff-programme-menu-slots = Slots
staff-programme-menu-tracks = Tracks
staff-programme-menu-themes = Themes
staff-programme-menu-rooms = Rooms
staff-programme-menu-speakers = People
staff-programme-menu-settings = Settings
staff-programme-menu-clashes = Clashes
staff-programme-menu-releases = Releases
staff-programme-menu-import = Import

# staff-programme-intro…: what a page is for.

staff-programme-intro-sessions = All sessions of the draft, by time; those without a time come last.
staff-programme-intro-tracks = Focus areas, in the order in which readers see them.
staff-programme-intro-themes = Subjects across the tracks.
staff-programme-intro-rooms = Where sessions are, in the order of the columns.
staff-programme-intro-speakers = Who speaks and who chairs. Nothing here tells how to reach them.
staff-programme-intro-releases = Readers see the newest release. The draft changes nothing for them until you release it.
staff-programme-intro-clashes = What does not fit together in the draft, the worst first.
staff-programme-intro-import = A programme from elsewhere: schedule.xml or schedule.json, as frab and pretalx write them, or a ZIP of sheets (sessions.csv, slots.csv, rooms.csv, speakers.csv, tracks.csv, themes.csv). Sessions that a schedule or a sheet of sessions does not have are withdrawn. Undo takes all of it back.
staff-programme-intro-move = Gives a session a time and a room; its slots move with it.
staff-programme-intro-length = Changes how long a session is; its slots stay as they are.
staff-programme-intro-unplace = Takes a session out of the grid; it keeps its length and its slots.
staff-programme-intro-shift = Moves every session that starts at this time or later on the same day.
staff-programme-intro-swap = Two sessions take each other’s time and room; each keeps its length.
staff-programme-intro-copy = Makes another session with the same slots; nobody has booked a seat in the copy.

# staff-programme-new…, -empty…, -remove…: one kind each.

staff-programme-new-session = Add a session
staff-programme-new-slot = Add a slot
staff-programme-new-track = Add a track
staff-programme-new-theme = Add a theme
staff-programme-new-room = Add a room
staff-programme-new-speaker = Add a person
staff-programme-empty-sessions = There are no sessions yet.
staff-programme-empty-slots = There are no slots in it yet.
staff-programme-empty-tracks = There are no tracks yet.
staff-programme-empty-themes = There are no themes yet.
staff-programme-empty-rooms = There are no rooms yet.
staff-programme-empty-speakers = There is nobody yet.
staff-programme-empty-clashes = Nothing clashes.
staff-programme-empty-releases = Nothing was released yet.
staff-programme-remove = Remove
staff-programme-remove-session = The session and its slots go out of the draft.
staff-programme-remove-slot = The slot goes out of its session.
staff-programme-remove-track = The track goes out of the draft.
staff-programme-remove-theme = The theme goes out of the draft.
staff-programme-remove-room = The room goes out of the draft.
staff-programme-remove-speaker = The person goes out of the draft.
staff-programme-remove-changed = Somebody else has just changed it. Please look at it again before you remove it.
staff-programme-in-use = It is still needed, so it stays. Change this first:
staff-programme-undo-hint = Undo brings it back.

# staff-programme-part…: the parts of the forms.

staff-programme-part-about = What it is
staff-programme-part-when = When and where
staff-programme-part-belongs = Who and what for
staff-programme-part-seats = Seats to book
staff-programme-part-slots = Slots
staff-programme-part-deeds = More
staff-programme-part-settings = For the whole programme

# staff-programme-field…: their fields, and what one should know of them.

staff-programme-field = Field
staff-programme-field-key = Key
staff-programme-field-key-hint = Its short name in addresses, such as opening. Left empty, it is made from the name.
staff-programme-field-kind = Kind
staff-programme-field-title = Title
staff-programme-field-abstract = Abstract
staff-programme-field-abstract-hint = In Markdown: *emphasis*, lists, links.
staff-programme-field-starts = Starts at
staff-programme-field-starts-hint = In the conference’s own time. Left empty, it has no place in the programme yet.
staff-programme-field-minutes = Minutes
staff-programme-field-length = Length in minutes
staff-programme-field-room = Room
staff-programme-field-track = Track
staff-programme-field-themes = Themes
staff-programme-field-chairs = Chairs
staff-programme-field-chairs-hint = In their order, by name. Save to get more lines.
staff-programme-field-speakers = Speakers
staff-programme-field-speakers-hint = In their order, by name. Save to get more lines.
staff-programme-field-language = Language
staff-programme-field-language-hint = The tag of the language it is held in, such as en, sv or pt-BR.
staff-programme-field-accredited = Accredited: it counts as education and is free of sponsors
staff-programme-field-sponsored = Industry pays for it
staff-programme-field-place = Seats in it are booked
staff-programme-field-place-capacity = Seats
staff-programme-field-place-note = Note before booking
staff-programme-field-place-opens = Booking opens
staff-programme-field-place-opens-hint = Left empty, for as long as one can register.
staff-programme-field-place-closes = Booking closes
staff-programme-field-place-categories = Only for
staff-programme-field-place-categories-hint = None ticked: for everybody.
staff-programme-field-place-requires = Only together with
staff-programme-field-place-overlaps = One may book something else at the same time
staff-programme-field-name = Name
staff-programme-field-colour = Colour
staff-programme-field-capacity = Seats
staff-programme-field-equipment = Equipment
staff-programme-field-equipment-hint = One thing in each line.
staff-programme-field-stream = Address of the stream
staff-programme-field-stream-hint = It begins with https://.
staff-programme-field-open = Open hours
staff-programme-field-open-hint = A line each, such as 2022-09-22 09:00 – 17:00. Left empty, always.
staff-programme-field-affiliation = Affiliation
staff-programme-field-confirmed = Has said that they come
staff-programme-field-available = Can come
staff-programme-field-available-hint = A line each, such as 2022-09-22 09:00 – 17:00. Left empty, always.
staff-programme-field-biography = Biography
staff-programme-field-biography-hint = In Markdown: *emphasis*, lists, links.
staff-programme-field-at = Starts at
staff-programme-field-offset = Minutes after the session’s start
staff-programme-field-walking-minutes = Minutes to walk between two rooms
staff-programme-field-opens = The day begins
staff-programme-field-opens-hint = Sessions outside of these hours are a clash. Left empty, any hour is fine.
staff-programme-field-closes = The day ends
staff-programme-field-sample = It is an invented sample; the pages say so
staff-programme-field-session = Session
staff-programme-field-one = This session
staff-programme-field-other = and this one
staff-programme-field-from = From
staff-programme-field-only-room = Only in this room
staff-programme-field-only-track = Only of this track
staff-programme-field-later-days = Also on the days after it
staff-programme-field-note = Note
staff-programme-field-note-hint = What is new, for readers.
staff-programme-field-file = File
staff-programme-field-file-hint = schedule.xml or schedule.json, at most 10 MiB.
staff-programme-when-ticked = Only if “{ $label }” is ticked.

# What parts of a programme are like.

staff-programme-everywhere = All rooms
staff-programme-unplaced = Without a place
staff-programme-unconfirmed = Has not answered yet
staff-programme-minutes = { $count } min
staff-programme-offset = +{ $count } min
staff-programme-seats =
    { $count ->
        [one] One seat
       *[other] { $count } seats
    }
staff-programme-slot-of = Slot “{ $title }”:
staff-programme-up = Up
staff-programme-down = Down
staff-programme-add = Add
staff-programme-saved = Saved.
staff-programme-removed = Removed.

# What is done with sessions.

staff-programme-move = Move
staff-programme-length = Change the length
staff-programme-unplace = Take off the board
staff-programme-shift = Move what follows
staff-programme-swap = Swap
staff-programme-copy = Copy
staff-programme-undo = Undo
staff-programme-redo = Do again
staff-programme-nothing-to-undo = There is nothing to undo.
staff-programme-nothing-to-redo = There is nothing to do again.
staff-programme-look = Show what it would do
staff-programme-look-hint = Nothing is saved yet.
staff-programme-effect = what it would do
staff-programme-touched = What changes
staff-programme-touches-nothing = Nothing changes.
staff-programme-clashes-new = New clashes
staff-programme-clashes-gone = Solved clashes
staff-programme-clashes-same = No new clash, and none solved.
staff-programme-before = Before:
staff-programme-after = After:
staff-programme-is-new = It is new.
staff-programme-is-gone = It is gone then.
staff-programme-confirm = Save
staff-programme-change-wish = Change it
staff-programme-hit = Who is hit
staff-programme-hit-nobody = Nobody is hit.
staff-programme-hit-people = In two places at once, or late: { $names }
staff-programme-hit-rooms = Too few seats: { $names }
staff-programme-hit-attendees =
    { $count ->
        [one] One attendee booked or starred what would overlap.
       *[other] { $count } attendees booked or starred what would overlap.
    }
staff-programme-hit-entries =
    { $count ->
        [one] The next release changes one calendar entry.
       *[other] The next release changes { $count } calendar entries.
    }
staff-programme-hit-mails =
    { $count ->
        [one] The next release sends one mail.
       *[other] The next release sends { $count } mails.
    }
staff-programme-hit-who = Who they are
staff-programme-deed-put = changed details
staff-programme-deed-remove = something was removed
staff-programme-deed-order = a new order
staff-programme-deed-settings = changed settings
staff-programme-deed-move = a session was moved
staff-programme-deed-unplace = a session was taken off the board
staff-programme-deed-shift = what follows was moved
staff-programme-deed-swap = two sessions were swapped
staff-programme-deed-copy = a session was copied
staff-programme-deed-several = several changes
staff-programme-deed-load = a programme file was loaded
staff-programme-deed-import = an import

# staff-programme-import…: bringing a programme in.

staff-programme-imported = Imported. Undo takes it back.
staff-programme-import-same = The draft says the same already; nothing was changed.
staff-programme-import-nothing = Please choose a file.
staff-programme-import-no-text = This is no text in UTF-8. Please choose a schedule.xml, a schedule.json or a ZIP of sheets.
staff-programme-import-mistakes = Nothing was imported. Please correct this in the file:
staff-programme-import-outdated = Somebody changed the draft meanwhile, so nothing was imported yet. This is what the file would do now.
staff-programme-import-go = Import
staff-programme-import-other = Choose another file
staff-programme-import-left-out = What is not taken from the file
staff-programme-count-new =
    { $count ->
        [one] one new
       *[other] { $count } new
    }
staff-programme-count-changed =
    { $count ->
        [one] one changed
       *[other] { $count } changed
    }
staff-programme-count-gone =
    { $count ->
        [one] one gone
       *[other] { $count } gone
    }
staff-programme-count-clashes =
    { $count ->
        [one] one new clash
       *[other] { $count } new clashes
    }

# Two people changed the same.

staff-programme-conflict = Somebody else changed the same
staff-programme-conflict-advice = While you were working, somebody saved another version. Nothing of yours is saved yet. Which one holds? Undo brings the other one back.
staff-programme-conflict-gone = Somebody removed it. Yours would bring back what its form says.
staff-programme-conflict-removal = Somebody changed it. Yours would remove it.
staff-programme-conflict-same = Both versions say the same now.
staff-programme-theirs = Theirs, saved
staff-programme-yours = Yours
staff-programme-nothing = empty
staff-programme-take-theirs = Keep theirs
staff-programme-take-yours = Use mine

# staff-programme-release…: publishing.

staff-programme-release = Release the draft
staff-programme-release-hint = Readers see it at once, and mails follow from what changed.
staff-programme-release-go = Publish release
staff-programme-changes = What changes for readers
staff-programme-changes-none = Nothing that readers see.
staff-programme-release-forbidden = Some clashes forbid a release. Please solve them first.
staff-programme-released = The draft is released. Readers see it now.
staff-programme-released-before = What was released
staff-programme-newest = Readers see this one
staff-programme-nothing-to-release = Readers see this draft already; there is nothing to release.
staff-programme-takes-back = Takes back release { $number }
staff-programme-take-back = Take back
staff-programme-take-back-intro = The release before it becomes what readers see again, as a new release. The draft stays as it is.
staff-programme-taken-back = It is taken back. Readers see the one before it again.

# problem-…: why something was not done.

problem-capacity-below-taken = More seats are booked in a session than it would have.
problem-capacity-below-taken-advice = Give it more seats, or leave those it has.
problem-place-booked = Somebody has booked a session that would take no bookings any more.
problem-place-booked-advice = Leave it bookable.
problem-place-names-unknown = A session that is booked names something that the conference does not have.
problem-place-names-unknown-advice = Look at its seats.
problem-place-twice = A session has the key of another place of the conference.
problem-place-twice-advice = Copy it under another key.
problem-file-too-large = This file is too large.
problem-file-too-large-advice = A file may have at most 10 MiB.
problem-forbidden-clashes = Some clashes forbid a release.
problem-forbidden-clashes-advice = Please solve them first.
problem-no-item = This is no longer in the programme.
problem-no-item-advice = Look at the list anew.
problem-item-in-use = It is still needed.
problem-item-in-use-advice = Change first what names it.
problem-item-taken = There is one with this key already.
problem-item-taken-advice = Choose another key.
problem-session-unplaced = One of them has no place in the programme yet.
problem-session-unplaced-advice = Give it a time first.
problem-incomplete-order = The list was changed meanwhile.
problem-incomplete-order-advice = Look at it anew and try again.
problem-draft-outdated = The draft was changed meanwhile.
problem-draft-outdated-advice = You see it now as it is; please try again.
problem-nothing-to-undo = There is nothing to undo.
problem-nothing-to-undo-advice = Nothing was changed.
problem-nothing-to-redo = There is nothing to do again.
problem-nothing-to-redo-advice = Nothing was changed.
problem-nothing-to-release = Readers see this draft already.
problem-nothing-to-release-advice = Change it first.
problem-release-not-newest = Only the newest release can be taken back.
problem-release-not-newest-advice = Look at the list anew.
problem-no-earlier-release = There is no release before the first one.
problem-no-earlier-release-advice = Change the draft and release that.
