//! Who says so: one row for each source of each fact.

use super::{Fact, Tables};
use crate::model::SourceId;

/// A source of a fact.
pub struct Cited<'d> {
    /// The table in which the fact stands.
    pub table: &'static str,
    /// Its id there.
    pub fact: String,
    /// What of it the source supports.
    pub statement: &'static str,
    /// The source.
    pub source: &'d SourceId,
}

impl<'d> Tables<'d> {
    /// Returns the sources of all facts, table by table, each source of a statement once.
    ///
    /// Spells that follow from others are left out: their sources are those of what they follow from.
    pub fn citations(&self) -> Vec<Cited<'d>> {
        let mut all = Citations(Vec::new());
        for format in &self.dataset.formats {
            let mut cite = |statement, sources| all.add("formats", &format.id, statement, sources);
            cite("founded", &format.founded.sources);
            cite("status", &format.status.sources);
            cite("ended", format.ended.as_ref().map_or(&[], |ended| &ended.sources));
        }
        for meeting in &self.dataset.meetings {
            all.add("meetings", &meeting.id, WHOLE, &meeting.sources);
        }
        for country in &self.dataset.countries {
            let sources = country.represented_by.as_ref().map_or(&[] as &[_], |it| &it.sources);
            all.add("countries", country.id.as_str(), "represented_by", sources);
        }
        all.of("outside", &self.outside, |outside| &outside.sources);
        for name in &self.format_names {
            all.add("format_names", &name.fact.id, WHOLE, &name.fact.record.sources);
        }
        all.of("format_variants", &self.format_variants, |variant| &variant.sources);
        all.of("renamings", &self.renamings, |renaming| &renaming.sources);
        for spell in self.spells.iter().filter(|spell| spell.derived_from.is_none()) {
            all.add("spells", &spell.id, WHOLE, &spell.seat.spell.sources);
        }
        all.of("suspensions", &self.suspensions, |suspension| &suspension.sources);
        all.of("ties", &self.ties, |tie| &tie.sources);
        all.of("nonmembers", &self.nonmembers, |nonmember| &nonmember.sources);
        all.of("events", &self.events, |event| &event.sources);
        all.of("stated_counts", &self.counts, |count| std::slice::from_ref(&count.source));
        all.of("claims", &self.claims, |claim| claim.source.as_slice());
        all.of("projects", &self.projects, |project| &project.sources);
        all.of("totals", &self.totals, |total| &total.sources);
        all.of("beneficiaries", &self.beneficiaries, |beneficiary| &beneficiary.sources);
        all.0
    }
}

/// What a source supports that does not stand for a part of a record.
const WHOLE: &str = "all";

struct Citations<'d>(Vec<Cited<'d>>);

impl<'d> Citations<'d> {
    fn of<T>(
        &mut self,
        table: &'static str,
        facts: &[Fact<'d, T>],
        sources: fn(&'d T) -> &'d [SourceId],
    ) {
        for fact in facts {
            self.add(table, &fact.id, WHOLE, sources(fact.record));
        }
    }

    fn add(
        &mut self,
        table: &'static str,
        fact: &str,
        statement: &'static str,
        sources: &'d [SourceId],
    ) {
        // The rules see to it that a fact names no source twice.
        let cited =
            sources.iter().map(|source| Cited { table, fact: fact.to_owned(), statement, source });
        self.0.extend(cited);
    }
}
