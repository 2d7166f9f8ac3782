### The pages of speakers, and what organisers say of how they are reached.

# speaker-…: one's own page.

speaker-title = Your speaker’s page
speaker-duties = What you do
speaker-duties-empty = Nothing is published with you yet. As soon as it is, you find it here with its time and room.
speaker-speaks = You speak.
speaker-chairs = You chair this session.
speaker-with = With
speaker-disclosed = Interests disclosed
speaker-undisclosed = Disclosure of interests is missing
speaker-to-slot = Disclosure and slides
speaker-coming = Not yet published
speaker-coming-hint = The organisers plan these with you. Times are shown once they are published.
speaker-about = About you
speaker-close-hint = On a shared computer, close these pages when you are done. Your link stays valid.
speaker-programme = The whole programme
speaker-gone = The organisers have taken you out of the programme that they work on. If that is a mistake, please write to them:
speaker-owed =
    { $count ->
        [one] For one slot your disclosure of interests is missing.
       *[other] For { $count } slots your disclosure of interests is missing.
    }

speaker-done-profile = Saved. Readers see it with the next release of the programme.
speaker-done-availability = Saved. The organisers see when you can come.
speaker-done-needs = Saved.
speaker-done-assistant = Saved. From now on mails go to whom you named.
speaker-done-photo = Saved.
speaker-done-disclosed = Thank you: your disclosure is on the page of the slot.
speaker-done-file = The file is here.
speaker-done-removed = The file is gone.

speaker-form-profile = Your profile
speaker-form-profile-lead = What readers see of you, and what the organisers should know.
speaker-form-photo = Your photograph
speaker-form-photo-lead = It is shown on your page of the programme. We make it smaller and keep nothing of the file but the picture.
speaker-form-availability = When you can come
speaker-form-availability-lead = The organisers are warned where they plan you at another time. Readers do not see it.
speaker-form-needs = Diet and access
speaker-form-needs-lead = What you cannot eat, and what you need to take part.
speaker-form-assistant = Your assistant
speaker-form-assistant-lead = Mails and invites go to your assistant in your stead. A former assistant’s link is void at once.

speaker-part-public = What readers see
speaker-part-public-hint = It is published with the next release of the programme.
speaker-part-private = For the organisers
speaker-part-private-hint = Readers do not see this.
speaker-part-assistant = Assistant
speaker-part-contact = Speaker
speaker-part-contact-hint = Mails and invites go there, unless there is an assistant. Readers never see an address.
speaker-part-contacts = Addresses
speaker-part-disclosure = Disclosure of interests
speaker-part-disclosure-hint = Fees, shares, posts, grants: whatever may touch what you say here. It is shown on the page of the slot, with the date.
speaker-part-files = Slides
speaker-part-files-hint = Only you and the organisers can load them.

speaker-field-name = Name
speaker-field-affiliation = Where you work
speaker-field-biography = About you
speaker-field-biography-hint = Markdown works: *emphasis*, lists, links.
speaker-field-language = Language of mails
speaker-field-pronouns = Pronouns
speaker-field-stage-needs = What you need on stage
speaker-field-stage-needs-hint = Such as a microphone to hold, a chair, a ramp, sound from your computer.
speaker-field-recording-consent = May your talk be recorded?
speaker-field-recording-consent-hint = Without an answer it is not recorded.
speaker-field-photo-consent = May photographs of you be taken and published?
speaker-field-photo-consent-hint = Without an answer none are published.
speaker-field-assistant-name = Name of the assistant
speaker-field-assistant-email = E-mail address of the assistant
speaker-field-assistant-email-hint = Leave both empty for no assistant.
speaker-field-email = E-mail address
speaker-field-disclosure = What do you disclose?
speaker-field-statement = Your interests
speaker-field-statement-hint = At most 4,000 characters.
speaker-field-contacts = A line each: name or key, comma, e-mail address
speaker-field-contacts-hint = Ada Sample, ada@example.org. Columns copied from a table work too. All lines are taken, or none.

speaker-assistant-remove = Remove the assistant

speaker-when = When can you come?
speaker-when-always = At any time
speaker-when-some = Only in the half hours ticked below
speaker-other-hours = Other hours
speaker-other-hours-hint = Half hours cannot express these. They stay as they are until you untick them.

speaker-photo-empty = There is no photograph yet.
speaker-photo-file = Photograph
speaker-photo-file-hint = JPEG, PNG or WebP, at most 10 MiB.
speaker-photo-send = Use this photograph
speaker-photo-remove = Remove the photograph

speaker-disclose = Disclose
speaker-disclosure-required = The conference publishes this slot only once you have disclosed your interests.
speaker-versions = What you have said
speaker-files-empty = No files yet.
speaker-file = File
speaker-file-hint = PDF, PowerPoint (pptx), OpenDocument (odp) or Keynote (key), at most 10 MiB each and 50 in all.
speaker-file-send = Add the file
speaker-file-remove = Remove
speaker-file-note = { $kib } KiB, { $at }

speaker-link-title = Your speaker’s link
speaker-link-other = You speak or chair here? Have your speaker’s link sent.
speaker-link-intro = Do you speak or chair here? We send your private link again, to you or to your assistant.
speaker-link-email-hint = The address to which the organisers write to you.
speaker-link-sent = If somebody with the address { $email } speaks here, a mail with the link is on its way.
speaker-link-renewed = Every link sent so far is void, this one too. A new one is on its way.
speaker-link-again = It did not arrive? Have it sent again.

disclosure-title = Disclosure of interests
disclosure-nothing = Nothing to disclose
disclosure-interests = I have interests to disclose

problem-speaker-link-needed = Open this page with your speaker’s link
problem-speaker-link-needed-advice = It is in the mails to you. The conference’s page on which attendees ask for their link leads to yours.
problem-no-speaker = This link is no longer valid
problem-no-speaker-advice = Use the link in your newest mail, or ask the organisers for a new one.
problem-speaker-not-in-programme = You are no longer in the programme that the organisers work on.
problem-speaker-not-in-programme-advice = Nothing was changed. Please write to them.
problem-speaker-outdated = This was changed meanwhile.
problem-speaker-outdated-advice = Look at what you typed, and save again if it is still right.
problem-too-many-files = That would be more than 50 files.
problem-too-many-files-advice = Remove one first.
problem-interests-undisclosed = Disclosures of interests are missing.
problem-interests-undisclosed-advice = The page of speakers names them. This conference releases no slot without.
problem-no-contact = This speaker has no address yet.
problem-no-contact-advice = Enter it first.

# staff-speaker…: the organisers' pages of speakers.

staff-by-speaker = by the speaker or their assistant
staff-speakers = Speakers
staff-speakers-intro = How each of them is reached. Readers never see this.
staff-speakers-empty = There are no speakers yet. Add them to the programme:
staff-speakers-reached = { $reached } of { $all } can be reached.
staff-speakers-import = Paste addresses
staff-speakers-imported = The addresses are saved.
staff-speakers-name = Name
staff-speakers-address = Address
staff-speakers-no-address = No address yet
staff-speakers-gone = No longer in the programme
staff-speakers-link = Private link
staff-speakers-undisclosed =
    { $count ->
        [one] Missing for one slot
       *[other] Missing for { $count } slots
    }
staff-speakers-bounced = Mails came back on { $at }: { $why }
staff-speaker-saved = Saved.
staff-speaker-link-done = The link is on its way.
staff-speaker-link-sent = Sent last on { $at }.
staff-speaker-link-never = Not sent yet.
staff-speaker-link-hint = It opens the speaker’s own pages. It goes to the assistant where there is one.
staff-speaker-link-send = Send the link
staff-speaker-link-renew = Make all links void and send a new one
staff-speaker-undisclosed = Disclosure of interests is missing for
staff-speaker-facts = What the speaker says
staff-speaker-unanswered = Not answered
