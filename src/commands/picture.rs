//! `-o svg` of rows: a map of tiles, or a matrix.

use std::collections::BTreeMap;

use anyhow::Result;

use super::options::RowOptions;
use super::{Answer, answer};
use crate::chart::squares::{Square, Squares, place_on_map};
use crate::data::{Dataset, Party};
use crate::error::{Refusal, Tip};
use crate::membership::Mark;
use crate::model::Language;
use crate::output::Output;

/// Tells whether a picture is asked for instead of rows.
///
/// # Errors
///
/// Refuses what only rows have: columns and an order.
pub fn is_asked_for(options: &RowOptions) -> Result<bool, Refusal> {
    let is_picture = options.output.output == Output::Svg;
    let columns = options.columns.as_ref().map(|_| "--columns");
    match columns.or(options.sort.as_ref().map(|_| "--sort")).filter(|_| is_picture) {
        Some(option) => Err(Refusal::usage(format!("a picture has no rows for `{option}`"))
            .tip(Tip::words(format!("leave out `{option}`, or ask for rows: `-o csv`")))),
        None => Ok(is_picture),
    }
}

/// Draws where on the map those are that have a mark, and below it those that have no place there.
pub fn map(
    dataset: &Dataset,
    heading: String,
    marks: &[(Party<'_>, Mark)],
    unmarked: &'static str,
    (language, options): (Language, &RowOptions),
) -> Result<Answer> {
    let marks: BTreeMap<&str, Mark> =
        marks.iter().map(|(party, mark)| (party.code(), *mark)).collect();
    let squares = dataset.parties().filter_map(|party| {
        let mark = marks.get(party.code()).copied();
        let place = place_on_map(party.code());
        let text = match party {
            Party::Country(_) => party.code(),
            Party::Organisation(organisation) => &organisation.abbreviation,
        };
        let word = mark.map_or(unmarked, Mark::title);
        let title = format!("{}: {word}", party.name(language));
        let is_organisation = !party.is_country();
        (mark.is_some() || place.is_some()).then(|| Square {
            place,
            text: text.to_owned(),
            mark,
            title,
            is_organisation,
        })
    });
    let squares = Squares {
        heading,
        rows: Vec::new(),
        columns: Vec::new(),
        squares: squares.collect(),
        unmarked,
        source: source(dataset),
    };
    drawn(&squares, options)
}

/// Answers with a picture.
pub fn drawn(squares: &Squares, options: &RowOptions) -> Result<Answer> {
    answer::style(&options.output, true)?;
    Ok(Answer::of(squares.render(), &options.output.file))
}

/// Says where a picture is from, of which day and version.
pub fn source(dataset: &Dataset) -> String {
    let about = &dataset.about;
    format!(
        "Source: nato-partners, version {}, data reviewed on {}, {}",
        about.version, about.reviewed, about.licence
    )
}
