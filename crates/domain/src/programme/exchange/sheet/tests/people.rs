//! Sheets as people write them.

use jiff::civil::date;

use super::*;

fn imported(sheets: &[(String, String)], into: &Programme) -> Programme {
    read(sheets, into, &conference()).unwrap_or_else(|mistakes| panic!("{mistakes:#?}")).programme
}

#[test]
fn a_german_sheet_with_semicolons_is_read() {
    let sheets = [
        sheet("Räume.csv", "Bezeichnung;Plätze\r\nSaal 1;120\r\nKeller;\r\n"),
        sheet("Referenten", "Name;Institution\nBea Beispiel;Musterklinik\n"),
        sheet(
            "Sitzungen",
            "Titel (de);Art;Datum;Beginn;Ende;Raum;Leitung\nEröffnung;Plenum;22.9.2022;9:00;10.30;saal 1;Bea Beispiel\n",
        ),
        sheet(
            "Vorträge",
            "Sitzung;Titel_de;Dauer;Vortragende\nEröffnung;Grußwort;20 Minuten;Bea Beispiel\nEröffnung;Mehr;30;\n",
        ),
    ];
    let made = imported(&sheets, &Programme::default());
    let rooms: Vec<_> = made.rooms.iter().map(|room| (room.key.as_str(), room.capacity)).collect();
    assert_eq!(rooms, [("saal-1", Some(120)), ("keller", None)]);
    let opening = made.session(&key("eroffnung")).unwrap();
    assert_eq!(opening.title.of(Locale::De), "Eröffnung");
    assert_eq!(opening.starts, Some(date(2022, 9, 22).at(9, 0, 0, 0)));
    assert_eq!((opening.minutes, opening.kind), (90, SessionKind::Plenary));
    assert_eq!(
        (&opening.room, &opening.chairs),
        (&Some(key("saal-1")), &vec![key("bea-beispiel")])
    );
    let slots: Vec<_> = opening.slots.iter().map(|slot| (slot.offset, slot.minutes)).collect();
    assert_eq!(slots, [(0, 20), (20, 30)], "slots follow each other");
    assert_eq!(imported(&sheets, &made), made, "the same again changes nothing");
}

#[test]
fn a_swedish_sheet_with_tabs_is_read() {
    let text = "Rubrik\tTyp\tBörjar\tLängd\tSal\tOrdförande\nÖppning\tplenum\t22/09/2022 09:00\t1:15\tStora salen\tBo Exempel\n";
    let mut conference = conference();
    conference.languages = vec![Locale::Sv];
    let made = read(&[sheet("sessioner", text)], &small(), &conference).unwrap().programme;
    assert_eq!(made.sessions.len(), 1);
    let opening = made.session(&key("oppning")).unwrap();
    assert_eq!(opening.title.locales().collect::<Vec<_>>(), [Locale::Sv]);
    assert_eq!((opening.minutes, &opening.room), (75, &Some(key("hall"))));
    assert_eq!(opening.chairs, [key("bo")]);
}

#[test]
fn headings_are_known_however_they_are_written() {
    let into = small();
    for heading in
        ["Capacity", "capacity", " CAPACITY ", "Kapazität", "kapacitet", "Plaetze", "seats"]
    {
        let made = imported(&[sheet("rooms", &format!("Key,{heading}\nhall,12"))], &into);
        assert_eq!(made.rooms[0].capacity, Some(12), "{heading:?}");
    }
    for heading in ["Name (sv)", "name_sv", "NAME-SV", "Namn svenska", "Title sv"] {
        let made = imported(&[sheet("rooms", &format!("Key,{heading}\nhall,Aulan"))], &into);
        assert_eq!(made.rooms[0].name.of(Locale::Sv), "Aulan", "{heading:?}");
        assert_eq!(made.rooms[0].name.of(Locale::En), "Great hall", "{heading:?}");
    }
}

#[test]
fn what_is_not_said_stays_and_what_is_blank_goes() {
    let into = small();
    let made = imported(&[sheet("rooms", "Key,Equipment\nhall,")], &into);
    assert_eq!(made.rooms[0].equipment, Vec::<String>::new());
    assert_eq!(made.rooms[0].capacity, Some(300), "there is no column for it");
    assert_eq!(made.sessions, into.sessions, "there is no sheet for them");
    let made = imported(&[sheet("sessions", "Key,Length\nopening,75")], &into);
    assert_eq!((made.sessions[0].minutes, made.sessions[0].slots.len()), (75, 1));
    let made = imported(&[sheet("slots", "Session,Title\n")], &into);
    assert_eq!(made.sessions[0].slots, []);
}

#[test]
fn a_slot_may_say_when_it_is() {
    let text = "Session,Title,Start,End\nOpening,One,09:10,09:30\nopening,Two,2022-09-22 09:30,2022-09-22 10:00\n";
    let made = imported(&[sheet("slots", text)], &small());
    let slots: Vec<_> = made.sessions[0]
        .slots
        .iter()
        .map(|slot| (slot.key.as_str(), slot.offset, slot.minutes))
        .collect();
    assert_eq!(slots, [("one", 10, 20), ("two", 30, 30)]);
}

#[test]
fn things_of_one_name_get_keys_of_their_own() {
    let text = "Title,Kind,Start,Length\nBreak,break,2022-09-22 10:00,30\nBreak,break,2022-09-22 15:00,30\n";
    let made = imported(&[sheet("sessions", text)], &Programme::default());
    let keys: Vec<_> = made.sessions.iter().map(|session| session.key.as_str()).collect();
    assert_eq!(keys, ["break", "break-2"]);
    assert_eq!(imported(&[sheet("sessions", text)], &made), made);
}

#[test]
fn files_are_decoded_as_spreadsheets_write_them() {
    let utf_16: Vec<u8> = "\u{feff}Räume".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str); 4] = [
        ("Räume".as_bytes(), "Räume"),
        ("\u{feff}Räume".as_bytes(), "Räume"),
        (b"R\xe4ume \x96 Saal", "Räume – Saal"),
        (&utf_16, "Räume"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(decode(bytes), expected, "{bytes:?}");
    }
}
