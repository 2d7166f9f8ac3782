### Was Veranstalter über Einladungen und ihre Mails lesen.

staff-message-held = Wartet auf Ihr Wort
staff-message-superseded = Überholt
staff-message-left-out = Ausgelassen
staff-mail-superseded = Von einer neueren Mail überholt am { $at }
staff-mail-left-out = Ausgelassen am { $at }
staff-kind-invite-requested = Einladung
staff-kind-invite-moved = Einladung: neue Zeit oder neuer Ort
staff-kind-invite-reworded = Einladung: neue Worte
staff-kind-invite-withdrawn = Einladung zurückgenommen
staff-kind-invite-refreshed = Einladung noch einmal gesendet
staff-kind-invite-summary = Übersicht der Einladungen
staff-kind-invite-reminder = Erinnerung
staff-kind-speaker-link = Link zur Seite für Vortragende
staff-held-send-all = Alle wartenden Mails senden
staff-held-look = Mail ansehen
staff-held-send = Senden
staff-held-leave-out = Auslassen
staff-held-reason = Warum sie niemand erhalten soll
staff-held-reason-hint = Eine Zeile, fürs Protokoll. Ist es dann noch so, schlägt die nächste Veröffentlichung die Mail wieder vor.
staff-held-sent = Unterwegs.
staff-held-left-out = Ausgelassen; niemand erhält sie.
staff-letter-to = An
staff-letter-private = Der private Link gehört nur dem Empfänger und wird hier nicht gezeigt.

staff-programme-letters = Mails an Vortragende
staff-programme-letters-none = Niemand muss etwas erfahren.
staff-programme-letters-look = Diese Mails lesen
staff-programme-hold = Mails an Vortragende im Postausgang halten, bis ich sie sende

staff-invites = Antworten
staff-invites-intro = Wen das Programm einlädt, und was sie gesagt haben: im Kalender, auf ihrer Seite oder zu Ihnen.
staff-invites-open = Zu entscheiden
staff-invites-empty = Noch keine Einladungen. Geben Sie den Vortragenden eine Adresse, und veröffentlichen Sie das Programm.
staff-invite-from = Von
staff-invite-counts = Es gilt
staff-invite-counts-not = Es gilt nicht
staff-invite-seen = Gesehen
staff-invite-bounced = Mails kommen nicht an:
staff-invite-none = Zu nichts eingeladen.
staff-invite-write = Antwort eintragen
staff-invite-comment = Was dazu gesagt wurde
staff-invite-done = Eingetragen.
staff-invite-by-calendar = Im Kalender, { $at }
staff-invite-by-link = Auf der eigenen Seite, { $at }
staff-invite-by-organiser = Von der Organisation eingetragen, { $at }
staff-invite-proposes = { $name } schlägt eine andere Zeit für „{ $title }“ vor: { $at }
staff-invite-proposes-some = { $name } schlägt eine andere Zeit für „{ $title }“ vor
staff-invite-aside = Jemand anderes antwortet für { $name }, „{ $title }“: { $answer }
invite-status-drafted = Nicht eingeladen
invite-status-sent = Eingeladen
invite-status-accepted = Kommt
invite-status-tentative = Vielleicht
invite-status-declined = Kommt nicht
invite-status-updated = Erneut gefragt
invite-status-cancelled = Zurückgenommen
staff-invite-waits = { $count ->
    [0] Wartet seit heute auf eine Antwort
    [one] Wartet seit einem Tag auf eine Antwort
   *[other] Wartet seit { $count } Tagen auf eine Antwort
 }
staff-programme-hit-invites = { $count ->
    [one] Eine Einladung an Vortragende ändert sich mit der nächsten Veröffentlichung.
   *[other] { $count } Einladungen an Vortragende ändern sich mit der nächsten Veröffentlichung.
 }
staff-invite-proposals = Vorgeschlagene Zeiten
