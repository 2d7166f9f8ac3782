//! Countries and what they are called.

use std::str::FromStr;
use std::sync::LazyLock;

use super::Locale;

/// A country by its ISO 3166-1 alpha-2 code, such as `SE`; `XK` is Kosovo, as CLDR has it.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Country(String);

/// A text that is no country's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a country's two-letter code, such as SE")]
pub struct InvalidCountry;

/// One line of the table: the code, then the names in the order of [`Locale::ALL`].
type Row = (&'static str, [&'static str; 3]);

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| include_str!("../../locales/countries.tsv").lines().filter_map(row).collect());

/// Codes and names, sorted by name, in the order of [`Locale::ALL`].
static SORTED: LazyLock<[Vec<(&'static str, &'static str)>; 3]> = LazyLock::new(|| {
    Locale::ALL.map(|locale| {
        let countries = TABLE.iter().map(|(code, names)| (*code, in_locale(names, locale)));
        let mut countries: Vec<_> = countries.collect();
        countries.sort_by_key(|(_, name)| collation_key(name, locale));
        countries
    })
});

fn row(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let code = columns.next().filter(|code| code.len() == 2)?;
    Some((code, [columns.next()?, columns.next()?, columns.next()?]))
}

impl Country {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the country is called in `locale`.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &'static str {
        TABLE
            .iter()
            .find(|(code, _)| *code == self.0)
            .map_or("", |(_, names)| in_locale(names, locale))
    }

    /// Every country's code and name, sorted by name in `locale`.
    #[must_use]
    pub fn list(locale: Locale) -> &'static [(&'static str, &'static str)] {
        let lists = SORTED.iter().zip(Locale::ALL);
        lists
            .filter(|(_, each)| *each == locale)
            .map(|(list, _)| list.as_slice())
            .next()
            .unwrap_or(&[])
    }
}

fn in_locale(names: &[&'static str; 3], locale: Locale) -> &'static str {
    Locale::ALL.iter().zip(names).find(|(each, _)| **each == locale).map_or("", |(_, name)| name)
}

/// Where a name stands in a sorted list: Swedish has å, ä, ö after z, the others beside a and o.
fn collation_key(name: &str, locale: Locale) -> String {
    name.to_lowercase()
        .chars()
        .map(|c| match (c, locale) {
            ('å', Locale::Sv) => '{',
            ('ä', Locale::Sv) => '|',
            ('ö', Locale::Sv) => '}',
            ('å' | 'ä' | 'á' | 'ã', _) => 'a',
            ('ö' | 'ô' | 'ó', _) => 'o',
            ('ü' | 'ú', _) => 'u',
            ('é', _) => 'e',
            ('ç', _) => 'c',
            ('í', _) => 'i',
            (other, _) => other,
        })
        .collect()
}

impl FromStr for Country {
    type Err = InvalidCountry;

    fn from_str(text: &str) -> Result<Self, InvalidCountry> {
        let code = text.trim().to_ascii_uppercase();
        if TABLE.iter().any(|(known, _)| *known == code) {
            Ok(Self(code))
        } else {
            Err(InvalidCountry)
        }
    }
}

super::line::written!(Country);
