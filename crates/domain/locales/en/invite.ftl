### The mails to speakers, and the words for invites.

invite-greeting = Hello { $reader },
invite-greeting-nobody = Hello,
invite-assistant = This mail is about { $name }; you receive it in their stead.
invite-why = You receive this mail because { $name } is asked to speak or to chair at the conference.
invite-open = Open the speaker’s page
invite-private = The link is for you alone: whoever has it can answer and change what is there.

invite-requested-subject = Invitation: { $what }
invite-requested-lead = you are invited to speak at { $title }. Please tell us whether you come.
invite-requested-chair-lead = you are invited to chair a session at { $title }. Please tell us whether you come.
invite-moved-subject = New time or place: { $what }
invite-moved-lead = something has changed at { $title }: the time or the place of what you are asked to. Please tell us whether it still suits you.
invite-reworded-subject = Changed: { $what }
invite-reworded-lead = only words have changed at { $title }; time and place stay, and so does your answer.
invite-withdrawn-subject = Withdrawn: { $what }
invite-withdrawn-lead = this is no longer in the programme of { $title }. You need not do anything.
invite-withdrawn-without-you-subject = No longer yours: { $what }
invite-withdrawn-without-you-lead = you are no longer on this part of the programme of { $title }; it takes place without you. You need not do anything.
invite-withdrawn-other-address-subject = Invitation goes elsewhere: { $what }
invite-withdrawn-other-address-lead = the invitation of { $name } to { $title } now goes to another address, so it is taken back here. You need not do anything.
invite-refreshed-subject = Invitation: { $what }
invite-refreshed-lead = here is the invitation again that your calendar asked for, for { $title }.
invite-summary-subject = { $title }: { $count ->
    [one] one change
   *[other] { $count } changes
 } in your programme
invite-summary-lead = this is all that has changed for you at { $title }. Each has a mail of its own, with the entry for your calendar.
invite-reminder-subject = Please answer: { $title }
invite-reminder-lead = we do not know yet whether you come to { $title }. Please answer in your calendar, or with one click on your page.
speaker-link-subject = Your speaker’s page: { $title }
speaker-link-lead = here is the link to the speaker’s page for { $title }: your slots, your answers, your profile.

invite-changed = What has changed
invite-from-to = { $what }: { $old } → { $new }
invite-part-when = When
invite-part-room = Where
invite-part-title = Title
invite-part-session = Session
invite-part-name = Name
invite-in-session = in: { $session }
invite-as-chair = as chair
invite-answer-how = Answer in your calendar, or on the speaker’s page.
invite-calendar-given = The entry for your calendar comes with this mail.
invite-calendar-moved = This mail moves the entry in your calendar.
invite-calendar-taken-back = This mail takes the entry out of your calendar. If it stays, please delete it.
invite-calendar-description = { $title }, { $days }, { $city }

invite-deed-requested = New
invite-deed-moved = New time or place
invite-deed-reworded = New words
invite-deed-withdrawn = Withdrawn
invite-deed-open = Not answered yet

speaker-answer-accepted = Accept
speaker-answer-tentative = Maybe
speaker-answer-declined = Decline
speaker-answer-comment = A word to the organisers, if you like
speaker-done-answer = Your answer is written down.
speaker-standing-sent = Please answer
speaker-standing-accepted = You come
speaker-standing-tentative = You come maybe
speaker-standing-declined = You do not come
speaker-standing-updated = Time or place changed: please answer again
