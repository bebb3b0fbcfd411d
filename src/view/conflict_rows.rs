//! The columns of what is in dispute, counted, or not known.

use crate::membership::Counted;
use crate::output::{Cell, Column, Tabular, Tone};
use crate::prose::{all_of, count};
use crate::query::{ClaimRow, CountRow, OpenQuestion};
use crate::view::cells::date;

impl Tabular for ClaimRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| row.record.id().into())
                .whole()
                .once()
                .drop_at(1),
            Column::new("fact", "Fact", |row: &Self| (&*row.conflict.fact).into()).once(),
            Column::new("source", "Source", |row: &Self| row.claim.source.as_deref().into())
                .whole(),
            Column::new("claim", "Claim", |row: &Self| (&*row.claim.claim).into()).prose(),
            Column::new("counted", "Counted here", counted).sparse(),
            Column::new("preferred", "Preferred", |row: &Self| yes(row.is_preferred)).whole(),
            Column::new("why", "Why", |row: &Self| {
                row.has_the_reason.then_some(&*row.conflict.why).into()
            })
            .prose()
            .sparse(),
            Column::new("date", "Date", |row: &Self| {
                date(row.source.and_then(|source| source.date))
            })
            .whole()
            .optional(),
            Column::new("quality", "Quality", |row: &Self| {
                row.source.map(|source| source.quality.word()).into()
            })
            .whole()
            .optional(),
            Column::new("left", "Left", |_: &Self| Cell::Empty).optional(),
            Column::new("note", "Note", |row: &Self| {
                row.source.and_then(|source| source.note.as_deref()).into()
            })
            .optional(),
            Column::list("sources", "Sources", |row: &Self| {
                row.claim.source.iter().map(|source| &**source).collect()
            })
            .optional(),
        ]
    }
}

impl Tabular for CountRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into())
                .whole()
                .drop_at(4),
            Column::new("date", "Date", |row: &Self| date(Some(row.stated.date))).whole(),
            number("stated_allies", "Allies stated", |row| row.stated.allies.map(usize::from))
                .drop_at(6),
            Column::new("allies", "Allies here", |row: &Self| row.allies().into())
                .right()
                .drop_at(6),
            number("stated_partners", "Partners stated", |row| {
                row.stated.partners.map(usize::from)
            }),
            Column::new("partners", "Partners here", |row: &Self| row.partners().into()).right(),
            number("organisations", "Organisations here", |row| row.counted?.organisations)
                .drop_at(5),
            number("stated_total", "Total stated", |row| row.stated.total.map(usize::from))
                .drop_at(2),
            Column::new("total", "Total here", |row: &Self| row.total().into()).right().drop_at(3),
            number("at_least", "At least", |row| row.stated.at_least.map(usize::from)).drop_at(1),
            Column::new("agrees", "Agrees", |row: &Self| row.agrees().map(yes).into()).whole(),
            Column::new("source", "Source", |row: &Self| (&*row.stated.source).into()).whole(),
            Column::new("note", "Note", |row: &Self| row.stated.note.as_deref().into())
                .prose()
                .drop_at(7),
            Column::new("on", "Counted on", |row: &Self| {
                row.counted.map(|counted| counted.day.to_string()).into()
            })
            .whole()
            .optional(),
            number("possible", "Possible", |row| Some(row.counted?.possible)).optional(),
            Column::new("left", "Left", |_: &Self| Cell::Empty).optional(),
            Column::list("sources", "Sources", |row: &Self| {
                Cell::List(vec![(&*row.stated.source).into()])
            })
            .optional(),
        ]
    }

    fn tone(&self) -> Tone {
        if self.agrees() == Some(false) { Tone::Warning } else { Tone::Plain }
    }
}

impl Tabular for OpenQuestion<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| row.record.id().into()).whole(),
            Column::new("question", "Question", |row: &Self| (&*row.question).into()).prose(),
            Column::new("left", "Left", |_: &Self| Cell::Empty).optional(),
            Column::new("note", "Note", |_: &Self| Cell::Empty).optional(),
            Column::list("sources", "Sources", |_: &Self| Cell::List(Vec::new())).optional(),
        ]
    }
}

fn number<'d>(
    key: &'static str,
    title: &'static str,
    of: for<'r> fn(&CountRow<'r>) -> Option<usize>,
) -> Column<CountRow<'d>> {
    Column::new(key, title, move |row: &CountRow<'d>| of(row).into()).right()
}

fn yes(is_so: bool) -> Cell<'static> {
    if is_so { "yes" } else { "no" }.into()
}

/// Writes what the data count on the day of which a claim gives a number.
fn counted<'r>(row: &'r ClaimRow<'_>) -> Cell<'r> {
    let Some((row, counted)) = row.count.as_ref().and_then(|row| Some((row, row.counted?))) else {
        return Cell::Empty;
    };
    let parts = parts(row, counted);
    let possible = match counted.possible {
        0 => String::new(),
        number => format!(", {number} more possible"),
    };
    let day = counted.day;
    match (parts.as_slice(), row.total()) {
        ([_, _, ..], Some(total)) => {
            format!("{total} on {day}: {}{possible}", all_of(&parts)).into()
        }
        _ => format!("{} on {day}{possible}", all_of(&parts)).into(),
    }
}

/// Says what a number is made of: `28 Allies` and `22 partners`.
fn parts(row: &CountRow<'_>, counted: Counted) -> Vec<String> {
    let partners = match counted.organisations {
        Some(_) => ("country", "countries"),
        None => ("partner", "partners"),
    };
    let parts = [
        row.allies().map(|number| count(number, "Ally", "Allies")),
        row.partners().map(|number| count(number, partners.0, partners.1)),
        counted.organisations.map(|number| count(number, "organisation", "organisations")),
    ];
    parts.into_iter().flatten().collect()
}
