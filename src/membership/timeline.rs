//! Everything that happened, each thing once, in one order.

use super::{Membership, memberships};
use crate::data::{Dataset, Party};
use crate::model::{
    Confidence, CountryCode, Day, Ended, Event, Format, FormatName, Founded, Language, Left,
    Meeting, Nonmember, OrganisationId, PartialDate, Renaming, Role, SourceId, Suspension, words,
};

words! {
    pub enum EntryKind {
        Founded = "founded",
        Renamed = "renamed",
        Ended = "ended",
        /// Something else happened to a format.
        Event = "event",
        Joined = "joined",
        Left = "left",
        Suspended = "suspended",
        Resumed = "resumed",
        Invited = "invited",
        /// A meeting decided on partnerships.
        Meeting = "meeting",
    }
}

impl EntryKind {
    fn is_an_end(self) -> bool {
        matches!(self, Self::Left | Self::Ended | Self::Resumed)
    }
}

/// The record that an entry tells of.
#[derive(Clone, Copy, Debug)]
pub enum Told<'d> {
    Founding(&'d Founded),
    /// A new name, and how it came about; at least one of the two.
    Renaming(Option<&'d FormatName>, Option<&'d Renaming>),
    End(&'d Ended),
    Event(&'d Event),
    /// Who joined or left.
    Membership(Membership<'d>),
    Suspension(&'d Suspension),
    Invitation(&'d Nonmember),
    Meeting(&'d Meeting),
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'d> {
    pub date: PartialDate,
    /// The first day on which what began then was over; absent while it lasts, and for a moment.
    pub until: Option<PartialDate>,
    pub kind: EntryKind,
    /// The format it happened to; none for a meeting.
    pub format: Option<&'d Format>,
    /// Who joined, left, was suspended or invited.
    pub party: Option<Party<'d>>,
    pub role: Option<Role>,
    pub told: Told<'d>,
    pub language: Language,
    pub confidence: Option<Confidence>,
    pub left: Option<Left>,
    pub note: Option<&'d str>,
    pub sources: &'d [SourceId],
}

impl<'d> Entry<'d> {
    /// Makes an entry that has no more to it than a date, a record and its sources.
    fn new(kind: EntryKind, date: PartialDate, told: Told<'d>, sources: &'d [SourceId]) -> Self {
        Self {
            date,
            until: None,
            kind,
            format: None,
            party: None,
            role: None,
            told,
            language: Language::English,
            confidence: None,
            left: None,
            note: None,
            sources,
        }
    }

    /// Returns the format's name when it happened; for an unknown day the name it has now.
    pub fn format_name(&self) -> Option<&'d FormatName> {
        self.format.map(|format| format.name_on(self.date.latest()))
    }

    /// Returns the countries and the organisations that an event or a meeting names.
    pub fn named(&self) -> (&'d [CountryCode], &'d [OrganisationId]) {
        match self.told {
            Told::Event(event) => (&event.countries, &event.organisations),
            Told::Meeting(meeting) => (&meeting.countries, &meeting.organisations),
            _ => (&[], &[]),
        }
    }

    /// Tells whether a party did it or suffered it, alone or with others.
    pub fn concerns(&self, party: Party<'_>) -> bool {
        let (countries, organisations) = self.named();
        self.party == Some(party) || party.is_one_of(countries, organisations)
    }

    /// Returns the first and the last day on which it may have happened.
    ///
    /// What the data tell of had happened by the day they were checked, and to a format not
    /// before it was founded; and it began before it was over.
    fn span(&self, dataset: &Dataset) -> (Day, Day) {
        match (self.told, self.format) {
            (Told::Meeting(meeting), _) => (self.date.earliest(), meeting.last_day.latest()),
            (_, Some(format)) => {
                let (mut first, mut last) = (self.date.earliest(), self.date.latest());
                if self.date.has_no_first_day() {
                    first = dataset.first_day_of(format).min(last);
                }
                if self.date.has_no_last_day() {
                    let reviewed = dataset.reviewed();
                    last = self.until.map_or(reviewed, |until| until.latest().min(reviewed));
                }
                (first, last)
            }
            _ => (self.date.earliest(), self.date.latest()),
        }
    }
}

/// What a timeline is asked to tell.
#[derive(Clone, Debug, Default)]
pub struct TimelineFilter<'d> {
    /// What happened to any of these formats; a meeting that decided on one of them, too.
    pub formats: Vec<&'d Format>,
    /// What any of these countries and organisations did or suffered.
    pub parties: Vec<Party<'d>>,
    /// These meetings, and everything that is dated to their days.
    pub meetings: Vec<&'d Meeting>,
    /// Only what may have happened on this day or later.
    pub from: Option<Day>,
    /// Only what may have happened on this day or earlier.
    pub to: Option<Day>,
    pub kinds: Vec<EntryKind>,
}

impl<'d> TimelineFilter<'d> {
    /// Returns a filter for the events and meetings that name any of these, or for all.
    pub fn events(parties: Vec<Party<'d>>) -> Self {
        Self { parties, kinds: vec![EntryKind::Event, EntryKind::Meeting], ..Self::default() }
    }

    fn is_about_everything(&self) -> bool {
        self.formats.is_empty() && self.parties.is_empty() && self.meetings.is_empty()
    }

    fn names(&self, format: &Format) -> bool {
        self.formats.iter().any(|asked| asked.id == format.id)
    }

    fn is_about(&self, entry: &Entry<'d>) -> bool {
        let names_meeting = |meeting: &Meeting| {
            self.meetings.iter().any(|asked| asked.id == meeting.id)
                || self.formats.iter().any(|format| meeting.formats.contains(&format.id))
        };
        let is_on_days_of = |meeting: &&Meeting| {
            !entry.date.is_unknown()
                && meeting.first_day.earliest() <= entry.date.earliest()
                && entry.date.latest() <= meeting.last_day.latest()
        };
        self.is_about_everything()
            || entry.format.is_some_and(|format| self.names(format))
            || self.parties.iter().any(|party| entry.concerns(*party))
            || matches!(entry.told, Told::Meeting(meeting) if names_meeting(meeting))
            || self.meetings.iter().any(is_on_days_of)
    }

    fn accepts(&self, entry: &Entry<'d>, dataset: &Dataset) -> bool {
        let (first, last) = entry.span(dataset);
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && self.from.is_none_or(|from| from <= last)
            && self.to.is_none_or(|to| first <= to)
            && self.is_about(entry)
    }
}

/// Returns everything that happened, as far as a filter asks for it, each thing once.
///
/// Several names together ask for what is about any of them. Events and meetings are about the countries and
/// organisations that they name; nothing guesses from their words.
///
/// Order: the day, the coarser first, unknown days last; then what ends before what begins; then the
/// format's id, meetings first; then the kind; then the name in the language asked for.
pub fn timeline<'d>(
    dataset: &'d Dataset,
    language: Language,
    filter: &TimelineFilter<'d>,
) -> Vec<Entry<'d>> {
    let only_formats = filter.parties.is_empty() && filter.meetings.is_empty();
    let may_tell =
        |format: &&Format| filter.is_about_everything() || !only_formats || filter.names(format);
    let of_formats =
        dataset.formats.iter().filter(may_tell).flat_map(|format| all_of(dataset, format));
    let mut entries: Vec<Entry<'d>> = of_formats
        .chain(dataset.meetings.iter().map(of_meeting))
        .filter(|entry| filter.accepts(entry, dataset))
        .map(|entry| Entry { language, ..entry })
        .collect();
    entries.sort_by_cached_key(|entry| {
        let id = entry.format.map_or("", |format| &*format.id);
        let rank = entry.party.map(|party| dataset.rank(party, language));
        // A format ends once everybody has left.
        let kind = (entry.kind == EntryKind::Ended, entry.kind);
        (entry.date.sort_key(), !entry.kind.is_an_end(), id, kind, rank, entry.role)
    });
    entries
}

fn all_of<'d>(dataset: &'d Dataset, format: &'d Format) -> Vec<Entry<'d>> {
    let mut entries = of_format(format);
    for seat in memberships(dataset, format) {
        let party = dataset.party(seat.spell);
        entries.extend(of_seat(seat).into_iter().map(|entry| Entry { party, ..entry }));
    }
    entries.extend(format.invited.iter().map(|invited| {
        let date = invited.date.unwrap_or(PartialDate::UNKNOWN);
        let told = Told::Invitation(invited);
        Entry {
            format: Some(format),
            party: dataset.country(invited.country).map(Party::Country),
            ..Entry::new(EntryKind::Invited, date, told, &invited.sources)
        }
    }));
    entries
}

/// Returns how a format was founded, renamed and ended, and its events.
pub fn of_format(format: &Format) -> Vec<Entry<'_>> {
    let founded = &format.founded;
    let founding = Told::Founding(founded);
    let mut entries = vec![Entry {
        note: founded.remark(),
        ..Entry::new(EntryKind::Founded, founded.date, founding, &founded.sources)
    }];
    let later_names = format.names.get(1..).unwrap_or_default();
    entries.extend(later_names.iter().map(|name| {
        let told = Told::Renaming(Some(name), format.renaming_to(name));
        Entry {
            until: name.until,
            confidence: name.confidence,
            note: name.note.as_deref(),
            ..Entry::new(EntryKind::Renamed, name.from, told, format.sources_of_renaming_to(name))
        }
    }));
    let is_nameless = |it: &&Renaming| later_names.iter().all(|name| name.from != it.date);
    entries.extend(format.renamed.iter().filter(is_nameless).map(|renaming| {
        let told = Told::Renaming(None, Some(renaming));
        Entry::new(EntryKind::Renamed, renaming.date, told, &renaming.sources)
    }));
    entries.extend(
        format.ended.as_ref().map(|ended| {
            Entry::new(EntryKind::Ended, ended.date, Told::End(ended), &ended.sources)
        }),
    );
    entries.extend(format.events.iter().map(|event| Entry {
        confidence: event.confidence,
        ..Entry::new(EntryKind::Event, event.date, Told::Event(event), &event.sources)
    }));
    for entry in &mut entries {
        entry.format = Some(format);
    }
    entries
}

/// Returns how a seat was taken, suspended, resumed and left; without saying who holds it.
pub fn of_seat(seat: Membership<'_>) -> Vec<Entry<'_>> {
    let entry = |kind, date| Entry {
        format: Some(seat.format),
        role: Some(seat.role),
        confidence: seat.spell.confidence,
        note: seat.note(),
        ..Entry::new(kind, date, Told::Membership(seat), &seat.spell.sources)
    };
    let mut entries = vec![Entry { until: seat.until, ..entry(EntryKind::Joined, seat.from) }];
    for suspension in seat.suspensions() {
        let Some((from, until)) = seat.suspended_within(suspension) else { continue };
        let suspended = Entry {
            told: Told::Suspension(suspension),
            note: None,
            sources: &suspension.sources,
            ..entry(EntryKind::Suspended, from)
        };
        entries.push(Entry { until, ..suspended });
        // A suspension that lasts to the end of the seat is not followed by anything.
        let resumed = until.filter(|until| seat.until != Some(*until));
        entries.extend(resumed.map(|date| Entry { kind: EntryKind::Resumed, date, ..suspended }));
    }
    entries.extend(
        seat.until.map(|until| Entry { left: seat.left(), ..entry(EntryKind::Left, until) }),
    );
    entries
}

fn of_meeting(meeting: &Meeting) -> Entry<'_> {
    let told = Told::Meeting(meeting);
    let entry = Entry::new(EntryKind::Meeting, meeting.first_day, told, &meeting.sources);
    Entry { confidence: meeting.confidence, ..entry }
}
