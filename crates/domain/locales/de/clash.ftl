### What does not fit together in a programme.

# severity-…: how bad a clash is.

severity-forbidden = Unmöglich
severity-warning = Warnung
severity-hint = Hinweis

# clash-…: what does not fit, by the names of what it concerns, and what would cure it.

clash-all-rooms = alle Räume

clash-room-twice = „{ $one }“ und „{ $other }“ belegen gleichzeitig denselben Raum ({ $room }, { $minutes } Min.)
clash-room-twice-cure = Verlegen Sie eines davon in einen anderen Raum oder auf eine andere Zeit.

clash-person-twice = { $person } ist an zwei Orten gleichzeitig: „{ $one }“ und „{ $other }“ ({ $minutes } Min.)
clash-person-twice-cure = Verlegen Sie eines davon, oder fragen Sie für eines jemand anderen.

clash-slot-outside-session = „{ $one }“ liegt außerhalb von „{ $other }“ ({ $minutes } Min.)
clash-slot-outside-session-cure = Verlegen oder kürzen Sie den Beitrag, oder verlängern Sie die Sitzung.

clash-slots-overlap = „{ $one }“ und „{ $other }“ überschneiden sich in derselben Sitzung ({ $minutes } Min.)
clash-slots-overlap-cure = Lassen Sie einen Beitrag beginnen, wenn der andere endet, oder kürzen Sie einen.

clash-unknown-reference =
    „{ $one }“ nennt { $what ->
        [track] einen Schwerpunkt, der
        [theme] ein Thema, das
        [room] einen Raum, der
       *[speaker] eine Person, die
    } nicht im Programm steht: { $missing }
clash-unknown-reference-cure = Ergänzen Sie, was fehlt, oder wählen Sie etwas anderes.

clash-walk-too-short = { $person } hat { $minutes } Min. von „{ $one }“ ({ $room }) zu „{ $other }“ ({ $other-room }), der Weg dauert aber { $walking } Min.
clash-walk-too-short-cure = Legen Sie beides in denselben Raum, oder lassen Sie mehr Zeit dazwischen.

clash-person-unavailable = { $person } kann zu „{ $one }“ nicht kommen
clash-person-unavailable-cure = Verlegen Sie es auf eine Zeit, zu der die Person kann, oder fragen Sie jemand anderen.

clash-room-closed = „{ $one }“ liegt außerhalb der Öffnungszeiten des Raums ({ $room })
clash-room-closed-cure = Wählen Sie eine andere Zeit oder einen anderen Raum, oder ändern Sie die Öffnungszeiten.

clash-outside-days = „{ $one }“ liegt nicht an den Tagen der Konferenz
clash-outside-days-cure = Verlegen Sie es auf einen Tag der Konferenz.

clash-outside-hours = „{ $one }“ liegt außerhalb der Zeiten der Konferenz
clash-outside-hours-cure = Verlegen oder kürzen Sie es, oder ändern Sie die Zeiten der Konferenz.

clash-skipped-time = „{ $one }“ beginnt oder endet zu einer Zeit, die es nicht gibt, weil die Uhren vorgestellt werden
clash-skipped-time-cure = Wählen Sie eine Zeit vor oder nach der Umstellung.

clash-overbooked = „{ $one }“ hat { $seats } Buchungen, es ist aber nur Platz für { $capacity } ({ $room })
clash-overbooked-cure = Verlegen Sie es in einen größeren Raum.

clash-place-above-room = „{ $one }“ bietet { $seats } Plätze an, es ist aber nur Platz für { $capacity } ({ $room })
clash-place-above-room-cure = Bieten Sie weniger Plätze an, oder wählen Sie einen größeren Raum.

clash-plenary-beside-parallel = „{ $one }“ ist für alle, aber „{ $other }“ findet gleichzeitig statt ({ $minutes } Min.)
clash-plenary-beside-parallel-cure = Verlegen Sie eines davon auf eine andere Zeit.

clash-sponsored-in-accredited = „{ $one }“ wird von der Industrie bezahlt, aber „{ $other }“ ist zertifiziert
clash-sponsored-in-accredited-cure = Verlegen Sie den Beitrag in eine Sitzung ohne Zertifizierung.

clash-session-shorter = „{ $one }“ ist { $minutes } Min. zu kurz für die Beiträge darin
clash-session-shorter-cure = Verlängern Sie die Sitzung, oder kürzen Sie Beiträge.

clash-session-longer = „{ $one }“ hat am Anfang oder Ende { $minutes } Min. ohne Beitrag
clash-session-longer-cure = Kürzen Sie die Sitzung, oder fügen Sie einen Beitrag hinzu; ist die Zeit zur Diskussion gedacht, muss sich nichts ändern.

clash-without-chair = „{ $one }“ hat keinen Vorsitz
clash-without-chair-cure = Wählen Sie, wer die Sitzung leitet.

clash-unconfirmed = { $person } hat noch nicht zugesagt
clash-unconfirmed-cure = Bitten Sie um eine Antwort, oder vermerken Sie die Zusage.
