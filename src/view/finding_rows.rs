//! The columns of what `check` finds.

use crate::output::escape::visible;
use crate::output::{Column, Tabular};
use crate::rules::Finding;

/// A finding of `check` with the file it is in.
pub struct Located<'d> {
    /// The file.
    pub file: String,
    /// What is wrong there.
    pub finding: &'d Finding,
}

impl Tabular for Located<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            // They quote what stands in the file, and that may be what is wrong with it.
            Column::new("file", "File", |row: &Self| visible(&row.file).into()),
            Column::new("place", "Place", |row: &Self| visible(&row.finding.place).into()),
            Column::new("rule", "Rule", |row: &Self| row.finding.rule.into()).whole().drop_at(1),
            Column::new("finding", "Finding", |row: &Self| visible(&row.finding.what).into()),
        ]
    }
}
