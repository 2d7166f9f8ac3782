### The mails. A key begins with the name of the message; `mail-…` is what several have.

# Every text may name: title, days and city of the conference, contact, changes-until, name,
# and of the place that the mail is about: place, offer-until.

mail-greeting = Hello { $name },
mail-held = Your places
mail-offered = Kept for you
mail-waiting = You are on the waiting list
mail-gone = No longer yours
mail-position = Position { $count } in the waiting list
mail-offer-until = Kept for you until { $offer-until }
mail-open = Open my registration
mail-page = To the page of the conference
mail-changes-until = You can change or cancel everything yourself until { $changes-until }.
mail-changes-over = Changes are no longer possible online; please write to { $contact }.
mail-private = The link is for you alone: whoever has it can see and change your registration.
mail-calendar-given = A calendar entry for your places comes with this mail.
mail-calendar-both = The calendar entries in this mail add your new places and take back those you no longer have.
mail-calendar-taken-back = This mail takes the calendar entries of these places back. If they stay in your calendar, please delete them.
mail-calendar-questions = Questions? { $contact }
mail-questions = Questions? Answer this mail or write to { $contact }.
mail-about = { $title }, { $days }, { $city }
mail-why = You receive this mail because this address was registered for the conference.

registration-confirmed-subject = You are registered: { $title }
registration-confirmed-lead = You are registered for { $title }. We look forward to seeing you!
registration-confirmed-waiting-subject = You are on the waiting list: { $title }
registration-confirmed-waiting-lead = Thank you for registering for { $title }. What you chose is full at the moment, so you are on the waiting list. As soon as a place is free for you, we write to you.

registration-changed-subject = Your registration has changed: { $title }
registration-changed-lead = Your registration for { $title } has changed. This is how it stands now.

registration-cancelled-subject = Your registration is cancelled: { $title }
registration-cancelled-lead = Your registration for { $title } is cancelled. You have no places any more and wait for none.
registration-cancelled-again = Did you not mean to? While registration is open, you can register again on the page of the conference:

registration-repeated-subject = You are registered already: { $title }
registration-repeated-lead = Somebody, probably you, has just filled in the registration form for { $title } with this address. You are registered already, so nothing was changed. Here is your link and how your registration stands.
registration-repeated-stranger = Was it not you? Then you need not do anything.

registration-link-subject = Your link to your registration: { $title }
registration-link-lead = Here is the link to your registration for { $title }, and how it stands.

booking-offered-subject = A place is free for you: { $place }
booking-offered-lead = A place has come free for you: { $place }, at { $title }. We keep it for you until { $offer-until }.
booking-offered-take = Take the place
booking-offered-then = If you do not take it by then, it goes to the next person. If you do not want it, you need not do anything.

booking-expired-subject = The offer has ended: { $place }
booking-expired-lead = We had kept a place for you: { $place }, at { $title }. It was not taken in time and has gone to the next person.
booking-expired-again = Would you still like to come? Choose the place again on your page, and you are at the end of the waiting list.

place-changed-subject = Changed: { $place }
place-changed-lead = The organisers have changed something: { $place }, at { $title }. This is how your registration stands now.
place-changed-cancelled-subject = Cancelled: { $place }
place-changed-cancelled-lead = We are sorry: { $place }, at { $title }, does not take place. Your booking for it is cancelled. This is how your registration stands now.

bookings-clash-subject = Two of your places are at the same time: { $title }
bookings-clash-lead = The programme of { $title } has changed. Some of your places are now at the same time as others, so please choose which of them you keep.
bookings-clash-which = At the same time
bookings-clash-with = At the same time as: { $others }
bookings-clash-choose = Choose what I keep
bookings-clash-then = Until you choose, you keep all of them. What you give back goes to the next person who waits.
