### What differs between two releases of a programme.

# changes-detail-…: what is said of a thing, as words in a list.

changes-detail-abstract = sammanfattning
changes-detail-kind = typ av session
changes-detail-track = fokusområde
changes-detail-themes = teman
changes-detail-language = språk
changes-detail-order = ordningsföljd
changes-detail-accredited = ackreditering
changes-detail-sponsored = sponsring
changes-detail-booking = bokning
changes-detail-capacity = antal platser
changes-detail-stream = direktsändning
changes-detail-affiliation = arbetsplats
changes-detail-biography = biografi

# changes-…: what became of a thing whose name stands before it.

changes-all-rooms = alla rum
changes-new = Nytt.
changes-new-at = Nytt: { $when }, { $room }.
changes-gone = Finns inte längre.
changes-withdrawn = Inställt; det var planerat till { $when }, { $room }.
changes-moved = Flyttat från { $from } till { $to }.
changes-moved-within-day = Flyttat från kl. { $from } till { $to }.
changes-length = Tar { $to } min i stället för { $from } min.
changes-room = I ett annat rum: { $to } i stället för { $from }.
changes-session = I en annan session: ”{ $to }” i stället för ”{ $from }”.
changes-retitled = Titeln var ”{ $from }” och är nu ”{ $to }”.
changes-retitled-elsewhere = Titeln är ny på ett annat språk.
changes-renamed = Namnet var ”{ $from }” och är nu ”{ $to }”.
changes-renamed-elsewhere = Namnet är nytt på ett annat språk.
changes-speakers = Talar nu: { $joined }; talar inte längre: { $left }.
changes-speakers-joined = Talar nu: { $joined }.
changes-speakers-left = Talar inte längre: { $left }.
changes-chairs = Modererar nu: { $joined }; modererar inte längre: { $left }.
changes-chairs-joined = Modererar nu: { $joined }.
changes-chairs-left = Modererar inte längre: { $left }.
changes-text = Ändrat: { $list }.
