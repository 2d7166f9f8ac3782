# staff-export…: die Seite, die eine Konferenz als eine Datei ausgibt.

staff-export = Export
staff-export-intro = Die ganze Konferenz als eine Datei: das Programm mit Entwurf und Veröffentlichungen, Plätze, Kategorien und Fragen.
staff-export-people = Mit Anmeldungen
staff-export-people-hint = Namen, Adressen, Antworten, Buchungen und Sterne, dazu Ernährung und Barrierefreiheit, also Gesundheitsdaten. Bewahren Sie eine solche Datei dort auf, wo nur Befugte sie sehen.
staff-export-without-people = Anmeldungen sind nicht enthalten: Ihre Rolle darf nicht alles davon sehen.
staff-export-json = JSON-Datei
staff-export-json-hint = Ein anderes Plenum übernimmt sie mit „plenum import“, im selben Stand.
staff-export-zip = Tabellen (ZIP)
staff-export-zip-hint = Zum Lesen in einer Tabellenkalkulation. Die Tabellen des Programms lassen sich wieder importieren.
