//! What a bare `nato-partners` prints.

use super::Answer;
use crate::data::Dataset;

/// Greets a newcomer with three questions to ask.
pub fn run() -> Answer {
    let dataset = Dataset::embedded();
    let text = format!(
        "\
nato-partners: who was in which NATO partnership format, since when, and who says so

  nato-partners members md        who is in the Mediterranean Dialogue
  nato-partners country jordan    what Jordan is part of
  nato-partners founded nrc       when the NATO-Russia Council was founded

{} formats and {} countries, checked on {}. `nato-partners --help` shows everything else.
",
        dataset.formats.len(),
        dataset.countries.len(),
        dataset.reviewed(),
    );
    Answer { text, ..Answer::default() }
}

/// Says which version of the program and of the data this is.
pub fn version() -> Answer {
    let about = &Dataset::embedded().about;
    let text = format!(
        concat!("nato-partners ", env!("CARGO_PKG_VERSION"), " (data {}, reviewed {}, {})\n"),
        about.version, about.reviewed, about.licence,
    );
    Answer { text, ..Answer::default() }
}
