//! The statements of a format.

use super::{Passage, Record, Statement, Take, Walk, or_empty};
use crate::model::{
    Conflict, Format, FormatName, Localised, Nonmember, Spell, Suspension, Text, Variant,
};

/// Hands on every statement of a format, in the order of the schema.
pub fn each_of_format<'d>(format: &'d Format, take: Take<'_, 'd>) {
    let walk = &mut Walk::through(Record::Format(format), take);
    format.names.iter().for_each(|name| walk.name(name));
    format.variants.iter().for_each(|variant| walk.variant(variant));
    walk.texts("aliases", Passage::Alias, &format.aliases);
    let statement = walk.next("id");
    walk.tell(&statement, &[(Passage::Id, &format.id)]);
    let statement = walk.next("summary");
    walk.tell(&statement, &[(Passage::Summary, &format.summary)]);
    walk.life(format);
    walk.members(format);
    walk.history(format);
    format.conflicts.iter().for_each(|conflict| walk.conflict(conflict));
    walk.texts("open_questions", Passage::OpenQuestion, &format.open_questions);
    walk.trust_funds(format);
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

    /// Tells how a format came to be, was renamed, ended, and stands.
    fn life(&mut self, format: &'d Format) {
        let founded = &format.founded;
        let statement = Statement {
            date: Some(founded.date),
            note: founded.note.as_deref(),
            sources: &founded.sources,
            ..self.next("founded")
        };
        let texts = [&founded.place, &founded.by, &founded.document, &founded.note];
        self.tell(&statement, &texts.map(|text| (Passage::Founding, or_empty(text.as_ref()))));
        for renaming in &format.renamed {
            let statement = Statement {
                date: Some(renaming.date),
                sources: &renaming.sources,
                ..self.next("renamed")
            };
            let texts = [&renaming.place, &renaming.by, &renaming.document, &renaming.what];
            self.tell(&statement, &texts.map(|text| (Passage::Renaming, or_empty(text.as_ref()))));
        }
        if let Some(ended) = &format.ended {
            let statement = self.next("ended");
            let statement =
                Statement { date: Some(ended.date), sources: &ended.sources, ..statement };
            self.tell(&statement, &[(Passage::Ending, &ended.why)]);
        }
        let status = &format.status;
        let statement = Statement { sources: &status.sources, ..self.next("status") };
        self.tell(&statement, &[(Passage::Status, or_empty(status.note.as_ref()))]);
    }

    fn members(&mut self, format: &'d Format) {
        self.texts("list_note", Passage::List, format.list_note.as_slice());
        self.texts("conventions", Passage::Convention, &format.conventions);
        for spell in &format.members {
            self.spell("members", Passage::Member, spell);
        }
        for spell in &format.observers {
            self.spell("observers", Passage::Observer, spell);
        }
        let nonmembers = [
            ("invited", Passage::Invited, &format.invited),
            ("pending", Passage::Pending, &format.pending),
            ("not_members", Passage::NotMember, &format.not_members),
        ];
        for (list, passage, records) in nonmembers {
            records.iter().for_each(|nonmember| self.nonmember(list, passage, nonmember));
        }
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
        spell
            .suspended
            .iter()
            .for_each(|suspension| self.suspension("suspended", about, suspension));
        for tie in &spell.ties {
            let statement = self.next("ties");
            let statement = Statement { about, date: tie.date, sources: &tie.sources, ..statement };
            self.tell(&statement, &[(Passage::Tie, &tie.what)]);
        }
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

    fn history(&mut self, format: &'d Format) {
        for suspension in &format.suspensions {
            self.suspension("suspensions", None, suspension);
        }
        for event in &format.events {
            let statement = Statement {
                date: Some(event.date),
                confidence: event.confidence,
                sources: &event.sources,
                ..self.next("events")
            };
            self.tell(&statement, &[(Passage::Event, &event.what)]);
        }
        for count in &format.counts {
            let statement = Statement {
                date: Some(count.date),
                sources: std::slice::from_ref(&count.source),
                ..self.next("counts")
            };
            self.tell(&statement, &[(Passage::Count, or_empty(count.note.as_ref()))]);
        }
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

    fn trust_funds(&mut self, format: &'d Format) {
        for project in &format.projects {
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
        for total in &format.totals {
            let statement = self.next("totals");
            let statement =
                Statement { date: Some(total.date), sources: &total.sources, ..statement };
            self.tell(&statement, &[(Passage::Total, &total.what)]);
        }
        for beneficiary in &format.beneficiaries {
            let statement = Statement {
                about: Some(beneficiary.country.as_str()),
                date: beneficiary.from,
                sources: &beneficiary.sources,
                ..self.next("beneficiaries")
            };
            self.tell(&statement, &[(Passage::Beneficiary, &beneficiary.note)]);
        }
    }
}

fn in_all_languages(name: Option<&Localised>) -> [&str; 3] {
    let [en, de, fr]: [Option<&Text>; 3] = match name {
        Some(name) => [Some(&name.en), name.de.as_ref(), name.fr.as_ref()],
        None => [None; 3],
    };
    [or_empty(en), or_empty(de), or_empty(fr)]
}
