### The pages of the organisers.

# account-…: signing in and out.

account-sign-in = Sign in
account-sign-out = Sign out
account-signed-out = You are signed out.
account-password = Password
problem-sign-in-needed = Please sign in
problem-sign-in-needed-advice = This page is for the organisers.
problem-wrong-password = Address or password is wrong.
problem-wrong-password-advice = After several wrong tries an account rests for up to a minute.
problem-role-needed = Your role does not allow this
problem-role-needed-advice = Ask an owner of the conference for the role that does.
problem-message-not-dead = This mail was not given up
problem-message-not-dead-advice = Look at the outbox anew: it is being tried already, or it was sent.

# staff-…: what all these pages share.

staff-bar = For organisers
staff-home = Your conferences
staff-home-empty = Your account has no role in any conference yet. Ask an owner for one.
staff-all = All
staff-narrow = Show only
staff-pages = More pages
staff-newest = Newest
staff-older = Older
staff-places = Places
staff-place-taken =
    { $count ->
        [0] { $taken } of { $capacity } taken
        [one] { $taken } of { $capacity } taken, one person waiting
       *[other] { $taken } of { $capacity } taken, { $count } people waiting
    }

# staff-roll…: the registrations of a conference.

staff-roll = Registrations
staff-roll-empty = No registrations here.
staff-roll-hidden = Your role does not show registrations.
staff-roll-found =
    { $count ->
        [0] Nothing found. Try a part of a name or an address.
        [one] One found
       *[other] { $count } found
    }
staff-roll-found-more = More than { $count } found; these are the newest.
staff-search = Name, e-mail address or affiliation
staff-search-go = Search
staff-status-confirmed = Registered
staff-status-waiting = Waiting
staff-status-lapsed = Without a place
staff-status-cancelled = Cancelled
staff-booking-held = has a place
staff-booking-waiting = waiting
staff-booking-waiting-at = waiting, at position { $position }
staff-booking-offered = a place is offered
staff-booking-offered-until = a place is offered until { $at }
staff-booking-cancelled = given back
staff-booking-expired = offer expired

# staff-fact-…: what is known of a registration.

staff-details = Details
staff-fact-category = Category
staff-fact-focus-areas = Focus areas
staff-fact-photo-consent = May be seen in photos
staff-fact-diet = Diet
staff-fact-access = Access needs
staff-fact-made = Registered on
staff-fact-changed = Last changed on
staff-needs-hidden = Diet and access needs are health data, which your role does not show.

# staff-deed-…: what was done, and by whom.

staff-deeds = What was done
staff-deed-registration-create = Registered
staff-deed-registration-change = Details changed
staff-deed-registration-cancel = Registration cancelled
staff-deed-registration-revoke-link = New private link; old links made void
staff-deed-booking-create = Place booked
staff-deed-booking-renew = Place booked anew
staff-deed-booking-offer = Place offered
staff-deed-booking-accept = Offer accepted
staff-deed-booking-cancel = Place given back
staff-deed-booking-expire = Offer expired
staff-by-visitor = by a visitor of the public pages
staff-by-attendee = by the person
staff-by-staff = by { $name }
staff-by-gone = by an account that no longer exists
staff-by-operator = by the operator of the installation
staff-by-clock = by itself, when the time had come

# staff-outbox…: the mails.

staff-outbox = Outbox
staff-outbox-intro = Every change owes people a mail. A mail that fails is tried again for 72 hours; one that is given up waits here for you.
staff-outbox-empty = No mails here.
staff-mails = Mails
staff-mails-empty = No mails yet.
staff-mails-hidden = Your role does not show mails.
staff-message-pending = To be sent
staff-message-sent = Sent
staff-message-dead = Given up
staff-kind-registration-confirmed = Confirmation
staff-kind-registration-changed = Registration changed
staff-kind-registration-cancelled = Registration cancelled
staff-kind-registration-repeated = Registered already
staff-kind-registration-link = Private link
staff-kind-booking-offered = Offer of a place
staff-kind-booking-expired = Offer expired
staff-kind-place-changed = Place changed
staff-kind-bookings-clash = Places at the same time
staff-mail-made = Written on { $at }
staff-mail-attempts =
    { $count ->
        [one] Tried once
       *[other] Tried { $count } times
    }
staff-mail-next = Next try on { $at }
staff-mail-sent = Sent on { $at }
staff-mail-dead = Given up on { $at }
staff-mail-error = The last error:
staff-retry = Try again
staff-retried = The mail will be tried again in a moment.
