### Mejlen till talare, och orden för inbjudningar.

invite-greeting = Hej { $reader },
invite-greeting-nobody = Hej,
invite-assistant = Det här mejlet gäller { $name }; du får det i dennes ställe.
invite-why = Du får det här mejlet eftersom { $name } är inbjuden att tala eller vara moderator på konferensen.
invite-open = Öppna talarsidan
invite-private = Länken är bara för dig: den som har den kan svara och ändra det som står där.

invite-requested-subject = Inbjudan: { $what }
invite-requested-lead = du är inbjuden att tala på { $title }. Säg gärna om du kommer.
invite-requested-chair-lead = du är inbjuden att leda en session på { $title }. Säg gärna om du kommer.
invite-moved-subject = Ny tid eller plats: { $what }
invite-moved-lead = något har ändrats på { $title }: tiden eller platsen för det du är inbjuden till. Säg gärna om det fortfarande passar dig.
invite-reworded-subject = Ändrat: { $what }
invite-reworded-lead = bara ord har ändrats på { $title }; tid och plats står kvar, och ditt svar också.
invite-withdrawn-subject = Utgår: { $what }
invite-withdrawn-lead = det här finns inte längre i programmet för { $title }. Du behöver inte göra något.
invite-withdrawn-without-you-subject = Inte längre ditt: { $what }
invite-withdrawn-without-you-lead = du är inte längre med i den här delen av programmet för { $title }; den genomförs utan dig. Du behöver inte göra något.
invite-withdrawn-other-address-subject = Inbjudan går till en annan adress: { $what }
invite-withdrawn-other-address-lead = inbjudan till { $name } för { $title } går nu till en annan adress och tas därför tillbaka här. Du behöver inte göra något.
invite-refreshed-subject = Inbjudan: { $what }
invite-refreshed-lead = här är inbjudan igen som din kalender bad om, för { $title }.
invite-summary-subject = { $title }: { $count ->
    [one] en ändring
   *[other] { $count } ändringar
 } i ditt program
invite-summary-lead = det här är allt som har ändrats för dig på { $title }. Varje ändring kommer i ett eget mejl, med posten för din kalender.
invite-reminder-subject = Svara gärna: { $title }
invite-reminder-lead = vi vet ännu inte om du kommer till { $title }. Svara i din kalender, eller med ett klick på din sida.
speaker-link-subject = Din talarsida: { $title }
speaker-link-lead = här är länken till talarsidan för { $title }: dina programpunkter, dina svar, din profil.

invite-changed = Det här har ändrats
invite-from-to = { $what }: { $old } → { $new }
invite-part-when = När
invite-part-room = Var
invite-part-title = Titel
invite-part-session = Session
invite-part-name = Namn
invite-in-session = i: { $session }
invite-as-chair = som moderator
invite-answer-how = Svara i din kalender, eller på talarsidan.
invite-calendar-given = Posten för din kalender kommer med det här mejlet.
invite-calendar-moved = Det här mejlet flyttar posten i din kalender.
invite-calendar-taken-back = Det här mejlet tar bort posten ur din kalender. Om den står kvar, ta bort den själv.
invite-calendar-description = { $title }, { $days }, { $city }

invite-deed-requested = Nytt
invite-deed-moved = Ny tid eller plats
invite-deed-reworded = Nya ord
invite-deed-withdrawn = Utgår
invite-deed-open = Inte besvarat än

speaker-answer-accepted = Tacka ja
speaker-answer-tentative = Kanske
speaker-answer-declined = Tacka nej
speaker-answer-comment = Några ord till arrangörerna, om du vill
speaker-done-answer = Ditt svar är inskrivet.
speaker-standing-sent = Svara gärna
speaker-standing-accepted = Du kommer
speaker-standing-tentative = Du kommer kanske
speaker-standing-declined = Du kommer inte
speaker-standing-updated = Tid eller plats har ändrats: svara gärna igen
