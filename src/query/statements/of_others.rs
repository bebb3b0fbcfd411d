//! The statements of countries, organisations, meetings and sources.

use super::{Passage, Record, Statement, Take, Walk, or_empty};
use crate::model::{Country, Localised, Meeting, Organisation, Source};

/// Hands on every statement of a country: its names and what there is to know of it.
pub fn each_of_country<'d>(country: &'d Country, take: Take<'_, 'd>) {
    let walk = &mut Walk::through(Record::Country(country), take);
    walk.own_name(&country.name);
    let iso = &country.iso;
    let codes = [Some(&iso.alpha3), Some(&iso.alpha2), iso.alpha4.as_ref(), iso.numeric.as_ref()];
    let statement = walk.next("iso");
    walk.tell(&statement, &codes.map(|code| (Passage::Id, or_empty(code))));
    let un_short = country.un_short.as_ref();
    let heading = country.nato_heading.as_ref();
    let others = [
        country.formal.as_ref(),
        un_short.map(|name| &name.en),
        un_short.map(|name| &name.fr),
        country.cldr.as_ref(),
        heading.map(|heading| &heading.en),
    ];
    let statement = walk.next("name");
    walk.tell(&statement, &others.map(|name| (Passage::OtherName, or_empty(name))));
    let statement = walk.next("endonyms");
    for endonym in &country.endonyms {
        walk.tell(&statement, &[(Passage::OtherName, &endonym.name)]);
    }
    let statement = walk.next("other_names");
    for other in &country.other_names {
        walk.tell(&statement, &[(Passage::OtherName, &other.name)]);
    }
    for former in &country.former_names {
        let statement = Statement {
            date: former.from,
            confidence: former.confidence,
            note: former.note.as_deref(),
            ..walk.next("former_names")
        };
        let note = (Passage::Note, or_empty(former.note.as_ref()));
        walk.tell(&statement, &[(Passage::FormerName, &former.en), note]);
    }
    for state in &country.states_under_this_code {
        let statement = Statement { date: Some(state.from), ..walk.next("states_under_this_code") };
        walk.tell(&statement, &[(Passage::FormerName, &state.name)]);
    }
    for outside in &country.outside {
        let statement = Statement {
            about: Some(country.id.as_str()),
            date: outside.date,
            confidence: outside.confidence,
            sources: &outside.sources,
            ..walk.next("outside")
        };
        walk.tell(&statement, &[(Passage::Outside, &outside.what)]);
    }
    if let Some(representative) = &country.represented_by {
        let statement =
            Statement { sources: &representative.sources, ..walk.next("represented_by") };
        walk.tell(&statement, &[]);
    }
    country.conflicts.iter().for_each(|conflict| walk.conflict(conflict));
    walk.texts("open_questions", Passage::OpenQuestion, &country.open_questions);
    walk.texts("note", Passage::Note, country.note.as_slice());
}

/// Hands on every statement of an organisation: its names.
pub fn each_of_organisation<'d>(organisation: &'d Organisation, take: Take<'_, 'd>) {
    let walk = &mut Walk::through(Record::Organisation(organisation), take);
    walk.own_name(&organisation.name);
    let statement = walk.next("abbreviation");
    let id = (Passage::Id, &*organisation.id);
    walk.tell(&statement, &[(Passage::Abbreviation, &organisation.abbreviation), id]);
    walk.texts("aliases", Passage::Alias, &organisation.aliases);
}

/// Hands on every statement of a meeting: where it was, and what it decided.
pub fn each_of_meeting<'d>(meeting: &'d Meeting, take: Take<'_, 'd>) {
    // Every key is named, so that one that the model gets is not forgotten here.
    let Meeting {
        id,
        first_day,
        last_day: _,
        place,
        level: _,
        documents,
        decided,
        formats: _,
        confidence,
        conflicts,
        open_questions,
        sources,
    } = meeting;
    let walk = &mut Walk::through(Record::Meeting(meeting), take);
    let statement =
        Statement { date: Some(*first_day), confidence: *confidence, sources, ..walk.next("") };
    let decision = (Passage::Decision, or_empty(decided.as_ref()));
    walk.tell(&statement, &[(Passage::Name, place), decision, (Passage::Id, id)]);
    for document in documents {
        walk.tell(&statement, &[(Passage::Document, document)]);
    }
    conflicts.iter().for_each(|conflict| walk.conflict(conflict));
    walk.texts("open_questions", Passage::OpenQuestion, open_questions);
}

/// Hands on the one statement of a source, which is its own source.
pub fn each_of_source<'d>(source: &'d Source, take: Take<'_, 'd>) {
    let Source { id, title, publisher, url: _, date, dated: _, quality: _, note } = source;
    let walk = &mut Walk::through(Record::Source(source), take);
    let statement = Statement {
        date: *date,
        note: note.as_deref(),
        sources: std::slice::from_ref(id),
        ..walk.next("")
    };
    walk.tell(
        &statement,
        &[
            (Passage::Title, title),
            (Passage::Publisher, publisher),
            (Passage::Note, or_empty(note.as_ref())),
            (Passage::Id, id),
        ],
    );
}

impl<'d> Walk<'_, 'd> {
    fn own_name(&mut self, name: &'d Localised) {
        let statement = self.next("name");
        let names = [Some(&name.en), name.de.as_ref(), name.fr.as_ref()];
        self.tell(&statement, &names.map(|name| (Passage::Name, or_empty(name))));
    }
}
