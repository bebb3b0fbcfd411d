//! The tables of compiled-in records, one for each kind of record that occurs in a list.

use super::{
    AmbiguousName, Beneficiary, Claim, CodeSpell, Conflict, Country, CountryCode, Endonym, Event,
    Format, FormatName, FormerName, Meeting, NameKey, NameRank, Nonmember, Organisation, OtherName,
    Outside, Project, Region, Renaming, Source, Spell, StateUnderCode, StatedCount, Stored,
    Suspension, Text, Tie, Total,
};

#[cfg(compiled)]
mod compiled {
    #![allow(
        clippy::unreadable_literal,
        clippy::wildcard_imports,
        reason = "nobody reads what the build script writes"
    )]

    use crate::model::*;

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}
#[cfg(compiled)]
use compiled::TABLES;
#[cfg(not(compiled))]
static TABLES: Tables = Tables::EMPTY;

/// Declares one table for each kind of record that occurs in a list.
macro_rules! tables {
    ($($table:ident: $record:ty,)*) => {
        /// The compiled-in data: one table for each kind of record.
        pub struct Tables {
            $(
                #[doc = concat!("All records of the type `", stringify!($record), "`.")]
                pub $table: &'static [$record],
            )*
        }

        impl Tables {
            /// No data at all: what there is while the data are being compiled.
            pub const EMPTY: Self = Self { $($table: &[],)* };

            pub const NAMES: &'static [&'static str] = &[$(stringify!($table),)*];
        }

        $(
            impl Stored for $record {
                const TABLE: &'static str = stringify!($table);

                fn table() -> &'static [Self] {
                    TABLES.$table
                }
            }
        )*
    };
}

tables! {
    texts: Text,
    country_codes: CountryCode,
    countries: Country,
    regions: Region,
    code_spells: CodeSpell,
    other_names: OtherName,
    endonyms: Endonym,
    outside: Outside,
    former_names: FormerName,
    states_under_code: StateUnderCode,
    ambiguous_names: AmbiguousName,
    organisations: Organisation,
    meetings: Meeting,
    sources: Source,
    formats: Format,
    format_names: FormatName,
    renamings: Renaming,
    spells: Spell,
    suspensions: Suspension,
    ties: Tie,
    nonmembers: Nonmember,
    events: Event,
    stated_counts: StatedCount,
    conflicts: Conflict,
    claims: Claim,
    projects: Project,
    totals: Total,
    beneficiaries: Beneficiary,
    name_keys: NameKey,
    name_ranks: NameRank,
}
