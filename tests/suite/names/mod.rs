//! Protects what the words of a user mean: which country, format, meeting or day, and what is said where they
//! mean nothing for sure.
//!
//! The tables hold what docs/promises.md ("Names") demands of the shipped data, word for word. `codes` types every code
//! of two and three letters and compares with what `data/countries.yaml` and `data/outside.yaml`, read by themselves, say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "how much was compared is part of the result")]

mod cases;
mod codes;
mod countries;
mod days;
mod formats;
mod library;
mod nothing;
mod outside;
#[cfg(unix)]
mod subcommands;
#[cfg(unix)]
mod typed_back;

use serde_json::Value as Json;

use crate::support::asked::run;
use crate::support::failures::assert_all;

/// Returns what was typed, as a failure shows it.
fn command(arguments: &[&str]) -> String {
    let quoted = arguments.iter().map(|word| {
        if word.is_empty() || word.contains(' ') { format!("'{word}'") } else { (*word).to_owned() }
    });
    format!("nato-partners {}", quoted.collect::<Vec<_>>().join(" "))
}

/// Says what differs, or nothing.
fn differs(command: &str, expected: &str, actual: &str) -> Option<String> {
    (expected != actual)
        .then(|| format!("{command}\n  expected {expected:?}\n  actual   {actual:?}"))
}

/// Returns the code on a page of `show`.
fn shown_country(name: &str) -> String {
    let page: Json =
        serde_json::from_str(&run(&["show", name, "-o", "json"]).stdout).unwrap_or_default();
    page["country"].as_str().unwrap_or("nobody").to_owned()
}

#[test]
fn md_is_moldova_to_country_and_the_mediterranean_dialogue_to_the_others() {
    assert!(
        run(&["members", "MD", "--width", "200"])
            .stdout
            .starts_with("Mediterranean Dialogue (MD) on ")
    );
    assert_eq!(run(&["members", "MD"]).stderr, "");
    assert_eq!(shown_country("country:MD"), "MD");
    let shown = run(&["show", "MD", "--width", "200"]);
    assert!(shown.stdout.starts_with("Mediterranean Dialogue (MD) on "), "{shown:?}");
    assert_eq!(
        shown.stderr,
        "remark: `MD` is also Republic of Moldova: type `country:MD` for it\n"
    );
    assert_eq!(run(&["show", "country:MD"]).stderr, "");
}
