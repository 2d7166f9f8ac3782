### What stands around every page, and what all forms share.

# frame-…: around every page.

frame-skip = Zum Inhalt springen
frame-languages = Sprache
frame-home = Alle Konferenzen
frame-foot = Betrieben mit Plenum. Diese Seiten laden nichts von anderen Websites und setzen keine Cookies zum Nachverfolgen.
frame-demonstration = Vorführung mit erfundenen Personen: Hier ist es { $now }.

# form-…: what all forms share.

form-optional = (freiwillig)
form-choose = Bitte wählen
form-yes = Ja
form-no = Nein
form-save = Speichern
form-back = Zurück
form-faults = Bitte sehen Sie sich diese Felder noch einmal an
form-fault-title = Fehler:

# problem-…: pages that say what went wrong, with an advice each.

problem-incident = Wenn Sie uns schreiben, nennen Sie bitte diese Nummer:
problem-not-found = Hier ist nichts
problem-not-found-advice = Prüfen Sie die Adresse, oder beginnen Sie bei der Liste der Konferenzen.
problem-forbidden = Das ist für Sie nicht zugänglich
problem-forbidden-advice = Öffnen Sie es von der Seite aus, zu der es gehört, oder melden Sie sich an.
problem-conflict = Das geht jetzt nicht
problem-conflict-advice = Laden Sie die Seite neu, und versuchen Sie es noch einmal.
problem-busy = Zu viel auf einmal
problem-busy-advice = Nichts ist verloren. Bitte warten Sie einen Moment, und senden Sie es noch einmal.
problem-internal = Bei uns ist etwas schiefgegangen
problem-internal-advice = Bitte versuchen Sie es gleich noch einmal.
problem-request = Diese Anfrage ist nicht lesbar
problem-request-advice = Öffnen Sie die Seite neu, und versuchen Sie es noch einmal.
problem-too-large = Das war zu lang
problem-too-large-advice = Ein Formular darf höchstens 64 KiB haben. Gehen Sie zurück, und kürzen Sie Ihre Antworten.
problem-foreign-origin = Dieses Formular kam von einer anderen Website
problem-foreign-origin-advice = Öffnen Sie die Seite hier, und senden Sie es noch einmal.
problem-form-outdated = Dieses Formular war veraltet.
problem-form-outdated-advice = Bitte prüfen Sie es, und senden Sie es noch einmal.
problem-idempotency-key-reused = Dieses Formular wurde schon mit anderen Antworten gesendet.
problem-idempotency-key-reused-advice = Senden Sie es nur noch einmal, wenn Sie eine weitere Person anmelden möchten.
problem-link-needed = Öffnen Sie Ihre Anmeldung mit Ihrem privaten Link
problem-link-needed-advice = Er steht in der E-Mail, die Ihre Anmeldung bestätigt hat. Auf der Seite der Konferenz können Sie ihn sich noch einmal senden lassen.
problem-no-registration = Dieser Link gilt nicht mehr
problem-no-registration-advice = Nehmen Sie den Link in Ihrer neuesten E-Mail, oder lassen Sie sich auf der Seite der Konferenz einen neuen senden.
problem-no-booking = Diese Buchung gibt es nicht.
problem-no-booking-advice = Sehen Sie sich Ihre Anmeldung noch einmal an.
problem-offer-gone = Dieses Angebot besteht nicht mehr.
problem-offer-gone-advice = Es wurde beantwortet, oder es ist abgelaufen und an die nächste Person gegangen.
problem-place-full = Dort ist kein Platz mehr frei.
problem-place-full-advice = Es wurde nichts geändert: Sie behalten alles, was Sie haben. Sie können daneben auf einen Platz warten.
problem-registration-cancelled = Diese Anmeldung ist storniert.
problem-registration-cancelled-advice = Melden Sie sich neu an, wenn Sie kommen möchten.
problem-changes-closed = Die Zeit für Änderungen ist vorbei.
problem-changes-closed-advice = Bitte schreiben Sie an die Veranstalter.
problem-registration-outdated = Ihre Anmeldung wurde inzwischen geändert.
problem-registration-outdated-advice = Vergleichen Sie Ihre Eingaben damit, und speichern Sie noch einmal, wenn sie noch stimmen.
problem-too-many-requests = Aus Ihrem Netz kamen zu viele Anfragen.
problem-too-many-requests-advice = Nichts ist verloren. Bitte warten Sie eine Minute, und versuchen Sie es noch einmal.
