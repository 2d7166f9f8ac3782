### What differs between two releases of a programme.

# changes-detail-…: what is said of a thing, as words in a list.

changes-detail-abstract = abstract
changes-detail-kind = kind of session
changes-detail-track = focus area
changes-detail-themes = themes
changes-detail-language = language
changes-detail-order = order of people
changes-detail-accredited = accreditation
changes-detail-sponsored = sponsoring
changes-detail-booking = booking
changes-detail-capacity = capacity
changes-detail-stream = stream
changes-detail-affiliation = affiliation
changes-detail-biography = biography

# changes-…: what became of a thing whose name stands before it.

changes-all-rooms = all rooms
changes-new = New.
changes-new-at = New: { $when }, { $room }.
changes-gone = No longer there.
changes-withdrawn = Withdrawn; it was planned for { $when }, { $room }.
changes-moved = Moved from { $from } to { $to }.
changes-moved-within-day = Moved from { $from } to { $to }.
changes-length = Takes { $to } min instead of { $from } min.
changes-room = In another room: { $to } instead of { $from }.
changes-session = In another session: “{ $to }” instead of “{ $from }”.
changes-retitled = The title was “{ $from }” and is now “{ $to }”.
changes-retitled-elsewhere = The title is new in another language.
changes-renamed = The name was “{ $from }” and is now “{ $to }”.
changes-renamed-elsewhere = The name is new in another language.
changes-speakers = Now speaking: { $joined }; no longer: { $left }.
changes-speakers-joined = Now speaking: { $joined }.
changes-speakers-left = No longer speaking: { $left }.
changes-chairs = Now chairing: { $joined }; no longer: { $left }.
changes-chairs-joined = Now chairing: { $joined }.
changes-chairs-left = No longer chairing: { $left }.
changes-text = Changed: { $list }.
