### The mails. A key begins with the name of the message; `mail-…` is what several have.

# Every text may name: title, days and city of the conference, contact, changes-until, name,
# and of the place that the mail is about: place, offer-until.

mail-greeting = Guten Tag { $name },
mail-held = Ihre Plätze
mail-offered = Für Sie reserviert
mail-waiting = Sie stehen auf der Warteliste
mail-gone = Nicht mehr gebucht
mail-position = Platz { $count } auf der Warteliste
mail-offer-until = Für Sie reserviert bis { $offer-until }
mail-open = Meine Anmeldung öffnen
mail-page = Zur Seite der Konferenz
mail-changes-until = Sie können alles selbst ändern oder absagen, bis { $changes-until }.
mail-changes-over = Online sind keine Änderungen mehr möglich; bitte schreiben Sie an { $contact }.
mail-private = Der Link ist nur für Sie bestimmt: Wer ihn hat, kann Ihre Anmeldung sehen und ändern.
mail-calendar-given = Mit dieser E-Mail kommt ein Kalendereintrag für Ihre Plätze.
mail-calendar-both = Die Kalendereinträge in dieser E-Mail fügen Ihre neuen Plätze hinzu und nehmen die zurück, die Sie nicht mehr haben.
mail-calendar-taken-back = Diese E-Mail nimmt die Kalendereinträge dieser Plätze zurück. Bitte löschen Sie sie, falls sie in Ihrem Kalender bleiben.
mail-calendar-questions = Fragen? { $contact }
mail-questions = Fragen? Antworten Sie auf diese E-Mail oder schreiben Sie an { $contact }.
mail-about = { $title }, { $days }, { $city }
mail-why = Sie erhalten diese E-Mail, weil diese Adresse für die Konferenz angemeldet wurde.

registration-confirmed-subject = Sie sind angemeldet: { $title }
registration-confirmed-lead = Sie sind angemeldet: { $title }. Wir freuen uns auf Sie!
registration-confirmed-waiting-subject = Sie stehen auf der Warteliste: { $title }
registration-confirmed-waiting-lead = Vielen Dank für Ihre Anmeldung: { $title }. Was Sie gewählt haben, ist im Moment ausgebucht; Sie stehen deshalb auf der Warteliste. Sobald ein Platz für Sie frei ist, schreiben wir Ihnen.

registration-changed-subject = Ihre Anmeldung hat sich geändert: { $title }
registration-changed-lead = Ihre Anmeldung hat sich geändert: { $title }. So sieht sie jetzt aus.

registration-cancelled-subject = Ihre Anmeldung ist storniert: { $title }
registration-cancelled-lead = Ihre Anmeldung ist storniert: { $title }. Sie haben keine Plätze mehr und stehen auf keiner Warteliste.
registration-cancelled-again = War das ein Versehen? Solange die Anmeldung offen ist, können Sie sich auf der Seite der Konferenz wieder anmelden:

registration-repeated-subject = Sie sind bereits angemeldet: { $title }
registration-repeated-lead = Jemand, wahrscheinlich Sie, hat gerade das Anmeldeformular mit dieser Adresse ausgefüllt: { $title }. Sie sind bereits angemeldet, deshalb wurde nichts geändert. Hier sind Ihr Link und der Stand Ihrer Anmeldung.
registration-repeated-stranger = Waren Sie das nicht? Dann brauchen Sie nichts zu tun.

registration-link-subject = Ihr Link zu Ihrer Anmeldung: { $title }
registration-link-lead = Hier sind der Link zu Ihrer Anmeldung und ihr Stand: { $title }.

booking-offered-subject = Ein Platz ist für Sie frei: { $place }
booking-offered-lead = Ein Platz ist für Sie frei geworden: { $place }, { $title }. Wir halten ihn für Sie frei bis { $offer-until }.
booking-offered-take = Den Platz nehmen
booking-offered-then = Wenn Sie ihn bis dahin nicht nehmen, geht er an die nächste Person. Wenn Sie ihn nicht möchten, brauchen Sie nichts zu tun.

booking-expired-subject = Das Angebot ist abgelaufen: { $place }
booking-expired-lead = Wir hatten einen Platz für Sie freigehalten: { $place }, { $title }. Er wurde nicht rechtzeitig genommen und ist an die nächste Person gegangen.
booking-expired-again = Möchten Sie noch kommen? Wählen Sie den Platz auf Ihrer Seite noch einmal; dann stehen Sie am Ende der Warteliste.

place-changed-subject = Geändert: { $place }
place-changed-lead = Die Veranstalter haben etwas geändert: { $place }, { $title }. So sieht Ihre Anmeldung jetzt aus.
place-changed-cancelled-subject = Abgesagt: { $place }
place-changed-cancelled-lead = Es tut uns leid: { $place }, { $title }, findet nicht statt. Ihre Buchung dafür ist storniert. So sieht Ihre Anmeldung jetzt aus.

bookings-clash-subject = Zwei Ihrer Plätze liegen zur selben Zeit: { $title }
bookings-clash-lead = Das Programm hat sich geändert: { $title }. Einige Ihrer Plätze liegen jetzt zur selben Zeit wie andere. Bitte wählen Sie, welche davon Sie behalten.
bookings-clash-which = Zur selben Zeit
bookings-clash-with = Zur selben Zeit wie: { $others }
bookings-clash-choose = Wählen, was ich behalte
bookings-clash-then = Bis Sie gewählt haben, behalten Sie alle. Was Sie zurückgeben, geht an die nächste wartende Person.
