//! All facts of a data set, one after the other, whatever record they stand in.

use super::{Place, file_of};
use crate::data::Dataset;
use crate::model::{
    Beneficiary, Confidence, Ended, Event, Format, FormatName, Founded, List, Meeting, Nonmember,
    Outside, PartialDate, Project, Renaming, Representative, SourceId, Spell, Suspension, Tie,
    Total, Variant,
};

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

/// A record that states a fact.
trait Statement {
    fn fact<'d>(&'d self, record: &str, place: (&'static str, Option<usize>)) -> Fact<'d>;
}

/// Says, for each kind of record, what it states: label, date, until, explained, confidence.
macro_rules! statements {
    ($($record:ty: |$it:ident| $label:expr, $date:expr, $until:expr, $explained:expr, $confidence:expr;)*) => {$(
        impl Statement for $record {
            fn fact<'d>(&'d self, record: &str, (list, number): (&'static str, Option<usize>)) -> Fact<'d> {
                let $it = self;
                Fact {
                    record: record.to_owned(),
                    place: Place { list, number, label: $label },
                    date: $date,
                    until: $until,
                    is_explained: $explained,
                    confidence: $confidence,
                    sources: &$it.sources,
                }
            }
        }
    )*};
}

statements! {
    Founded: |it| "", (!it.date.is_unknown()).then_some(it.date), None, it.remark().is_some(), None;
    Ended: |it| "", Some(it.date), None, true, None;
    FormatName: |it| &it.name.en, Some(it.from), it.until, it.note.is_some(), it.confidence;
    Variant: |it| &it.name.en, Some(it.from), it.until, it.note.is_some(), it.confidence;
    Renaming: |it| "", Some(it.date), None, it.what.is_some(), None;
    Spell: |it| it.holder().unwrap_or_default(), Some(it.from), it.until, it.note.is_some(), it.confidence;
    Suspension: |it| "", Some(it.from), it.until, true, None;
    Tie: |it| "", it.date, None, true, None;
    Nonmember: |it| it.country.as_str(), it.date, None, true, None;
    Event: |it| "", Some(it.date), None, true, it.confidence;
    Project: |it| it.country.as_str(), it.from, it.until, it.result.is_some(), it.confidence;
    Total: |it| "", Some(it.date), None, true, None;
    Beneficiary: |it| it.country.as_str(), it.from, None, true, None;
    Outside: |it| "", it.date, None, true, it.confidence;
    Representative: |it| it.country.as_str(), None, None, true, None;
    Meeting: |it| &it.id, Some(it.first_day), None, true, it.confidence;
}

/// Hands every fact of a data set to a function.
pub fn each_fact<'d>(dataset: &'d Dataset, mut take: impl FnMut(Fact<'d>)) {
    for format in &dataset.formats {
        each_fact_of(format, &mut take);
    }
    each("meetings", "meetings", &dataset.meetings, &mut take);
    for country in &dataset.countries {
        let label = country.id.as_str();
        let mut take_its = |fact: Fact<'d>| {
            take(Fact { place: Place { label, ..fact.place }, ..fact });
        };
        each("countries", "outside", &country.outside, &mut take_its);
        each("countries", "represented_by", country.represented_by.as_slice(), &mut take_its);
    }
}

fn each_fact_of<'d>(format: &'d Format, take: &mut impl FnMut(Fact<'d>)) {
    // Every key is named, so that one that the model gets is not forgotten here.
    let Format {
        id: _,
        kind: _,
        names,
        variants,
        aliases: _,
        summary: _,
        founded,
        renamed,
        ended,
        status: _,
        predecessor: _,
        successor: _,
        allies: _,
        list: _,
        list_note: _,
        conventions: _,
        members: _,
        observers: _,
        invited,
        pending,
        not_members,
        suspensions,
        events,
        counts,
        conflicts: _,
        open_questions: _,
        projects,
        totals,
        beneficiaries,
    } = format;
    let file = &file_of(format);
    if !founded.date.is_unknown() {
        take(founded.fact(file, ("founded", None)));
    }
    if let Some(ended) = ended {
        take(ended.fact(file, ("ended", None)));
    }
    each(file, "names", names, take);
    each(file, "variants", variants, take);
    each(file, "renamed", renamed, take);
    for (list, spells) in spell_lists(format) {
        each(file, list, spells, take);
        for spell in spells {
            let label = spell.holder().unwrap_or_default();
            let mut take_its = |fact: Fact<'d>| {
                take(Fact { place: Place { label, ..fact.place }, ..fact });
            };
            each(file, "suspended", &spell.suspended, &mut take_its);
            each(file, "ties", &spell.ties, &mut take_its);
        }
    }
    each(file, "invited", invited, take);
    each(file, "pending", pending, take);
    each(file, "not_members", not_members, take);
    each(file, "suspensions", suspensions, take);
    each(file, "events", events, take);
    each(file, "projects", projects, take);
    each(file, "totals", totals, take);
    each(file, "beneficiaries", beneficiaries, take);
    for (number, count) in counts.iter().enumerate() {
        take(Fact {
            record: file.clone(),
            place: Place { list: "counts", number: Some(number), label: &count.source },
            date: Some(count.date),
            until: None,
            is_explained: count.note.is_some(),
            confidence: None,
            sources: std::slice::from_ref(&count.source),
        });
    }
}

fn each<'d, R: Statement>(
    file: &str,
    list: &'static str,
    records: &'d [R],
    take: &mut impl FnMut(Fact<'d>),
) {
    for (number, record) in records.iter().enumerate() {
        take(record.fact(file, (list, Some(number))));
    }
}

/// Returns the lists of a format that hold spells, each with its name.
pub fn spell_lists(format: &Format) -> [(&'static str, &List<Spell>); 2] {
    [("members", &format.members), ("observers", &format.observers)]
}

/// Returns the lists of a format of those who are no members, each with its name.
pub fn nonmember_lists(format: &Format) -> [(&'static str, &List<Nonmember>); 3] {
    [
        ("invited", &format.invited),
        ("pending", &format.pending),
        ("not_members", &format.not_members),
    ]
}

/// Hands every spell of a data set to a function, with its format and place.
pub fn each_spell<'d>(
    dataset: &'d Dataset,
    mut take: impl FnMut(&'d Format, Place<'d>, &'d Spell),
) {
    for format in &dataset.formats {
        for (list, spells) in spell_lists(format) {
            for (number, spell) in spells.iter().enumerate() {
                take(format, Place::of_spell(list, number, spell), spell);
            }
        }
    }
}
