//! The fields of the form, for registering and for changing what one said.

use domain::conference::{Definition, Question, QuestionKind, RawAnswer};
use domain::registration::Needs;
use domain::text::Texts;
use domain::value::{Country, Locale};

use super::super::conference::Found;
use super::super::conference::availability::Availability;
use super::super::form::{Choice, Field, Input, Line, Section, ShownWhen};
use crate::registration::RegistrationWish;

/// Who somebody is.
pub fn about(texts: &Texts, definition: &Definition, wish: &RegistrationWish) -> Section {
    let line = |name: &'static str, autocomplete: &'static str, value: &str| {
        let label = texts.get(&format!("registration-{}", name.replace('_', "-")));
        Field::new(name, label, Input::Line(Line { autocomplete, ..Line::TEXT })).with(value)
    };
    let locale = texts.locale();
    let countries = Country::list(locale).iter().map(|(code, name)| Choice::new(code, name));
    let categories = definition
        .categories
        .iter()
        .map(|category| Choice::new(&category.key, category.name.of(locale)));
    let languages = Locale::ALL.map(|each| Choice::new(each, each.own_name()));
    let fields = vec![
        line("given_name", "given-name", &wish.given_name),
        line("family_name", "family-name", &wish.family_name),
        line("affiliation", "organization", &wish.affiliation)
            .hinted(texts.get("registration-affiliation-hint")),
        Field::new(
            "country",
            texts.get("registration-country"),
            Input::Select(countries.collect()),
        )
        .with(&wish.country),
        Field::new(
            "category",
            texts.get("registration-category"),
            Input::One(categories.collect()),
        )
        .with(&wish.category),
        Field::new("language", texts.get("registration-language"), Input::One(languages.to_vec()))
            .with(&wish.language),
    ];
    section(texts, "about", fields)
}

/// Where the confirmation goes.
pub fn email(texts: &Texts, wish: &RegistrationWish) -> Field {
    let line = Line { kind: "email", autocomplete: "email", keyboard: "email" };
    Field::new("email", texts.get("registration-email"), Input::Line(line))
        .with(&wish.email)
        .hinted(texts.get("registration-email-hint"))
}

/// What one can book.
pub fn places(texts: &Texts, found: &Found, wanted: &[String], now: jiff::Timestamp) -> Section {
    let definition = &found.conference.definition;
    let locale = texts.locale();
    let choices = definition.places.iter().map(|place| {
        let mut notes = vec![texts.span(&place.when, definition.zone.as_str())];
        notes.push(place.note.of(locale).to_owned());
        if !place.categories.is_empty() {
            let names: Vec<&str> = place
                .categories
                .iter()
                .filter_map(|key| definition.category(key.as_str()))
                .map(|category| category.name.of(locale))
                .collect();
            if names.len() < definition.categories.len() {
                notes.push(texts.with("place-for", &[("categories", &names.join(", "))]));
            }
        }
        notes.push(Availability::of(texts, found, place, now).text);
        notes.retain(|note| !note.is_empty());
        Choice { notes, ..Choice::new(&place.key, place.name.of(locale)) }
    });
    let input = Input::Several(choices.collect());
    let field = Field::new("places", texts.get("registration-places"), input)
        .with_all(wanted)
        .hinted(texts.get("registration-places-hint"));
    section(texts, "places", vec![field])
}

/// Interests and the questions of the conference.
pub fn questions(texts: &Texts, definition: &Definition, wish: &RegistrationWish) -> Section {
    let locale = texts.locale();
    let tracks =
        definition.tracks.iter().map(|track| Choice::new(&track.key, track.name.of(locale)));
    let interests = Field::new(
        "focus_areas",
        texts.get("registration-focus-areas"),
        Input::Several(tracks.collect()),
    );
    let mut fields = vec![interests.with_all(&wish.focus_areas).optional()];
    fields.extend(definition.questions.iter().map(|each| question(texts, definition, each, wish)));
    section(texts, "questions", fields)
}

fn question(
    texts: &Texts,
    definition: &Definition,
    question: &Question,
    wish: &RegistrationWish,
) -> Field {
    let locale = texts.locale();
    let choices = |all: &[domain::conference::Choice]| {
        all.iter().map(|choice| Choice::new(&choice.key, choice.name.of(locale))).collect()
    };
    let input = match &question.kind {
        QuestionKind::Text => Input::Line(Line::TEXT),
        QuestionKind::LongText => Input::Lines,
        QuestionKind::Number { .. } => Input::Line(Line { keyboard: "decimal", ..Line::TEXT }),
        QuestionKind::Date => Input::Line(Line { kind: "date", ..Line::TEXT }),
        QuestionKind::OneChoice(all) => Input::One(choices(all)),
        QuestionKind::SeveralChoices(all) => Input::Several(choices(all)),
        QuestionKind::YesNo => Input::One(yes_or_no(texts)),
    };
    let mut field = Field::new(question.field(), question.label.of(locale).to_owned(), input)
        .hinted(question.help.of(locale).to_owned());
    field.required = question.required;
    field.values = match wish.answers.get(question.key.as_str()) {
        Some(RawAnswer::One(value)) => vec![value.clone()],
        Some(RawAnswer::Many(values)) => values.clone(),
        None => Vec::new(),
    };
    field.shown_when = question.shown_when.as_ref().and_then(|when| {
        let other = definition.questions.iter().find(|each| each.key == when.question)?;
        let answer = answer_name(texts, other, &when.is);
        let args = [("question", other.label.of(locale)), ("answer", answer.as_str())];
        let text = texts.with("registration-shown-when", &args);
        Some(ShownWhen { name: other.field(), value: when.is.clone(), text })
    });
    field
}

fn yes_or_no(texts: &Texts) -> Vec<Choice> {
    vec![Choice::new("yes", texts.get("form-yes")), Choice::new("no", texts.get("form-no"))]
}

/// An answer in words.
pub(super) fn answer_name(texts: &Texts, question: &Question, is: &str) -> String {
    let choices = match &question.kind {
        QuestionKind::OneChoice(all) | QuestionKind::SeveralChoices(all) => all.as_slice(),
        QuestionKind::YesNo if is == "yes" => return texts.get("form-yes"),
        QuestionKind::YesNo => return texts.get("form-no"),
        _ => &[],
    };
    let chosen = choices.iter().find(|choice| choice.key.as_str() == is);
    chosen.map_or(is, |choice| choice.name.of(texts.locale())).to_owned()
}

/// What one may leave empty.
pub fn extras(texts: &Texts, wish: &RegistrationWish) -> Section {
    let line = |name: &'static str, keyboard: &'static str, value: &str| {
        let label = texts.get(&format!("registration-{name}"));
        let field = Field::new(name, label, Input::Line(Line { keyboard, ..Line::TEXT }));
        field.with(value).optional().hinted(texts.get(&format!("registration-{name}-hint")))
    };
    let photo = match wish.photo_consent {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let photo = Field::new(
        "photo_consent",
        texts.get("registration-photo-consent"),
        Input::One(yes_or_no(texts)),
    )
    .with(photo)
    .optional()
    .hinted(texts.get("registration-photo-consent-hint"));
    let fields = vec![line("orcid", "", &wish.orcid), line("efn", "numeric", &wish.efn), photo];
    section(texts, "extras", fields)
}

/// Diet and access needs, with their own consent.
pub fn needs(texts: &Texts, wish: &RegistrationWish) -> Section {
    let most = Needs::MOST.to_string();
    let lines = |name: &'static str, value: &str| {
        let field = Field::new(name, texts.get(&format!("registration-{name}")), Input::Lines);
        field.with(value).optional()
    };
    let consent = Field::new(
        "needs_consent",
        texts.get("registration-needs-consent"),
        Input::Check { value: "yes".to_owned() },
    );
    let consent = consent.with(if wish.needs_consent { "yes" } else { "" }).optional();
    let mut section = section(
        texts,
        "needs",
        vec![lines("diet", &wish.diet), lines("access", &wish.access), consent],
    );
    section.hint = texts.with("registration-needs-hint", &[("max", &most)]);
    section
}

/// The privacy notice.
pub fn notice(texts: &Texts, definition: &Definition, wish: &RegistrationWish) -> Section {
    let value = definition.notice.version.clone();
    let accepted = Field::new(
        "notice_version",
        texts.get("registration-notice-accept"),
        Input::Check { value },
    );
    section(texts, "notice", vec![accepted.with(&wish.notice_version)])
}

fn section(texts: &Texts, id: &'static str, fields: Vec<Field>) -> Section {
    Section {
        id,
        heading: texts.get(&format!("registration-part-{id}")),
        hint: String::new(),
        fields,
    }
}
