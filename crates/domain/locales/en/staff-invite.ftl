### What organisers read about invites and their mails.

staff-message-held = Waits for your word
staff-message-superseded = Overtaken
staff-message-left-out = Left out
staff-mail-superseded = Overtaken by a newer mail on { $at }
staff-mail-left-out = Left out on { $at }
staff-kind-invite-requested = Invite
staff-kind-invite-moved = Invite: new time or place
staff-kind-invite-reworded = Invite: new words
staff-kind-invite-withdrawn = Invite withdrawn
staff-kind-invite-refreshed = Invite sent again
staff-kind-invite-summary = Summary of invites
staff-kind-invite-reminder = Reminder
staff-kind-speaker-link = Link to the speaker’s page
staff-held-send-all = Send all mails that wait
staff-held-look = Look at the mail
staff-held-send = Send it
staff-held-leave-out = Leave it out
staff-held-reason = Why nobody shall get it
staff-held-reason-hint = One line, for the record. If it is still so, the next release proposes the mail again.
staff-held-sent = On its way.
staff-held-left-out = Left out; nobody gets it.
staff-letter-to = To
staff-letter-private = The private link is the reader’s alone and not shown here.

staff-programme-letters = Mails to speakers
staff-programme-letters-none = No speaker has to be told anything.
staff-programme-letters-look = Read these mails
staff-programme-hold = Hold the mails to speakers in the outbox until I send them

staff-invites = Answers
staff-invites-intro = Whom the programme asks to come, and what they have said: in their calendar, on their page, or to you.
staff-invites-open = For you to decide
staff-invites-empty = No invites yet. Give speakers an address, and release the programme.
staff-invite-from = From
staff-invite-counts = It counts
staff-invite-counts-not = It does not count
staff-invite-seen = Seen
staff-invite-bounced = Mails do not arrive:
staff-invite-none = Not invited to anything.
staff-invite-write = Write an answer down
staff-invite-comment = What was said with it
staff-invite-done = Written down.
staff-invite-by-calendar = In the calendar, { $at }
staff-invite-by-link = On the speaker’s page, { $at }
staff-invite-by-organiser = Written down by an organiser, { $at }
staff-invite-proposes = { $name } proposes another time for “{ $title }”: { $at }
staff-invite-proposes-some = { $name } proposes another time for “{ $title }”
staff-invite-aside = Somebody else answers for { $name }, “{ $title }”: { $answer }
invite-status-drafted = Not invited
invite-status-sent = Invited
invite-status-accepted = Comes
invite-status-tentative = Maybe
invite-status-declined = Does not come
invite-status-updated = Asked again
invite-status-cancelled = Withdrawn
staff-invite-waits = { $count ->
    [0] Waits for an answer since today
    [one] Waits for an answer for one day
   *[other] Waits for an answer for { $count } days
 }
staff-programme-hit-invites = { $count ->
    [one] One invite of a speaker changes with the next release.
   *[other] { $count } invites of speakers change with the next release.
 }
staff-invite-proposals = Other times proposed
