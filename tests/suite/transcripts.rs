//! What the user sees: every screen as a golden transcript, and every command in the README and in the help.
//!
//! The transcripts run on a small data set of invented countries, so that correcting a fact never
//! touches them. Bless a wanted change with `TRYCMD=overwrite cargo test transcripts::`.

use nato_partners::commands::COMMANDS;

/// Every transcript under `tests/commands/`, on the small data set.
#[test]
fn commands_answer_as_written_down() {
    trycmd::TestCases::new()
        .env("NATO_PARTNERS_DATA", "tests/fixtures/small")
        .case("tests/commands/*.md");
}

/// Every console block of the README and of the pages it leads to, on the shipped data.
#[test]
fn the_readme_tells_the_truth() {
    trycmd::TestCases::new().case("README.md").case("docs/*.md");
}

/// `escapes::typed_back` types them.
#[test]
fn every_command_has_examples_of_its_own() {
    for command in COMMANDS {
        let lines = command.examples.lines().map(str::trim_start);
        let mut examples = lines.filter(|line| line.starts_with("nato-partners ")).peekable();
        assert!(examples.peek().is_some(), "{} has no example", command.name);
        let begin = format!("nato-partners {}", command.name);
        assert!(examples.all(|example| example.starts_with(&begin)), "{}", command.examples);
    }
}
