//! The document around the parts: what it may do, what it looks like, and who made it.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::html::parts::percent;
use crate::html::script_data::script_data;
use crate::html::shown::Shown;
use crate::html::{conflicts, controls, countries, formats, map, meetings, sources, timeline};
use crate::view::set_line;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Writes the whole document.
pub(super) fn document(shown: &Shown<'_>) -> Markup {
    let style = style(shown);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "nato-partners " (env!("CARGO_PKG_VERSION")) };
                title { "NATO’s partnership formats" }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                (header(shown))
                (controls::bar(shown))
                main #main { (main(shown)) }
                (footer(shown))
                dialog #source aria-labelledby="source-title" {
                    h2 #source-title { "Source" }
                    p #source-text {}
                    form method="dialog" { button { "Close" } }
                }
                script #data type="application/json" { (PreEscaped(script_data(shown))) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// Returns the style, with the day shown as its place along the bars.
fn style(shown: &Shown<'_>) -> String {
    let at = percent(shown.thousandths(shown.day.day));
    format!("{STYLE}:root{{--at:{at}}}\n")
}

/// Forbids everything but this very style and this very script.
fn policy(style: &str) -> String {
    let (style, script) = (fingerprint(style), fingerprint(SCRIPT));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; \
         base-uri 'none'; form-action 'none'"
    )
}

fn fingerprint(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

fn header(shown: &Shown<'_>) -> Markup {
    html! {
        header.top {
            h1 { "NATO’s partnership formats" }
            p.lead { "Who was in which format, since when, and who says so." }
            p.as-of {
                "On " b { time #shown-day { (shown.day.day) } }
                @if let Some(meeting) = shown.day.meeting { span #shown-meeting { " (" (meeting.place.as_str()) ")" } }
                ": " span #shown-line { (set_line(shown.all.tally.on(shown.day.day))) } "."
            }
            (controls::contents(shown))
        }
    }
}

fn main(shown: &Shown<'_>) -> Markup {
    html! {
        (map::map(shown))
        (formats::formats(shown))
        (countries::countries(shown))
        (countries::organisations(shown))
        (timeline::timeline(shown))
        (meetings::meetings(shown))
        (conflicts::all_conflicts(shown))
        (sources::sources(shown))
    }
}

fn footer(shown: &Shown<'_>) -> Markup {
    let about = &shown.dataset.about;
    html! {
        footer {
            p {
                "nato-partners " (env!("CARGO_PKG_VERSION")) ", data " (about.version.as_str())
                ", last checked as a whole on " time { (about.reviewed.text()) } ". "
                "Dates are as precise as their sources and no more; a day that they leave open is called possible. "
                "An end is the first day out."
            }
            p {
                "The data are under " (about.licence.as_str()) ", this program under MIT or Apache-2.0. "
                "German and French names of countries are from the Unicode CLDR, under the Unicode License v3. "
                "This file needs no network and sends nothing anywhere."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_of_the_standard() {
        assert_eq!(fingerprint("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        for (bytes, text) in [(&b"a"[..], "YQ=="), (b"ab", "YWI="), (b"abc", "YWJj"), (b"", "")] {
            assert_eq!(base64(bytes), text);
        }
    }
}
