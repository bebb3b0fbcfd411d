//! The columns of the members of a format.

use crate::membership::{Member, SeatDays};
use crate::model::Left;
use crate::output::{Column, Tabular, Tone};
use crate::view::cells::{
    OnDays, confidence, date, day_columns, note, sources, suspended_since, tone,
};

impl OnDays for Member<'_> {
    fn days(&self) -> &SeatDays<'_> {
        &self.days
    }
}

impl Tabular for Member<'_> {
    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![
            Column::new("country", "Country", |member: &Self| member.party.code().into()).whole(),
            Column::new("name", "Name", |member: &Self| member.name.into()),
            Column::new("role", "Role", |member: &Self| member.role.word().into())
                .whole()
                .drop_at(3),
            Column::new("since", "Since", |member: &Self| date(Some(member.since))).whole(),
            Column::new("until", "Until", |member: &Self| date(member.until)).whole().drop_at(2),
            Column::new("standing", "Standing", |member: &Self| member.standing.word().into())
                .whole()
                .drop_at(1),
            Column::new("confidence", "Confidence", |member: &Self| confidence(member.confidence))
                .whole()
                .drop_at(4),
            Column::new("role_since", "Role since", |row: &Self| {
                date((row.role_since != row.since).then_some(row.role_since))
            })
            .whole()
            .drop_at(3),
            suspended_since().drop_at(5),
            Column::new("left", "Left", |member: &Self| member.left.map(Left::words).into())
                .optional(),
            Column::new("note", "Note", |member: &Self| {
                note(member.note, member.is_perhaps_suspended)
            })
            .optional(),
            Column::list("sources", "Sources", |member: &Self| sources(member.sources)).optional(),
        ];
        columns.extend(day_columns());
        columns
    }

    fn tone(&self) -> Tone {
        tone(self.standing)
    }
}
