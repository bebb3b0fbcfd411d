//! Which command line answers a question in plain words.

use std::slice;

use super::hints::Hint;
use super::lines::{Line, Plan, is_in, sourced};
use super::reading::Reading;
use crate::data::{Dataset, Party};
use crate::model::{Country, Format};

/// Returns the command line that answers, without the program's name; nothing where the words ask nothing.
///
/// `command` is the one that was typed, if one was.
pub fn answered_by(
    dataset: &Dataset,
    reading: &Reading,
    command: Option<&str>,
) -> Option<Vec<String>> {
    if reading.is_too_long || !reading.unknown.is_empty() {
        return None;
    }
    // Sets are of one day, and of all countries.
    if reading.has(Hint::Never) && reading.parties.is_empty() || reading.has(Hint::Excluded) {
        return None;
    }
    let plan = Plan { dataset, reading };
    let Reading { formats, parties, not_in, .. } = reading;
    // NATO's partnerships are all of them.
    let is_of_all = reading.has(Hint::Partnerships) && parties.is_empty();
    let formats = match &**formats {
        [nato] if is_of_all && plan.is_nato(nato) => &[],
        // Its summits are all of them.
        [nato] if reading.has(Hint::Meetings) && parties.is_empty() && plan.is_nato(nato) => &[],
        formats => formats,
    };
    // What will be, no data know; of what was, `going` and `can` are but words.
    let is_open = reading.has(Hint::Is) || reading.has(Hint::May);
    let is_to_come = reading.has(Hint::Future) || is_open && !plan.happened().is_empty();
    if is_to_come
        && !parties.is_empty()
        && !(reading.has(Hint::Suspended) || reading.has(Hint::Was))
    {
        return None;
    }
    if reading.has(Hint::Name) && !parties.is_empty() && !formats.is_empty() {
        return None; // What one calls the other.
    }
    let line = match (&**parties, formats) {
        _ if !reading.areas.is_empty() => about_areas(&plan)?,
        ([], []) if not_in.is_empty() => about_no_name(&plan, command)?,
        ([], []) if reading.has(Hint::Partners) || reading.has(Hint::Countries) => {
            plan.countries(&[])
        }
        (parties, []) if not_in.is_empty() => about_parties(&plan, parties)?,
        ([], formats @ [_, ..]) => about_formats(&plan, formats)?,
        (parties, formats @ [_, ..]) if not_in.is_empty() => about_both(&plan, parties, formats)?,
        (parties @ [_, ..], []) => about_both(&plan, parties, not_in)?,
        _ => return None,
    };
    Some(line.option("--lang", reading.language).words)
}

fn about_areas(plan: &Plan<'_>) -> Option<Line> {
    let Reading { formats, parties, not_in, areas, .. } = plan.reading;
    let line = match (&**formats, &**parties) {
        (formats, []) if !plan.happened().is_empty() && !plan.is_of_suspended() => {
            let is_there = |it: &&Country| {
                it.area.as_ref().is_some_and(|it| areas.iter().any(|area| area == it.as_str()))
            };
            let there = plan.dataset.countries.iter().filter(is_there);
            let there: Vec<String> = there.map(|it| it.id.as_str().to_lowercase()).collect();
            let line = plan.timeline(&there);
            return Some(formats.iter().fold(line, |line, it| line.option("--format", Some(it))));
        }
        ([], []) => plan.countries(&[]),
        ([format], []) if plan.is_nato(format) && plan.has(Hint::Partners) => {
            plan.partners_of_nato()
        }
        ([format], []) if not_in.is_empty() && !plan.is_of_suspended() => plan.members(format),
        (formats, []) => plan.countries(formats),
        _ => return None,
    };
    Some(areas.iter().fold(line, |line, area| line.option("--area", Some(area))))
}

fn about_no_name(plan: &Plan<'_>, command: Option<&str>) -> Option<Line> {
    let has = |hint| plan.has(hint);
    Some(match (&*plan.reading.meetings, &*plan.reading.sources) {
        ([meeting], []) => Line::of("show").name(meeting),
        ([], [source]) => Line::of("show").name(source),
        ([], []) if has(Hint::Meetings) => plan.timeline(&[]).option("--kind", Some("meeting")),
        ([], [])
            if has(Hint::Partners)
                && (has(Hint::Joined) && (has(Hint::Members) || has(Hint::Allies))
                    || has(Hint::Former) && has(Hint::Allies)) =>
        {
            plan.became_allies()
        }
        ([], []) if has(Hint::Former) && has(Hint::Allies) => {
            plan.timeline_of(&[Format::ALLIANCE.to_owned()], &["left"])
        }
        ([], []) if has(Hint::Former) && has(Hint::Partners) => {
            plan.timeline_of(&plan.frameworks(), &["left"])
        }
        ([], []) if has(Hint::Joined) && has(Hint::Allies) => {
            plan.timeline(&[Format::ALLIANCE.to_owned()])
        }
        ([], []) if plan.is_of_suspended() => plan.countries(&[]),
        ([], []) if !plan.happened().is_empty() => plan.timeline(&[]),
        ([], [])
            if has(Hint::Partners)
                && (has(Hint::First) || has(Hint::Last) || plan.reading.from.is_some()) =>
        {
            plan.timeline_of(&plan.frameworks(), &["joined"])
        }
        ([], []) if has(Hint::Last) && has(Hint::Timeline) => plan.timeline(&[]),
        ([], []) if plan.has_time() && (has(Hint::Compare) || command == Some("changes")) => {
            plan.within_time(Line::of("changes"))
        }
        ([], []) if plan.has_time() && command == Some("panel") => {
            plan.within_time(Line::of("panel"))
        }
        ([], []) if has(Hint::Formats) => plan.on_the_day(Line::of("formats")),
        ([], []) if has(Hint::Partners) => plan.partners_of_nato(),
        ([], []) if has(Hint::Allies) => {
            plan.on_the_day(Line::of("members").name(Format::ALLIANCE))
        }
        ([], []) if has(Hint::Countries) => plan.on_the_day(Line::of("countries")),
        ([], []) if plan.day().is_some() => plan.timeline(&[]),
        ([], []) if has(Hint::Sources) => Line::of("sources"),
        ([], []) if has(Hint::List) => Line::of("list"),
        _ => return None,
    })
}

fn about_parties(plan: &Plan<'_>, parties: &[String]) -> Option<Line> {
    let has = |hint| plan.has(hint);
    let is_of_country =
        |name: &String| plan.dataset.party_named(name).is_some_and(Party::is_country);
    let is_asked = has(Hint::Was) || has(Hint::Is);
    Some(match parties {
        [_, _, ..] if is_asked && !parties.iter().all(is_of_country) => return None,
        _ if has(Hint::Sources)
            && !(plan.happened().is_empty() && plan.day().is_none())
            && !(has(Hint::Joined) && has(Hint::Partners)) =>
        {
            sourced(plan.timeline(parties))
        }
        _ if has(Hint::Sources) && plan.happened().is_empty() => Line::of("sources").names(parties),
        _ if has(Hint::Conflicts) => Line::of("conflicts").names(parties),
        [_, _]
            if has(Hint::Before) && has(Hint::Joined) && !(plan.has_time() || has(Hint::And)) =>
        {
            plan.timeline(parties)
        }
        _ if has(Hint::Before) && !plan.has_time() => {
            Line::of("country").names(parties).name("--history")
        }
        [_, _, ..] if has(Hint::Compare) => plan.on_the_day(Line::of("compare").names(parties)),
        _ if has(Hint::Suspended) && has(Hint::Is) => {
            plan.on_the_day(Line::of("country").names(parties))
        }
        _ if has(Hint::Applied) => plan.applied(parties),
        [party] if has(Hint::Former) || has(Hint::Name) => {
            Line::of("show").name(party).name("--full")
        }
        _ if has(Hint::Became) && parties.len() > 1 => {
            Line::of("show").name(&parties[0]).name("--full")
        }
        _ if has(Hint::Joined) && has(Hint::Allies) && plan.day().is_none() => {
            is_in(parties, &[Format::ALLIANCE.to_owned()]).name("--ever")
        }
        _ if has(Hint::Joined) && has(Hint::Partners) => {
            let line = plan.timeline(parties);
            let line =
                plan.frameworks().iter().fold(line, |line, it| line.option("--format", Some(it)));
            if has(Hint::Sources) { sourced(line) } else { line }
        }
        _ if !plan.happened().is_empty() => plan.timeline(parties),
        [party] if has(Hint::Why) => Line::of("show").name(party),
        _ if is_asked && has(Hint::Any) && has(Hint::Partnerships) => plan.is_partner(parties),
        _ if has(Hint::Allies) => plan.on_the_day(is_in(parties, &[Format::ALLIANCE.to_owned()])),
        _ if has(Hint::Partners) => plan.is_partner(parties),
        _ if has(Hint::Timeline) || plan.has_time() => plan.timeline(parties),
        _ if has(Hint::History) => Line::of("country").names(parties).name("--history"),
        [_] if !has(Hint::Formats) && !has(Hint::Is) && plan.reading.on.is_none() => {
            Line::of("show").names(parties)
        }
        _ if has(Hint::Founded) || has(Hint::Countries) && has(Hint::Members) => return None,
        _ => plan.on_the_day(Line::of("country").names(parties)),
    })
}

fn about_formats(plan: &Plan<'_>, formats: &[String]) -> Option<Line> {
    let has = |hint| plan.has(hint);
    let not_in = &plan.reading.not_in;
    Some(match formats {
        [format] if has(Hint::Founded) && has(Hint::Who) && plan.is_nato(format) => {
            plan.founders(format)?
        }
        _ if has(Hint::Founded) && has(Hint::Who) && plan.reading.names_no_members() => {
            let line = Line::of("founded").names(formats);
            line.option("--columns", Some("format,name,founded,place,founded_by"))
        }
        _ if has(Hint::Founded) && has(Hint::Meetings) => Line::of("founded").names(formats),
        [format] if has(Hint::Members) && has(Hint::Founded) => plan.founders(format)?,
        [format] if has(Hint::Name) && plan.day().is_some() => {
            plan.on_the_day(Line::of("show").name(format))
        }
        [format]
            if has(Hint::Former)
                && !has(Hint::Joined)
                && (has(Hint::Members) || has(Hint::Partners) || has(Hint::Allies)) =>
        {
            plan.timeline_of(slice::from_ref(format), &["left"])
        }
        [format] if has(Hint::Former) && !has(Hint::Joined) || has(Hint::Ended) => {
            ["founded", "renamed", "ended"]
                .into_iter()
                .fold(Line::of("timeline").name(format), |line, kind| {
                    line.option("--kind", Some(kind))
                })
        }
        [format] if has(Hint::Became) && !plan.wants_members() => {
            plan.on_the_day(Line::of("show").name(format))
        }
        _ if has(Hint::Became) && !formats.iter().any(|format| plan.is_nato(format)) => {
            Line::of("founded").names(formats)
        }
        _ if has(Hint::Joined) && plan.have_joined_nato(formats) => {
            let is_other = |name: &&String| !plan.is_nato(name);
            match formats.iter().filter(is_other).collect::<Vec<_>>()[..] {
                // Every partner that became an Ally was in it.
                [pfp] if plan.dataset.format_named(pfp).is_some_and(|it| &*it.id != "pfp") => {
                    plan.timeline_of(slice::from_ref(pfp), &["left"])
                }
                _ => plan.became_allies(),
            }
        }
        [one, other] if has(Hint::Is) && has(Hint::Every) => plan.all_in(one, other),
        [_, _, ..] if has(Hint::First) && !has(Hint::Joined) => Line::of("founded").names(formats),
        [first, _] if has(Hint::Status) => plan.on_the_day(Line::of("show").name(first)),
        _ if has(Hint::Yearly) && has(Hint::Members) && plan.happened().is_empty() => return None,
        _ if plan.is_of_suspended() => plan.countries(formats),
        _ if !not_in.is_empty() && plan.is_of_any_day(formats) => return None,
        _ if (has(Hint::Countries) || has(Hint::Both) || !not_in.is_empty())
            && formats.len() + not_in.len() > 1 =>
        {
            plan.countries(formats)
        }
        _ if has(Hint::Document) && plan.happened().is_empty() => {
            let line = Line::of("founded").names(formats);
            line.option("--columns", Some("format,founded,document"))
        }
        _ if has(Hint::Sources) => Line::of("sources").names(formats),
        _ if has(Hint::Conflicts) => Line::of("conflicts").names(formats),
        _ if has(Hint::Compare) && plan.reading.from.is_some() && plan.reading.to.is_some() => {
            let line = plan.within_time(Line::of("changes"));
            formats.iter().fold(line, |line, format| line.option("--format", Some(format)))
        }
        [_, _, ..] if has(Hint::Compare) => plan.compare(formats),
        _ if has(Hint::Applied) => plan.timeline(formats).option("--kind", Some("event")),
        [format] if has(Hint::Suspended) && has(Hint::Is) => {
            plan.on_the_day(Line::of("show").name(format))
        }
        _ if !plan.happened().is_empty() => plan.timeline(formats),
        _ if (has(Hint::First) || has(Hint::Last)) && plan.wants_members() => {
            plan.timeline_of(formats, &["joined"])
        }
        [format] if has(Hint::Status) => plan.on_the_day(Line::of("show").name(format)),
        _ if has(Hint::Meetings) => plan.timeline_of(formats, &["meeting", "event"]),
        _ if has(Hint::Timeline) || has(Hint::History) => plan.timeline(formats),
        _ if has(Hint::Founded) || has(Hint::When) && plan.day().is_none() => {
            Line::of("founded").names(formats)
        }
        [format] if plan.is_nato(format) && has(Hint::Partners) && !has(Hint::Members) => {
            plan.partners_of_nato()
        }
        [_] if plan.reading.from.is_some() => {
            plan.timeline(formats).option("--kind", Some("joined"))
        }
        [format] if plan.wants_members() && plan.has_unknown_list(format) => {
            Line::of("show").name(format).name("--full")
        }
        [format] if plan.wants_members() => plan.members(format),
        [format] => plan.on_the_day(Line::of("show").name(format)),
        _ if has(Hint::Members) && !has(Hint::And) => return None,
        _ if formats.iter().any(|format| plan.has_unknown_list(format)) => return None,
        _ => plan.compare(formats),
    })
}

fn about_both(plan: &Plan<'_>, parties: &[String], formats: &[String]) -> Option<Line> {
    let has = |hint| plan.has(hint);
    // Up to that day, at any time.
    let is_up_to_a_day = plan.reading.to.is_some() && (has(Hint::Was) || has(Hint::Before));
    let is_until = has(Hint::To) && !has(Hint::Before);
    let up_to = plan.reading.to.as_ref().filter(|_| is_up_to_a_day && !is_until);
    let is_at_any_time = has(Hint::Ever)
        || (has(Hint::Was) || has(Hint::Founded)) && plan.day().is_none()
        || is_up_to_a_day
        || !plan.happened().is_empty();
    let is_over_a_time = plan.reading.from.is_some()
        && (plan.reading.to.is_some() || has(Hint::After))
        && plan.happened().is_empty()
        && !(has(Hint::History) || has(Hint::Timeline) || has(Hint::Sources));
    let is_one_after_another =
        parties.len() > 1 && (has(Hint::Before) || has(Hint::When) && has(Hint::Was));
    let is_of_country =
        |name: &String| plan.dataset.party_named(name).is_some_and(Party::is_country);
    let is_joining = || Line::of("timeline").names(parties).option("--kind", Some("joined"));
    let is_asked = has(Hint::Is) || has(Hint::Was) && plan.day().is_some();
    Some(match formats {
        _ if has(Hint::Who) && !has(Hint::Sources) => return None,
        _ if has(Hint::Suspended) && is_asked && !has(Hint::When) && !plan.has_time() => plan
            .on_the_day(Line::of("is").names(parties).name("suspended").name("in").names(formats)),
        [format] if has(Hint::Suspended) => plan.timeline(parties).option("--format", Some(format)),
        [format] if has(Hint::Founded) && has(Hint::Members) => {
            plan.is_as(parties, formats).option("--on", Some(&plan.founded_on(format)?))
        }
        _ if has(Hint::Countries) && !parties.iter().all(is_of_country) => return None,
        [format] if is_one_after_another && plan.day().is_none() => {
            is_joining().option("--format", Some(format))
        }
        [format] if has(Hint::Applied) && plan.is_nato(format) => plan.applied(parties),
        [format] if has(Hint::Applied) => {
            Line::of("timeline").names(parties).option("--format", Some(format))
        }
        [format] if (has(Hint::History) || has(Hint::Timeline)) && !has(Hint::Ever) => {
            plan.timeline(parties).option("--format", Some(format))
        }
        _ if is_over_a_time => plan.within(plan.is_as(parties, formats)),
        [format] if has(Hint::Sources) && !(plan.happened().is_empty() && plan.day().is_none()) => {
            sourced(plan.timeline(parties).option("--format", Some(format)))
        }
        [format] if has(Hint::Joined) && plan.day().is_some() => {
            plan.timeline(parties).option("--format", Some(format))
        }
        [format] if has(Hint::Sources) => {
            Line::of("sources").names(parties).option("--format", Some(format))
        }
        [format]
            if plan.is_nato(format)
                && (has(Hint::Partners) && !has(Hint::Allies) || has(Hint::Partnerships)) =>
        {
            plan.is_partner(parties)
        }
        [format] if has(Hint::Left) => plan.timeline(parties).option("--format", Some(format)),
        [_] if has(Hint::Why) => Line::of("show").names(&parties[..1]),
        _ if is_at_any_time => plan.is_as(parties, formats).name("--ever").option("--on", up_to),
        _ => plan.on_or_since(plan.is_as(parties, formats)),
    })
}
