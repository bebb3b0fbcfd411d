//! Rules on numbers that sources state.

use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::membership::Counted;
use crate::model::StatedCount;

/// A stated count has a number and equals the count of the data, or a conflict is about that count and
/// has its number.
pub fn counts_agree(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (number, count) in format.counts.iter().enumerate() {
            if count.numbers().iter().all(Option::is_none) {
                let place = Place { list: "counts", number: Some(number), label: &count.source };
                findings.add(
                    file_of(format),
                    place,
                    "it has no number: give `allies`, `partners`, `total` or `at_least`",
                );
            }
            let Some(counted) = Counted::beside(dataset, format, count) else { continue };
            let mut claims = format.conflicts.iter().flat_map(|conflict| &conflict.says);
            let is_disputed = claims.any(|claim| {
                let mut differing = counted.differing(count);
                count.is_claimed_in(claim) && differing.all(|numbers| claim.states(&numbers))
            });
            if counted.bears_out(count) || is_disputed {
                continue;
            }
            let place = Place { list: "counts", number: Some(number), label: &count.source };
            let parts = [
                counted.allies.map(|allies| format!("allies {allies}")),
                counted.partners.map(|partners| format!("partners {partners}")),
                counted.organisations.map(|organisations| format!("organisations {organisations}")),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            findings.add(file_of(format), place, format!("on {} the data count {}, together {}: correct one of the two, or quote the number in a conflict, with `count: {:?}` in the claim", counted.day, parts.join(", "), counted.total(), count.date.text()));
        }
    }
}

/// A claim that is about a stated count is of its source, and has one of its numbers.
pub fn claims_counted(dataset: &Dataset, findings: &mut Findings) {
    let formats = dataset.formats.iter();
    let of_formats = formats.map(|format| (file_of(format), &*format.conflicts, &*format.counts));
    let meetings = dataset.meetings.iter();
    let of_meetings = meetings.map(|meeting| ("meetings".to_owned(), &*meeting.conflicts, &[][..]));
    for (file, conflicts, counts) in of_formats.chain(of_meetings) {
        for (number, conflict) in conflicts.iter().enumerate() {
            for claim in &conflict.says {
                let Some(date) = claim.count else { continue };
                let has_one_of_its_numbers = |count: &StatedCount| {
                    count.numbers().iter().flatten().any(|numbers| claim.states(numbers))
                };
                let mut its = counts.iter().filter(|count| count.is_claimed_in(claim));
                if !its.any(has_one_of_its_numbers) {
                    let label = &conflict.fact;
                    let place = Place { list: "conflicts", number: Some(number), label };
                    let source = claim.source.as_deref().unwrap_or("nobody");
                    findings.add(&*file, place, format!("`count: \"{date}\"` in what {source} says names no count of that day and source with a number of the claim: correct the day, or write the number in figures"));
                }
            }
        }
    }
}
