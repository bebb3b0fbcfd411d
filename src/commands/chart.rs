//! `timeline --chart`: memberships as bars over years.

use std::mem;

use anyhow::Result;

use super::options::OutputOptions;
use super::words::{all_of, count, full_name};
use super::{Answer, answer, days, picture};
use crate::chart::{Chart, Group, Track, svg, terminal};
use crate::command_line::CommandLine;
use crate::data::{Dataset, Party};
use crate::error::{Refusal, Tip};
use crate::membership::timeline::TimelineFilter;
use crate::membership::{Lane, lanes_of_all_formats, lanes_of_format, lanes_of_party};
use crate::model::{Day, Format, Language, ListState, PartialDate};
use crate::output::Output;

/// Draws what a filter names over the days it asks for.
///
/// Without an earlier end the line begins with the year of the first bar; without a later one it
/// ends on the day the data were last checked.
///
/// # Errors
///
/// Refuses meetings, which have no memberships, and outputs that draw nothing.
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
    let mut groups = groups(dataset, filter, language);
    let last = filter.to.unwrap_or_else(|| dataset.reviewed());
    let first = filter.from.unwrap_or_else(|| first_day(&groups, last));
    if last < first {
        return Err(Refusal::usage(format!("the chart would begin on {first} and end on {last}"))
            .tip("`--to` says where it ends")
            .into());
    }
    for (place, group) in groups.iter_mut().enumerate() {
        for track in &mut group.tracks {
            track.lane.bars.retain(|bar| bar.until > first && bar.from <= last);
        }
        group.tracks.retain(|track| !track.lane.bars.is_empty());
        group.title = title(dataset, filter, place, &group.tracks, language);
    }
    let is_empty = groups.iter().all(|group| group.tracks.is_empty());
    let heading = match groups.as_mut_slice() {
        [only] => {
            let title = mem::take(&mut only.title);
            let (line, rest) = title.split_at(title.find('\n').unwrap_or(title.len()));
            if is_empty { title } else { format!("{line}, from {first} to {last}{rest}") }
        }
        _ => format!("From {first} to {last}"),
    };
    let prefers_names = !filter.formats.is_empty();
    let source = picture::source(dataset);
    let chart = Chart { heading, first, last, groups, source, prefers_names };
    let nothing = is_empty.then(|| nobody(filter));
    let later = days::beyond_review(dataset, last);
    let style = answer::style(options, false)?;
    let text = match options.output {
        Output::Table => terminal::render(&chart, &style),
        Output::Svg => svg::render(&chart),
        output => {
            let drawn = [Output::Table, Output::Svg];
            return Err(answer::unsuited("a chart", output, &drawn, Some(rows)).into());
        }
    };
    Ok(Answer::of(text, &options.file).remark(nothing.into_iter().chain(later)))
}

/// Returns the lanes of each name, formats first, without titles; without names, the lives of all formats.
fn groups<'d>(
    dataset: &'d Dataset,
    filter: &TimelineFilter<'d>,
    language: Language,
) -> Vec<Group<'d>> {
    let of_party = |(party, lane): (Party<'d>, Lane)| {
        let name = party.name(language).to_owned();
        Track { name, code: party.code(), lane }
    };
    let of_format = |(format, lane): (&'d Format, Lane)| {
        let name = full_name(format.name_on(Day::MAX), language);
        Track { name, code: &format.id, lane }
    };
    let members = |format| lanes_of_format(dataset, format, language).into_iter().map(of_party);
    let formats = |party| lanes_of_party(dataset, party).into_iter().map(of_format);
    let members = filter.formats.iter().map(|format| members(format).collect());
    let formats = filter.parties.iter().map(|party| formats(*party).collect());
    let mut groups: Vec<Vec<Track<'d>>> = members.chain(formats).collect();
    if groups.is_empty() {
        groups.push(lanes_of_all_formats(dataset).into_iter().map(of_format).collect());
    }
    groups.into_iter().map(|tracks| Group { title: String::new(), tracks }).collect()
}

/// Returns the first day of the year in which the first bar begins, or of that of the last day.
fn first_day(groups: &[Group<'_>], last: Day) -> Day {
    let tracks = groups.iter().flat_map(|group| &group.tracks);
    let periods = tracks.flat_map(|track| &track.lane.periods);
    let dates = periods.flat_map(|period| [Some(period.from), period.until]).flatten();
    let days = dates.filter(|date| !date.has_no_first_day()).map(PartialDate::earliest);
    let year = days.chain([last]).min().unwrap_or(last).year();
    Day::new(year, 1, 1).unwrap_or(last)
}

/// Returns what stands above a group, or above the chart where there is no other.
fn title(
    dataset: &Dataset,
    filter: &TimelineFilter<'_>,
    place: usize,
    tracks: &[Track<'_>],
    language: Language,
) -> String {
    let Some(format) = filter.formats.get(place) else {
        let formats = count(tracks.len(), "format", "formats");
        return match filter.parties.get(place - filter.formats.len()) {
            Some(party) => format!("{}: {formats}", party.name(language)),
            None => formats,
        };
    };
    let name = full_name(format.name_on(Day::MAX), language);
    let is_drawn = |code| tracks.iter().any(|track| track.code == code);
    let organisations = dataset.organisations.iter().filter(|it| is_drawn(&*it.id)).count();
    let countries = tracks.len() - organisations;
    let mut words = Vec::new();
    if countries > 0 || organisations == 0 {
        words.push(count(countries, "country", "countries"));
    }
    if organisations > 0 {
        words.push(count(organisations, "organisation", "organisations"));
    }
    let title = format!("{name}: {}", all_of(&words));
    let note = format.list_note.as_deref().unwrap_or_default();
    match format.list {
        ListState::Complete => title,
        ListState::Partial => format!("{title}\nThe list is partial. {note}"),
        ListState::Unknown => format!("{name}: members not known\n{note}"),
    }
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
