### Die Mails an Vortragende, und die Wörter für Einladungen.

invite-greeting = Guten Tag { $reader },
invite-greeting-nobody = Guten Tag,
invite-assistant = Diese Mail betrifft { $name }; Sie erhalten sie an deren Stelle.
invite-why = Sie erhalten diese Mail, weil { $name } auf der Konferenz sprechen oder eine Sitzung leiten soll.
invite-open = Seite für Vortragende öffnen
invite-private = Der Link ist nur für Sie: Wer ihn hat, kann antworten und ändern, was dort steht.

invite-requested-subject = Einladung: { $what }
invite-requested-lead = Sie sind eingeladen, auf { $title } zu sprechen. Bitte sagen Sie uns, ob Sie kommen.
invite-requested-chair-lead = Sie sind eingeladen, auf { $title } eine Sitzung zu leiten. Bitte sagen Sie uns, ob Sie kommen.
invite-moved-subject = Neue Zeit oder neuer Ort: { $what }
invite-moved-lead = auf { $title } hat sich etwas geändert: Zeit oder Ort dessen, wozu Sie eingeladen sind. Bitte sagen Sie uns, ob es Ihnen weiterhin passt.
invite-reworded-subject = Geändert: { $what }
invite-reworded-lead = auf { $title } haben sich nur Worte geändert; Zeit und Ort bleiben, und Ihre Antwort auch.
invite-withdrawn-subject = Entfällt: { $what }
invite-withdrawn-lead = dies steht nicht mehr im Programm von { $title }. Sie müssen nichts tun.
invite-withdrawn-without-you-subject = Nicht mehr Ihres: { $what }
invite-withdrawn-without-you-lead = Sie gehören nicht mehr zu diesem Teil des Programms von { $title }; er findet ohne Sie statt. Sie müssen nichts tun.
invite-withdrawn-other-address-subject = Einladung geht an eine andere Adresse: { $what }
invite-withdrawn-other-address-lead = die Einladung von { $name } zu { $title } geht nun an eine andere Adresse und wird darum hier zurückgenommen. Sie müssen nichts tun.
invite-refreshed-subject = Einladung: { $what }
invite-refreshed-lead = hier ist noch einmal die Einladung, um die Ihr Kalender gebeten hat, zu { $title }.
invite-summary-subject = { $title }: { $count ->
    [one] eine Änderung
   *[other] { $count } Änderungen
 } in Ihrem Programm
invite-summary-lead = dies ist alles, was sich auf { $title } für Sie geändert hat. Zu jeder Änderung kommt eine eigene Mail mit dem Eintrag für Ihren Kalender.
invite-reminder-subject = Bitte antworten Sie: { $title }
invite-reminder-lead = wir wissen noch nicht, ob Sie zu { $title } kommen. Bitte antworten Sie in Ihrem Kalender, oder mit einem Klick auf Ihrer Seite.
speaker-link-subject = Ihre Seite für Vortragende: { $title }
speaker-link-lead = hier ist der Link zu Ihrer Seite für { $title }: Ihre Vorträge, Ihre Antworten, Ihr Profil.

invite-changed = Was sich geändert hat
invite-from-to = { $what }: { $old } → { $new }
invite-part-when = Wann
invite-part-room = Wo
invite-part-title = Titel
invite-part-session = Sitzung
invite-part-name = Name
invite-in-session = in: { $session }
invite-as-chair = als Leitung
invite-answer-how = Antworten Sie in Ihrem Kalender oder auf Ihrer Seite.
invite-calendar-given = Der Eintrag für Ihren Kalender kommt mit dieser Mail.
invite-calendar-moved = Diese Mail verschiebt den Eintrag in Ihrem Kalender.
invite-calendar-taken-back = Diese Mail nimmt den Eintrag aus Ihrem Kalender. Falls er stehen bleibt, löschen Sie ihn bitte.
invite-calendar-description = { $title }, { $days }, { $city }

invite-deed-requested = Neu
invite-deed-moved = Neue Zeit oder neuer Ort
invite-deed-reworded = Neue Worte
invite-deed-withdrawn = Entfällt
invite-deed-open = Noch nicht beantwortet

speaker-answer-accepted = Zusagen
speaker-answer-tentative = Vielleicht
speaker-answer-declined = Absagen
speaker-answer-comment = Ein Wort an die Organisation, wenn Sie mögen
speaker-done-answer = Ihre Antwort ist eingetragen.
speaker-standing-sent = Bitte antworten Sie
speaker-standing-accepted = Sie kommen
speaker-standing-tentative = Sie kommen vielleicht
speaker-standing-declined = Sie kommen nicht
speaker-standing-updated = Zeit oder Ort haben sich geändert: bitte antworten Sie erneut
