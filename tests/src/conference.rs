//! The conference of the tests: small places, so that they fill.

/// Its file.
pub fn file() -> String {
    FILE.to_owned()
}

/// Its file with another capacity for one place.
pub fn file_with_capacity(place: &str, capacity: u32) -> String {
    let (before, after) =
        FILE.split_once(&format!("key = \"{place}\"\n")).expect("the place is in the file");
    let line_end = after.find("capacity = ").expect("it has a capacity");
    let (between, rest) = after.split_at(line_end);
    let rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    format!("{before}key = \"{place}\"\n{between}capacity = {capacity}\n{rest}")
}

const FILE: &str = r##"
slug = "testkongress-2022"
first_day = 2022-09-22
last_day = 2022-09-23
zone = "Europe/Stockholm"
languages = ["en", "sv", "de"]
contact = "office@example.org"
changes_until = 2022-09-18T23:59:00
offer_hours = 48

[title]
en = "Test Congress"
sv = "Testkongressen"
de = "Testkongress"

[description]
en = "A congress for tests."
sv = "En kongress för tester."
de = "Ein Kongress für Tests."

[city]
en = "Stockholm"
sv = "Stockholm"
de = "Stockholm"

[registration]
opens = 2022-05-02T09:00:00
closes = 2022-09-15T23:59:00

[[host]]
name = "Sample Host"

[[track]]
key = "rare-diseases"
colour = "#8a3ffc"
name = { en = "Rare diseases", sv = "Sällsynta sjukdomar", de = "Seltene Erkrankungen" }

[[category]]
key = "physician"
name = { en = "Physician", sv = "Läkare", de = "Ärztin oder Arzt" }

[[category]]
key = "press"
name = { en = "Press", sv = "Press", de = "Presse" }

[[category]]
key = "early"
name = { en = "Early", sv = "Tidig", de = "Früh" }
window = { opens = 2022-05-02T09:00:00, closes = 2022-05-20T09:00:00 }

[[place]]
key = "on-site"
name = { en = "The congress", sv = "Kongressen", de = "Der Kongress" }
location = { en = "Sample Hall", sv = "Provhallen", de = "Musterhalle" }
capacity = 50
dates = ["2022-09-22", "2022-09-23"]

[[place]]
key = "dinner"
name = { en = "Dinner", sv = "Middag", de = "Abendessen" }
location = { en = "Sample Inn", sv = "Provkrogen", de = "Mustergasthof" }
capacity = 1
starts = 2022-09-22T19:00:00
ends = 2022-09-22T22:30:00
categories = ["physician", "early"]

[[place]]
key = "companion"
name = { en = "Companion at the dinner", sv = "Sällskap till middagen", de = "Begleitung" }
capacity = 5
starts = 2022-09-22T19:00:00
ends = 2022-09-22T22:30:00
requires = "dinner"

[[place]]
key = "workshop"
name = { en = "Workshop", sv = "Workshop", de = "Workshop" }
capacity = 10
starts = 2022-09-22T13:00:00
ends = 2022-09-22T15:00:00
window = { opens = 2022-07-01T09:00:00, closes = 2022-08-01T09:00:00 }

[[question]]
key = "poster"
kind = "yes-no"
label = { en = "Do you bring a poster?", sv = "Har du med en poster?", de = "Bringen Sie ein Poster mit?" }

[[question]]
key = "poster-title"
kind = "text"
required = true
label = { en = "Its title", sv = "Dess titel", de = "Sein Titel" }
shown_when = { question = "poster", is = "yes" }

[[question]]
key = "years"
kind = "number"
min = 0
max = 60
label = { en = "Years of experience", sv = "Antal år", de = "Jahre" }

[[question]]
key = "story"
kind = "long-text"
label = { en = "Your story", sv = "Din historia", de = "Ihre Geschichte" }

[[question]]
key = "size"
kind = "one-choice"
label = { en = "Size of your group", sv = "Gruppens storlek", de = "Größe der Gruppe" }
choices = [
    { key = "small", name = { en = "Small", sv = "Liten", de = "Klein" } },
    { key = "large", name = { en = "Large", sv = "Stor", de = "Groß" } },
]

[[question]]
key = "methods"
kind = "several-choices"
label = { en = "Methods", sv = "Metoder", de = "Methoden" }
choices = [
    { key = "wgs", name = { en = "WGS", sv = "WGS", de = "WGS" } },
    { key = "panel", name = { en = "Panel", sv = "Panel", de = "Panel" } },
]

[[question]]
key = "arrival"
kind = "date"
label = { en = "Day of arrival", sv = "Ankomstdag", de = "Anreisetag" }

[notice]
version = "2022-05"
[notice.text]
en = "We keep your data for the congress."
sv = "Vi sparar dina uppgifter för kongressen."
de = "Wir speichern Ihre Daten für den Kongress."
"##;
