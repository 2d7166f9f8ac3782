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
