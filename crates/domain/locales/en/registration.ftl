### Registering, and the page of one registration.

# registration-…: the form and its parts.

registration-register = Register
registration-intro = It takes about three minutes; you need no account.
registration-to-conference = To the page of the conference
registration-part-about = About you
registration-part-places = Your places
registration-part-questions = Your interests
registration-part-extras = If it applies to you
registration-part-needs = Diet and access
registration-part-notice = Privacy
registration-given-name = Given name
registration-family-name = Family name
registration-email = E-mail address
registration-email-hint = Your confirmation and your private link go there.
registration-affiliation = Affiliation
registration-affiliation-hint = Where you work, study, or whom you speak for.
registration-country = Country
registration-category = You come as
registration-language = Language of our mails
registration-places = What would you like to book?
registration-places-hint = If something is full, you get a place on its waiting list, and we write when it is your turn.
registration-focus-areas = Focus areas that interest you
registration-shown-when = Only if you answered “{ $answer }” to “{ $question }”.
registration-orcid = ORCID iD
registration-orcid-hint = For researchers, such as 0000-0002-1825-0097.
registration-efn = EFN
registration-efn-hint = For physicians in Germany: the 15 digits of the “Einheitliche Fortbildungsnummer”, for credits.
registration-photo-consent = May you be seen in photos of the conference?
registration-photo-consent-hint = No answer counts as no.
registration-diet = What you cannot eat
registration-access = What you need to take part
registration-needs-hint = These are health data: stored apart, read only by those who arrange meals and access, and deleted 14 days after the conference. At most { $max } characters each.
registration-needs-consent = I consent to these health data being stored for this purpose
registration-notice-read = Read the privacy notice
registration-notice-accept = I have read the privacy notice and accept it
registration-notice = Privacy notice
registration-notice-accepted = Version { $version }, accepted on { $at }
registration-send = Register
registration-mail-sent = We are sending a mail to { $email }. It holds the confirmation and your private link.
registration-confirmed = You are registered
registration-waiting = You are on a waiting list
registration-lapsed = You hold no place now
registration-cancelled = This registration is cancelled

# receipt-…: what follows the form.

receipt-confirmed = You are registered
receipt-waiting = You are on the waiting list
receipt-spam = No mail within a few minutes? Look in the folder for spam.

# booking-…: how a booking stands.

booking-held = The place is yours
booking-waiting = On the waiting list
booking-waiting-at = On the waiting list, at position { $position }
booking-offered = A place is kept for you
booking-cancelled = Given back
booking-expired = The offer has expired

# link-…: the private link.

link-title = Your private link
link-intro = Your private link opens your registration. We send it to the address you registered with.
link-email-hint = The address you registered with.
link-send = Send me my link
link-sent = If { $email } is registered, a mail with the link is on its way.
link-renew = Send a new link and void the old ones
link-renew-hint = Did somebody else see your link? A new one makes all old ones void.
link-renewed = The old links are void. A new one is on its way to { $email }.

# own-…: the page of one's own registration.

own-title = Your registration
own-places = Your places
own-details = Your details
own-more = More
own-until = You can change and cancel by yourself until
own-too-late = The time for changes by yourself is over. It ended on
own-cancelled = You may register anew.
own-close = Close on this device
own-close-hint = On a shared computer, close your registration when you are done. Your link stays valid.
own-done-details = Your details are saved.
own-done-places = Your places are saved. A mail is on its way.
own-done-accepted = The place is yours. A mail with the calendar entry is on its way.
own-done-refused = Thank you: the place goes to the next person.
own-done-cancelled = Your registration is cancelled. A mail is on its way.
details-change = Change my details
places-change = Change my places
places-change-hint = Untick what you want to give back: it goes to the next person at once. What you tick anew is booked, or puts you at the end of its waiting list.

# offer-…: a kept seat.

offer-title = A place for you
offer-intro = A place has come free, and it is your turn.
offer-until = It is kept for you until { $at }.
offer-accept = Take the place
offer-refuse = Leave it to the next

# cancel-…: giving everything back.

cancel-title = Cancel my registration
cancel-intro = This gives back all your places at once. Somebody who waits may get them, so it cannot be undone.
cancel-single = Only one of them?
cancel-confirm = Yes, cancel everything
