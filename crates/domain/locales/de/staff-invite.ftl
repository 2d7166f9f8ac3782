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
