### What is wrong with a field, by the code of the fault.

# fault-<code>: what to do about a field.

fault-required = Bitte füllen Sie das aus.
fault-too-long = Bitte höchstens { $max } Zeichen.
fault-too-many = Bitte wählen Sie weniger aus.
fault-choice = Bitte wählen Sie unter den angebotenen Antworten.
fault-country = Bitte wählen Sie ein Land aus der Liste.
fault-language = Bitte wählen Sie English, Svenska oder Deutsch.
fault-email-form = Eine E-Mail-Adresse sieht aus wie name@example.org.
fault-email-local = Vor dem @ steht ein Zeichen, an das keine E-Mail gesendet werden kann.
fault-email-domain = Nach dem @ steht keine Domain, an die E-Mail gesendet werden kann.
fault-email-length = Eine E-Mail-Adresse hat höchstens 254 Zeichen.
fault-orcid-form = Eine ORCID iD sieht aus wie 0000-0002-1825-0097.
fault-efn-length = Die EFN hat 15 Ziffern.
fault-efn-prefix = Die EFN beginnt mit 80276.
fault-check-digit = Die letzte Ziffer passt nicht zu den anderen: Bitte prüfen Sie auf Tippfehler.
fault-category-not-open = Personen dieser Kategorie können sich jetzt nicht anmelden.
fault-place-cancelled = { $place } findet nicht statt.
fault-place-closed = { $place } kann nicht mehr gebucht werden.
fault-place-not-open = { $place } kann noch nicht gebucht werden.
fault-place-not-for-category = { $place } ist für Ihre Kategorie nicht offen.
fault-place-requires = { $place } gibt es nur zusammen mit: { $required }.
fault-notice = Bitte lesen Sie die Datenschutzhinweise, und akzeptieren Sie sie.
fault-needs-consent = Angaben zu Ernährung und Barrierefreiheit sind Gesundheitsdaten: Bitte willigen Sie ein, oder lassen Sie beides leer.
fault-fixed = Das kann hier nicht geändert werden.
fault-no-question = Diese Frage gibt es nicht.
fault-one-answer = Bitte geben Sie eine Antwort.
fault-yes-or-no = Bitte antworten Sie mit Ja oder Nein.
fault-date = Bitte geben Sie ein Datum an, etwa 2022-09-22.
fault-number = Bitte geben Sie eine Zahl an.
fault-number-min = Bitte mindestens { $min }.
fault-number-max = Bitte höchstens { $max }.
fault-key = Ein Schlüssel hat höchstens 40 Kleinbuchstaben, Ziffern und Bindestriche und beginnt mit einem Buchstaben.
fault-key-taken = Diesen Schlüssel hat schon etwas anderes. Bitte wählen Sie einen anderen.
fault-hours-order = Das Ende muss nach dem Anfang liegen.
fault-hours = „{ $line }“ ist nicht lesbar. Zeiten sehen so aus: 2022-09-22 09:00 – 17:00.
fault-time = Bitte geben Sie Tag und Zeit an, zum Beispiel 2022-09-22 09:05.
fault-clock = Bitte geben Sie eine Zeit an, zum Beispiel 09:05.
fault-unknown-item = { $key } ist nicht im Programm.
fault-unknown-person = { $name } ist nicht unter den Personen des Programms. Fügen Sie die Person zuerst dort hinzu.
fault-named-twice = { $key } ist zweimal genannt.
fault-colour = Bitte geben Sie eine Farbe an, zum Beispiel #1f5f8b.
fault-web-address = Bitte geben Sie eine Adresse an, die mit https:// beginnt.
fault-control-character = Darin sind unsichtbare Steuerzeichen. Bitte tippen Sie es neu.
fault-language-tag = Bitte geben Sie das Kürzel einer Sprache an, zum Beispiel en oder pt-BR.
