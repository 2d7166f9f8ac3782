### Calendars that one subscribes to, and their page.

# feed-…: what an entry says.

feed-cancelled = Cancelled: { $title }
feed-within = Part of: { $session }
feed-speakers = With { $names }
feed-chairs = Chaired by { $names }

# feed-name-…: what a calendar is called.

feed-name = { $part } – { $conference }
