//! All facts of a data set, one after the other, whatever record they stand in.

use super::{Dataset, Place, file_of};
use crate::model::{Confidence, Format, List, PartialDate, SourceId, Spell};

/// A statement that needs a source or a confidence.
pub struct Fact<'d> {
    /// The file it stands in.
    pub record: String,
    /// The list, the place in it, and a label.
    pub place: Place<'d>,
    /// When: what begins, happens or is counted.
    pub date: Option<PartialDate>,
    /// When it ends, half-open.
    pub until: Option<PartialDate>,
    /// Whether words beside the dates explain them.
    pub is_explained: bool,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

/// Hands every fact of a data set to a function.
pub fn each_fact<'d>(dataset: &'d Dataset, mut take: impl FnMut(Fact<'d>)) {
    for format in &dataset.formats {
        each_fact_of(format, &mut take);
    }
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        take(Fact {
            record: "meetings".to_owned(),
            place: Place { list: "meetings", number, label: &meeting.id },
            date: Some(meeting.first_day),
            until: None,
            is_explained: true,
            confidence: meeting.confidence,
            sources: &meeting.sources,
        });
    }
}

/// The parts of a fact that nearly every kind of record has.
macro_rules! fact {
    ($file:expr, $list:literal, $number:expr, $label:expr, $record:expr, $date:expr, $until:expr, $explained:expr, $confidence:expr) => {
        Fact {
            record: $file.clone(),
            place: Place { list: $list, number: $number, label: $label },
            date: $date,
            until: $until,
            is_explained: $explained,
            confidence: $confidence,
            sources: &$record.sources,
        }
    };
}

fn each_fact_of<'d>(format: &'d Format, take: &mut impl FnMut(Fact<'d>)) {
    let file = file_of(format);
    let founded = &format.founded;
    if !founded.date.is_unknown() {
        take(fact!(
            file,
            "founded",
            0,
            "",
            founded,
            Some(founded.date),
            None,
            founded.note.is_some(),
            None
        ));
    }
    if let Some(ended) = &format.ended {
        take(fact!(file, "ended", 0, "", ended, Some(ended.date), None, true, None));
    }
    for (number, name) in format.names.iter().enumerate() {
        take(fact!(
            file,
            "names",
            number,
            &name.name.en,
            name,
            Some(name.from),
            name.until,
            name.note.is_some(),
            name.confidence
        ));
    }
    for (number, variant) in format.variants.iter().enumerate() {
        take(fact!(
            file,
            "variants",
            number,
            &variant.name.en,
            variant,
            Some(variant.from),
            variant.until,
            variant.note.is_some(),
            variant.confidence
        ));
    }
    for (number, renaming) in format.renamed.iter().enumerate() {
        take(fact!(
            file,
            "renamed",
            number,
            "",
            renaming,
            Some(renaming.date),
            None,
            renaming.what.is_some(),
            None
        ));
    }
    each_spell(&file, "members", &format.members, take);
    each_spell(&file, "observers", &format.observers, take);
    each_nonmember(&file, format, take);
    for (number, suspension) in format.suspensions.iter().enumerate() {
        take(fact!(
            file,
            "suspensions",
            number,
            "",
            suspension,
            Some(suspension.from),
            suspension.until,
            true,
            None
        ));
    }
    for (number, event) in format.events.iter().enumerate() {
        take(fact!(
            file,
            "events",
            number,
            "",
            event,
            Some(event.date),
            None,
            true,
            event.confidence
        ));
    }
    for (number, count) in format.counts.iter().enumerate() {
        let sources = std::slice::from_ref(&count.source);
        take(Fact {
            record: file.clone(),
            place: Place { list: "counts", number, label: &count.source },
            date: Some(count.date),
            until: None,
            is_explained: count.note.is_some(),
            confidence: None,
            sources,
        });
    }
    for (number, project) in format.projects.iter().enumerate() {
        take(fact!(
            file,
            "projects",
            number,
            project.country.as_str(),
            project,
            project.from,
            project.until,
            project.result.is_some(),
            project.confidence
        ));
    }
    for (number, total) in format.totals.iter().enumerate() {
        take(fact!(file, "totals", number, "", total, Some(total.date), None, true, None));
    }
    for (number, beneficiary) in format.beneficiaries.iter().enumerate() {
        take(fact!(
            file,
            "beneficiaries",
            number,
            beneficiary.country.as_str(),
            beneficiary,
            beneficiary.from,
            None,
            true,
            None
        ));
    }
}

fn each_spell<'d>(
    file: &str,
    list: &'static str,
    spells: &'d List<Spell>,
    take: &mut impl FnMut(Fact<'d>),
) {
    let file = file.to_owned();
    for (number, spell) in spells.iter().enumerate() {
        let label = holder(spell);
        take(Fact {
            record: file.clone(),
            place: Place { list, number, label },
            date: Some(spell.from),
            until: spell.until,
            is_explained: spell.note.is_some(),
            confidence: spell.confidence,
            sources: &spell.sources,
        });
        for suspension in &spell.suspended {
            take(fact!(
                file,
                "suspended",
                number,
                label,
                suspension,
                Some(suspension.from),
                suspension.until,
                true,
                None
            ));
        }
        for tie in &spell.ties {
            take(fact!(file, "ties", number, label, tie, tie.date, None, true, None));
        }
    }
}

fn each_nonmember<'d>(file: &str, format: &'d Format, take: &mut impl FnMut(Fact<'d>)) {
    let file = file.to_owned();
    let lists = [
        ("invited", &format.invited),
        ("pending", &format.pending),
        ("not_members", &format.not_members),
    ];
    for (list, nonmembers) in lists {
        for (number, nonmember) in nonmembers.iter().enumerate() {
            take(Fact {
                record: file.clone(),
                place: Place { list, number, label: nonmember.country.as_str() },
                date: nonmember.date,
                until: None,
                is_explained: true,
                confidence: None,
                sources: &nonmember.sources,
            });
        }
    }
}

/// Returns the code of who holds a spell.
pub fn holder(spell: &Spell) -> &str {
    match (&spell.country, &spell.organisation) {
        (Some(code), _) => code.as_str(),
        (None, Some(id)) => id,
        (None, None) => "",
    }
}
