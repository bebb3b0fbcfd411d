//! What is different on two days: the timeline between them, netted.

use std::collections::BTreeMap;

use super::timeline::{self, Entry, EntryKind, Told};
use super::{Membership, memberships};
use crate::data::{Dataset, Party};
use crate::model::{Day, Format, Language, Left, Reach, Role, Standing, reach};

/// One difference between two days.
#[derive(Clone, Copy, Debug)]
pub struct Change<'d> {
    pub entry: Entry<'d>,
    pub format: &'d Format,
    /// Whether a partner became an Ally and kept its seat; it is told where it joined as an Ally.
    pub became_ally: bool,
    pub certainty: Certainty,
    /// Where the membership stands on the second day; none where the format itself changed.
    pub standing: Option<Standing>,
}

/// Whether something surely happened between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It did.
    Sure,
    /// It surely had happened by the second day, but perhaps before the first.
    ByThen,
    /// The dates are too coarse to tell whether it had happened by the second day.
    Perhaps,
}

impl<'d> Change<'d> {
    /// The words for what changed, in the order in which changes of one day stand.
    ///
    /// A change sets what it speaks of, whatever that was before: a membership to a sure or a suspended one
    /// or to none, a format to one that exists or not; if it is only perhaps so, to a possible one.
    pub const WORDS: [&'static str; 8] =
        ["founded", "renamed", "ended", "left", "joined", "became Ally", "suspended", "resumed"];

    pub fn word(&self) -> &'static str {
        if self.became_ally { "became Ally" } else { self.entry.kind.word() }
    }

    pub fn name(&self) -> &'d str {
        let Entry { party, language, date, .. } = self.entry;
        match party {
            Some(party) => party.name(language),
            None => self.format.name_on(date.latest()).name.get(language),
        }
    }
}

/// Returns the entries of the timeline that make the difference between `from` and `to`, in these
/// formats and of these parties, where any are named: whatever came and went again in between is no
/// difference.
///
/// Applied one after the other to the memberships and formats as they stood on `from`, the changes
/// give those of `to`; [`Change::WORDS`] says what each sets. Nothing is listed twice, and a coarse
/// date only if the two days differ by it.
///
/// Order: the day, the coarser first, unknown days last; then the format's id; then the name in the
/// language asked for, changes of the format itself first; then the kind.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::membership::changes::changes;
/// use nato_partners::model::{Day, Language};
///
/// let dataset = Dataset::embedded();
/// let [from, to] = [Day::new(2023, 1, 1).unwrap(), Day::new(2024, 12, 31).unwrap()];
/// let nato = dataset.format("nato").unwrap();
/// let found = changes(dataset, from, to, Language::English, &[nato], &[]);
/// let found = found.iter().map(|change| (change.word(), change.name()));
/// assert_eq!(found.collect::<Vec<_>>(), [("became Ally", "Finland"), ("became Ally", "Sweden")]);
/// ```
pub fn changes<'d>(
    dataset: &'d Dataset,
    from: Day,
    to: Day,
    language: Language,
    formats: &[&Format],
    parties: &[Party<'_>],
) -> Vec<Change<'d>> {
    let between = Between { from, to, reviewed: dataset.reviewed(), language };
    let mut changes = Vec::new();
    let is_named =
        |format: &&Format| formats.is_empty() || formats.iter().any(|one| one.id == format.id);
    for format in dataset.formats.iter().filter(is_named) {
        if parties.is_empty() {
            changes.extend(between.of_format(format));
        }
        let mut by_party: BTreeMap<&str, (Party<'d>, Vec<Membership<'d>>)> = BTreeMap::new();
        for seat in memberships(dataset, format) {
            let Some(party) = dataset.party(seat.spell) else { continue };
            if !parties.is_empty() && !parties.contains(&party) {
                continue;
            }
            by_party.entry(party.code()).or_insert((party, Vec::new())).1.push(seat);
        }
        let stays = |seat: &Membership<'_>| {
            let [before, after] = [from, to].map(|day| seat.standing(day, between.reviewed));
            before == after
        };
        for (party, seats) in by_party.into_values().filter(|(_, seats)| !seats.iter().all(stays)) {
            changes.extend(between.of_party(format, party, &seats));
        }
    }
    changes.sort_by_cached_key(|change| {
        let Entry { date, party, role, .. } = change.entry;
        let rank = party.map(|party| dataset.rank(party, language));
        let word = Change::WORDS.iter().position(|word| *word == change.word());
        (date.sort_key(), &*change.format.id, rank, word, change.certainty, role)
    });
    changes
}

/// The two days that are compared.
#[derive(Clone, Copy)]
struct Between {
    from: Day,
    to: Day,
    reviewed: Day,
    language: Language,
}

/// How surely something is there: where it grows something began, where it shrinks it ended.
#[derive(PartialEq, PartialOrd)]
enum Presence {
    None,
    Possible,
    Sure,
}

impl Between {
    /// Returns whether a format came to be, bears another name or came to an end.
    fn of_format(self, format: &Format) -> Vec<Change<'_>> {
        let [was, is] = [self.from, self.to].map(|day| match format.life(day, self.reviewed) {
            Reach::Before | Reach::After => Presence::None,
            Reach::MayCover => Presence::Possible,
            Reach::Covers => Presence::Sure,
        });
        let was_called =
            if was == Presence::None { format.first_name() } else { format.name_on(self.from) };
        let is_called = format.name_on(self.to);
        let is_renamed = is != Presence::None && !std::ptr::eq(was_called, is_called);
        let entries = timeline::of_format(format).into_iter().filter(|entry| match entry.told {
            Told::Founding(_) => is > was,
            Told::End(_) => is < was,
            Told::Renaming(Some(name), _) => is_renamed && std::ptr::eq(name, is_called),
            _ => false,
        });
        entries.map(|entry| self.change(format, None, entry, None)).collect()
    }

    /// Returns how the membership of a party changed, role by role; a partner that became an Ally where
    /// Allies sit is one change, not two.
    fn of_party<'d>(
        self,
        format: &'d Format,
        party: Party<'d>,
        seats: &[Membership<'d>],
    ) -> Vec<Change<'d>> {
        let in_role = |role| {
            let seats = seats.iter().filter(|seat| seat.role == role).copied();
            let (entries, standing) = self.of_seats(&seats.collect::<Vec<_>>());
            let entries = entries.into_iter();
            entries.map(move |entry| self.change(format, Some(party), entry, Some(standing)))
        };
        let mut changes: Vec<Change<'d>> = in_role(Role::Partner).collect();
        let mut as_ally: Vec<Change<'d>> = in_role(Role::Ally).collect();
        if let Some(joined) = as_ally.first_mut()
            && (joined.entry.kind, joined.certainty) == (EntryKind::Joined, Certainty::Sure)
        {
            let left_for_it = |change: &Change<'_>| {
                change.entry.left == Some(Left::JoinedNato)
                    && change.certainty != Certainty::Perhaps
            };
            if format.is_alliance() || changes.iter().any(left_for_it) {
                joined.became_ally = true;
                changes.retain(|change| !left_for_it(change));
            }
        }
        changes.extend(as_ally.into_iter().chain(in_role(Role::Observer)));
        changes
    }

    /// Returns the last entries of these seats, all of one party in one role, that make a difference
    /// between the days, and where the party stands on the second.
    fn of_seats<'d>(self, seats: &[Membership<'d>]) -> (Vec<Entry<'d>>, Standing) {
        let surest = |day| {
            let standing = seats.iter().map(|seat| (*seat, seat.standing(day, self.reviewed)));
            let in_force = standing.filter(|(_, standing)| standing.is_in_force());
            in_force.min_by_key(|(_, standing)| *standing == Standing::Possible)
        };
        let (before, after) = (surest(self.from), surest(self.to));
        let [was, is] = [before, after].map(|held| held.map(|(_, standing)| standing));
        let presence = |standing| match standing {
            None => Presence::None,
            Some(Standing::Possible) => Presence::Possible,
            Some(_) => Presence::Sure,
        };
        let last = |kind| {
            let is_of_it = |seat: &&Membership<'_>| {
                kind == EntryKind::Left
                    || after.is_some_and(|it| std::ptr::eq(it.0.spell, seat.spell))
            };
            let entries = seats.iter().filter(is_of_it).flat_map(|seat| timeline::of_seat(*seat));
            let of_kind = entries.filter(|entry| {
                let reach = reach(entry.date, entry.until, self.to, self.reviewed);
                entry.kind == kind && matches!(reach, Reach::Covers | Reach::MayCover)
            });
            of_kind.max_by_key(|entry| entry.date.sort_key())
        };
        let mut entries = Vec::new();
        if presence(is) > presence(was) {
            entries.extend(last(EntryKind::Joined));
        } else if presence(is) < presence(was) {
            entries.extend(last(EntryKind::Left));
            let came_back = |(seat, _): (Membership<'_>, _)| {
                seat.standing(self.from, self.reviewed) == Standing::Future
            };
            if after.is_some_and(came_back) {
                entries.extend(last(EntryKind::Joined));
            }
        }
        match (was, is) {
            (Some(Standing::Suspended), Some(Standing::Member)) => {
                let resumed = last(EntryKind::Resumed);
                entries.extend(resumed.or_else(|| last(EntryKind::Joined)));
            }
            (was, Some(Standing::Suspended)) if was != is => {
                entries.extend(last(EntryKind::Suspended));
            }
            _ => {}
        }
        (entries, is.unwrap_or(Standing::Former))
    }

    fn change<'d>(
        self,
        format: &'d Format,
        party: Option<Party<'d>>,
        entry: Entry<'d>,
        standing: Option<Standing>,
    ) -> Change<'d> {
        let is_possible = |day| match entry.told {
            Told::Membership(seat) => seat.standing(day, self.reviewed) == Standing::Possible,
            Told::Founding(_) | Told::End(_) => format.life(day, self.reviewed) == Reach::MayCover,
            _ => false,
        };
        let certainty = if is_possible(self.to) {
            Certainty::Perhaps
        } else if is_possible(self.from) && entry.date.earliest() <= self.from {
            Certainty::ByThen
        } else {
            Certainty::Sure
        };
        let entry = Entry { party, language: self.language, ..entry };
        Change { entry, format, became_ally: false, certainty, standing }
    }
}
