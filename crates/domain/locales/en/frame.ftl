### What stands around every page, and what all forms share.

# frame-…: around every page.

frame-skip = Skip to the content
frame-languages = Language
frame-home = All conferences
frame-foot = Run with Plenum. These pages load nothing from other sites and set no cookies for tracking.
frame-demonstration = Demonstration with invented people: here it is { $now }.

# form-…: what all forms share.

form-optional = (optional)
form-choose = Please choose
form-yes = Yes
form-no = No
form-save = Save
form-back = Back
form-faults = Please look at these fields again
form-fault-title = Error:

# problem-…: pages that say what went wrong, with an advice each.

problem-incident = If you write to us, please name this number:
problem-not-found = There is nothing here
problem-not-found-advice = Check the address, or start from the list of conferences.
problem-forbidden = This is not open to you
problem-forbidden-advice = Open it from the page it belongs to, or sign in.
problem-conflict = That is not possible now
problem-conflict-advice = Look at the page anew and try again.
problem-busy = Too much at once
problem-busy-advice = Nothing is lost. Please wait a moment and send it again.
problem-internal = Something went wrong on our side
problem-internal-advice = Please try again in a moment.
problem-request = This request cannot be read
problem-request-advice = Open the page anew and try again.
problem-too-large = That was too long
problem-too-large-advice = A form may have at most 64 KiB. Go back and shorten your answers.
problem-foreign-origin = This form came from another site
problem-foreign-origin-advice = Open the page here and send it again.
problem-form-outdated = This form was out of date.
problem-form-outdated-advice = Please check it and send it again.
problem-idempotency-key-reused = This form was sent before with other answers.
problem-idempotency-key-reused-advice = Send it again only if you want to register another person.
problem-link-needed = Open your registration with your private link
problem-link-needed-advice = It is in the mail that confirmed your registration. On the page of the conference you can have it sent again.
problem-no-registration = This link is no longer valid
problem-no-registration-advice = Use the link in your newest mail, or have a new one sent on the page of the conference.
problem-no-booking = There is no such booking.
problem-no-booking-advice = Look at your registration anew.
problem-offer-gone = This offer is no longer open.
problem-offer-gone-advice = It was answered, or it expired and went to the next person.
problem-place-full = No seat is free there any more.
problem-place-full-advice = Nothing was changed: you keep all you have. You may wait for a seat beside it.
problem-registration-cancelled = This registration is cancelled.
problem-registration-cancelled-advice = Register anew if you want to come.
problem-changes-closed = The time for changes is over.
problem-changes-closed-advice = Please write to the organisers.
problem-registration-outdated = Your registration was changed meanwhile.
problem-registration-outdated-advice = Compare what you typed with it, and save again if it is still right.
problem-too-many-requests = Too many requests came from your network.
problem-too-many-requests-advice = Nothing is lost. Please wait a minute and try again.
