//! What a page says of itself to other programs: cards in social media, and schema.org data.

use domain::conference::Conference;
use domain::programme::Speaker;
use domain::value::Locale;
use serde_json::{Value, json};

use super::markdown;
use super::shown::{Link, Moment};

/// How long a description may be.
const DESCRIPTION_MOST: usize = 200;

/// The description of a page.
#[derive(Clone, Debug)]
pub struct Card {
    /// What the page is called.
    pub title: String,
    /// What it is about, in one line; may be empty.
    pub description: String,
    /// What the conference is called.
    pub site: String,
    /// Its full address.
    pub url: String,
    /// schema.org data as JSON that can stand in HTML; empty for none.
    pub data: String,
}

impl Card {
    /// The same card with schema.org data.
    #[must_use]
    pub fn with(mut self, data: &Value) -> Self {
        self.data = embedded(data);
        self
    }
}

/// The description that a text in Markdown gives.
#[must_use]
pub fn description(text: &str) -> String {
    markdown::to_line(text, DESCRIPTION_MOST)
}

/// JSON that ends no element of HTML.
fn embedded(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Something that happens.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What.
    pub name: &'a str,
    /// What it is about.
    pub description: &'a str,
    /// From when.
    pub starts: &'a Moment,
    /// Until when.
    pub ends: &'a Moment,
    /// Where.
    pub room: &'a str,
    /// Who speaks.
    pub performers: &'a [Link],
    /// Its full address.
    pub url: &'a str,
    /// What it is a part of: name and full address.
    pub part_of: (&'a str, &'a str),
}

impl Event<'_> {
    /// The data.
    #[must_use]
    pub fn data(&self, origin: &str) -> Value {
        let person = |link: &Link| json!({ "@type": "Person", "name": link.text, "url": format!("{origin}{}", link.address) });
        let (name, url) = self.part_of;
        json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "startDate": self.starts.instant,
            "endDate": self.ends.instant,
            "location": { "@type": "Place", "name": self.room },
            "performer": self.performers.iter().map(person).collect::<Vec<_>>(),
            "superEvent": { "@type": "Event", "name": name, "url": url },
        })
    }
}

/// The data of a conference.
#[must_use]
pub fn conference(conference: &Conference, locale: Locale, url: &str) -> Value {
    let definition = &conference.definition;
    let venue = definition.venue.as_ref().map_or("", |venue| venue.of(locale));
    let city = definition.city.of(locale);
    let host = |host: &domain::conference::Host| json!({ "@type": "Organization", "name": host.name, "url": host.url });
    json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": definition.title.of(locale),
        "description": definition.description.of(locale),
        "url": url,
        "startDate": definition.first_day.to_string(),
        "endDate": definition.last_day.to_string(),
        "location": {
            "@type": "Place",
            "name": if venue.is_empty() { city } else { venue },
            "address": city,
        },
        "organizer": definition.hosts.iter().map(host).collect::<Vec<_>>(),
    })
}

/// The data of a person.
#[must_use]
pub fn person(speaker: &Speaker, description: &str, url: &str) -> Value {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Person",
        "name": speaker.name,
        "description": description,
        "url": url,
    });
    if let (false, Some(object)) = (speaker.affiliation.is_empty(), data.as_object_mut()) {
        let affiliation = json!({ "@type": "Organization", "name": speaker.affiliation });
        object.insert("affiliation".to_owned(), affiliation);
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_ends_no_element() {
        let data = json!({ "name": "</script><script>alert(1)</script>&<!--" });
        let text = embedded(&data);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), data);
    }
}
