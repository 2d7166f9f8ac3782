### The organisers' plain pages of the programme.

# staff-programme-menu…: the way between them; the lists have the same headings.

staff-programme-menu = Seiten des Programms
staff-programme-menu-board = Tafel
staff-programme-menu-sessions = Sitzungen
staff-programme-menu-slots = Beiträge
staff-programme-menu-tracks = Themenstränge
staff-programme-menu-themes = Querschnittsthemen
staff-programme-menu-rooms = Räume
staff-programme-menu-speakers = Personen
staff-programme-menu-settings = Einstellungen
staff-programme-menu-clashes = Konflikte
staff-programme-menu-releases = Veröffentlichungen
staff-programme-menu-import = Import

# staff-programme-intro…: what a page is for.

staff-programme-intro-sessions = Alle Sitzungen des Entwurfs nach Zeit; die ohne Zeit stehen am Ende.
staff-programme-intro-tracks = Schwerpunkte in der Reihenfolge, in der man sie sieht.
staff-programme-intro-themes = Themen quer durch die Stränge.
staff-programme-intro-rooms = Wo die Sitzungen sind, in der Reihenfolge der Spalten.
staff-programme-intro-speakers = Wer spricht und wer leitet. Wie man sie erreicht, steht hier nicht.
staff-programme-intro-releases = Zu sehen ist die neueste Veröffentlichung. Der Entwurf ändert daran nichts, bis Sie ihn veröffentlichen.
staff-programme-intro-clashes = Was im Entwurf nicht zusammenpasst, das Schlimmste zuerst.
staff-programme-intro-import = Ein Programm von anderswo: schedule.xml oder schedule.json, wie frab und pretalx sie schreiben, oder eine ZIP-Datei mit Tabellen (sessions.csv, slots.csv, rooms.csv, speakers.csv, tracks.csv, themes.csv). Sitzungen, die ein Zeitplan oder eine Tabelle der Sitzungen nicht hat, entfallen. „Rückgängig“ nimmt alles zurück.
staff-programme-intro-move = Gibt einer Sitzung Zeit und Raum; ihre Beiträge gehen mit.
staff-programme-intro-length = Ändert die Länge einer Sitzung; ihre Beiträge bleiben, wie sie sind.
staff-programme-intro-unplace = Nimmt eine Sitzung aus dem Raster; Länge und Beiträge bleiben.
staff-programme-intro-shift = Verschiebt alle Sitzungen, die an diesem Tag zu dieser Zeit oder später beginnen.
staff-programme-intro-swap = Zwei Sitzungen tauschen Zeit und Raum; jede behält ihre Länge.
staff-programme-intro-copy = Legt eine weitere Sitzung mit denselben Beiträgen an; in der Kopie hat niemand einen Platz gebucht.

# staff-programme-new…, -empty…, -remove…: one kind each.

staff-programme-new-session = Sitzung hinzufügen
staff-programme-new-slot = Beitrag hinzufügen
staff-programme-new-track = Strang hinzufügen
staff-programme-new-theme = Thema hinzufügen
staff-programme-new-room = Raum hinzufügen
staff-programme-new-speaker = Person hinzufügen
staff-programme-empty-sessions = Es gibt noch keine Sitzungen.
staff-programme-empty-slots = Sie hat noch keine Beiträge.
staff-programme-empty-tracks = Es gibt noch keine Themenstränge.
staff-programme-empty-themes = Es gibt noch keine Querschnittsthemen.
staff-programme-empty-rooms = Es gibt noch keine Räume.
staff-programme-empty-speakers = Es gibt noch niemanden.
staff-programme-empty-clashes = Es gibt keine Konflikte.
staff-programme-empty-releases = Noch wurde nichts veröffentlicht.
staff-programme-remove = Entfernen
staff-programme-remove-session = Die Sitzung und ihre Beiträge verschwinden aus dem Entwurf.
staff-programme-remove-slot = Der Beitrag verschwindet aus seiner Sitzung.
staff-programme-remove-track = Der Strang verschwindet aus dem Entwurf.
staff-programme-remove-theme = Das Thema verschwindet aus dem Entwurf.
staff-programme-remove-room = Der Raum verschwindet aus dem Entwurf.
staff-programme-remove-speaker = Die Person verschwindet aus dem Entwurf.
staff-programme-remove-changed = Jemand anderes hat das gerade geändert. Bitte sehen Sie es noch einmal an, bevor Sie es entfernen.
staff-programme-in-use = Es wird noch gebraucht und bleibt deshalb. Bitte ändern Sie zuerst dies:
staff-programme-undo-hint = Mit „Rückgängig“ kommt es wieder.

# staff-programme-part…: the parts of the forms.

staff-programme-part-about = Was es ist
staff-programme-part-when = Wann und wo
staff-programme-part-belongs = Wer und wozu
staff-programme-part-seats = Buchbare Plätze
staff-programme-part-slots = Beiträge
staff-programme-part-deeds = Mehr
staff-programme-part-settings = Für das ganze Programm

# staff-programme-field…: their fields, and what one should know of them.

staff-programme-field = Feld
staff-programme-field-key = Schlüssel
staff-programme-field-key-hint = Der kurze Name in Adressen, zum Beispiel opening. Bleibt das Feld leer, entsteht er aus dem Namen.
staff-programme-field-kind = Art
staff-programme-field-title = Titel
staff-programme-field-abstract = Zusammenfassung
staff-programme-field-abstract-hint = In Markdown: *Betonung*, Listen, Links.
staff-programme-field-starts = Beginnt
staff-programme-field-starts-hint = In der Zeit des Konferenzortes. Bleibt das Feld leer, hat sie noch keinen Platz im Programm.
staff-programme-field-minutes = Minuten
staff-programme-field-length = Länge in Minuten
staff-programme-field-room = Raum
staff-programme-field-track = Themenstrang
staff-programme-field-themes = Querschnittsthemen
staff-programme-field-chairs = Leitung
staff-programme-field-chairs-hint = In ihrer Reihenfolge, mit Namen. Nach dem Speichern gibt es weitere Zeilen.
staff-programme-field-speakers = Vortragende
staff-programme-field-speakers-hint = In ihrer Reihenfolge, mit Namen. Nach dem Speichern gibt es weitere Zeilen.
staff-programme-field-language = Sprache
staff-programme-field-language-hint = Das Kürzel der Sprache, in der sie stattfindet, zum Beispiel en, sv oder pt-BR.
staff-programme-field-accredited = Zertifiziert: zählt als Fortbildung und ist frei von Sponsoren
staff-programme-field-sponsored = Von der Industrie bezahlt
staff-programme-field-place = Plätze werden gebucht
staff-programme-field-place-capacity = Plätze
staff-programme-field-place-note = Hinweis vor der Buchung
staff-programme-field-place-opens = Buchung ab
staff-programme-field-place-opens-hint = Bleibt das Feld leer: solange man sich anmelden kann.
staff-programme-field-place-closes = Buchung bis
staff-programme-field-place-categories = Nur für
staff-programme-field-place-categories-hint = Nichts angekreuzt: für alle.
staff-programme-field-place-requires = Nur zusammen mit
staff-programme-field-place-overlaps = Gleichzeitig darf man anderes buchen
staff-programme-field-name = Name
staff-programme-field-colour = Farbe
staff-programme-field-capacity = Plätze
staff-programme-field-equipment = Ausstattung
staff-programme-field-equipment-hint = Eins je Zeile.
staff-programme-field-stream = Adresse des Streams
staff-programme-field-stream-hint = Sie beginnt mit https://.
staff-programme-field-open = Öffnungszeiten
staff-programme-field-open-hint = Je eine Zeile, zum Beispiel 2022-09-22 09:00 – 17:00. Leer heißt immer.
staff-programme-field-affiliation = Einrichtung
staff-programme-field-confirmed = Hat zugesagt
staff-programme-field-available = Kann kommen
staff-programme-field-available-hint = Je eine Zeile, zum Beispiel 2022-09-22 09:00 – 17:00. Leer heißt immer.
staff-programme-field-biography = Biografie
staff-programme-field-biography-hint = In Markdown: *Betonung*, Listen, Links.
staff-programme-field-at = Beginnt
staff-programme-field-offset = Minuten nach Beginn der Sitzung
staff-programme-field-walking-minutes = Minuten Weg zwischen zwei Räumen
staff-programme-field-opens = Der Tag beginnt
staff-programme-field-opens-hint = Sitzungen außerhalb dieser Zeiten gelten als Konflikt. Bleibt das Feld leer, ist jede Zeit recht.
staff-programme-field-closes = Der Tag endet
staff-programme-field-sample = Es ist ein erfundenes Beispiel; die Seiten sagen das
staff-programme-field-session = Sitzung
staff-programme-field-one = Diese Sitzung
staff-programme-field-other = und diese
staff-programme-field-from = Ab
staff-programme-field-only-room = Nur in diesem Raum
staff-programme-field-only-track = Nur in diesem Strang
staff-programme-field-later-days = Auch an den Tagen danach
staff-programme-field-note = Anmerkung
staff-programme-field-note-hint = Was neu ist, für alle, die es lesen.
staff-programme-field-file = Datei
staff-programme-field-file-hint = schedule.xml oder schedule.json, höchstens 10 MiB.
staff-programme-when-ticked = Nur wenn „{ $label }“ angekreuzt ist.

# What parts of a programme are like.

staff-programme-everywhere = Alle Räume
staff-programme-unplaced = Ohne Platz
staff-programme-unconfirmed = Hat noch nicht zugesagt
staff-programme-minutes = { $count } min
staff-programme-offset = +{ $count } min
staff-programme-seats =
    { $count ->
        [one] Ein Platz
       *[other] { $count } Plätze
    }
staff-programme-slot-of = Beitrag „{ $title }“:
staff-programme-up = Nach oben
staff-programme-down = Nach unten
staff-programme-add = Hinzufügen
staff-programme-saved = Gespeichert.
staff-programme-removed = Entfernt.

# What is done with sessions.

staff-programme-move = Verschieben
staff-programme-length = Länge ändern
staff-programme-unplace = Von der Tafel nehmen
staff-programme-shift = Folgendes verschieben
staff-programme-swap = Tauschen
staff-programme-copy = Kopieren
staff-programme-undo = Rückgängig
staff-programme-redo = Wiederholen
staff-programme-nothing-to-undo = Es gibt nichts rückgängig zu machen.
staff-programme-nothing-to-redo = Es gibt nichts zu wiederholen.
staff-programme-look = Zeigen, was es bewirkt
staff-programme-look-hint = Noch wird nichts gespeichert.
staff-programme-effect = was es bewirkt
staff-programme-touched = Was sich ändert
staff-programme-touches-nothing = Es ändert sich nichts.
staff-programme-clashes-new = Neue Konflikte
staff-programme-clashes-gone = Gelöste Konflikte
staff-programme-clashes-same = Kein neuer Konflikt und keiner gelöst.
staff-programme-before = Vorher:
staff-programme-after = Nachher:
staff-programme-is-new = Es ist neu.
staff-programme-is-gone = Es ist dann weg.
staff-programme-confirm = Speichern
staff-programme-change-wish = Anders
staff-programme-hit = Wen es trifft
staff-programme-hit-nobody = Es trifft niemanden.
staff-programme-hit-people = An zwei Orten zugleich oder zu spät: { $names }
staff-programme-hit-rooms = Zu wenige Plätze: { $names }
staff-programme-hit-attendees =
    { $count ->
        [one] Eine Person hat gebucht oder gemerkt, was sich überschneiden würde.
       *[other] { $count } Personen haben gebucht oder gemerkt, was sich überschneiden würde.
    }
staff-programme-hit-entries =
    { $count ->
        [one] Die nächste Veröffentlichung ändert einen Kalendereintrag.
       *[other] Die nächste Veröffentlichung ändert { $count } Kalendereinträge.
    }
staff-programme-hit-mails =
    { $count ->
        [one] Die nächste Veröffentlichung verschickt eine Mail.
       *[other] Die nächste Veröffentlichung verschickt { $count } Mails.
    }
staff-programme-hit-who = Wer sie sind
staff-programme-deed-put = geänderte Angaben
staff-programme-deed-remove = etwas entfernt
staff-programme-deed-order = eine neue Reihenfolge
staff-programme-deed-settings = geänderte Einstellungen
staff-programme-deed-move = eine Sitzung verschoben
staff-programme-deed-unplace = eine Sitzung von der Tafel genommen
staff-programme-deed-shift = Folgendes verschoben
staff-programme-deed-swap = zwei Sitzungen getauscht
staff-programme-deed-copy = eine Sitzung kopiert
staff-programme-deed-several = mehrere Änderungen
staff-programme-deed-load = eine Programmdatei geladen
staff-programme-deed-import = ein Import

# staff-programme-import…: bringing a programme in.

staff-programme-imported = Importiert. „Rückgängig“ nimmt es zurück.
staff-programme-import-same = Der Entwurf sagt schon dasselbe; nichts wurde geändert.
staff-programme-import-nothing = Bitte wählen Sie eine Datei.
staff-programme-import-no-text = Das ist kein Text in UTF-8. Bitte wählen Sie eine schedule.xml, eine schedule.json oder eine ZIP-Datei mit Tabellen.
staff-programme-import-mistakes = Nichts wurde importiert. Bitte berichtigen Sie dies in der Datei:
staff-programme-import-outdated = Jemand hat den Entwurf inzwischen geändert, deshalb wurde noch nichts importiert. Das würde die Datei jetzt bewirken.
staff-programme-import-go = Importieren
staff-programme-import-other = Andere Datei wählen
staff-programme-import-left-out = Was aus der Datei nicht übernommen wird
staff-programme-count-new =
    { $count ->
        [one] ein neuer Teil
       *[other] { $count } neue Teile
    }
staff-programme-count-changed =
    { $count ->
        [one] einer geändert
       *[other] { $count } geändert
    }
staff-programme-count-gone =
    { $count ->
        [one] einer entfernt
       *[other] { $count } entfernt
    }
staff-programme-count-clashes =
    { $count ->
        [one] ein neuer Konflikt
       *[other] { $count } neue Konflikte
    }

# Two people changed the same.

staff-programme-conflict = Jemand anderes hat dasselbe geändert
staff-programme-conflict-advice = Während Sie gearbeitet haben, hat jemand eine andere Fassung gespeichert. Von Ihnen ist noch nichts gespeichert. Welche gilt? Mit „Rückgängig“ kommt die andere wieder.
staff-programme-conflict-gone = Jemand hat es entfernt. Ihre Fassung würde zurückbringen, was im Formular steht.
staff-programme-conflict-removal = Jemand hat es geändert. Ihre Fassung würde es entfernen.
staff-programme-conflict-same = Beide Fassungen sagen inzwischen dasselbe.
staff-programme-theirs = Deren Fassung, gespeichert
staff-programme-yours = Ihre Fassung
staff-programme-nothing = leer
staff-programme-take-theirs = Deren Fassung behalten
staff-programme-take-yours = Meine verwenden

# staff-programme-release…: publishing.

staff-programme-release = Entwurf veröffentlichen
staff-programme-release-hint = Alle sehen es sofort, und aus den Änderungen folgen Mails.
staff-programme-release-go = Veröffentlichen als Nummer
staff-programme-changes = Was sich für alle ändert
staff-programme-changes-none = Nichts, was zu sehen ist.
staff-programme-release-forbidden = Einige Konflikte verhindern eine Veröffentlichung. Bitte lösen Sie sie zuerst.
staff-programme-released = Der Entwurf ist veröffentlicht und jetzt zu sehen.
staff-programme-released-before = Was veröffentlicht wurde
staff-programme-newest = Diese ist zu sehen
staff-programme-nothing-to-release = Dieser Entwurf ist schon zu sehen; es gibt nichts zu veröffentlichen.
staff-programme-takes-back = Nimmt Veröffentlichung { $number } zurück
staff-programme-take-back = Zurücknehmen
staff-programme-take-back-intro = Die Veröffentlichung davor ist wieder zu sehen, als neue Veröffentlichung. Der Entwurf bleibt, wie er ist.
staff-programme-taken-back = Sie ist zurückgenommen. Zu sehen ist wieder die davor.

# problem-…: why something was not done.

problem-capacity-below-taken = In einer Sitzung sind mehr Plätze gebucht, als sie hätte.
problem-capacity-below-taken-advice = Geben Sie ihr mehr Plätze oder lassen Sie ihr die bisherigen.
problem-place-booked = Jemand hat eine Sitzung gebucht, die nicht mehr buchbar wäre.
problem-place-booked-advice = Lassen Sie sie buchbar.
problem-place-names-unknown = Eine buchbare Sitzung verweist auf etwas, das es in der Konferenz nicht gibt.
problem-place-names-unknown-advice = Sehen Sie sich ihre Plätze an.
problem-place-twice = Eine Sitzung hat den Schlüssel eines anderen Platzes der Konferenz.
problem-place-twice-advice = Kopieren Sie sie unter einem anderen Schlüssel.
problem-file-too-large = Diese Datei ist zu groß.
problem-file-too-large-advice = Eine Datei darf höchstens 10 MiB haben.
problem-forbidden-clashes = Einige Konflikte verhindern eine Veröffentlichung.
problem-forbidden-clashes-advice = Bitte lösen Sie sie zuerst.
problem-no-item = Das ist nicht mehr im Programm.
problem-no-item-advice = Sehen Sie die Liste neu an.
problem-item-in-use = Es wird noch gebraucht.
problem-item-in-use-advice = Ändern Sie zuerst, was darauf verweist.
problem-item-taken = Diesen Schlüssel gibt es schon.
problem-item-taken-advice = Wählen Sie einen anderen.
problem-session-unplaced = Eine davon hat noch keinen Platz im Programm.
problem-session-unplaced-advice = Geben Sie ihr zuerst eine Zeit.
problem-incomplete-order = Die Liste wurde inzwischen geändert.
problem-incomplete-order-advice = Sehen Sie sie neu an und versuchen Sie es noch einmal.
problem-draft-outdated = Der Entwurf wurde inzwischen geändert.
problem-draft-outdated-advice = Sie sehen ihn jetzt, wie er ist; bitte versuchen Sie es noch einmal.
problem-nothing-to-undo = Es gibt nichts rückgängig zu machen.
problem-nothing-to-undo-advice = Nichts wurde geändert.
problem-nothing-to-redo = Es gibt nichts zu wiederholen.
problem-nothing-to-redo-advice = Nichts wurde geändert.
problem-nothing-to-release = Dieser Entwurf ist schon zu sehen.
problem-nothing-to-release-advice = Ändern Sie ihn zuerst.
problem-release-not-newest = Nur die neueste Veröffentlichung lässt sich zurücknehmen.
problem-release-not-newest-advice = Sehen Sie die Liste neu an.
problem-no-earlier-release = Vor der ersten Veröffentlichung gibt es keine.
problem-no-earlier-release-advice = Ändern Sie den Entwurf und veröffentlichen Sie ihn.
