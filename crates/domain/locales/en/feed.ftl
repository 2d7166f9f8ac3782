### Calendars that one subscribes to, and their page.

# feed-…: what an entry says.

feed-cancelled = Cancelled: { $title }
feed-within = Part of: { $session }
feed-speakers = With { $names }
feed-chairs = Chaired by { $names }

# feed-name-…: what a calendar is called.

feed-name = { $part } – { $conference }
feed-personal = My calendar

# feed-column-…: the sheet of the programme.

feed-column-day = Day
feed-column-start = Start
feed-column-end = End
feed-column-room = Room
feed-column-track = Track
feed-column-session = Session
feed-column-title = Title
feed-column-speakers = Speakers

# staff-deed-feed-…: what staff read of it.

staff-deed-feed-make = Address for a calendar made
staff-deed-feed-revoke = Address for a calendar made void
