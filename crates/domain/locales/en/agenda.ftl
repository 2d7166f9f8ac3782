### What people have at a conference, by time.

# agenda-…: an agenda, with the registration or on a device.

agenda-title = My agenda
agenda-intro = What you hold, what you wait for, and what you starred.
agenda-empty = Nothing here yet. Star what you like in the programme, and it stands here.
agenda-whole-days = Whole days
agenda-beside = At the same time: { $others }
agenda-starred = Starred
agenda-programme = To the programme
agenda-stars = Choose what to star
agenda-device-intro = What you starred on this device.
agenda-device-stays = These stars stay on this device alone; nobody else learns of them.
agenda-device-link = Your agenda can also be kept with your registration: open your private link, and star there. That works on every device, and without JavaScript.
agenda-device-script = Stars without a registration are kept on your device, and that needs JavaScript, which is off here.
agenda-get-link = Get my private link

# star-…: marks.

star-title = Choose what to star
star-intro = What you tick here stands in your agenda, and in the calendar that you subscribe to.
star-none = The programme is not published yet.
star-save = Save my stars
star-mark = Star
star-remove = Remove the star
star-keep = Keep them with my registration
star-keep-intro = On this device are stars that your registration does not have yet.

# swap-…: one place in exchange for another.

swap-title = One or the other
swap-intro = { $place } is at the same time as what you hold. You can have it in exchange.
swap-free = { $place } is free for you, and nothing that you hold is at that time.
swap-held = You hold { $place } already.
swap-hold = You hold at that time
swap-take = Take { $place } and give back: { $instead }
swap-take-free = Take { $place }
swap-keep = Leave everything as it is
swap-full = There is no free seat in { $place } at the moment. You keep what you have, and may wait beside it.
swap-wait = Wait for { $place } and keep what I have
swap-waiting = You are on the waiting list for { $place }. When a seat is free, we write to you.
swap-once = Both are exchanged in one step: if the seat is gone meanwhile, you keep what you have.

# clashes-…: held places that came to be at the same time.

clashes-title = Places at the same time
clashes-intro = The programme has changed. Please choose which of these you keep. Until then you keep both.
clashes-none = None of your places are at the same time.
clashes-keep = Keep { $keep }, give back { $give }
clashes-given = Given back. The seat goes to the next person who waits.
clashes-notice = Some of your places are at the same time.
clashes-choose = Choose which to keep
clashes-too-late = The time for changes by yourself is over. Please write to
agenda-own = You speak here or chair it.
agenda-own-clash = A place that you have is at a time at which you speak or chair.
