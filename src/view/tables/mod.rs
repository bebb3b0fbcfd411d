//! The tables of an export: for each its key, its fields and what they mean, all in one place.
//!
//! The CSV files, `datapackage.json` and the SQL are all made of these declarations.

mod geography;
mod history;
mod membership;
mod sources;

use crate::model::PartialDate;
use crate::output::package::Resource;
use crate::query::{Cited, Tables};

/// Declares a table: its name, the fields that are its key, what a row is, and for each field its
/// kind, its name, what it means and what stands in it.
///
/// Behind a name stand `!` where there is always a value, `-> TABLE.FIELD` where it is the key of
/// another table, and `= a/b/c` where it is one of these words.
macro_rules! table {
    ($(#[$doc:meta])* fn $table:ident($row:ident: $record:ty), key $key:literal, $what:literal {
        $($kind:ident $field:literal $meaning:literal => $value:expr;)*
    }) => {
        $(#[$doc])*
        #[allow(clippy::elidable_lifetime_names, reason = "the records of some tables name it")]
        pub fn $table<'r>(records: &'r [$record]) -> $crate::output::package::Resource<'r> {
            let mut rows = $crate::output::package::Rows::of(concat!(
                stringify!($table), "\n", $key, "\n", $what,
                $("\n", stringify!($kind), "|", $field, "|", $meaning),*
            ));
            for $row in records {
                $($crate::view::tables::table!(@add rows $kind $value);)*
            }
            rows.table()
        }
    };
    (@add $rows:ident date $value:expr) => { $rows.date($crate::view::tables::days($value)) };
    (@add $rows:ident $kind:ident $value:expr) => { $rows.$kind($value) };
}

use table;

/// Returns everything that is known as tables, each behind those it refers to.
pub fn package_tables<'r>(tables: &'r Tables<'r>, citations: &'r [Cited<'r>]) -> Vec<Resource<'r>> {
    vec![
        sources::dataset(std::slice::from_ref(&tables.dataset.about)),
        sources::sources(&tables.dataset.sources),
        geography::regions(&tables.dataset.regions),
        geography::countries(&tables.dataset.countries),
        geography::country_names(&tables.country_names),
        geography::former_names(&tables.former_names),
        geography::country_relations(&tables.country_relations),
        geography::states_under_codes(&tables.states_under_codes),
        geography::cow_spells(&tables.cow_spells),
        geography::gw_spells(&tables.gw_spells),
        geography::ambiguous_names(&tables.ambiguous_names),
        geography::ambiguous_uses(&tables.ambiguous_uses),
        geography::outside(&tables.outside),
        geography::organisations(&tables.dataset.organisations),
        geography::organisation_aliases(&tables.organisation_aliases),
        membership::formats(&tables.dataset.formats),
        membership::format_names(&tables.format_names),
        membership::format_variants(&tables.format_variants),
        membership::format_aliases(&tables.format_aliases),
        membership::renamings(&tables.renamings),
        membership::conventions(&tables.conventions),
        membership::spells(&tables.spells),
        membership::suspensions(&tables.suspensions),
        membership::ties(&tables.ties),
        membership::nonmembers(&tables.nonmembers),
        history::meetings(&tables.dataset.meetings),
        history::meeting_documents(&tables.meeting_documents),
        history::meeting_formats(&tables.meeting_formats),
        history::events(&tables.events),
        history::stated_counts(&tables.counts),
        history::conflicts(&tables.conflicts),
        history::claims(&tables.claims),
        history::open_questions(&tables.open_questions),
        history::projects(&tables.projects),
        history::donors(&tables.donors),
        history::totals(&tables.totals),
        history::beneficiaries(&tables.beneficiaries),
        sources::fact_sources(citations),
    ]
}

/// Returns a date as it is written, the first day it may be, and the last.
fn days(date: impl Into<Option<PartialDate>>) -> [Option<String>; 3] {
    let date: Option<PartialDate> = date.into();
    let known = date.filter(|date| !date.is_unknown());
    [
        date.map(PartialDate::text),
        known.map(|date| date.earliest().to_string()),
        known.map(|date| date.latest().to_string()),
    ]
}
