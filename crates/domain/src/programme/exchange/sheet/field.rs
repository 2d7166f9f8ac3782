//! Columns, and what people call them.

use super::Sheet;
use crate::value::Locale;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Key,
    Name,
    Title,
    Abstract,
    Colour,
    Chairs,
    Capacity,
    Equipment,
    Stream,
    Open,
    Affiliation,
    Biography,
    Available,
    Confirmed,
    Session,
    Kind,
    Track,
    Themes,
    Room,
    Date,
    Start,
    End,
    Offset,
    Length,
    Speakers,
    Language,
    Accredited,
    Sponsored,
    Seats,
    BookingNote,
    BookingOpens,
    BookingCloses,
    Categories,
    Requires,
    Overlaps,
    Guid,
}

use Field::{
    Abstract, Accredited, Affiliation, Available, Biography, BookingCloses, BookingNote,
    BookingOpens, Capacity, Categories, Chairs, Colour, Confirmed, Date, End, Equipment, Guid, Key,
    Kind, Language, Length, Name, Offset, Open, Overlaps, Requires, Room, Seats, Session, Speakers,
    Sponsored, Start, Stream, Themes, Title, Track,
};

/// The columns of a sheet, in the order in which they are written.
pub(super) const fn fields(sheet: Sheet) -> &'static [Field] {
    match sheet {
        Sheet::Tracks => &[Key, Name, Colour, Chairs],
        Sheet::Themes => &[Key, Name],
        Sheet::Rooms => &[Key, Name, Capacity, Equipment, Stream, Open],
        Sheet::Speakers => &[Key, Name, Affiliation, Biography, Available, Confirmed, Guid],
        Sheet::Sessions => &[
            Key,
            Kind,
            Title,
            Abstract,
            Track,
            Themes,
            Room,
            Date,
            Start,
            End,
            Length,
            Chairs,
            Language,
            Accredited,
            Seats,
            BookingNote,
            BookingOpens,
            BookingCloses,
            Categories,
            Requires,
            Overlaps,
            Guid,
        ],
        Sheet::Slots => &[
            Session, Key, Title, Abstract, Offset, Date, Start, End, Length, Speakers, Themes,
            Language, Sponsored, Guid,
        ],
    }
}

/// What people call columns beside their headings, in English, Swedish and German, as [`plain`]
/// writes it.
const SYNONYMS: &[(Field, &[&str])] = &[
    (Key, &["nyckel", "schlussel", "schluessel", "slug", "kurzname", "kortnamn"]),
    (Name, &["name", "namn", "title", "titel", "rubrik", "bezeichnung", "heading", "benamning"]),
    (Title, &["name", "namn", "title", "titel", "rubrik", "bezeichnung", "heading", "benamning"]),
    (
        Abstract,
        &[
            "beschreibung",
            "description",
            "beskrivning",
            "sammanfattning",
            "zusammenfassung",
            "summary",
            "text",
            "inhalt",
            "innehall",
        ],
    ),
    (Colour, &["color", "farg", "farbe"]),
    (
        Chairs,
        &[
            "chair",
            "leitung",
            "vorsitz",
            "moderator",
            "moderators",
            "moderation",
            "moderatorer",
            "ordforande",
            "ledare",
        ],
    ),
    (
        Capacity,
        &[
            "capacity",
            "seats",
            "platser",
            "platze",
            "plaetze",
            "kapacitet",
            "kapazitat",
            "kapazitaet",
            "sittplatser",
            "sitzplatze",
            "sitzplaetze",
            "places",
        ],
    ),
    (
        Seats,
        &[
            "capacity",
            "seats",
            "platser",
            "platze",
            "plaetze",
            "kapacitet",
            "kapazitat",
            "kapazitaet",
            "sittplatser",
            "sitzplatze",
            "sitzplaetze",
            "places",
        ],
    ),
    (Equipment, &["utrustning", "ausstattung", "technik", "teknik"]),
    (Stream, &["streaming", "livestream", "strom", "streamadresse", "stromning"]),
    (Open, &["hours", "openinghours", "oppet", "oppettider", "offen", "offnungszeiten"]),
    (
        Affiliation,
        &[
            "institution",
            "organisation",
            "organization",
            "company",
            "employer",
            "firma",
            "arbetsplats",
            "einrichtung",
            "tillhorighet",
            "organisationen",
        ],
    ),
    (Biography, &["bio", "biografi", "biografie", "about", "om", "uber", "ueber"]),
    (
        Available,
        &[
            "availability",
            "tillganglig",
            "tillganglighet",
            "verfugbar",
            "verfugbarkeit",
            "verfuegbar",
            "anwesend",
            "narvarande",
        ],
    ),
    (Confirmed, &["bekraftad", "bestatigt", "bestaetigt", "zugesagt", "confirmation"]),
    (Session, &["sitzung", "sessionen", "block", "sessionkey", "veranstaltung"]),
    (Kind, &["type", "typ", "art", "sort", "slag", "format"]),
    (Track, &["spar", "amne", "strang", "focusarea", "fokusomrade", "schwerpunkt", "reihe"]),
    (Themes, &["theme", "tema", "teman", "thema", "themen", "tags", "topics"]),
    (Room, &["raum", "rum", "sal", "saal", "lokal", "venue", "location", "plats", "ort"]),
    (Date, &["datum", "day", "dag", "tag"]),
    (
        Start,
        &[
            "starts",
            "begin",
            "begins",
            "beginn",
            "beginnt",
            "borjar",
            "startar",
            "starttime",
            "startzeit",
            "starttid",
            "from",
            "von",
            "fran",
            "zeit",
            "tid",
            "time",
            "uhrzeit",
        ],
    ),
    (
        End,
        &[
            "ends", "ende", "endet", "slut", "slutar", "endtime", "endzeit", "sluttid", "until",
            "to", "till", "bis",
        ],
    ),
    (Offset, &["minutesafterstart", "offsetminutes", "forskjutning", "versatz"]),
    (
        Length,
        &[
            "duration",
            "dauer",
            "langd",
            "laengd",
            "lange",
            "laenge",
            "minutes",
            "minuten",
            "minuter",
            "lengthminutes",
            "durationminutes",
            "dauerminuten",
            "langdminuter",
            "min",
        ],
    ),
    (
        Speakers,
        &[
            "speaker",
            "talare",
            "referent",
            "referenten",
            "vortragende",
            "sprecher",
            "presenter",
            "presenters",
            "forelasare",
            "redner",
        ],
    ),
    (Language, &["sprak", "sprache", "lang"]),
    (Accredited, &["ackrediterad", "akkreditiert", "cme", "cmecredit"]),
    (Sponsored, &["sponsrad", "gesponsert", "industry", "industri", "industrie"]),
    (BookingNote, &["note", "bokningsanmarkning", "buchungshinweis", "hinweis", "notering"]),
    (BookingOpens, &["opens", "bokningoppnar", "buchungab", "bookingfrom"]),
    (BookingCloses, &["closes", "bokningstanger", "buchungbis", "bookinguntil"]),
    (Categories, &["category", "kategorier", "kategori", "kategorien", "kategorie"]),
    (Requires, &["kraver", "erfordert", "voraussetzung", "needs"]),
    (Overlaps, &["overlap", "overlappar", "uberschneidet", "ueberschneidet"]),
    (Guid, &["uuid", "id", "identifier"]),
];

impl Field {
    /// Its usual heading.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Key => "Key",
            Name => "Name",
            Title => "Title",
            Abstract => "Abstract",
            Colour => "Colour",
            Chairs => "Chairs",
            Capacity => "Capacity",
            Equipment => "Equipment",
            Stream => "Stream",
            Open => "Open",
            Affiliation => "Affiliation",
            Biography => "Biography",
            Available => "Available",
            Confirmed => "Confirmed",
            Session => "Session",
            Kind => "Kind",
            Track => "Track",
            Themes => "Themes",
            Room => "Room",
            Date => "Date",
            Start => "Start",
            End => "End",
            Offset => "Offset",
            Length => "Length",
            Speakers => "Speakers",
            Language => "Language",
            Accredited => "Accredited",
            Sponsored => "Sponsored",
            Seats => "Seats",
            BookingNote => "Booking note",
            BookingOpens => "Booking opens",
            BookingCloses => "Booking closes",
            Categories => "Categories",
            Requires => "Requires",
            Overlaps => "Overlaps",
            Guid => "GUID",
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        SYNONYMS.iter().find(|(field, _)| *field == self).map_or(&[], |(_, words)| words)
    }

    /// Whether it has a column for each language.
    pub(super) const fn is_localized(self, sheet: Sheet) -> bool {
        match self {
            Name => !matches!(sheet, Sheet::Speakers),
            Title | Abstract | Biography | BookingNote => true,
            _ => false,
        }
    }

    fn is_called(self, plain_heading: &str) -> bool {
        plain(self.heading()) == plain_heading || self.synonyms().contains(&plain_heading)
    }
}

/// A heading or a word of a cell without case, accents, spaces, hyphens and underscores.
pub(super) fn plain(text: &str) -> String {
    words(text).concat()
}

fn words(text: &str) -> Vec<String> {
    let plain = deunicode::deunicode(text).to_ascii_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(ToOwned::to_owned).collect()
}

/// What a heading says: the column, and the language that it names.
pub(super) fn read(sheet: Sheet, heading: &str) -> Option<(Field, Option<Locale>)> {
    let find = |plain: &str| fields(sheet).iter().copied().find(|field| field.is_called(plain));
    let words = words(heading);
    if let Some(field) = find(&words.concat()) {
        return Some((field, None));
    }
    let (last, before) = words.split_last()?;
    let locale = language(last)?;
    let field = find(&before.concat()).filter(|field| field.is_localized(sheet))?;
    Some((field, Some(locale)))
}

/// The heading that was likely meant.
pub(super) fn meant(sheet: Sheet, heading: &str) -> Option<&'static str> {
    let written = plain(heading);
    let distance = |field: &Field| {
        let names = field.synonyms().iter().map(|name| strsim::osa_distance(name, &written));
        names.chain([strsim::osa_distance(&plain(field.heading()), &written)]).min()
    };
    let best = fields(sheet)
        .iter()
        .filter_map(|field| Some((distance(field)?, field)))
        .min_by_key(|(distance, _)| *distance);
    best.filter(|(distance, _)| *distance <= 2.min(written.len() / 3))
        .map(|(_, field)| field.heading())
}

/// The language that a word names, as a tag or by its name in one of the languages.
pub(super) fn language(word: &str) -> Option<Locale> {
    match plain(word).as_str() {
        "en" | "english" | "engelska" | "englisch" => Some(Locale::En),
        "sv" | "swedish" | "svenska" | "schwedisch" => Some(Locale::Sv),
        "de" | "german" | "tyska" | "deutsch" => Some(Locale::De),
        _ => None,
    }
}
