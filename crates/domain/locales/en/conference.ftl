### The pages of a conference.

# conference-…: the pages of a conference.

conference-list = Conferences
conference-list-empty = There is no conference yet.
conference-register = Register
conference-registered-already = Already registered? Get your link
conference-opens = Registration opens on { $at }.
conference-open-until = Registration is open until { $at }.
conference-closed-since = Registration closed on { $at }.
conference-tracks = Focus areas
conference-themes = Across them:
conference-places = What you can book
conference-programme = Programme
conference-programme-empty = The programme is not published yet.
conference-programme-whole = The whole programme
conference-programme-sample = This programme is a sample: every title, time and person in it is invented.
conference-zone = All times are local times of the conference:
conference-about = About the conference
conference-hosts = Held by
conference-contact = Questions
conference-privacy = Privacy notice
conference-privacy-read = Read what happens with your data
conference-privacy-version = Version

# place-…: whether a place can be had.

place-free =
    { $count ->
        [one] One of { $capacity } seats free
       *[other] { $count } of { $capacity } seats free
    }
place-full =
    { $count ->
        [0] Full: you would be first on the waiting list
        [one] Full: one person is waiting
       *[other] Full: { $count } people are waiting
    }
place-opens = Can be booked from { $at }
place-closed = Could be booked until { $at }
place-cancelled = Will not take place
place-for = Only for: { $categories }

# session-…: the programme.

session-chairs = Chairs:
session-kind-plenary = Plenary
session-kind-track-session = Track session
session-kind-breakout = Breakout
session-kind-poster = Posters
session-kind-social = Social programme
session-kind-break = Break
