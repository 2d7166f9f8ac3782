### What people have at a conference, by time.

# agenda-…: an agenda, with the registration or on a device.

agenda-title = Meine Agenda
agenda-intro = Was Sie haben, worauf Sie warten und was Sie mit einem Stern versehen haben.
agenda-empty = Hier ist noch nichts. Geben Sie im Programm Sterne, dann steht es hier.
agenda-whole-days = Ganze Tage
agenda-beside = Zur selben Zeit: { $others }
agenda-starred = Mit Stern
agenda-programme = Zum Programm
agenda-stars = Sterne vergeben
agenda-device-intro = Was Sie auf diesem Gerät mit einem Stern versehen haben.
agenda-device-stays = Diese Sterne bleiben auf diesem Gerät; niemand sonst erfährt davon.
agenda-device-link = Ihre Agenda kann auch bei Ihrer Anmeldung liegen: Öffnen Sie Ihren privaten Link und vergeben Sie dort Sterne. Das geht auf jedem Gerät und ohne JavaScript.
agenda-device-script = Sterne ohne Anmeldung liegen auf Ihrem Gerät. Das braucht JavaScript, das hier ausgeschaltet ist.
agenda-get-link = Meinen privaten Link zusenden

# star-…: marks.

star-title = Sterne vergeben
star-intro = Was Sie hier ankreuzen, steht in Ihrer Agenda und im Kalender, den Sie abonnieren.
star-none = Das Programm ist noch nicht veröffentlicht.
star-save = Meine Sterne speichern
star-mark = Stern
star-remove = Stern entfernen
star-keep = Bei meiner Anmeldung speichern
star-keep-intro = Auf diesem Gerät sind Sterne, die Ihre Anmeldung noch nicht hat.

# swap-…: one place in exchange for another.

swap-title = Eines von beiden
swap-intro = { $place } liegt zur selben Zeit wie etwas, das Sie haben. Sie können es im Tausch bekommen.
swap-free = { $place } ist für Sie frei, und nichts, was Sie haben, liegt zu dieser Zeit.
swap-held = Sie haben schon: { $place }.
swap-hold = Das haben Sie zu dieser Zeit
swap-take = { $place } nehmen und zurückgeben: { $instead }
swap-take-free = { $place } nehmen
swap-keep = Alles lassen, wie es ist
swap-full = Zurzeit ist kein Platz frei: { $place }. Sie behalten, was Sie haben, und können daneben warten.
swap-wait = Auf { $place } warten und behalten, was ich habe
swap-waiting = Sie stehen auf der Warteliste: { $place }. Sobald ein Platz frei ist, schreiben wir Ihnen.
swap-once = Getauscht wird in einem Schritt: Ist der Platz inzwischen vergeben, behalten Sie, was Sie haben.

# clashes-…: held places that came to be at the same time.

clashes-title = Plätze zur selben Zeit
clashes-intro = Das Programm hat sich geändert. Bitte wählen Sie, was davon Sie behalten. Bis dahin behalten Sie beides.
clashes-none = Keine Ihrer Plätze liegen zur selben Zeit.
clashes-keep = { $keep } behalten, { $give } zurückgeben
clashes-given = Zurückgegeben. Der Platz geht an die nächste wartende Person.
clashes-notice = Einige Ihrer Plätze liegen zur selben Zeit.
clashes-choose = Wählen, was ich behalte
clashes-too-late = Die Zeit für eigene Änderungen ist vorbei. Bitte schreiben Sie an
agenda-own = Hier tragen Sie vor oder leiten.
agenda-own-clash = Ein Platz, den Sie haben, liegt zu einer Zeit, zu der Sie vortragen oder leiten.
