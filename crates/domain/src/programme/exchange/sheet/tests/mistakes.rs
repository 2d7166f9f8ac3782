use super::*;

/// What is said of sheets that are read into [`small`].
fn mistakes(sheets: &[(String, String)]) -> Vec<String> {
    let read = read(sheets, &small(), &conference());
    read.map(|_| ()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn of(name: &str, text: &str) -> Vec<String> {
    mistakes(&[sheet(name, text)])
}

#[test]
fn mistakes_are_named_by_row_and_column() {
    let text = "Title,Kind,Start,Minutes,Raum\n\nOne,plenary,2022-09-22 25:00,60,hall\n\
                Two,party,2022-09-22 09:00,sixty,Great hal\n";
    let expected = [
        "sessions, row 3, column Start: must be a time such as 2022-09-22 09:00 or 22.9.2022 09:00, \
         the day before the month, or 09:00 beside a Date, not 2022-09-22 25:00",
        "sessions, row 4, column Kind: must be one of plenary, track-session, breakout, poster, \
         social, break, not party",
        "sessions, row 4, column Minutes: must be a number of minutes such as 90, not sixty",
        "sessions, row 4, column Raum: names Great hal, which is no room of the programme; did you \
         mean great hall?",
    ];
    assert_eq!(of("sessions", text), expected);
}

#[test]
fn the_rules_of_programmes_are_named_by_row_and_column_too() {
    let cases = [
        ("tracks", "Key,Name (en)\nrare,", "tracks, row 2, column Name (en): is missing"),
        (
            "rooms",
            "Key,Capacity\nhall,0",
            "rooms, row 2, column Capacity: must be from 1 to 1000000",
        ),
        (
            "rooms",
            "Key,Open\nhall,2022-09-22 12:00 to 08:00",
            "rooms, row 2, column Open: must end after they start",
        ),
        (
            "tracks",
            "Key,Farbe\nrare,red",
            "tracks, row 2, column Farbe: must be a colour such as #1f5f8b",
        ),
        (
            "slots",
            "Session,Title,Dauer\nopening,A,2000",
            "slots, row 2, column Dauer: must be from 1 to 1440",
        ),
        (
            "rooms",
            "Key,Name\nattic,Attic",
            "session opening: room names hall, which is not in the programme",
        ),
        (
            "speakers",
            "Name\nBo Exempel",
            "slot welcome: speakers names ada, which is not in the programme",
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(of(name, text)[0], expected, "{text}");
    }
}

#[test]
fn headings_that_are_not_known_are_mistakes() {
    let cases = [
        (
            "rooms",
            "Name,Capacty\nA,1",
            "rooms, row 1: Capacty is no column that is known here; did you mean Capacity?",
        ),
        (
            "themes",
            "Name,Weather\nA,rain",
            "themes, row 1: Weather is no column that is known here; the columns are Key, Name",
        ),
        ("rooms", "Name,\nA,1", "rooms, row 1: column B has cells, but no heading"),
        ("rooms", "Name,Titel\nA,B", "rooms, row 1: Titel says the same as the column Name"),
        ("rooms", "Capacity\n1", "rooms, row 1: needs a column Name or Key"),
        ("slots", "Title\nA", "slots, row 1: needs a column Session"),
        ("rooms", "", "rooms: has no row of headings"),
        ("rooms", "Name\nA,B", "rooms, row 2: has more cells than the 1 headings"),
        (
            "weather",
            "Name\nA",
            "weather: is no sheet that is known here; the sheets are tracks, themes, rooms, \
             speakers, sessions, slots",
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(of(name, text), [expected], "{text:?}");
    }
    let twice = [sheet("rooms", "Name\nA"), sheet("Räume.csv", "Name\nA")];
    assert_eq!(mistakes(&twice), ["rooms: is there twice: Räume.csv is another one"]);
}

#[test]
fn rows_that_contradict_themselves_are_mistakes() {
    let sessions = |columns: &str, cells: &str| {
        of("sessions", &format!("Title,Kind,{columns}\nA,break,{cells}"))
    };
    let cases = [
        (
            "Start,End,Length",
            "2022-09-22 09:00,10:00,30",
            "Length: is 30 minutes, but from Start to End it is 60",
        ),
        ("Start,End", "2022-09-22 09:00,2022-09-22 08:00", "End: must be after the Start"),
        ("Start", "2022-09-22 09:00", "Length: is missing: write how many minutes, or an End"),
        (
            "Start,Length",
            "09:00,30",
            "Start: needs a day: write it before the time, or into a column Date",
        ),
        ("Date,Start,Length", "2022-09-22,,30", "Start: is missing beside the Date"),
        (
            "Date,Start,Length",
            "the 22nd,09:00,30",
            "Date: must be a day such as 2022-09-22 or 22.9.2022, not the 22nd",
        ),
        (
            "Date,Start,Length",
            "2022-09-23,2022-09-22 09:00,30",
            "Start: is on another day than 2022-09-23, which the Date says",
        ),
        (
            "Length,Requires",
            "30,on-site",
            "Requires: is only for sessions with Seats, which this row does not have",
        ),
        (
            "Length,Seats,Booking opens",
            "30,5,2022-06-01 09:00",
            "Booking closes: is missing beside Booking opens",
        ),
        ("Length,Accredited", "30,perhaps", "Accredited: must be yes or no, not perhaps"),
        ("Length,Guid", "30,none", "Guid: must be a UUID, not none"),
        (
            "Length,Language",
            "30,klingon-of-old",
            "Language: must be the tag of a language, such as en or pt-BR, not klingon-of-old",
        ),
    ];
    for (columns, cells, expected) in cases {
        let expected = format!("sessions, row 2, column {expected}");
        assert_eq!(sessions(columns, cells), [expected], "{columns}");
    }
}

#[test]
fn keys_are_given_once() {
    let twice = of("rooms", "Key,Name\nhall,A\nhall,B\nHall,C\n");
    let expected = [
        "rooms, row 3, column Key: is hall already in row 2",
        "rooms, row 4, column Key: must start with a letter and may only have a-z, 0-9 and hyphens, \
         not Hall",
    ];
    assert_eq!(twice, expected);
    let several = [
        sheet("rooms", "Key,Name\na,Hall\nb,Hall\n"),
        sheet("sessions", "Key,Room\nopening,Hall\n"),
    ];
    assert_eq!(
        mistakes(&several),
        [
            "sessions, row 2, column Room: names Hall, which several are called; write one of the keys a, b"
        ]
    );
}
