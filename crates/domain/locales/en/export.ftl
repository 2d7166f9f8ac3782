# staff-export…: the page that takes a conference out as one file.

staff-export = Export
staff-export-intro = The whole conference as one file: the programme with its draft and its releases, places, categories and questions.
staff-export-people = With registrations
staff-export-people-hint = Names, addresses, answers, bookings and stars, and diet and access needs, which are health data. Keep such a file where only those see it who may.
staff-export-without-people = Registrations are not in it: your role may not see all of them.
staff-export-json = JSON file
staff-export-json-hint = Another Plenum takes it in with “plenum import”, to the same state.
staff-export-zip = Sheets (ZIP)
staff-export-zip-hint = To read in a spreadsheet. The sheets of the programme can be imported again.
