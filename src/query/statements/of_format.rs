//! The statements of a format.

use super::{Passage, Record, Statement, Take, Walk, or_empty};
use crate::model::{
    Beneficiary, Conflict, Ended, Event, Format, FormatName, Founded, Localised, Nonmember,
    Project, Renaming, Spell, StatedCount, Status, Suspension, Text, Tie, Total, Variant,
};

/// Hands on every statement of a format, in the order of the schema.
pub fn each_of_format<'d>(format: &'d Format, take: Take<'_, 'd>) {
    // Every key is named, so that one that the model gets is not forgotten here.
    let Format {
        id,
        kind: _,
        names,
        variants,
        aliases,
        summary,
        founded,
        renamed,
        ended,
        status,
        predecessor: _,
        successor: _,
        allies: _,
        list: _,
        list_note,
        conventions,
        members,
        observers,
        invited,
        pending,
        not_members,
        suspensions,
        events,
        counts,
        conflicts,
        open_questions,
        projects,
        totals,
        beneficiaries,
    } = format;
    let walk = &mut Walk::through(Record::Format(format), take);
    names.iter().for_each(|name| walk.name(name));
    variants.iter().for_each(|variant| walk.variant(variant));
    walk.texts("aliases", Passage::Alias, aliases);
    walk.text("id", Passage::Id, id);
    walk.text("summary", Passage::Summary, summary);
    walk.founding(founded);
    renamed.iter().for_each(|renaming| walk.renaming(renaming));
    if let Some(ended) = ended {
        walk.ending(ended);
    }
    walk.status(status);
    walk.texts("list_note", Passage::List, list_note.as_slice());
    walk.texts("conventions", Passage::Convention, conventions);
    members.iter().for_each(|spell| walk.spell("members", Passage::Member, spell));
    observers.iter().for_each(|spell| walk.spell("observers", Passage::Observer, spell));
    invited.iter().for_each(|one| walk.nonmember("invited", Passage::Invited, one));
    pending.iter().for_each(|one| walk.nonmember("pending", Passage::Pending, one));
    not_members.iter().for_each(|one| walk.nonmember("not_members", Passage::NotMember, one));
    suspensions.iter().for_each(|suspension| walk.suspension("suspensions", None, suspension));
    events.iter().for_each(|event| walk.event(event));
    counts.iter().for_each(|count| walk.count(count));
    conflicts.iter().for_each(|conflict| walk.conflict(conflict));
    walk.texts("open_questions", Passage::OpenQuestion, open_questions);
    projects.iter().for_each(|project| walk.project(project));
    totals.iter().for_each(|total| walk.total(total));
    beneficiaries.iter().for_each(|beneficiary| walk.beneficiary(beneficiary));
}

impl<'d> Walk<'_, 'd> {
    fn name(&mut self, name: &'d FormatName) {
        let statement = Statement {
            date: Some(name.from),
            confidence: name.confidence,
            note: name.note.as_deref(),
            sources: &name.sources,
            ..self.next("names")
        };
        let [en, de, fr] = in_all_languages(Some(&name.name));
        let [short_en, short_de, short_fr] = in_all_languages(name.abbreviation.as_ref());
        self.tell(
            &statement,
            &[
                (Passage::Name, en),
                (Passage::Name, de),
                (Passage::Name, fr),
                (Passage::Abbreviation, short_en),
                (Passage::Abbreviation, short_de),
                (Passage::Abbreviation, short_fr),
                (Passage::Note, or_empty(name.note.as_ref())),
            ],
        );
    }

    fn variant(&mut self, variant: &'d Variant) {
        let statement = Statement {
            date: Some(variant.from),
            confidence: variant.confidence,
            note: variant.note.as_deref(),
            sources: &variant.sources,
            ..self.next("variants")
        };
        let names = in_all_languages(Some(&variant.name));
        let abbreviations = in_all_languages(variant.abbreviation.as_ref());
        let [en, de, fr] = names.map(|name| (Passage::Variant, name));
        let [short_en, short_de, short_fr] = abbreviations.map(|name| (Passage::Variant, name));
        let note = (Passage::Note, or_empty(variant.note.as_ref()));
        self.tell(&statement, &[en, de, fr, short_en, short_de, short_fr, note]);
    }

    fn founding(&mut self, founded: &'d Founded) {
        let statement = Statement {
            date: Some(founded.date),
            note: founded.remark(),
            sources: &founded.sources,
            ..self.next("founded")
        };
        let Founded { place, by, document, constructed, note, .. } = founded;
        let texts = [place, by, document, constructed, note];
        self.tell(&statement, &texts.map(|text| (Passage::Founding, or_empty(text.as_ref()))));
    }

    fn renaming(&mut self, renaming: &'d Renaming) {
        let statement = Statement {
            date: Some(renaming.date),
            sources: &renaming.sources,
            ..self.next("renamed")
        };
        let texts = [&renaming.place, &renaming.by, &renaming.document, &renaming.what];
        self.tell(&statement, &texts.map(|text| (Passage::Renaming, or_empty(text.as_ref()))));
    }

    fn ending(&mut self, ended: &'d Ended) {
        let statement =
            Statement { date: Some(ended.date), sources: &ended.sources, ..self.next("ended") };
        self.tell(&statement, &[(Passage::Ending, &ended.why)]);
    }

    fn status(&mut self, status: &'d Status) {
        let statement = Statement { sources: &status.sources, ..self.next("status") };
        self.tell(&statement, &[(Passage::Status, or_empty(status.note.as_ref()))]);
    }

    fn spell(&mut self, list: &'static str, passage: Passage, spell: &'d Spell) {
        let about = spell.holder();
        let statement = Statement {
            about,
            date: Some(spell.from),
            confidence: spell.confidence,
            left: spell.left,
            sources: &spell.sources,
            ..self.next(list)
        };
        self.tell(&statement, &[(passage, or_empty(spell.note.as_ref()))]);
        for suspension in &spell.suspended {
            self.suspension("suspended", about, suspension);
        }
        for tie in &spell.ties {
            self.tie(about, tie);
        }
    }

    fn tie(&mut self, about: Option<&'d str>, tie: &'d Tie) {
        let statement =
            Statement { about, date: tie.date, sources: &tie.sources, ..self.next("ties") };
        self.tell(&statement, &[(Passage::Tie, &tie.what)]);
    }

    fn nonmember(&mut self, list: &'static str, passage: Passage, nonmember: &'d Nonmember) {
        let statement = Statement {
            about: Some(nonmember.country.as_str()),
            date: nonmember.date,
            sources: &nonmember.sources,
            ..self.next(list)
        };
        self.tell(&statement, &[(passage, &nonmember.note)]);
    }

    fn suspension(
        &mut self,
        list: &'static str,
        about: Option<&'d str>,
        suspension: &'d Suspension,
    ) {
        let statement = Statement {
            about,
            date: Some(suspension.from),
            sources: &suspension.sources,
            ..self.next(list)
        };
        self.tell(&statement, &[(Passage::Suspension, &suspension.what)]);
    }

    fn event(&mut self, event: &'d Event) {
        let statement = Statement {
            date: Some(event.date),
            confidence: event.confidence,
            sources: &event.sources,
            ..self.next("events")
        };
        self.tell(&statement, &[(Passage::Event, &event.what)]);
    }

    fn count(&mut self, count: &'d StatedCount) {
        let statement = Statement {
            date: Some(count.date),
            sources: std::slice::from_ref(&count.source),
            ..self.next("counts")
        };
        self.tell(&statement, &[(Passage::Count, or_empty(count.note.as_ref()))]);
    }

    /// Tells what is in dispute, what each source says of it, and why one is followed.
    pub(super) fn conflict(&mut self, conflict: &'d Conflict) {
        let prefer = std::slice::from_ref(&conflict.prefer);
        let statement = Statement { sources: prefer, ..self.next("conflicts") };
        self.tell(&statement, &[(Passage::Conflict, &conflict.fact)]);
        for claim in &conflict.says {
            let statement = Statement { sources: claim.source.as_slice(), ..statement };
            self.tell(&statement, &[(Passage::Conflict, &claim.claim)]);
        }
        self.tell(&statement, &[(Passage::Conflict, &conflict.why)]);
    }

    fn project(&mut self, project: &'d Project) {
        let statement = Statement {
            about: Some(project.country.as_str()),
            date: project.from,
            confidence: project.confidence,
            sources: &project.sources,
            ..self.next("projects")
        };
        let texts = [Some(&project.subject), project.lead.as_ref(), project.result.as_ref()];
        self.tell(&statement, &texts.map(|text| (Passage::Project, or_empty(text))));
        for donor in &project.donors {
            self.tell(&statement, &[(Passage::Project, donor)]);
        }
    }

    fn total(&mut self, total: &'d Total) {
        let statement =
            Statement { date: Some(total.date), sources: &total.sources, ..self.next("totals") };
        self.tell(&statement, &[(Passage::Total, &total.what)]);
    }

    fn beneficiary(&mut self, beneficiary: &'d Beneficiary) {
        let statement = Statement {
            about: Some(beneficiary.country.as_str()),
            date: beneficiary.from,
            sources: &beneficiary.sources,
            ..self.next("beneficiaries")
        };
        self.tell(&statement, &[(Passage::Beneficiary, &beneficiary.note)]);
    }
}

fn in_all_languages(name: Option<&Localised>) -> [&str; 3] {
    let [en, de, fr]: [Option<&Text>; 3] = match name {
        Some(name) => [Some(&name.en), name.de.as_ref(), name.fr.as_ref()],
        None => [None; 3],
    };
    [or_empty(en), or_empty(de), or_empty(fr)]
}
