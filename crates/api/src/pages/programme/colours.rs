//! The colours of the tracks of a release.

use std::fmt::Write as _;

use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::programme::Programme;

use crate::http::kept::{self, Content, Edition};
use crate::http::problem::Reply;
use crate::state::State;

/// The style sheet. The pages may hold no style of their own (content security policy), and the
/// address names the release, so that nobody asks twice.
#[get("/conferences/{slug}/programme/colours.css")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let make = |edition: &Edition| {
        let programme = edition.release.as_ref().map(|release| &*release.programme);
        let sheet = programme.map(sheet).unwrap_or_default();
        let day = HeaderValue::from_static("public, max-age=86400");
        Ok(Content::document("text/css; charset=utf-8", sheet).with(CACHE_CONTROL, day))
    };
    kept::answer(&request, &state, (&slug, "programme/colours.css".to_owned()), make).await
}

/// The colours of the tracks of a programme, and what can be read on them.
#[must_use]
pub fn sheet(programme: &Programme) -> String {
    let mut css = String::new();
    for track in &programme.tracks {
        let (key, colour) = (&track.key, &track.colour);
        // Both were checked when the programme was. Writing to a String cannot fail.
        let _ = writeln!(css, ".track-{key} {{ --track: {colour}; --on-track: {} }}", on(colour));
    }
    css
}

/// Black or white: what can be read better on `#rrggbb`, by the relative luminance of WCAG 2.2.
fn on(colour: &str) -> &'static str {
    let digits = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, red, green, blue] = digits.to_be_bytes();
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    // Where the contrast to both is the same: sqrt(1.05 · 0.05) − 0.05.
    if luminance > 0.1791 { "#000" } else { "#fff" }
}

/// The routes of this noun.
pub fn routes(config: &mut actix_web::web::ServiceConfig) {
    config.service(show);
}

#[cfg(test)]
mod tests {
    use super::on;

    #[test]
    fn text_on_a_colour_can_be_read() {
        let cases = [
            ("#8a3ffc", "#fff"),
            ("#ffff00", "#000"),
            ("#000000", "#fff"),
            ("#1f5f8b", "#fff"),
            ("#777777", "#000"),
        ];
        for (colour, expected) in cases {
            assert_eq!(on(colour), expected, "{colour}");
        }
    }
}
