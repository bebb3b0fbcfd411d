//! The columns of countries in a set, and the words above them.

use std::borrow::Cow;

use crate::membership::{Held, InNone, InSet, Tally};
use crate::model::{Format, ListState, Role, Standing};
use crate::output::{Cell, Column, Tabular, Tone};
use crate::prose::{all_of, count, either};
use crate::query::by_founding;
use crate::view::cells::{date, sources, tone};
use crate::view::seat_columns::{OnSeats, seat_columns};
use crate::view::words::doubts_line;

impl Tabular for InSet<'_> {
    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![
            Column::new("country", "Country", |row: &Self| row.party.code().into()).whole(),
            Column::new("name", "Name", |row: &Self| row.name.into()),
            Column::new("area", "Area", |row: &Self| row.party.area().into()).drop_at(2),
            Column::new("role", "Role", |row: &Self| row.role.word().into()).whole(),
            Column::new("standing", "Standing", |row: &Self| row.standing.word().into())
                .whole()
                .drop_at(1),
            Column::list("formats", "Formats", |row: &Self| formats(&row.held)).optional(),
        ];
        columns.extend(seat_columns());
        columns
    }

    fn tone(&self) -> Tone {
        tone(self.standing)
    }
}

impl Tabular for InNone<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |row: &Self| row.country.id.as_str().into()).whole(),
            Column::new("name", "Name", |row: &Self| row.name.into()),
            Column::new("area", "Area", |row: &Self| row.country.area.as_deref().into()).drop_at(3),
            Column::new("kind", "Kind", |row: &Self| row.country.kind.word().into()).whole(),
            Column::new("represented_by", "Represented by", |row: &Self| {
                row.country.represented_by.as_ref().map(|it| it.country.as_str()).into()
            })
            .whole()
            .drop_at(2),
            Column::new("outside", "Known", |row: &Self| {
                row.outside().map(|outside| outside.kind.word()).into()
            })
            .whole(),
            Column::new("date", "Date", |row: &Self| date(row.outside().and_then(|it| it.date)))
                .whole()
                .drop_at(1),
            Column::new("what", "What", |row: &Self| row.outside().map(|it| &*it.what).into())
                .prose()
                .optional(),
            Column::new("left", "Left", |_: &Self| Cell::Empty).optional(),
            Column::new("note", "Note", |row: &Self| row.country.note.as_deref().into()).optional(),
            Column::list("sources", "Sources", |row: &Self| {
                sources(row.outside().map_or(&[], |outside| &outside.sources))
            })
            .optional(),
        ]
    }
}

impl OnSeats for InSet<'_> {
    fn seats(&self) -> Cow<'_, [Held<'_>]> {
        Cow::Borrowed(&self.by)
    }
}

/// Writes the ids of the formats these seats are in, in the order of founding, and with each that
/// is no sure membership what it is: `nacc (observer)`, `ici (possible)`.
fn formats<'d>(held: &[Held<'d>]) -> Cell<'d> {
    let formats = by_founding(held.iter().map(|held| held.seat.format));
    let words = formats.into_iter().filter_map(|format| {
        let there = held.iter().filter(|held| held.is_in(format));
        let best = there.min_by_key(|held| held.weight())?;
        Some(match (best.standing, best.seat.role) {
            (Standing::Possible, _) => format!("{} (possible)", format.id).into(),
            (_, Role::Observer) => format!("{} (observer)", format.id).into(),
            _ => Cow::from(&*format.id),
        })
    });
    words.collect()
}

/// Counts a set in words: `41 countries and 8 organisations, 1 possible, 2 suspended`.
pub fn set_line(tally: &Tally) -> String {
    let Tally { partners, allies, organisations, observers, .. } = *tally;
    let mut line = count(partners + allies, "country", "countries");
    if partners > 0 && allies > 0 {
        let allies = count(allies, "Ally", "Allies");
        line = format!("{line} ({allies} and {})", count(partners, "partner", "partners"));
    }
    if organisations > 0 {
        let organisations = count(organisations, "organisation", "organisations");
        let alone = partners + allies == 0;
        line = if alone { organisations } else { format!("{line} and {organisations}") };
    }
    if observers > 0 {
        let alone = partners + allies + organisations == 0;
        let observers = count(observers, "observer", "observers");
        line = if alone { observers } else { format!("{line}, {observers}") };
    }
    line.push_str(&doubts_line(tally));
    line
}

/// Says of which formats the data do not know all members.
pub fn part_line<'d>(formats: impl IntoIterator<Item = &'d Format>) -> Option<String> {
    let formats = by_founding(formats);
    let with = |list: ListState| -> Vec<String> {
        let formats = formats.iter().filter(|format| format.list == list);
        formats.map(|format| format.id.to_string()).collect()
    };
    let partial = match with(ListState::Partial) {
        partial if partial.is_empty() => None,
        partial if partial.len() == 1 => Some(format!("the list of {} is partial", partial[0])),
        partial => Some(format!("the lists of {} are partial", all_of(&partial))),
    };
    let unknown = with(ListState::Unknown);
    let unknown = (!unknown.is_empty())
        .then(|| format!("the data do not know who belongs to {}", all_of(&unknown)));
    let lines: Vec<String> = partial.into_iter().chain(unknown).collect();
    (!lines.is_empty()).then(|| lines.join("; "))
}

/// Says which roles are asked for: `as partners or observers`.
pub fn as_roles(roles: &[Role]) -> Option<String> {
    let plural = |role: &Role| match role {
        Role::Partner => "partners".to_owned(),
        Role::Ally => "Allies".to_owned(),
        Role::Observer => "observers".to_owned(),
    };
    let words: Vec<String> = roles.iter().map(plural).collect();
    (!words.is_empty()).then(|| format!("as {}", either(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_counted_in_words() {
        let tally = |partners, allies, organisations, possible, observers| Tally {
            partners,
            allies,
            organisations,
            possible,
            observers,
            ..Tally::default()
        };
        let cases = [
            (tally(0, 0, 0, 0, 0), "0 countries"),
            (tally(1, 0, 0, 0, 0), "1 country"),
            (tally(41, 0, 8, 1, 0), "41 countries and 8 organisations, 1 possible"),
            (tally(2, 1, 0, 0, 0), "3 countries (1 Ally and 2 partners)"),
            (tally(0, 32, 0, 0, 0), "32 countries"),
            (tally(0, 0, 1, 2, 0), "1 organisation, 2 possible"),
            (tally(0, 0, 0, 0, 5), "5 observers"),
            (tally(1, 0, 0, 0, 1), "1 country, 1 observer"),
            (tally(0, 0, 0, 3, 0), "0 countries, 3 possible"),
        ];
        for (tally, words) in cases {
            assert_eq!(set_line(&tally), words);
        }
    }
}
