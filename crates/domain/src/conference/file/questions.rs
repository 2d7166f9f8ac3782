//! `[[question]]`: what attendees are asked beyond the usual.

use super::item::Item;
use super::reader::{Section, read_list};
use crate::conference::{Choice, Question, QuestionKind, ShownWhen};
use crate::value::Key;

/// `[[question]]`, in the order of the file.
pub(super) fn questions(root: &Section<'_>) -> Option<Vec<Question>> {
    let sections = root.list("question", "questions");
    let known: Vec<Key> = sections.iter().filter_map(|each| each.peek("key")).collect();
    let mut questions = Vec::with_capacity(sections.len());
    let mut earlier: Vec<Earlier> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let key = section.key(sections.get(..index).unwrap_or_default());
        let (question, kind) = question(section, key, &earlier, &known);
        section.finish();
        questions.push(question);
        earlier.extend(section.peek("key").map(|key| Earlier { key, kind }));
    }
    questions.into_iter().collect()
}

/// A question that later ones may depend on; its kind unless that is mistaken.
struct Earlier {
    key: Key,
    kind: Option<QuestionKind>,
}

fn question(
    section: &Section<'_>,
    key: Option<Key>,
    earlier: &[Earlier],
    known: &[Key],
) -> (Option<Question>, Option<QuestionKind>) {
    let label = section.name("label");
    let help = section.optional_text("help");
    let required = section.switch("required");
    let kind = kind(section);
    let shown_when = section
        .optional("shown_when")
        .map_or(Some(None), |item| shown_when(&item, earlier, known).map(Some));
    let seen = kind.clone();
    let made = || {
        Some(Question {
            key: key?,
            label: label?,
            help: help?,
            kind: kind?,
            required: required?,
            shown_when: shown_when?,
        })
    };
    (made(), seen)
}

/// All kinds, as the file names them.
const KINDS: [&str; 7] =
    ["text", "long-text", "number", "one-choice", "several-choices", "yes-no", "date"];

/// `kind`, with `choices`, `min` and `max` where they belong to it.
fn kind(section: &Section<'_>) -> Option<QuestionKind> {
    let item = section.required("kind");
    let listed = section.optional("choices");
    let choices = listed.as_ref().map(|_| choices(section));
    let min = section.optional("min");
    let max = section.optional("max");

    let word = item.as_ref()?.line()?;
    if !KINDS.contains(&word.as_str()) {
        item?.note(format!("must be one of {}", KINDS.join(", ")));
        return None;
    }
    if let Some(listed) =
        listed.filter(|_| !word.ends_with("-choice") && !word.ends_with("-choices"))
    {
        listed.note("belongs to the kinds one-choice and several-choices alone");
        return None;
    }
    if let Some(bound) = min.as_ref().or(max.as_ref()).filter(|_| word != "number") {
        bound.note("belongs to the kind number alone");
        return None;
    }
    match word.as_str() {
        "text" => Some(QuestionKind::Text),
        "long-text" => Some(QuestionKind::LongText),
        "number" => number(min.as_ref(), max.as_ref()),
        "one-choice" => offered(section, choices).map(QuestionKind::OneChoice),
        "several-choices" => offered(section, choices).map(QuestionKind::SeveralChoices),
        "yes-no" => Some(QuestionKind::YesNo),
        _ => Some(QuestionKind::Date),
    }
}

fn number(min: Option<&Item<'_>>, max: Option<&Item<'_>>) -> Option<QuestionKind> {
    let read = |bound: Option<&Item<'_>>| bound.map_or(Some(None), |item| item.number().map(Some));
    let (least, most) = (read(min), read(max));
    let (least, most) = (least?, most?);
    if let (Some(least), Some(most), Some(item)) = (least, most, max)
        && most < least
    {
        item.note(format!("must not be less than min, {least}"));
        return None;
    }
    Some(QuestionKind::Number { min: least, max: most })
}

fn choices(section: &Section<'_>) -> Option<Vec<Choice>> {
    read_list(&section.list("choices", "choices"), |section, key| {
        let name = section.name("name");
        Some(Choice { key: key?, name: name? })
    })
}

/// The choices, of which there must be two; `None` outside where the file gives none.
fn offered(section: &Section<'_>, choices: Option<Option<Vec<Choice>>>) -> Option<Vec<Choice>> {
    let Some(choices) = choices else {
        section.note("choices", "is missing");
        return None;
    };
    let choices = choices?;
    if choices.len() < 2 {
        section.optional("choices")?.note("must be at least two");
        return None;
    }
    Some(choices)
}

/// The answer to an earlier question that brings up this one.
fn shown_when(item: &Item<'_>, earlier: &[Earlier], known: &[Key]) -> Option<ShownWhen> {
    let section = item.section()?;
    let question = section.required("question");
    let answer = section.required("is");
    let is = answer.as_ref().and_then(Item::line);
    section.finish();

    let question = question?;
    let key: Key = question.parsed()?;
    let Some(asked) = earlier.iter().find(|each| each.key == key) else {
        question.note(if known.contains(&key) {
            format!("must be an earlier question; {key} comes no earlier")
        } else {
            format!("is {key}, which is no [[question]] of this file")
        });
        return None;
    };
    let is = is?;
    if let Some(possible) = asked.kind.as_ref().and_then(|kind| impossible(kind, &is)) {
        answer?.note(format!("is {is:?}, which nobody can answer; {key} takes {possible}"));
        return None;
    }
    Some(ShownWhen { question: key, is })
}

/// What a question takes instead, if nobody can answer it with this text.
fn impossible(kind: &QuestionKind, is: &str) -> Option<String> {
    let possible = match kind {
        QuestionKind::Text | QuestionKind::LongText => return None,
        QuestionKind::Number { min, max } => {
            let fits = |number: &f64| {
                min.is_none_or(|min| min <= *number) && max.is_none_or(|max| *number <= max)
            };
            if is.parse().ok().filter(|number: &f64| number.is_finite()).as_ref().is_some_and(fits)
            {
                return None;
            }
            "a number within its bounds".to_owned()
        }
        QuestionKind::OneChoice(choices) | QuestionKind::SeveralChoices(choices) => {
            if choices.iter().any(|choice| choice.key.as_str() == is) {
                return None;
            }
            choices.iter().map(|choice| choice.key.as_str()).collect::<Vec<_>>().join(", ")
        }
        QuestionKind::YesNo if matches!(is, "yes" | "no") => return None,
        QuestionKind::YesNo => "yes or no".to_owned(),
        QuestionKind::Date if is.parse::<jiff::civil::Date>().is_ok() => return None,
        QuestionKind::Date => "a day such as 2022-09-22".to_owned(),
    };
    Some(possible)
}
