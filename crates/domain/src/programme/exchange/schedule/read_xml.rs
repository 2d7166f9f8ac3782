//! Brings `schedule.xml` into the shape of `schedule.json`.
//!
//! Entities are not expanded but for the five of XML itself and characters by number, and a
//! document type is refused, so that a small file stays small.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::tree::Tree;
use super::write_xml::TARGET;

/// How deep elements may stand in each other; the form needs seven.
const DEPTH_MOST: usize = 16;

/// How many attributes an element may have; the form needs four.
const ATTRIBUTES_MOST: usize = 16;

/// An element with all that is in it.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
    text: String,
}

/// What is wrong with the file as a whole.
type Refused = String;

pub(super) fn read(text: &str) -> Result<Tree, Refused> {
    let (root, carried) = parse(text)?;
    if root.name != "schedule" {
        return Err(format!(
            "must have the element schedule at its root, not {}",
            shown(&root.name)
        ));
    }
    let carried = carried.map(|json| serde_json::from_str::<Tree>(&json)).transpose();
    let carried = carried.map_err(|why| format!("has a <?{TARGET}?> that is no JSON: {why}"))?;
    Ok(object([("schedule", schedule(&root, carried))]))
}

/// The start of something that the file says.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// The root and the content of the processing instruction, where there is one.
fn parse(text: &str) -> Result<(Node, Option<String>), Refused> {
    let mut reader = Reader::from_str(text);
    let (mut open, mut root, mut carried) = (Vec::<Node>::new(), None, None);
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|why| format!("is no XML at byte {at}: {why}"))?;
        match event {
            Event::Start(_) if open.len() >= DEPTH_MOST => {
                return Err(format!("has more than {DEPTH_MOST} elements in each other"));
            }
            Event::Start(start) => open.push(node(&start)?),
            Event::Empty(start) => close(node(&start)?, &mut open, &mut root)?,
            Event::End(_) => {
                let node = open.pop().ok_or("ends an element that has not begun")?;
                close(node, &mut open, &mut root)?;
            }
            Event::Text(text) => add(&mut open, &text.xml10_content()),
            Event::CData(text) => add(&mut open, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                let known = resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                let number = || entity.resolve_char_ref().ok().flatten().map(String::from);
                let name = shown(&entity.xml10_content());
                let text =
                    known.or_else(number).ok_or(format!("has the unknown entity &{name};"))?;
                add(&mut open, &text);
            }
            Event::PI(instruction) if instruction.target() == TARGET => {
                carried = Some(instruction.content().to_owned());
            }
            Event::DocType(_) => return Err("must not have a document type".to_owned()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => break,
        }
    }
    if !open.is_empty() {
        return Err("ends inside an element".to_owned());
    }
    Ok((root.ok_or("has no element")?, carried))
}

fn node(start: &BytesStart<'_>) -> Result<Node, Refused> {
    let wrong = |why: &dyn std::fmt::Display| format!("has an attribute that is wrong: {why}");
    let mut node = Node { name: start.local_name().as_ref().to_owned(), ..Node::default() };
    for (number, attribute) in start.attributes().enumerate() {
        if number >= ATTRIBUTES_MOST {
            return Err(format!("has an element with more than {ATTRIBUTES_MOST} attributes"));
        }
        let attribute = attribute.map_err(|why| wrong(&why))?;
        let value =
            attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|why| wrong(&why))?;
        node.attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(node)
}

fn close(node: Node, open: &mut [Node], root: &mut Option<Node>) -> Result<(), Refused> {
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None if root.is_some() => return Err("has two elements at its root".to_owned()),
        None => *root = Some(node),
    }
    Ok(())
}

fn add(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(text);
    }
}

impl Node {
    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    fn children<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    fn attributes(&self) -> Vec<(String, Tree)> {
        let text = |(name, value): &(String, String)| (name.clone(), Tree::Text(value.clone()));
        self.attributes.iter().map(text).collect()
    }

    fn attribute(&self, name: &str) -> Tree {
        let value = self.attributes.iter().find(|(each, _)| each == name);
        value.map_or(Tree::Null, |(_, value)| Tree::Text(value.clone()))
    }

    fn said(&self) -> Tree {
        Tree::Text(self.text.clone())
    }
}

fn object<const N: usize>(entries: [(&str, Tree); N]) -> Tree {
    Tree::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn schedule(root: &Node, carried: Option<Tree>) -> Tree {
    let days = Tree::List(root.children("day").map(day).collect());
    let mut conference = vec![("days".to_owned(), days)];
    if let Some(node) = root.child("conference") {
        let tracks = Tree::List(
            node.children("track").map(|track| Tree::Object(track.attributes())).collect(),
        );
        conference.push(("tracks".to_owned(), tracks));
        let own = |child: &&Node| !matches!(child.name.as_str(), "track" | "days" | "color");
        conference
            .extend(node.children.iter().filter(own).map(|each| (each.name.clone(), each.said())));
    }
    if let Some(carried) = carried {
        conference.push(("meta".to_owned(), object([(TARGET, carried)])));
    }
    object([("conference", Tree::Object(conference))])
}

fn day(day: &Node) -> Tree {
    let room = |room: &Node| {
        let name = room.attribute("name").text(&[]).unwrap_or_default().to_owned();
        (name, Tree::List(room.children("event").map(event).collect()))
    };
    object([
        ("date", day.attribute("date")),
        ("rooms", Tree::Object(day.children("room").map(room).collect())),
    ])
}

fn event(event: &Node) -> Tree {
    let mut entries = event.attributes();
    for child in &event.children {
        match child.name.as_str() {
            "persons" => {
                let persons = child.children.iter().map(person).collect();
                entries.push(("persons".to_owned(), Tree::List(persons)));
            }
            "links" | "attachments" => {
                let links = child.children.iter().map(Node::said).collect();
                entries.push((child.name.clone(), Tree::List(links)));
            }
            "recording" => entries.extend(recording(child)),
            _ => entries.push((child.name.clone(), child.said())),
        }
    }
    Tree::Object(entries)
}

fn person(person: &Node) -> Tree {
    let mut entries = person.attributes();
    entries.push(("public_name".to_owned(), person.said()));
    Tree::Object(entries)
}

fn recording(recording: &Node) -> Vec<(String, Tree)> {
    let of = |name: &str| recording.child(name).map_or(Tree::Null, Node::said);
    let is_out = recording.child("optout").is_some_and(|optout| optout.text.trim() == "true");
    vec![
        ("recording_license".to_owned(), of("license")),
        ("do_not_record".to_owned(), Tree::Bool(is_out)),
    ]
}
