//! What happened, in one order?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Seat, seats};
use crate::model::{Day, Format, Language, Meeting, PartialDate};
use crate::query::{Entry, EntryKind, Told};

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
    /// Only these kinds; without any, all.
    pub kinds: Vec<EntryKind>,
}

impl<'d> TimelineFilter<'d> {
    /// Tells whether no name narrows it.
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
        self.is_about_everything()
            || entry.format.is_some_and(|format| self.names(format))
            || entry.party.is_some_and(|party| self.parties.contains(&party))
            || matches!(entry.told, Told::Meeting(meeting) if names_meeting(meeting))
            || self.meetings.iter().any(|meeting| is_on_its_days(entry.date, meeting))
    }

    fn accepts(&self, entry: &Entry<'d>, dataset: &Dataset) -> bool {
        let (first, last) = entry.span(dataset);
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && self.from.is_none_or(|from| from <= last)
            && self.to.is_none_or(|to| first <= to)
            && self.is_about(entry)
    }
}

/// Tells whether a date surely lies within a meeting.
fn is_on_its_days(date: PartialDate, meeting: &Meeting) -> bool {
    !date.is_unknown()
        && meeting.first_day.earliest() <= date.earliest()
        && date.latest() <= meeting.last_day.latest()
}

/// Returns everything that happened, as far as a filter asks for it, each thing once.
///
/// Several names together ask for what is about any of them. Events are told of formats; nothing
/// guesses from their words which country they are about.
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
        dataset.formats.iter().filter(may_tell).flat_map(|format| entries(dataset, format));
    let mut entries: Vec<Entry<'d>> = of_formats
        .chain(dataset.meetings.iter().map(meeting))
        .filter(|entry| filter.accepts(entry, dataset))
        .map(|entry| Entry { language, ..entry })
        .collect();
    entries.sort_by_cached_key(|entry| {
        let id = entry.format.map_or("", |format| &*format.id);
        let rank = entry.party.map(|party| dataset.rank(party, language));
        (entry.date.sort_key(), !entry.kind.is_an_end(), id, entry.kind, rank, entry.role)
    });
    entries
}

/// Returns everything that happened to a format.
fn entries<'d>(dataset: &'d Dataset, format: &'d Format) -> Vec<Entry<'d>> {
    let founded = &format.founded;
    let founding = Told::Founding(founded);
    let mut entries = vec![Entry {
        note: founded.remark(),
        ..Entry::new(EntryKind::Founded, founded.date, founding, &founded.sources)
    }];
    entries.extend(renamings(format));
    entries.extend(
        format.ended.as_ref().map(|ended| {
            Entry::new(EntryKind::Ended, ended.date, Told::End(ended), &ended.sources)
        }),
    );
    entries.extend(format.events.iter().map(|event| Entry {
        confidence: event.confidence,
        ..Entry::new(EntryKind::Event, event.date, Told::Event(event), &event.sources)
    }));
    for seat in seats(dataset, format) {
        let party = dataset.party(seat.spell);
        entries.extend(of_seat(seat).into_iter().map(|entry| Entry { party, ..entry }));
    }
    entries.extend(format.invited.iter().map(|invited| Entry {
        party: dataset.country(invited.country).map(Party::Country),
        ..Entry::new(
            EntryKind::Invited,
            invited.date.unwrap_or(PartialDate::UNKNOWN),
            Told::Invitation(invited),
            &invited.sources,
        )
    }));
    entries.into_iter().map(|entry| Entry { format: Some(format), ..entry }).collect()
}

/// Returns the later names of a format, and its renamings that brought no new name.
fn renamings(format: &Format) -> impl Iterator<Item = Entry<'_>> {
    let later_names = format.names.get(1..).unwrap_or_default();
    let names = later_names.iter().map(|name| {
        let renaming = format.renaming_to(name);
        Entry {
            until: name.until,
            confidence: name.confidence,
            note: name.note.as_deref(),
            ..Entry::new(
                EntryKind::Renamed,
                name.from,
                Told::Renaming(Some(name), renaming),
                format.sources_of_renaming_to(name),
            )
        }
    });
    let nameless = format
        .renamed
        .iter()
        .filter(|renaming| later_names.iter().all(|name| name.from != renaming.date));
    names.chain(nameless.map(|renaming| {
        let told = Told::Renaming(None, Some(renaming));
        Entry::new(EntryKind::Renamed, renaming.date, told, &renaming.sources)
    }))
}

/// Returns how a seat was taken, suspended, resumed and left.
fn of_seat(seat: Seat<'_>) -> Vec<Entry<'_>> {
    let entry = |kind, date| Entry {
        role: Some(seat.role),
        confidence: seat.spell.confidence,
        note: seat.note(),
        ..Entry::new(kind, date, Told::Seat(seat), &seat.spell.sources)
    };
    let mut entries = vec![Entry { until: seat.until, ..entry(EntryKind::Joined, seat.from) }];
    for suspension in seat.suspensions() {
        let Some((from, until)) = seat.suspended_within(suspension) else { continue };
        let told = Told::Suspension(suspension);
        let suspended = Entry {
            told,
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

fn meeting(meeting: &Meeting) -> Entry<'_> {
    Entry {
        confidence: meeting.confidence,
        ..Entry::new(
            EntryKind::Meeting,
            meeting.first_day,
            Told::Meeting(meeting),
            &meeting.sources,
        )
    }
}
