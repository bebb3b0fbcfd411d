//! Which command line answers a question in plain words.

use std::slice;

use super::hints::Hint;
use super::reading::Reading;
use crate::data::{Dataset, Party};
use crate::model::{Country, Format, ListState};

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
    let line = match (&**parties, formats) {
        _ if !reading.areas.is_empty() => plan.about_areas()?,
        ([], []) if not_in.is_empty() => plan.about_no_name(command)?,
        ([], []) if reading.has(Hint::Partners) || reading.has(Hint::Countries) => {
            plan.countries(&[])
        }
        (parties, []) if not_in.is_empty() => plan.about_parties(parties)?,
        ([], formats @ [_, ..]) => plan.about_formats(formats)?,
        (parties, formats @ [_, ..]) if not_in.is_empty() => plan.about_both(parties, formats)?,
        (parties @ [_, ..], []) => plan.about_both(parties, not_in)?,
        _ => return None,
    };
    Some(line.words)
}

struct Plan<'r> {
    dataset: &'r Dataset,
    reading: &'r Reading,
}

impl Plan<'_> {
    fn has(&self, hint: Hint) -> bool {
        self.reading.has(hint)
    }

    /// Returns the day that is asked about, of a time its last.
    fn day(&self) -> Option<&String> {
        let Reading { on, from, to, .. } = self.reading;
        on.as_ref().or(to.as_ref()).or(from.as_ref())
    }

    fn has_time(&self) -> bool {
        self.reading.from.is_some() || self.reading.to.is_some()
    }

    fn on_the_day(&self, line: Line) -> Line {
        line.option("--on", self.day())
    }

    fn within_time(&self, line: Line) -> Line {
        let Reading { on, begins, from, to, .. } = self.reading;
        let begins = begins.as_ref().or(on.as_ref());
        let begin = from.as_ref().or(begins.filter(|_| !self.has(Hint::By)));
        line.option("--from", begin).option("--to", to.as_ref().or(on.as_ref()))
    }

    /// Returns the kinds of things that happened which the question asks for.
    fn happened(&self) -> Vec<&'static str> {
        let kinds =
            [(Hint::Joined, "joined"), (Hint::Left, "left"), (Hint::Suspended, "suspended")];
        kinds.into_iter().filter(|(hint, _)| self.has(*hint)).map(|(_, kind)| kind).collect()
    }

    fn timeline(&self, names: &[String]) -> Line {
        if !self.has(Hint::Why) {
            return self.timeline_of(names, &self.happened());
        }
        let line = self.timeline_of(names, &[&self.happened()[..], &["event"]].concat());
        line.option("--columns", Some("date,format,country,what,ended_why,note"))
    }

    fn timeline_of(&self, names: &[String], kinds: &[&str]) -> Line {
        let line = Line::of("timeline").names(names);
        let line = self
            .within_time(kinds.iter().fold(line, |line, kind| line.option("--kind", Some(*kind))));
        if self.has(Hint::Last) { line.option("--sort", Some("-date")) } else { line }
    }

    /// Lists the partners that became Allies.
    fn became_allies(&self) -> Line {
        let line = self.within_time(Line::of("changes"));
        let line = if self.day().is_some() {
            line
        } else {
            line.option("--from", Some("1991")).option("--to", Some("reviewed"))
        };
        line.option("--change", Some("became Ally"))
    }

    fn about_areas(&self) -> Option<Line> {
        let Reading { formats, parties, not_in, areas, .. } = self.reading;
        let line = match (&**formats, &**parties) {
            (formats, []) if !self.happened().is_empty() && !self.is_of_suspended() => {
                let is_there = |it: &&Country| {
                    it.area.as_ref().is_some_and(|it| areas.iter().any(|area| area == it.as_str()))
                };
                let there = self.dataset.countries.iter().filter(is_there);
                let there: Vec<String> = there.map(|it| it.id.as_str().to_lowercase()).collect();
                let line = self.timeline(&there);
                return Some(
                    formats.iter().fold(line, |line, it| line.option("--format", Some(it))),
                );
            }
            ([], []) => self.countries(&[]),
            ([format], []) if self.is_nato(format) && self.has(Hint::Partners) => {
                self.partners_of_nato()
            }
            ([format], []) if not_in.is_empty() && !self.is_of_suspended() => self.members(format),
            (formats, []) => self.countries(formats),
            _ => return None,
        };
        Some(areas.iter().fold(line, |line, area| line.option("--area", Some(area))))
    }

    /// Lists the countries that are in formats, not in others, and suspended, as far as that is asked.
    fn countries(&self, formats: &[String]) -> Line {
        let each = |line: Line, option: &str, formats: &[String]| {
            formats.iter().fold(line, |line, format| line.option(option, Some(format)))
        };
        let line = each(Line::of("countries"), "--in", formats);
        let line = self.with_roles(each(line, "--not-in", &self.reading.not_in));
        self.on_the_day(if self.is_of_suspended() { line.name("--suspended") } else { line })
    }

    /// Tells whether the question is who is suspended on a day, and not when somebody was.
    fn is_of_suspended(&self) -> bool {
        use Hint::{Countries, List, Members, Partners, Suspended, Was, When};
        self.has(Suspended)
            && [Countries, List, Members, Partners].into_iter().any(|hint| self.has(hint))
            && !(self.has(Was) || self.has(When) || self.has_time())
    }

    fn partners_of_nato(&self) -> Line {
        self.on_the_day(Line::of("countries").option("--role", Some("partner")))
    }

    fn is_nato(&self, name: &str) -> bool {
        self.dataset.format_named(name).is_some_and(Format::is_alliance)
    }

    fn wants_members(&self) -> bool {
        use Hint::{Allies, Countries, List, Members, Observers, Partners};
        let hints = [Members, Partners, Allies, Observers, Countries, List];
        hints.into_iter().any(|hint| self.has(hint)) || self.reading.to.is_some()
    }

    fn about_no_name(&self, command: Option<&str>) -> Option<Line> {
        let has = |hint| self.has(hint);
        Some(match (&*self.reading.meetings, &*self.reading.sources) {
            ([meeting], []) => Line::of("show").name(meeting),
            ([], [source]) => Line::of("show").name(source),
            ([], []) if has(Hint::Meetings) => self.timeline(&[]).option("--kind", Some("meeting")),
            ([], []) if has(Hint::Joined) && has(Hint::Partners) && has(Hint::Members) => {
                self.became_allies()
            }
            ([], []) if has(Hint::Joined) && has(Hint::Allies) => {
                self.timeline(&["nato".to_owned()])
            }
            ([], []) if self.is_of_suspended() => self.countries(&[]),
            ([], []) if !self.happened().is_empty() => self.timeline(&[]),
            ([], [])
                if has(Hint::Partners)
                    && (has(Hint::First) || has(Hint::Last) || self.reading.from.is_some()) =>
            {
                self.timeline_of(&self.frameworks(), &["joined"])
            }
            ([], []) if has(Hint::Last) && has(Hint::Timeline) => self.timeline(&[]),
            ([], []) if self.has_time() && (has(Hint::Compare) || command == Some("changes")) => {
                self.within_time(Line::of("changes"))
            }
            ([], []) if self.has_time() && command == Some("panel") => {
                self.within_time(Line::of("panel"))
            }
            ([], []) if has(Hint::Formats) => self.on_the_day(Line::of("formats")),
            ([], []) if has(Hint::Partners) => self.partners_of_nato(),
            ([], []) if has(Hint::Allies) => self.on_the_day(Line::of("members").name("nato")),
            ([], []) if has(Hint::Countries) => self.on_the_day(Line::of("countries")),
            ([], []) if self.day().is_some() => self.timeline(&[]),
            ([], []) if has(Hint::Sources) => Line::of("sources"),
            ([], []) if has(Hint::List) => Line::of("list"),
            _ => return None,
        })
    }

    /// Returns the formats by which a country is counted as a partner of NATO, as far as the data have them.
    fn frameworks(&self) -> Vec<String> {
        let ids = ["pfp", "md", "ici", "patg"];
        let known = ids.into_iter().filter(|id| self.dataset.format(id).is_some());
        known.map(|id| format!("format:{id}")).collect()
    }

    /// Lists what happened, with who says so.
    fn sourced(line: Line) -> Line {
        line.option("--columns", Some("date,format,country,what,sources"))
    }

    fn about_parties(&self, parties: &[String]) -> Option<Line> {
        let has = |hint| self.has(hint);
        let is_of_country =
            |name: &String| self.dataset.party_named(name).is_some_and(Party::is_country);
        let is_asked = has(Hint::Was) || has(Hint::Is);
        Some(match parties {
            [_, _, ..] if is_asked && !parties.iter().all(is_of_country) => return None,
            _ if has(Hint::Sources) && !(self.happened().is_empty() && self.day().is_none()) => {
                Self::sourced(self.timeline(parties))
            }
            _ if has(Hint::Sources) => Line::of("sources").names(parties),
            _ if has(Hint::Conflicts) => Line::of("conflicts").names(parties),
            _ if has(Hint::Before) && !self.has_time() => {
                Line::of("country").names(parties).name("--history")
            }
            [_, _, ..] if has(Hint::Compare) => self.on_the_day(Line::of("compare").names(parties)),
            _ if has(Hint::Suspended) && has(Hint::Is) => {
                self.on_the_day(Line::of("country").names(parties))
            }
            _ if has(Hint::Applied) => self.applied(parties),
            _ if !self.happened().is_empty() => self.timeline(parties),
            [party] if has(Hint::Why) => Line::of("show").name(party),
            _ if has(Hint::Allies) => self.on_the_day(is_in(parties, &["nato".to_owned()])),
            _ if has(Hint::Partners) => self.on_the_day(is_partner(parties)),
            _ if has(Hint::Timeline) || self.has_time() => self.timeline(parties),
            _ if has(Hint::History) => Line::of("country").names(parties).name("--history"),
            [_] if !has(Hint::Formats) && !has(Hint::Is) && self.reading.on.is_none() => {
                Line::of("show").names(parties)
            }
            _ if has(Hint::Founded) || has(Hint::Countries) && has(Hint::Members) => return None,
            _ => self.on_the_day(Line::of("country").names(parties)),
        })
    }

    fn about_formats(&self, formats: &[String]) -> Option<Line> {
        let has = |hint| self.has(hint);
        let not_in = &self.reading.not_in;
        Some(match formats {
            _ if has(Hint::Founded) && has(Hint::Who) && self.reading.names_no_members() => {
                let line = Line::of("founded").names(formats);
                line.option("--columns", Some("format,name,founded,place,founded_by"))
            }
            _ if has(Hint::Founded) && has(Hint::Meetings) => Line::of("founded").names(formats),
            [format] if has(Hint::Members) && has(Hint::Founded) => {
                let founded = self.dataset.format_named(format)?.founded.date;
                let year = (!founded.is_unknown()).then(|| founded.earliest().year().to_string());
                Line::of("members").name(format).option("--on", year.as_ref())
            }
            _ if has(Hint::Joined) && self.have_joined_nato(formats) => {
                let is_other = |name: &&String| !self.is_nato(name);
                match formats.iter().filter(is_other).collect::<Vec<_>>()[..] {
                    // Every partner that became an Ally was in it.
                    [pfp] if self.dataset.format_named(pfp).is_some_and(|it| &*it.id != "pfp") => {
                        self.timeline_of(slice::from_ref(pfp), &["left"])
                    }
                    _ => self.became_allies(),
                }
            }
            _ if self.is_of_suspended() => self.countries(formats),
            _ if (has(Hint::Countries) || has(Hint::Both) || !not_in.is_empty())
                && formats.len() + not_in.len() > 1 =>
            {
                self.countries(formats)
            }
            _ if has(Hint::Document) && self.happened().is_empty() => {
                let line = Line::of("founded").names(formats);
                line.option("--columns", Some("format,founded,document"))
            }
            _ if has(Hint::Sources) => Line::of("sources").names(formats),
            _ if has(Hint::Conflicts) => Line::of("conflicts").names(formats),
            _ if has(Hint::Compare) && self.reading.from.is_some() && self.reading.to.is_some() => {
                let line = self.within_time(Line::of("changes"));
                formats.iter().fold(line, |line, format| line.option("--format", Some(format)))
            }
            [_, _, ..] if has(Hint::Compare) => self.compare(formats),
            _ if has(Hint::Applied) => self.timeline(formats).option("--kind", Some("event")),
            _ if !self.happened().is_empty() => self.timeline(formats),
            _ if (has(Hint::First) || has(Hint::Last)) && self.wants_members() => {
                self.timeline_of(formats, &["joined"])
            }
            [format] if has(Hint::Status) => self.on_the_day(Line::of("show").name(format)),
            _ if has(Hint::Timeline) || has(Hint::History) || has(Hint::Meetings) => {
                self.timeline(formats)
            }
            _ if has(Hint::Founded) || has(Hint::When) && self.day().is_none() => {
                Line::of("founded").names(formats)
            }
            [format] if self.is_nato(format) && has(Hint::Partners) && !has(Hint::Members) => {
                self.partners_of_nato()
            }
            [_] if self.reading.from.is_some() => {
                self.timeline(formats).option("--kind", Some("joined"))
            }
            [format] if self.wants_members() && self.has_unknown_list(format) => {
                Line::of("show").name(format).name("--full")
            }
            [format] if self.wants_members() => self.members(format),
            [format] => self.on_the_day(Line::of("show").name(format)),
            _ if has(Hint::Members) && !has(Hint::And) => return None,
            _ => self.compare(formats),
        })
    }

    fn compare(&self, formats: &[String]) -> Line {
        self.on_the_day(self.with_roles(Line::of("compare").names(formats)))
    }

    fn members(&self, format: &str) -> Line {
        self.on_the_day(self.with_roles(Line::of("members").name(format)))
    }

    fn with_roles(&self, line: Line) -> Line {
        let roles =
            [(Hint::Partners, "partner"), (Hint::Allies, "ally"), (Hint::Observers, "observer")];
        let roles = roles.into_iter().filter(|(hint, _)| self.has(*hint));
        roles.fold(line, |line, (_, role)| line.option("--role", Some(role)))
    }

    fn has_unknown_list(&self, format: &str) -> bool {
        self.dataset.format_named(format).is_some_and(|format| format.list == ListState::Unknown)
    }

    /// Tells whether the question is which partners of other formats joined NATO.
    fn have_joined_nato(&self, formats: &[String]) -> bool {
        let (nato, others): (Vec<&String>, Vec<&String>) =
            formats.iter().partition(|name| self.is_nato(name));
        let is_of_partners = !others.is_empty() || self.has(Hint::Partners);
        !nato.is_empty() && is_of_partners
    }

    /// Tells what somebody did to join NATO: what happened, or what else is known of it.
    fn applied(&self, parties: &[String]) -> Line {
        let nato = self.dataset.format(Format::ALLIANCE);
        let is_named = |name: &String| match self.dataset.party_named(name) {
            Some(Party::Country(country)) => {
                let mut events = nato.iter().flat_map(|nato| &nato.events);
                events.any(|event| event.countries.contains(&country.id))
            }
            _ => false,
        };
        if parties.iter().all(is_named) {
            Line::of("timeline").names(parties).option("--format", Some(Format::ALLIANCE))
        } else {
            is_in(parties, &[Format::ALLIANCE.to_owned()])
        }
    }

    fn about_both(&self, parties: &[String], formats: &[String]) -> Option<Line> {
        let has = |hint| self.has(hint);
        // Up to that day, at any time.
        let is_over_time = self.has_time() && (has(Hint::Was) || has(Hint::Before));
        let up_to = self.reading.to.as_ref().filter(|_| is_over_time);
        let is_at_any_time = has(Hint::Ever)
            || (has(Hint::Was) || has(Hint::Founded)) && self.day().is_none()
            || is_over_time
            || !self.happened().is_empty();
        let is_one_after_another =
            parties.len() > 1 && (has(Hint::Before) || has(Hint::When) && has(Hint::Was));
        let is_of_country =
            |name: &String| self.dataset.party_named(name).is_some_and(Party::is_country);
        let is_joining = || Line::of("timeline").names(parties).option("--kind", Some("joined"));
        let is_asked = has(Hint::Is) || has(Hint::Was) && self.day().is_some();
        Some(match formats {
            _ if has(Hint::Who) && !has(Hint::Sources) => return None,
            _ if has(Hint::Suspended) && is_asked && !has(Hint::When) && !self.has_time() => self
                .on_the_day(
                    Line::of("is").names(parties).name("suspended").name("in").names(formats),
                ),
            [format] if has(Hint::Suspended) => {
                self.timeline(parties).option("--format", Some(format))
            }
            _ if has(Hint::Countries) && !parties.iter().all(is_of_country) => return None,
            [format] if is_one_after_another && self.day().is_none() => {
                is_joining().option("--format", Some(format))
            }
            [format] if has(Hint::Applied) && self.is_nato(format) => self.applied(parties),
            [format] if has(Hint::Applied) => {
                Line::of("timeline").names(parties).option("--format", Some(format))
            }
            [format] if has(Hint::History) || has(Hint::Timeline) => {
                self.timeline(parties).option("--format", Some(format))
            }
            // From one day to another: when it came and went says more than a yes.
            [format] if is_over_time && self.reading.from.is_some() && up_to.is_some() => {
                Line::of("timeline").names(parties).option("--format", Some(format))
            }
            [format]
                if has(Hint::Sources) && !(self.happened().is_empty() && self.day().is_none()) =>
            {
                Self::sourced(self.timeline(parties).option("--format", Some(format)))
            }
            [format] if has(Hint::Joined) && self.day().is_some() => {
                self.timeline(parties).option("--format", Some(format))
            }
            [format] if has(Hint::Sources) => {
                Line::of("sources").names(parties).option("--format", Some(format))
            }
            [format] if self.is_nato(format) && has(Hint::Partners) => {
                self.on_the_day(is_partner(parties))
            }
            [format] if has(Hint::Left) => self.timeline(parties).option("--format", Some(format)),
            [_] if has(Hint::Why) => Line::of("show").names(&parties[..1]),
            _ if is_at_any_time => is_in(parties, formats).name("--ever").option("--on", up_to),
            _ => self.on_the_day(is_in(parties, formats)),
        })
    }
}

fn is_in(parties: &[String], formats: &[String]) -> Line {
    Line::of("is").names(parties).name("in").names(formats)
}

fn is_partner(parties: &[String]) -> Line {
    Line::of("is").names(parties).name("partner")
}

struct Line {
    words: Vec<String>,
}

impl Line {
    fn of(command: &str) -> Self {
        Self { words: vec![command.to_owned()] }
    }

    fn name(mut self, name: &str) -> Self {
        self.words.push(name.to_owned());
        self
    }

    fn names(mut self, names: &[String]) -> Self {
        self.words.extend_from_slice(names);
        self
    }

    fn option(self, option: &str, value: Option<&(impl AsRef<str> + ?Sized)>) -> Self {
        match value {
            Some(value) => self.name(option).name(value.as_ref()),
            None => self,
        }
    }
}
