//! Rules on numbers that sources state.

use super::{Dataset, Findings, Place, file_of};
use crate::model::{Day, Format, Reach, Spell, StatedCount, reach};

/// A stated count equals the count of the data, or stands under conflicts.
///
/// A count on a coarse date holds if it does on the first or the last day inside it.
pub fn counts_agree(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (number, count) in format.counts.iter().enumerate() {
            let days = [count.date.latest(), count.date.earliest()];
            let tallies = days.map(|day| Tally::of(dataset, format, day));
            let holds = tallies.iter().any(|tally| tally.bears_out(count));
            if !holds && !is_in_conflict(format, count) {
                let place = Place { list: "counts", number: Some(number), label: &count.source };
                let [Tally { allies, partners }, _] = tallies;
                findings.add(file_of(format), place, format!("on {} the spells make {allies} + {partners} (Allies + partners): correct one of the two, or put the number under `conflicts`", count.date));
            }
        }
    }
}

struct Tally {
    allies: usize,
    partners: usize,
}

impl Tally {
    fn of(dataset: &Dataset, format: &Format, day: Day) -> Self {
        let running = |spells: &[Spell]| {
            let runs = |spell: &&Spell| {
                reach(spell.from, spell.until, day, dataset.reviewed()) == Reach::Covers
            };
            spells.iter().filter(|spell| spell.country.is_some()).filter(runs).count()
        };
        let allies = dataset.alliance().map_or(0, |alliance| running(&alliance.members));
        let partners = if format.is_alliance() { 0 } else { running(&format.members) };
        Self { allies, partners }
    }

    fn bears_out(&self, count: &StatedCount) -> bool {
        count.agrees_with(self.allies, self.partners, self.allies + self.partners)
    }
}

fn is_in_conflict(format: &Format, count: &StatedCount) -> bool {
    let mut claims = format.conflicts.iter().flat_map(|conflict| &conflict.says);
    claims.any(|claim| claim.source.as_ref() == Some(&count.source))
}
