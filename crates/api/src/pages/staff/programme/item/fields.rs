//! Makes the fields of forms: their labels, their choices, and what was typed in them.

use domain::conference::Definition;
use domain::programme::Programme;
use domain::text::Texts;
use domain::value::{Key, Locale, Localized};

use super::super::super::super::form::{Choice, Field, Input, Line, Section, Sent, ShownWhen};
use super::people::People;

/// What the fields of a form are made of.
#[derive(Clone, Copy)]
pub struct Fields<'f> {
    pub texts: Texts,
    pub definition: &'f Definition,
    pub programme: &'f Programme,
    /// What was typed.
    pub sent: &'f Sent,
}

/// What sends "all rooms"; no key has such a character.
pub const EVERYWHERE: &str = "*";

/// A number.
pub const NUMBER: Line = Line { kind: "number", autocomplete: "off", keyboard: "numeric" };
/// A day and a time of it.
pub const MOMENT: Line = Line { kind: "datetime-local", autocomplete: "off", keyboard: "" };
/// A time of a day.
pub const CLOCK: Line = Line { kind: "time", autocomplete: "off", keyboard: "" };

/// What was typed, of what is stored.
#[derive(Default)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// One value.
    #[expect(clippy::needless_pass_by_value, reason = "callers give numbers and texts as they are")]
    pub fn put(&mut self, name: &str, value: impl ToString) {
        self.0.push((name.to_owned(), value.to_string()));
    }

    /// A value that may be missing.
    pub fn maybe(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// A box that is ticked.
    pub fn ticked(&mut self, name: &str, is_ticked: bool) {
        if is_ticked {
            self.put(name, "yes");
        }
    }

    /// Several values.
    pub fn all(&mut self, name: &str, values: impl IntoIterator<Item = impl ToString>) {
        for value in values {
            self.put(name, value);
        }
    }

    /// A text in its languages.
    pub fn localized(&mut self, name: &str, text: &Localized) {
        for locale in text.locales() {
            self.put(&format!("{name}.{locale}"), text.of(locale));
        }
    }
}

impl Fields<'_> {
    /// A field with what was typed in it.
    pub fn field(&self, name: &str, input: Input) -> Field {
        let key = format!("staff-programme-field-{}", name.replace(['.', '_'], "-"));
        let hint = format!("{key}-hint");
        let field = Field::new(name, self.texts.get(&key), input).with_all(&self.sent.all(name));
        if Texts::exists(&hint) { field.hinted(self.texts.get(&hint)) } else { field }
    }

    /// A line of text.
    pub fn line(&self, name: &str) -> Field {
        self.field(name, Input::Line(Line::TEXT))
    }

    /// A box to tick.
    pub fn tick(&self, name: &str) -> Field {
        self.field(name, Input::Check { value: "yes".to_owned() })
    }

    /// The languages that a text is asked for in: those of the conference, and those it has.
    fn languages(&self, name: &str) -> Vec<Locale> {
        let mut languages = self.definition.languages.clone();
        for locale in Locale::ALL {
            if !languages.contains(&locale)
                && !self.sent.one(&format!("{name}.{locale}")).is_empty()
            {
                languages.push(locale);
            }
        }
        languages
    }

    /// A field for each language; where the text is needed, one of them is enough.
    pub fn localized(&self, name: &str, input: &Input, is_needed: bool) -> Vec<Field> {
        let key = format!("staff-programme-field-{}", name.replace(['.', '_'], "-"));
        let hint = format!("{key}-hint");
        let made = |(at, locale): (usize, Locale)| {
            let name = format!("{name}.{locale}");
            let label = format!("{} ({})", self.texts.get(&key), locale.own_name());
            let mut field = Field::new(&name, label, input.clone()).with_all(&self.sent.all(&name));
            field.required = is_needed && at == 0;
            if at == 0 && Texts::exists(&hint) {
                field.hinted(self.texts.get(&hint))
            } else {
                field
            }
        };
        self.languages(name).into_iter().enumerate().map(made).collect()
    }

    /// The first field of a text in languages, which its faults are set at.
    pub fn first_of(&self, name: &str) -> String {
        let first = self.definition.languages.first().copied().unwrap_or_default();
        format!("{name}.{first}")
    }

    fn named(&self, key: &Key, name: &Localized) -> Choice {
        Choice::new(key.as_str(), name.of(self.texts.locale()))
    }

    /// A room, or all of them.
    pub fn room(&self, name: &str) -> Field {
        let everywhere = Choice::new(EVERYWHERE, self.texts.get("staff-programme-everywhere"));
        let rooms = self.programme.rooms.iter().map(|room| self.named(&room.key, &room.name));
        self.field(name, Input::Select([everywhere].into_iter().chain(rooms).collect()))
    }

    /// A room that narrows.
    pub fn only_room(&self, name: &str) -> Field {
        let rooms = self.programme.rooms.iter().map(|room| self.named(&room.key, &room.name));
        self.field(name, Input::Select(rooms.collect())).optional()
    }

    /// A track.
    pub fn track(&self, name: &str) -> Field {
        let tracks = self.programme.tracks.iter().map(|track| self.named(&track.key, &track.name));
        self.field(name, Input::Select(tracks.collect())).optional()
    }

    /// Themes.
    pub fn themes(&self, name: &str) -> Option<Field> {
        let themes = self.programme.themes.iter().map(|theme| self.named(&theme.key, &theme.name));
        let themes: Vec<Choice> = themes.collect();
        (!themes.is_empty()).then(|| self.field(name, Input::Several(themes)).optional())
    }

    /// A session, those with a time first.
    pub fn session(&self, name: &str) -> Field {
        let programme = self.programme;
        let unplaced = programme.sessions.iter().filter(|session| session.starts.is_none());
        let choice = |session: &domain::programme::Session| {
            let title = session.title.of(self.texts.locale());
            let label = session.starts.map_or_else(
                || title.to_owned(),
                |at| format!("{} {} · {title}", at.date(), self.texts.time(at.time())),
            );
            Choice::new(session.key.as_str(), label)
        };
        let choices = programme.placed().into_iter().chain(unplaced).map(choice);
        self.field(name, Input::Select(choices.collect()))
    }

    /// People in their order.
    pub fn people(&self, name: &str) -> Field {
        self.field(name, Input::Names(People::of(self.programme).labels())).optional()
    }

    /// The same field, which comes up when a box is ticked.
    pub fn when_ticked(&self, mut field: Field, name: &str) -> Field {
        let label = self.texts.get(&format!("staff-programme-field-{}", name.replace('.', "-")));
        let text = self.texts.with("staff-programme-when-ticked", &[("label", &label)]);
        field.shown_when = Some(ShownWhen { name: name.to_owned(), value: "yes".to_owned(), text });
        field
    }

    /// A part of the form.
    pub fn section(&self, id: &'static str, fields: Vec<Field>) -> Section {
        Section {
            id,
            heading: self.texts.get(&format!("staff-programme-part-{id}")),
            hint: String::new(),
            fields,
        }
    }
}
