### Die Seiten der Vortragenden, und was die Veranstalter darüber sagen, wie sie erreicht werden.

# speaker-…: die eigene Seite.

speaker-title = Ihre Seite als Vortragende
speaker-duties = Was Sie tun
speaker-duties-empty = Noch ist nichts mit Ihnen veröffentlicht. Sobald es das ist, finden Sie es hier mit Zeit und Raum.
speaker-speaks = Sie tragen vor.
speaker-chairs = Sie leiten diese Sitzung.
speaker-with = Mit
speaker-disclosed = Interessen offengelegt
speaker-undisclosed = Offenlegung der Interessen fehlt
speaker-to-slot = Offenlegung und Folien
speaker-coming = Noch nicht veröffentlicht
speaker-coming-hint = Das planen die Veranstalter mit Ihnen. Zeiten erscheinen, sobald sie veröffentlicht sind.
speaker-about = Über Sie
speaker-close-hint = Schließen Sie diese Seiten an einem gemeinsamen Rechner, wenn Sie fertig sind. Ihr Link gilt weiter.
speaker-programme = Das ganze Programm
speaker-gone = Die Veranstalter haben Sie aus dem Programm genommen, an dem sie arbeiten. Wenn das ein Irrtum ist, schreiben Sie ihnen bitte:
speaker-owed =
    { $count ->
        [one] Für einen Beitrag fehlt Ihre Offenlegung der Interessen.
       *[other] Für { $count } Beiträge fehlt Ihre Offenlegung der Interessen.
    }

speaker-done-profile = Gespeichert. Lesende sehen es mit der nächsten Veröffentlichung des Programms.
speaker-done-availability = Gespeichert. Die Veranstalter sehen, wann Sie kommen können.
speaker-done-needs = Gespeichert.
speaker-done-assistant = Gespeichert. Mails gehen von nun an dorthin, wohin Sie gesagt haben.
speaker-done-photo = Gespeichert.
speaker-done-disclosed = Danke: Ihre Offenlegung steht auf der Seite des Beitrags.
speaker-done-file = Die Datei ist da.
speaker-done-removed = Die Datei ist weg.

speaker-form-profile = Ihr Profil
speaker-form-profile-lead = Was Lesende von Ihnen sehen, und was die Veranstalter wissen sollten.
speaker-form-photo = Ihr Foto
speaker-form-photo-lead = Es steht auf Ihrer Seite des Programms. Wir verkleinern es und behalten von der Datei nichts als das Bild.
speaker-form-availability = Wann Sie kommen können
speaker-form-availability-lead = Die Veranstalter werden gewarnt, wo sie Sie zu einer anderen Zeit einplanen. Lesende sehen es nicht.
speaker-form-needs = Ernährung und Barrierefreiheit
speaker-form-needs-lead = Was Sie nicht essen können, und was Sie brauchen, um teilzunehmen.
speaker-form-assistant = Ihre Assistenz
speaker-form-assistant-lead = Mails und Einladungen gehen an Ihre Assistenz statt an Sie. Der Link einer früheren Assistenz gilt sofort nicht mehr.

speaker-part-public = Was Lesende sehen
speaker-part-public-hint = Es erscheint mit der nächsten Veröffentlichung des Programms.
speaker-part-private = Für die Veranstalter
speaker-part-private-hint = Lesende sehen das nicht.
speaker-part-assistant = Assistenz
speaker-part-contact = Vortragende
speaker-part-contact-hint = Mails und Einladungen gehen dorthin, wenn es keine Assistenz gibt. Lesende sehen nie eine Adresse.
speaker-part-contacts = Adressen
speaker-part-disclosure = Offenlegung der Interessen
speaker-part-disclosure-hint = Honorare, Aktien, Ämter, Fördermittel: was immer berühren kann, was Sie hier sagen. Sie steht auf der Seite des Beitrags, mit Datum.
speaker-part-files = Folien
speaker-part-files-hint = Nur Sie und die Veranstalter können sie laden.

speaker-field-name = Name
speaker-field-affiliation = Wo Sie arbeiten
speaker-field-biography = Über Sie
speaker-field-biography-hint = Markdown geht: *Betonung*, Listen, Links.
speaker-field-language = Sprache der Mails
speaker-field-pronouns = Pronomen
speaker-field-stage-needs = Was Sie auf der Bühne brauchen
speaker-field-stage-needs-hint = Etwa ein Handmikrofon, einen Stuhl, eine Rampe, Ton von Ihrem Rechner.
speaker-field-recording-consent = Darf Ihr Vortrag aufgezeichnet werden?
speaker-field-recording-consent-hint = Ohne Antwort wird er nicht aufgezeichnet.
speaker-field-photo-consent = Dürfen Fotos von Ihnen gemacht und veröffentlicht werden?
speaker-field-photo-consent-hint = Ohne Antwort werden keine veröffentlicht.
speaker-field-assistant-name = Name der Assistenz
speaker-field-assistant-email = E-Mail-Adresse der Assistenz
speaker-field-assistant-email-hint = Lassen Sie beides leer, wenn Sie keine Assistenz haben.
speaker-field-email = E-Mail-Adresse
speaker-field-disclosure = Was legen Sie offen?
speaker-field-statement = Ihre Interessen
speaker-field-statement-hint = Höchstens 4.000 Zeichen.
speaker-field-contacts = Je eine Zeile: Name oder Schlüssel, Komma, E-Mail-Adresse
speaker-field-contacts-hint = Ada Sample, ada@example.org. Aus einer Tabelle kopierte Spalten gehen auch. Es werden alle Zeilen übernommen oder keine.

speaker-assistant-remove = Assistenz entfernen

speaker-when = Wann können Sie kommen?
speaker-when-always = Jederzeit
speaker-when-some = Nur in den unten angekreuzten halben Stunden
speaker-other-hours = Andere Zeiten
speaker-other-hours-hint = Halbe Stunden können sie nicht ausdrücken. Sie bleiben, wie sie sind, bis Sie das Kreuz entfernen.

speaker-photo-empty = Es gibt noch kein Foto.
speaker-photo-file = Foto
speaker-photo-file-hint = JPEG, PNG oder WebP, höchstens 10 MiB.
speaker-photo-send = Dieses Foto verwenden
speaker-photo-remove = Foto entfernen

speaker-disclose = Offenlegen
speaker-disclosure-required = Die Konferenz veröffentlicht diesen Beitrag erst, wenn Sie Ihre Interessen offengelegt haben.
speaker-versions = Was Sie gesagt haben
speaker-files-empty = Noch keine Dateien.
speaker-file = Datei
speaker-file-hint = PDF, PowerPoint (pptx), OpenDocument (odp) oder Keynote (key), höchstens je 10 MiB und insgesamt 50.
speaker-file-send = Datei hinzufügen
speaker-file-remove = Entfernen
speaker-file-note = { $kib } KiB, { $at }

speaker-link-title = Ihr Link als Vortragende
speaker-link-other = Sie tragen hier vor oder leiten eine Sitzung? Lassen Sie sich Ihren Link als Vortragende senden.
speaker-link-intro = Tragen Sie hier vor oder leiten Sie eine Sitzung? Wir senden Ihren privaten Link noch einmal, an Sie oder an Ihre Assistenz.
speaker-link-email-hint = Die Adresse, an die Ihnen die Veranstalter schreiben.
speaker-link-sent = Wenn jemand mit der Adresse { $email } hier vorträgt, ist eine Mail mit dem Link unterwegs.
speaker-link-renewed = Jeder bisher gesendete Link ist ungültig, auch dieser. Ein neuer ist unterwegs.
speaker-link-again = Nicht angekommen? Noch einmal senden lassen.

disclosure-title = Offenlegung der Interessen
disclosure-nothing = Nichts offenzulegen
disclosure-interests = Ich habe Interessen offenzulegen

problem-speaker-link-needed = Öffnen Sie diese Seite mit Ihrem Link als Vortragende
problem-speaker-link-needed-advice = Er steht in den Mails an Sie. Die Seite, auf der Teilnehmende um ihren Link bitten, führt zu Ihrem.
problem-no-speaker = Dieser Link gilt nicht mehr
problem-no-speaker-advice = Nehmen Sie den Link aus Ihrer neuesten Mail, oder bitten Sie die Veranstalter um einen neuen.
problem-speaker-not-in-programme = Sie sind nicht mehr in dem Programm, an dem die Veranstalter arbeiten.
problem-speaker-not-in-programme-advice = Es wurde nichts geändert. Bitte schreiben Sie ihnen.
problem-speaker-outdated = Das wurde inzwischen geändert.
problem-speaker-outdated-advice = Sehen Sie nach, was Sie geschrieben haben, und speichern Sie noch einmal, wenn es noch stimmt.
problem-too-many-files = Das wären mehr als 50 Dateien.
problem-too-many-files-advice = Entfernen Sie zuerst eine.
problem-interests-undisclosed = Offenlegungen der Interessen fehlen.
problem-interests-undisclosed-advice = Die Seite der Vortragenden nennt sie. Diese Konferenz veröffentlicht ohne sie keinen Beitrag.
problem-no-contact = Für diese Person gibt es noch keine Adresse.
problem-no-contact-advice = Tragen Sie sie zuerst ein.

# staff-speaker…: die Seiten der Veranstalter über Vortragende.

staff-by-speaker = von der vortragenden Person oder ihrer Assistenz
staff-speakers = Vortragende
staff-speakers-intro = Wie sie erreicht werden. Lesende sehen das nie.
staff-speakers-empty = Es gibt noch keine Vortragenden. Fügen Sie sie dem Programm hinzu:
staff-speakers-reached = { $reached } von { $all } sind erreichbar.
staff-speakers-import = Adressen einfügen
staff-speakers-imported = Die Adressen sind gespeichert.
staff-speakers-name = Name
staff-speakers-address = Adresse
staff-speakers-no-address = Noch keine Adresse
staff-speakers-gone = Nicht mehr im Programm
staff-speakers-link = Privater Link
staff-speakers-undisclosed =
    { $count ->
        [one] Fehlt für einen Beitrag
       *[other] Fehlt für { $count } Beiträge
    }
staff-speakers-bounced = Mails kamen am { $at } zurück: { $why }
staff-speaker-saved = Gespeichert.
staff-speaker-link-done = Der Link ist unterwegs.
staff-speaker-link-sent = Zuletzt gesendet: { $at }.
staff-speaker-link-never = Noch nicht gesendet.
staff-speaker-link-hint = Er öffnet die eigenen Seiten der Person. Er geht an die Assistenz, wenn es eine gibt.
staff-speaker-link-send = Link senden
staff-speaker-link-renew = Alle Links ungültig machen und einen neuen senden
staff-speaker-undisclosed = Offenlegung der Interessen fehlt für
staff-speaker-facts = Was die Person sagt
staff-speaker-unanswered = Nicht beantwortet
