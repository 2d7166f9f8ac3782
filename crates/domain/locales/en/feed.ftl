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

# feed-…: the page of one's own calendar.

feed-title = Your calendar
feed-intro = Subscribe once, and your places and what you starred are in your own calendar. When something moves, the entry moves.
feed-make = Make an address for my calendar
feed-address = The address of your calendar
feed-once = Whoever has this address can read your calendar, so keep it to yourself. It is shown only now: copy it, or choose one of these.
feed-open = Open in a calendar on this device
feed-google = Add to Google Calendar
feed-outlook = Add to Outlook.com
feed-office = Add to Microsoft 365
feed-third = With one of these services, that company reads your calendar too.
feed-alarm = To be reminded a quarter of an hour before each entry, add this to the address:
feed-lag = Calendars look for changes when they like: some every hour, Google’s up to a day later. What is urgent comes by mail.
feed-since = There is an address since { $at }.
feed-fetched = Last read in the hour from { $at }.
feed-never-fetched = It was not read yet.
feed-renew = Make a new address
feed-renew-hint = Lost the address, or did somebody else see it? A new one makes the old one void at once.
feed-revoke = Make the address void
feed-revoke-hint = No longer needed? Without an address nobody can read your calendar.
feed-done-made = Your calendar has an address.
feed-done-revoked = The address is void.

# staff-deed-feed-…: what staff read of it.

staff-deed-feed-make = Address for a calendar made
staff-deed-feed-revoke = Address for a calendar made void

# difference-…: what differs between two releases, as a page and as news.

difference-title = What has changed
difference-news = Changes of the programme
difference-between = From release { $from } to release { $to }
difference-from = From
difference-to = To
difference-show = Show
difference-nothing-before = nothing yet
difference-release = Release { $number }, { $at }
difference-release-named = Release { $number }, { $name }, { $at }
difference-first = The programme is published.
difference-took-back = Release { $number } was taken back.
difference-same = Readers see no difference.
difference-unpublished = The programme is not published yet.
difference-to-programme = To the programme
difference-subscribe = Subscribe to the changes (Atom)
