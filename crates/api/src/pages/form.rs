//! What every form is made of: fields with their labels, what was typed, and what is wrong.

use domain::FieldFault;
use domain::text::Texts;

/// A part of a form with a heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// For the address of the part in the page.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What one should know before filling it in; may be empty.
    pub hint: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// One question of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// As the form sends it.
    pub name: String,
    /// The question.
    pub label: String,
    /// A hint below it; may be empty.
    pub hint: String,
    /// Whether it must be answered.
    pub required: bool,
    /// How it is answered.
    pub input: Input,
    /// What was typed or chosen.
    pub values: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<String>,
    /// Whether the cursor starts here.
    pub is_first_fault: bool,
    /// The answer to another field that brings it up.
    pub shown_when: Option<ShownWhen>,
}

/// The answer to another field that brings up a field.
#[derive(Clone, Debug)]
pub struct ShownWhen {
    /// The other field's name.
    pub name: String,
    /// Its answer.
    pub value: String,
    /// The same in words, for readers without JavaScript.
    pub text: String,
}

/// How a field is answered.
#[derive(Clone, Debug)]
pub enum Input {
    /// One line.
    Line(Line),
    /// Lines.
    Lines,
    /// One of many choices.
    Select(Vec<Choice>),
    /// One of a few choices.
    One(Vec<Choice>),
    /// Any of some choices.
    Several(Vec<Choice>),
    /// Names in their order, a line each; the known ones are offered.
    Names(Vec<String>),
    /// Yes, or nothing.
    Check {
        /// What is sent for yes.
        value: String,
    },
}

/// What kind of line is typed.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The `type` of the input.
    pub kind: &'static str,
    /// What the browser may fill in (HTML, section 4.10.18.7); may be empty.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows; may be empty.
    pub keyboard: &'static str,
}

impl Line {
    /// A line of any text.
    pub const TEXT: Self = Self { kind: "text", autocomplete: "", keyboard: "" };
}

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it, a line each.
    pub notes: Vec<String>,
}

impl Choice {
    /// A choice that needs no more words.
    #[must_use]
    pub fn new(value: impl AsRef<str>, label: impl AsRef<str>) -> Self {
        let (value, label) = (value.as_ref().to_owned(), label.as_ref().to_owned());
        Self { value, label, notes: Vec::new() }
    }
}

impl Field {
    /// A field that must be answered, still empty.
    #[must_use]
    pub fn new(name: impl Into<String>, label: String, input: Input) -> Self {
        Self {
            name: name.into(),
            label,
            hint: String::new(),
            required: true,
            input,
            values: Vec::new(),
            faults: Vec::new(),
            is_first_fault: false,
            shown_when: None,
        }
    }

    /// The same field with what was typed.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.values = vec![value.to_owned()];
        self
    }

    /// The same field with what was chosen.
    #[must_use]
    pub fn with_all(mut self, values: &[String]) -> Self {
        self.values = values.to_vec();
        self
    }

    /// The same field, which may be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// Its id in the page.
    #[must_use]
    pub fn id(&self) -> String {
        format!("field-{}", self.name.replace(['.', '_'], "-"))
    }

    /// Where a link to its fault leads: the first thing to type or choose.
    #[must_use]
    pub fn target(&self) -> String {
        match &self.input {
            Input::One(choices) | Input::Several(choices) if !choices.is_empty() => {
                self.choice_id(&0)
            }
            Input::Names(_) => self.choice_id(&0),
            _ => self.id(),
        }
    }

    /// The id of one of its choices.
    #[must_use]
    pub fn choice_id(&self, number: &usize) -> String {
        format!("{}-{number}", self.id())
    }

    /// What was typed in one line.
    #[must_use]
    pub fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// The names that were typed, and some lines for more.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let typed = self.values.iter().map(String::as_str).filter(|name| !name.is_empty());
        typed.chain([""; 2]).collect()
    }

    /// Whether this choice was chosen.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|each| each == value)
    }

    /// The ids of what describes it.
    #[must_use]
    pub fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.shown_when.is_some() {
            ids.push(format!("{}-when", self.id()));
        }
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.id()));
        }
        if !self.faults.is_empty() {
            ids.push(format!("{}-fault", self.id()));
        }
        ids.join(" ")
    }
}

/// A fault as the summary above the form lists it.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The id of the field; none when no field is at fault.
    pub target: Option<String>,
    /// What the field is called.
    pub label: String,
    /// What is wrong.
    pub text: String,
}

/// Sets the faults at their fields, in the order of the form, and lists them.
///
/// A fault of no shown field is listed as well, so that nothing is hidden.
pub fn set_faults(texts: &Texts, sections: &mut [Section], faults: &[FieldFault]) -> Vec<Fault> {
    let mut listed = Vec::new();
    let mut fields: Vec<&mut Field> =
        sections.iter_mut().flat_map(|section| section.fields.iter_mut()).collect();
    for field in &mut fields {
        for fault in faults.iter().filter(|fault| fault.field == field.name) {
            let text = fault_text(texts, fault);
            field.is_first_fault |= listed.is_empty();
            let (target, label) = (Some(field.target()), field.label.clone());
            if !field.faults.contains(&text) {
                listed.push(Fault { target, label, text: text.clone() });
                field.faults.push(text);
            }
        }
    }
    for fault in faults.iter().filter(|fault| fields.iter().all(|field| field.name != fault.field))
    {
        let text = fault_text(texts, fault);
        listed.push(Fault { target: None, label: fault.field.clone(), text });
    }
    listed
}

/// What is wrong, in the reader's language.
fn fault_text(texts: &Texts, fault: &FieldFault) -> String {
    let key = format!("fault-{}", fault.code);
    let args: Vec<(&str, &str)> =
        fault.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if Texts::exists(&key) { texts.with(&key, &args) } else { fault.message.clone() }
}

/// What a form sent: its fields in order, with each value of a field that came several times.
#[derive(Clone, Debug, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The value of a field; empty if it did not come.
    #[must_use]
    pub fn one(&self, name: &str) -> String {
        self.all(name).into_iter().next().unwrap_or_default()
    }

    /// All values of a field.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<String> {
        let mine = self.0.iter().filter(|(each, _)| each == name);
        mine.map(|(_, value)| value.clone()).collect()
    }
}
