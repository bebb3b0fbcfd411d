//! What the user sees: every screen as a golden transcript, and every command in the README.
//!
//! The transcripts run on a small data set of invented countries, so that correcting a fact never
//! touches them. Bless a wanted change with `TRYCMD=overwrite cargo test --test transcripts`.

/// Every transcript under `tests/commands/`, on the small data set.
#[test]
fn commands_answer_as_written_down() {
    trycmd::TestCases::new()
        .env("NATO_PARTNERS_DATA", "tests/fixtures/small")
        .case("tests/commands/*.md");
}

/// Every console block of the README, on the shipped data.
#[test]
fn the_readme_tells_the_truth() {
    trycmd::TestCases::new().case("README.md");
}
