### What does not fit together in a programme.

# severity-…: how bad a clash is.

severity-forbidden = Forbidden
severity-warning = Warning
severity-hint = Hint

# clash-…: what does not fit, by the names of what it concerns, and what would cure it.

clash-all-rooms = all rooms

clash-room-twice = “{ $one }” and “{ $other }” use the same room at the same time ({ $room }, { $minutes } min)
clash-room-twice-cure = Move one of them to another room or another time.

clash-person-twice = { $person } is in two places at once: “{ $one }” and “{ $other }” ({ $minutes } min)
clash-person-twice-cure = Move one of them, or ask somebody else for one of them.

clash-slot-outside-session = “{ $one }” lies outside “{ $other }” ({ $minutes } min)
clash-slot-outside-session-cure = Move or shorten the slot, or make the session longer.

clash-slots-overlap = “{ $one }” and “{ $other }” overlap in the same session ({ $minutes } min)
clash-slots-overlap-cure = Let one start when the other is over, or shorten one.

clash-unknown-reference =
    “{ $one }” names { $what ->
        [track] a track
        [theme] a theme
        [room] a room
       *[speaker] a person
    } that is not in the programme: { $missing }
clash-unknown-reference-cure = Add what is missing, or choose another.

clash-walk-too-short = { $person } has { $minutes } min from “{ $one }” ({ $room }) to “{ $other }” ({ $other-room }), but the way takes { $walking } min
clash-walk-too-short-cure = Put both into the same room, or leave more time between them.

clash-person-unavailable = { $person } is not available for “{ $one }”
clash-person-unavailable-cure = Move it to when the person can come, or ask somebody else.

clash-room-closed = “{ $one }” is outside the hours of its room ({ $room })
clash-room-closed-cure = Move it to another time or room, or change the hours of the room.

clash-outside-days = “{ $one }” is not on the days of the conference
clash-outside-days-cure = Move it to a day of the conference.

clash-outside-hours = “{ $one }” is outside the hours of the conference
clash-outside-hours-cure = Move or shorten it, or change the hours of the conference.

clash-skipped-time = “{ $one }” starts or ends at a time that does not exist, because the clocks are put forward
clash-skipped-time-cure = Choose a time before or after the change of the clocks.

clash-overbooked = “{ $one }” has { $seats } bookings, but there is room for { $capacity } ({ $room })
clash-overbooked-cure = Move it to a larger room.

clash-place-above-room = “{ $one }” offers { $seats } seats, but there is room for { $capacity } ({ $room })
clash-place-above-room-cure = Offer fewer seats, or move it to a larger room.

clash-plenary-beside-parallel = “{ $one }” is for everybody, but “{ $other }” is at the same time ({ $minutes } min)
clash-plenary-beside-parallel-cure = Move one of them to another time.

clash-sponsored-in-accredited = “{ $one }” is paid for by industry, but “{ $other }” is accredited
clash-sponsored-in-accredited-cure = Move the slot to a session without accreditation.

clash-session-shorter = “{ $one }” is { $minutes } min too short for its slots
clash-session-shorter-cure = Make the session longer, or shorten its slots.

clash-session-longer = “{ $one }” has { $minutes } min without a slot at its beginning or end
clash-session-longer-cure = Shorten the session, or add a slot; nothing needs to change if the time is meant for discussion.

clash-without-chair = “{ $one }” has no chair
clash-without-chair-cure = Choose who leads it.

clash-unconfirmed = { $person } has not yet agreed to come
clash-unconfirmed-cure = Ask for an answer, or note that the person has agreed.
