//! The command lines that a question in plain words may mean.

use super::hints::Hint;
use super::reading::Reading;
use crate::data::{Dataset, Party};
use crate::model::{Format, ListState, Spell};

/// What is asked, and of which data.
pub struct Plan<'r> {
    pub dataset: &'r Dataset,
    pub reading: &'r Reading,
}

impl Plan<'_> {
    pub fn has(&self, hint: Hint) -> bool {
        self.reading.has(hint)
    }

    /// Returns the day that is asked about, of a time its last.
    pub fn day(&self) -> Option<&String> {
        let Reading { on, from, to, .. } = self.reading;
        on.as_ref().or(to.as_ref()).or(from.as_ref())
    }

    pub fn has_time(&self) -> bool {
        self.reading.from.is_some() || self.reading.to.is_some()
    }

    pub fn on_the_day(&self, line: Line) -> Line {
        line.option("--on", self.day())
    }

    /// Asks of the day or, where only a beginning is named, whether it is so since then.
    pub fn on_or_since(&self, line: Line) -> Line {
        match &self.reading.from {
            Some(from) if self.reading.to.is_none() && self.has(Hint::Since) => {
                line.name("since").name(from)
            }
            _ => self.on_the_day(line),
        }
    }

    pub fn within_time(&self, line: Line) -> Line {
        let Reading { on, begins, from, to, .. } = self.reading;
        let begins = begins.as_ref().or(on.as_ref());
        let begin = from.as_ref().or(begins.filter(|_| !self.has(Hint::By)));
        line.option("--from", begin).option("--to", to.as_ref().or(on.as_ref()))
    }

    /// Returns the kinds of things that happened which the question asks for.
    pub fn happened(&self) -> Vec<&'static str> {
        let kinds =
            [(Hint::Joined, "joined"), (Hint::Left, "left"), (Hint::Suspended, "suspended")];
        kinds.into_iter().filter(|(hint, _)| self.has(*hint)).map(|(_, kind)| kind).collect()
    }

    pub fn timeline(&self, names: &[String]) -> Line {
        if !self.has(Hint::Why) {
            return self.timeline_of(names, &self.happened());
        }
        let line = self.timeline_of(names, &[&self.happened()[..], &["event"]].concat());
        line.option("--columns", Some("date,format,country,what,ended_why,note"))
    }

    pub fn timeline_of(&self, names: &[String], kinds: &[&str]) -> Line {
        let line = Line::of("timeline").names(names);
        let line = self
            .within_time(kinds.iter().fold(line, |line, kind| line.option("--kind", Some(*kind))));
        if self.has(Hint::Last) { line.option("--sort", Some("-date")) } else { line }
    }

    /// Lists the partners that became Allies.
    pub fn became_allies(&self) -> Line {
        let line = self.within_time(Line::of("changes"));
        let line = if self.day().is_some() {
            line
        } else {
            line.option("--from", Some("1991")).option("--to", Some("reviewed"))
        };
        line.option("--change", Some("became Ally"))
    }

    /// Lists the countries that are in formats, not in others, and suspended, as far as that is asked.
    pub fn countries(&self, formats: &[String]) -> Line {
        let each = |line: Line, option: &str, formats: &[String]| {
            formats.iter().fold(line, |line, format| line.option(option, Some(format)))
        };
        let line = each(Line::of("countries"), "--in", formats);
        let line = self.with_roles(each(line, "--not-in", &self.reading.not_in));
        let line = if self.is_of_suspended() { line.name("--suspended") } else { line };
        match self.last_day(formats.iter().chain(&self.reading.not_in)) {
            Some(last_day) if self.day().is_none() => line.option("--on", Some(&last_day)),
            _ => self.on_the_day(line),
        }
    }

    /// Tells whether the question is who is suspended on a day, and not when somebody was.
    pub fn is_of_suspended(&self) -> bool {
        use Hint::{Countries, List, Members, Partners, Suspended, Was, When};
        self.has(Suspended)
            && [Countries, List, Members, Partners].into_iter().any(|hint| self.has(hint))
            && !(self.has(Was) || self.has(When) || self.has_time())
    }

    pub fn partners_of_nato(&self) -> Line {
        self.on_the_day(Line::of("countries").option("--role", Some("partner")))
    }

    pub fn is_nato(&self, name: &str) -> bool {
        self.dataset.format_named(name).is_some_and(Format::is_alliance)
    }

    pub fn wants_members(&self) -> bool {
        use Hint::{Allies, Countries, List, Members, Observers, Partners};
        let hints = [Members, Partners, Allies, Observers, Countries, List];
        hints.into_iter().any(|hint| self.has(hint)) || self.reading.to.is_some()
    }

    /// Returns the formats by which a country is counted as a partner of NATO, as far as the data have them.
    pub fn frameworks(&self) -> Vec<String> {
        let ids = ["pfp", "md", "ici", "patg"];
        let known = ids.into_iter().filter(|id| self.dataset.format(id).is_some());
        known.map(|id| format!("format:{id}")).collect()
    }

    pub fn compare(&self, formats: &[String]) -> Line {
        self.on_the_day(self.with_roles(Line::of("compare").names(formats)))
    }

    /// Lists the members; those of a format that has ended on its last day, or all there were.
    pub fn members(&self, format: &str) -> Line {
        let line = self.with_roles(Line::of("members").name(format));
        let last_day = self.last_day([&format.to_owned()]);
        match self.day() {
            None if self.has(Hint::Was) => line.name("--ever"),
            None => line.option("--on", last_day.as_ref()),
            Some(_) => self.on_the_day(line),
        }
    }

    /// Tells whether it is asked who ever was in some formats and not in others, of which only a day can be told.
    pub fn is_of_any_day(&self, formats: &[String]) -> bool {
        let all = formats.iter().chain(&self.reading.not_in);
        self.has(Hint::Was) && self.day().is_none() && self.last_day(all).is_none()
    }

    /// Returns the last day on which all of these were there that have ended, if one has.
    pub fn last_day<'n>(&self, formats: impl IntoIterator<Item = &'n String>) -> Option<String> {
        let formats = formats.into_iter().filter_map(|name| self.dataset.format_named(name));
        let ends = formats.filter_map(|it| Some(it.ended_on()?.earliest().previous()));
        ends.min().map(|day| day.to_string())
    }

    /// Returns the day on which a format was founded; of NATO the year, in which its treaty came into force.
    pub fn founded_on(&self, format: &str) -> Option<String> {
        let format = self.dataset.format_named(format)?;
        let date = format.founded.date;
        let year = || date.earliest().year().to_string();
        Some(if format.is_alliance() { year() } else { date.text() })
    }

    /// Lists who was there when a format was founded: on that day or, of NATO, in that year, else who joined first.
    pub fn founders(&self, format: &str) -> Option<Line> {
        let founded = self.dataset.format_named(format)?;
        let date = founded.founded.date;
        let begins_with_it = |seat: &Spell| seat.from == date;
        Some(if founded.is_alliance() || founded.members.iter().any(begins_with_it) {
            Line::of("members").name(format).option("--on", Some(&self.founded_on(format)?))
        } else {
            self.timeline_of(&[format.to_owned()], &["joined"])
        })
    }

    pub fn with_roles(&self, line: Line) -> Line {
        let roles = self.reading.roles().into_iter();
        roles.fold(line, |line, role| line.option("--role", Some(role.word())))
    }

    pub fn has_unknown_list(&self, format: &str) -> bool {
        self.dataset.format_named(format).is_some_and(|format| format.list == ListState::Unknown)
    }

    /// Tells whether the question is which partners of other formats joined NATO.
    pub fn have_joined_nato(&self, formats: &[String]) -> bool {
        let (nato, others): (Vec<&String>, Vec<&String>) =
            formats.iter().partition(|name| self.is_nato(name));
        let is_of_partners = !others.is_empty() || self.has(Hint::Partners);
        !nato.is_empty() && is_of_partners
    }

    /// Tells what somebody did to join NATO: what happened, or what else is known of it.
    pub fn applied(&self, parties: &[String]) -> Line {
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

    /// Asks whether somebody is a partner of NATO in any format, or ever was.
    pub fn is_partner(&self, parties: &[String]) -> Line {
        let line = Line::of("is").names(parties).name("partner");
        let is_ever = (self.has(Hint::Ever) || self.has(Hint::Was)) && self.day().is_none();
        if is_ever { line.name("--ever") } else { self.on_or_since(line) }
    }

    /// Lists who is in one format and not in another, where all were to be.
    pub fn all_in(&self, one: &str, other: &str) -> Line {
        let line = Line::of("countries").option("--in", Some(one)).option("--not-in", Some(other));
        self.on_the_day(line)
    }

    /// Asks of the time from one day to another, or from one on.
    pub fn within(&self, line: Line) -> Line {
        let Reading { from, to, .. } = self.reading;
        let ends = [("from", from.as_deref()), ("to", to.as_deref().or(Some("reviewed")))];
        let ends = ends.into_iter().filter_map(|(word, day)| Some((word, day?)));
        ends.fold(line, |line, (word, day)| line.name(word).name(day))
    }

    /// Asks whether somebody is in formats, in the roles of which the question speaks.
    pub fn is_as(&self, parties: &[String], formats: &[String]) -> Line {
        let is_of_nato = formats.iter().all(|format| self.is_nato(format));
        let roles = if is_of_nato { Vec::new() } else { self.reading.roles() };
        let line = Line::of("is").names(parties);
        let line = roles.into_iter().fold(line, |line, role| line.name(role.word()));
        line.name("in").names(formats)
    }
}

/// Lists what happened, with who says so.
pub fn sourced(line: Line) -> Line {
    line.option("--columns", Some("date,format,country,what,sources"))
}

pub fn is_in(parties: &[String], formats: &[String]) -> Line {
    Line::of("is").names(parties).name("in").names(formats)
}

/// A command line without the name of the program.
pub struct Line {
    pub words: Vec<String>,
}

impl Line {
    pub fn of(command: &str) -> Self {
        Self { words: vec![command.to_owned()] }
    }

    pub fn name(mut self, name: &str) -> Self {
        self.words.push(name.to_owned());
        self
    }

    pub fn names(mut self, names: &[String]) -> Self {
        self.words.extend_from_slice(names);
        self
    }

    pub fn option(self, option: &str, value: Option<&(impl AsRef<str> + ?Sized)>) -> Self {
        match value {
            Some(value) => self.name(option).name(value.as_ref()),
            None => self,
        }
    }
}
