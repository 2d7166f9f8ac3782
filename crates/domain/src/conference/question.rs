use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fault::FieldFault;
use crate::value::{Key, Line, Localized};

/// What an organiser asks attendees beyond the usual.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name inside the conference.
    pub key: Key,
    /// The question.
    pub label: Localized,
    /// A hint below it.
    #[serde(default)]
    pub help: Localized,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Whether it must be answered where it is shown.
    #[serde(default)]
    pub required: bool,
    /// When it is shown; none for always.
    #[serde(default)]
    pub shown_when: Option<ShownWhen>,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// One line.
    Text,
    /// Lines, at most 2,000 characters.
    LongText,
    /// A number.
    Number {
        /// The least, if there is one.
        #[serde(default)]
        min: Option<f64>,
        /// The most, if there is one.
        #[serde(default)]
        max: Option<f64>,
    },
    /// One of some choices.
    OneChoice(Vec<Choice>),
    /// Any of some choices.
    SeveralChoices(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A day.
    Date,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name inside the question.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
}

/// The answer to an earlier question that brings up this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownWhen {
    /// The earlier question.
    pub question: Key,
    /// The answer: a choice's key, `yes`, `no`, or the text.
    pub is: String,
}

/// An answer as somebody sent it; from JSON also a number or true and false.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, from = "Sent")]
pub enum RawAnswer {
    /// One value.
    One(String),
    /// Several values.
    Many(Vec<String>),
}

/// What JSON may hold where an answer stands.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Text(String),
    Number(serde_json::Number),
    YesNo(bool),
    Many(Vec<String>),
}

impl From<Sent> for RawAnswer {
    fn from(sent: Sent) -> Self {
        match sent {
            Sent::Text(text) => Self::One(text),
            Sent::Number(number) => Self::One(number.to_string()),
            Sent::YesNo(yes) => Self::One(if yes { "yes" } else { "no" }.to_owned()),
            Sent::Many(values) => Self::Many(values),
        }
    }
}

/// An answer that fits its question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// To [`QuestionKind::Text`] and [`QuestionKind::LongText`].
    Text(String),
    /// To [`QuestionKind::Number`].
    Number(f64),
    /// To [`QuestionKind::OneChoice`] and [`QuestionKind::SeveralChoices`].
    Choices(Vec<Key>),
    /// To [`QuestionKind::YesNo`].
    YesNo(bool),
    /// To [`QuestionKind::Date`].
    Date(Date),
}

impl Answer {
    /// Whether [`ShownWhen::is`] names this answer.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Text(answer) => answer == text,
            Self::Number(answer) => text.parse::<f64>().is_ok_and(|number| number == *answer),
            Self::Choices(keys) => keys.iter().any(|key| key.as_str() == text),
            Self::YesNo(answer) => text == if *answer { "yes" } else { "no" },
            Self::Date(answer) => text.parse::<Date>().is_ok_and(|date| date == *answer),
        }
    }

    /// The answer as a form shows it again.
    #[must_use]
    pub fn raw(&self) -> RawAnswer {
        match self {
            Self::Text(text) => RawAnswer::One(text.clone()),
            Self::Number(number) => RawAnswer::One(number.to_string()),
            Self::Choices(keys) => RawAnswer::Many(keys.iter().map(ToString::to_string).collect()),
            Self::YesNo(yes) => RawAnswer::One(if *yes { "yes" } else { "no" }.to_owned()),
            Self::Date(date) => RawAnswer::One(date.to_string()),
        }
    }
}

impl RawAnswer {
    /// The values that are not blank.
    fn values(&self) -> Vec<&str> {
        let all = match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values.as_slice(),
        };
        all.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect()
    }
}

/// The most characters of an answer to [`QuestionKind::LongText`].
pub const LONG_TEXT_MOST: usize = 2_000;

impl Question {
    /// The field of a wish that answers it.
    #[must_use]
    pub fn field(&self) -> String {
        format!("answers.{}", self.key)
    }

    /// Whether it is shown beside these answers to earlier questions.
    #[must_use]
    pub fn is_shown(&self, answers: &BTreeMap<Key, Answer>) -> bool {
        self.shown_when.as_ref().is_none_or(|when| {
            answers.get(&when.question).is_some_and(|answer| answer.is(&when.is))
        })
    }

    /// What the raw answer says, or nothing if it is blank.
    ///
    /// # Errors
    ///
    /// The rule that it breaks.
    pub fn read(&self, raw: &RawAnswer) -> Result<Option<Answer>, FieldFault> {
        let values = raw.values();
        let Some(first) = values.first().copied() else { return Ok(None) };
        let choices = match &self.kind {
            QuestionKind::OneChoice(choices) | QuestionKind::SeveralChoices(choices) => {
                return self.read_choices(choices, &values).map(Some);
            }
            _ => values.len(),
        };
        if choices > 1 {
            return Err(self.fault("one-answer", "give one answer"));
        }
        match &self.kind {
            QuestionKind::Text => match first.parse::<Line>() {
                Ok(line) => Ok(Some(Answer::Text(line.to_string()))),
                Err(_) => Err(self.too_long(Line::MOST)),
            },
            QuestionKind::LongText if first.chars().count() > LONG_TEXT_MOST => {
                Err(self.too_long(LONG_TEXT_MOST))
            }
            QuestionKind::LongText => Ok(Some(Answer::Text(clean_lines(first)))),
            QuestionKind::Number { min, max } => self.read_number(first, *min, *max).map(Some),
            QuestionKind::YesNo => match first {
                "yes" | "true" => Ok(Some(Answer::YesNo(true))),
                "no" | "false" => Ok(Some(Answer::YesNo(false))),
                _ => Err(self.fault("yes-or-no", "answer yes or no")),
            },
            QuestionKind::Date => match first.parse() {
                Ok(date) => Ok(Some(Answer::Date(date))),
                Err(_) => Err(self.fault("date", "give a date such as 2022-09-22")),
            },
            QuestionKind::OneChoice(_) | QuestionKind::SeveralChoices(_) => Ok(None),
        }
    }

    fn read_choices(&self, choices: &[Choice], values: &[&str]) -> Result<Answer, FieldFault> {
        let single = matches!(self.kind, QuestionKind::OneChoice(_));
        if single && values.len() > 1 {
            return Err(self.fault("one-answer", "give one answer"));
        }
        let known = |value: &&str| choices.iter().find(|choice| choice.key.as_str() == *value);
        let keys: Option<Vec<Key>> =
            values.iter().map(|value| known(value).map(|choice| choice.key.clone())).collect();
        let mut keys =
            keys.ok_or_else(|| self.fault("choice", "choose one of the offered answers"))?;
        keys.sort();
        keys.dedup();
        Ok(Answer::Choices(keys))
    }

    fn read_number(
        &self,
        text: &str,
        min: Option<f64>,
        max: Option<f64>,
    ) -> Result<Answer, FieldFault> {
        let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        let Some(number) = number else { return Err(self.fault("number", "give a number")) };
        if let Some(min) = min.filter(|min| number < *min) {
            return Err(self.fault("number-min", format!("give at least {min}")).with("min", min));
        }
        if let Some(max) = max.filter(|max| number > *max) {
            return Err(self.fault("number-max", format!("give at most {max}")).with("max", max));
        }
        Ok(Answer::Number(number))
    }

    fn fault(&self, code: &'static str, message: impl Into<String>) -> FieldFault {
        FieldFault::new(self.field(), code, message)
    }

    fn too_long(&self, most: usize) -> FieldFault {
        self.fault("too-long", format!("must have at most {most} characters")).with("max", most)
    }
}

/// Text of several lines without control characters other than line breaks.
fn clean_lines(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
