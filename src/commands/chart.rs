//! `timeline --chart`: spells as bars over years.

use anyhow::Result;

use super::{Answer, days, written};
use crate::cli::OutputOptions;
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::error::{Refusal, Tip};
use crate::model::{Day, Language, ListState};
use crate::output::{Body, Output};
use crate::query::{self, Lane, TimelineFilter};
use crate::view::{Charted, chart};

/// Draws the spells of what a filter names, over the days it asks for.
///
/// Without an earlier end the line begins with the year of the first bar; without a later one it
/// ends on the day the data were last checked.
///
/// # Errors
///
/// Refuses meetings, which have no spells, and outputs that draw nothing.
pub fn draw(
    dataset: &Dataset,
    asked: &[String],
    filter: &TimelineFilter<'_>,
    language: Language,
    options: &OutputOptions,
) -> Result<Answer> {
    let rows = CommandLine::on(dataset, "timeline").names(asked);
    if let Some(meeting) = filter.meetings.first() {
        return Err(Refusal::usage(format!(
            "`{}` is a meeting, and has no bars to draw",
            meeting.id
        ))
        .tip(Tip::doing(&rows, "lists what happened on its days"))
        .into());
    }
    let charted = charted(dataset, filter, language);
    let last = filter.to.unwrap_or_else(|| dataset.reviewed());
    let first = filter.from.unwrap_or_else(|| first_day(&charted, last));
    if last < first {
        return Err(Refusal::usage(format!("the chart would begin on {first} and end on {last}"))
            .tip("`--to` says where it ends")
            .into());
    }
    let picture = chart(&charted, first, last, language);
    let is_empty = picture.groups.iter().all(|group| group.tracks.is_empty());
    let nothing = is_empty.then(|| nobody(filter));
    let later = days::beyond_review(dataset, last);
    let drawn = [Output::Table, Output::Svg];
    let answer = written(&Body::Chart(picture), &drawn, Some(rows), options)?;
    Ok(answer.remark(nothing.into_iter().chain(later)))
}

/// Returns the lanes of each name, formats first; without names, the lives of all formats.
fn charted<'d>(
    dataset: &'d Dataset,
    filter: &TimelineFilter<'d>,
    language: Language,
) -> Vec<(Charted<'d>, Vec<Lane<'d>>)> {
    let members = filter.formats.iter().map(|format| {
        (Charted::Members(format), query::lanes_of_format(dataset, format, language))
    });
    let formats = filter
        .parties
        .iter()
        .map(|party| (Charted::Formats(*party), query::lanes_of_party(dataset, *party)));
    let charted: Vec<_> = members.chain(formats).collect();
    if charted.is_empty() {
        return vec![(Charted::Lives, query::lanes_of_all_formats(dataset))];
    }
    charted
}

/// Returns the first day of the year in which the first bar begins, or of that of the last day.
fn first_day(charted: &[(Charted<'_>, Vec<Lane<'_>>)], last: Day) -> Day {
    let days = charted.iter().filter_map(|(_, lanes)| query::first_day_of(lanes));
    let year = days.min().unwrap_or(last).min(last).year();
    Day::new(year, 1, 1).unwrap_or(last)
}

/// Says why there is nothing to see.
fn nobody(filter: &TimelineFilter<'_>) -> String {
    match filter.formats.as_slice() {
        [format] if format.list == ListState::Unknown => {
            format!("the data do not know who belongs to {}", format.id)
        }
        _ => "there is nothing to draw on these days".to_owned(),
    }
}
