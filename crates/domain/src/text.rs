//! What people read, in their language: a key and its values in, a text out; pure.
//!
//! The texts are Fluent messages in `locales/<language>/<subject>.ftl`, built into the program. Start with
//! [`Texts::of`].

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

use crate::calendar::When;
use crate::value::Locale;

#[cfg(test)]
mod tests;

type Bundle = FluentBundle<FluentResource>;

/// In the order of [`Locale::ALL`].
static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Locale::ALL.map(bundle));

/// All texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(Locale);

impl Texts {
    /// The texts in `locale`.
    #[must_use]
    pub const fn of(locale: Locale) -> Self {
        Self(locale)
    }

    /// The language of the texts.
    #[must_use]
    pub const fn locale(self) -> Locale {
        self.0
    }

    /// Whether every language has a text for `key`.
    #[must_use]
    pub fn exists(key: &str) -> bool {
        BUNDLES.iter().all(|bundle| bundle.get_message(key).is_some_and(|m| m.value().is_some()))
    }

    /// The text of `key`, or `[key]` when there is none: a page with a hole is better than no page.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// The text of `key` with its variables set, by name. A variable that is not given stays as
    /// `{$name}`.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.format(key, &texts(args))
    }

    /// The text of `key` for a number of things, its variable `count`, by the plural rules of the
    /// language.
    #[must_use]
    pub fn count(&self, key: &str, n: i64, args: &[(&str, &str)]) -> String {
        let mut args = texts(args);
        args.set("count", n);
        self.format(key, &args)
    }

    /// A day with its weekday: `Thursday, 22 September 2022`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        self.with(
            "date-long",
            &[
                ("weekday", &self.get(&format!("date-weekday-{weekday}"))),
                ("day", &date.day().to_string()),
                ("month", &self.month(date)),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// A time on the clock of 24 hours, to the minute: `09:00`.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// An instant as the clocks of a zone show it, with what the zone is called then:
    /// `1 June 2022, 09:00 CEST`, or `UTC-03:00` where the zone has no such name.
    #[must_use]
    pub fn instant(&self, at: Timestamp, zone: &TimeZone) -> String {
        let info = zone.to_offset_info(at);
        let shown = info.offset().to_datetime(at);
        let name = info.abbreviation();
        let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        let zone = if named { name.to_owned() } else { offset(info.offset().seconds()) };
        self.with(
            "date-instant",
            &[
                ("date", &self.plain(shown.date())),
                ("time", &self.time(shown.time())),
                ("zone", &zone),
            ],
        )
    }

    /// How long something is: `22–23 September 2022` for days, and
    /// `Thursday, 22 September 2022, 19:00–22:30 (Europe/Stockholm)` for times in `zone`.
    #[must_use]
    pub fn span(&self, when: &When, zone: &str) -> String {
        match when {
            When::Days { first, last } => self.days(*first, *last),
            When::Times { start, end } if start.date() == end.date() => self.with(
                "date-span",
                &[
                    ("date", &self.date(start.date())),
                    ("start", &self.time(start.time())),
                    ("end", &self.time(end.time())),
                    ("zone", zone),
                ],
            ),
            When::Times { start, end } => self.with(
                "date-span-days",
                &[("start", &self.moment(*start)), ("end", &self.moment(*end)), ("zone", zone)],
            ),
        }
    }

    /// What two days have in common is said once.
    fn days(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.date(first);
        }
        if first.year() != last.year() {
            let (first, last) = (self.plain(first), self.plain(last));
            return self.with("date-range", &[("first", &first), ("last", &last)]);
        }
        let (day, end) = (first.day().to_string(), last.day().to_string());
        let year = last.year().to_string();
        if first.month() == last.month() {
            let month = self.month(last);
            return self.with(
                "date-range-month",
                &[("first", &day), ("last", &end), ("month", &month), ("year", &year)],
            );
        }
        self.with(
            "date-range-year",
            &[
                ("first", &day),
                ("first-month", &self.month(first)),
                ("last", &end),
                ("last-month", &self.month(last)),
                ("year", &year),
            ],
        )
    }

    fn moment(&self, at: DateTime) -> String {
        let (date, time) = (self.date(at.date()), self.time(at.time()));
        self.with("date-time", &[("date", &date), ("time", &time)])
    }

    fn plain(&self, date: Date) -> String {
        self.with(
            "date-plain",
            &[
                ("day", &date.day().to_string()),
                ("month", &self.month(date)),
                ("year", &date.year().to_string()),
            ],
        )
    }

    fn month(&self, date: Date) -> String {
        self.get(&format!("date-month-{}", date.month()))
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let [en, sv, de] = &*BUNDLES;
        let bundle = match self.0 {
            Locale::En => en,
            Locale::Sv => sv,
            Locale::De => de,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        // A variable that is not given is shown by its name; nothing else can go wrong here.
        bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

/// The files of a language, one for each subject.
macro_rules! files {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../locales/", $language, "/date.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/frame.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/fault.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/conference.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/feed.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/programme.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/registration.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/agenda.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/speaker.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/mail.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/invite.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/staff.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/exchange.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/staff-programme.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/staff-invite.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/editor.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/export.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/preview.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/clash.ftl")),
            "\n",
            include_str!(concat!("../locales/", $language, "/changes.ftl")),
        )
    };
}

const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::En => files!("en"),
        Locale::Sv => files!("sv"),
        Locale::De => files!("de"),
    }
}

/// A text that cannot be read is left out, as is the second one of a key: tests find both.
fn bundle(locale: Locale) -> Bundle {
    let resource =
        FluentResource::try_new(source(locale).to_owned()).unwrap_or_else(|(readable, _)| readable);
    let language: LanguageIdentifier = locale.as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The invisible marks that Fluent sets around each value would end up in attributes of HTML,
    // in subjects and in plain mails, where people copy and search what they see.
    bundle.set_use_isolating(false);
    let _ = bundle.add_resource(resource);
    bundle
}

fn texts<'a>(args: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    args.iter().copied().collect()
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
