### What differs between two releases of a programme.

# changes-detail-…: what is said of a thing, as words in a list.

changes-detail-abstract = Zusammenfassung
changes-detail-kind = Art der Sitzung
changes-detail-track = Schwerpunkt
changes-detail-themes = Themen
changes-detail-language = Sprache
changes-detail-order = Reihenfolge der Personen
changes-detail-accredited = Zertifizierung
changes-detail-sponsored = Sponsoring
changes-detail-booking = Buchung
changes-detail-capacity = Zahl der Plätze
changes-detail-stream = Übertragung
changes-detail-affiliation = Einrichtung
changes-detail-biography = Biografie

# changes-…: what became of a thing whose name stands before it.

changes-all-rooms = alle Räume
changes-new = Neu.
changes-new-at = Neu: { $when }, { $room }.
changes-gone = Nicht mehr vorhanden.
changes-withdrawn = Entfällt; geplant war: { $when }, { $room }.
changes-moved = Verlegt von { $from } auf { $to }.
changes-moved-within-day = Verlegt von { $from } Uhr auf { $to }.
changes-length = Dauert { $to } Min. statt { $from } Min.
changes-room = In einem anderen Raum: { $to } statt { $from }.
changes-session = In einer anderen Sitzung: „{ $to }“ statt „{ $from }“.
changes-retitled = Der Titel war „{ $from }“ und ist jetzt „{ $to }“.
changes-retitled-elsewhere = Der Titel ist in einer anderen Sprache neu.
changes-renamed = Der Name war „{ $from }“ und ist jetzt „{ $to }“.
changes-renamed-elsewhere = Der Name ist in einer anderen Sprache neu.
changes-speakers = Spricht jetzt: { $joined }; nicht mehr: { $left }.
changes-speakers-joined = Spricht jetzt: { $joined }.
changes-speakers-left = Spricht nicht mehr: { $left }.
changes-chairs = Hat jetzt den Vorsitz: { $joined }; nicht mehr: { $left }.
changes-chairs-joined = Hat jetzt den Vorsitz: { $joined }.
changes-chairs-left = Hat nicht mehr den Vorsitz: { $left }.
changes-text = Geändert: { $list }.
