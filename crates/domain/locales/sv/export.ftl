# staff-export…: sidan som hämtar ut en konferens som en fil.

staff-export = Exportera
staff-export-intro = Hela konferensen som en fil: programmet med utkast och utgåvor, platser, kategorier och frågor.
staff-export-people = Med anmälningar
staff-export-people-hint = Namn, adresser, svar, bokningar och stjärnor, samt kost och tillgänglighetsbehov, som är hälsouppgifter. Förvara en sådan fil där bara de som får ser den.
staff-export-without-people = Anmälningarna är inte med: din roll får inte se allt i dem.
staff-export-json = JSON-fil
staff-export-json-hint = En annan Plenum läser in den med ”plenum import”, till samma läge.
staff-export-zip = Tabeller (ZIP)
staff-export-zip-hint = Att läsa i ett kalkylprogram. Programmets tabeller kan importeras igen.
