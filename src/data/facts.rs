//! The facts of a record: what it says, where, when, and who says so.
//!
//! Rules, search, sources, open questions and the export's citations all read the records through
//! this one walk. It names every key of a record, so that a key that the schema gets does not
//! compile until it is decided here whether it is a fact.

use std::slice;

use super::{Dataset, Party, Place, Record};
use crate::model::{
    Confidence, Conflict, Country, CountryCode, Format, FormatName, Founded, IsoCodes, Left,
    Localised, Meeting, Nonmember, Organisation, OrganisationId, PartialDate, Source, SourceId,
    Spell, Suspension, Text,
};

/// One entry of a record: a name, a spell, an event, …
#[derive(Clone, Copy, Debug)]
pub struct Fact<'d> {
    pub record: Record<'d>,
    pub place: Place<'d>,
    /// Its number within the record; all that is said in one conflict has the same.
    pub number: usize,
    /// The code or id of the party it is about, where it is about one.
    pub about: Option<&'d str>,
    /// The countries that it names: who acts in it, or to whom it happens.
    pub countries: &'d [CountryCode],
    /// The organisations that it names.
    pub organisations: &'d [OrganisationId],
    /// When it holds or happens, or the first day of it.
    pub date: Option<PartialDate>,
    /// The first day after it.
    pub until: Option<PartialDate>,
    pub left: Option<Left>,
    /// What a reader should know of it, beside its texts.
    pub note: Option<&'d str>,
    /// Whether words beside its dates explain them.
    pub is_explained: bool,
    /// Whether it needs a source or a confidence.
    pub needs_source: bool,
    pub confidence: Option<Confidence>,
    pub sources: &'d [SourceId],
}

impl Fact<'_> {
    /// Tells whether it is about a party, or names it among others.
    pub fn concerns(&self, party: Party<'_>) -> bool {
        self.about == Some(party.code()) || party.is_one_of(self.countries, self.organisations)
    }
}

/// What a text of a fact is: `former name`, `event`.
pub type Word = &'static str;

/// A text of a fact, which may be empty, behind the word for what it is.
pub type Passage<'d> = (Word, &'d str);

pub type Visit<'v, 'd> = &'v mut dyn FnMut(&Fact<'d>, &[Passage<'d>]);

/// Visits the facts of all records, in the order of [`Dataset::records`] and of the schema.
pub fn each_fact<'d>(dataset: &'d Dataset, visit: Visit<'_, 'd>) {
    dataset.formats.iter().for_each(|it| of_format(it, visit));
    dataset.meetings.iter().enumerate().for_each(|(index, it)| of_meeting(it, Some(index), visit));
    dataset.countries.iter().for_each(|it| of_country(it, visit));
    dataset.organisations.iter().for_each(|it| of_organisation(it, visit));
    dataset.sources.iter().for_each(|it| of_source(it, visit));
}

pub fn facts_of<'d>(record: Record<'d>, visit: Visit<'_, 'd>) {
    match record {
        Record::Format(format) => of_format(format, visit),
        Record::Meeting(meeting) => of_meeting(meeting, None, visit),
        Record::Country(country) => of_country(country, visit),
        Record::Organisation(organisation) => of_organisation(organisation, visit),
        Record::Source(source) => of_source(source, visit),
    }
}

fn of_format<'d>(format: &'d Format, visit: Visit<'_, 'd>) {
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
        parties: _,
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
    let walk = &mut Walk { record: Record::Format(format), number: 0, visit };
    walk.names("names", "name", "abbreviation", names);
    walk.names("variants", "variant", "variant", variants);
    walk.texts("aliases", "alias", aliases);
    walk.texts("id", "id", [id]);
    walk.texts("summary", "summary", [summary]);
    let fact = walk.fact("founded").on(founded.date).with_note(founded.remark());
    let mut fact = fact.by(None, &founded.sources);
    fact.needs_source = !founded.date.is_unknown();
    let Founded { place, by, document, constructed, note, date: _, sources: _ } = founded;
    let texts = [place, by, document, constructed, note];
    walk.tell(&fact, &texts.map(|text| ("founding", or_empty(text.as_ref()))));
    for (index, it) in renamed.iter().enumerate() {
        let fact = walk.nth("renamed", index).on(it.date).by(None, &it.sources);
        let texts = [&it.place, &it.by, &it.document, &it.what];
        let texts = texts.map(|text| ("renaming", or_empty(text.as_ref())));
        walk.tell(&fact.explained(it.what.is_some()), &texts);
    }
    if let Some(it) = ended {
        let fact = walk.fact("ended").on(it.date).by(None, &it.sources);
        walk.tell(&fact, &[("ending", &it.why)]);
    }
    let mut fact = walk.fact("status").by(None, &status.sources);
    fact.needs_source = false;
    walk.tell(&fact, &[("status", or_empty(status.note.as_ref()))]);
    walk.texts("list_note", "list", list_note);
    walk.texts("conventions", "convention", conventions);
    walk.spells("members", "member", members);
    walk.spells("observers", "observer", observers);
    walk.nonmembers("invited", "invited", invited);
    walk.nonmembers("pending", "pending", pending);
    walk.nonmembers("not_members", "not a member", not_members);
    walk.suspensions("suspensions", None, suspensions);
    for (index, it) in events.iter().enumerate() {
        let fact = walk.nth("events", index).on(it.date).by(it.confidence, &it.sources);
        let fact = fact.naming(&it.countries, &it.organisations);
        walk.tell(&fact, &[("event", &it.what)]);
    }
    for (index, it) in counts.iter().enumerate() {
        let fact = walk.nth("counts", index).called(&it.source).on(it.date);
        let fact = fact.explained(it.note.is_some()).by(None, slice::from_ref(&it.source));
        walk.tell(&fact, &[("count", or_empty(it.note.as_ref()))]);
    }
    walk.conflicts(conflicts);
    walk.texts("open_questions", "open question", open_questions);
    for (index, it) in projects.iter().enumerate() {
        let fact = walk.nth("projects", index).about(Some(it.country.as_str()));
        let fact = fact.during(it.from, it.until).by(it.confidence, &it.sources);
        let texts = [Some(&it.subject), it.lead.as_ref(), it.result.as_ref()].into_iter().flatten();
        let texts = texts.chain(&it.donors).map(|text| ("project", text.as_str()));
        walk.tell(&fact.explained(it.result.is_some()), &texts.collect::<Vec<_>>());
    }
    for (index, it) in totals.iter().enumerate() {
        let fact = walk.nth("totals", index).on(it.date).by(None, &it.sources);
        walk.tell(&fact, &[("total", &it.what)]);
    }
    for (index, it) in beneficiaries.iter().enumerate() {
        let fact = walk.nth("beneficiaries", index).about(Some(it.country.as_str()));
        walk.tell(&fact.on(it.from).by(None, &it.sources), &[("beneficiary", &it.note)]);
    }
}

fn of_country<'d>(country: &'d Country, visit: Visit<'_, 'd>) {
    let Country {
        id,
        kind: _,
        iso: IsoCodes { scheme: _, alpha2, alpha3, alpha4, numeric, withdrawn: _ },
        cow: _,
        gw: _,
        name,
        formal,
        un_short,
        cldr,
        nato_heading,
        endonyms,
        other_names,
        demonyms,
        former_names,
        region: _,
        area: _,
        predecessors: _,
        successors: _,
        territory_now: _,
        existed: _,
        states_under_this_code,
        represented_by,
        outside,
        conflicts,
        open_questions,
        note,
    } = country;
    let walk = &mut Walk { record: Record::Country(country), number: 0, visit };
    let codes = [Some(alpha3), Some(alpha2), alpha4.as_ref(), numeric.as_ref()];
    let codes = codes.map(|code| ("id", or_empty(code)));
    let fact = walk.fact("name");
    walk.tell(&fact, &[&in_languages("name", Some(name))[..], &codes].concat());
    let un_short = un_short.iter().flat_map(|it| [&it.en, &it.fr]);
    let heading = nato_heading.iter().map(|heading| &heading.en);
    walk.texts("name", "other name", formal.iter().chain(un_short).chain(cldr).chain(heading));
    walk.texts("endonyms", "other name", endonyms.iter().map(|it| &it.name));
    walk.texts("other_names", "other name", other_names.iter().map(|it| &it.name));
    walk.texts("demonyms", "other name", demonyms);
    for (index, it) in former_names.iter().enumerate() {
        let mut fact = walk.nth("former_names", index).on(it.from).with_note(it.note.as_deref());
        fact.confidence = it.confidence;
        walk.tell(&fact, &[("former name", &it.en), fact.note_itself()]);
    }
    for (index, it) in states_under_this_code.iter().enumerate() {
        let fact = walk.nth("states_under_this_code", index).on(it.from);
        walk.tell(&fact, &[("former name", &it.name)]);
    }
    for (index, it) in outside.iter().enumerate() {
        let fact = walk.nth("outside", index).about(Some(id.as_str())).on(it.date);
        walk.tell(&fact.by(it.confidence, &it.sources), &[("outside", &it.what)]);
    }
    if let Some(it) = represented_by {
        let fact = walk.nth("represented_by", 0).by(None, &it.sources);
        walk.tell(&fact, &[]);
    }
    walk.conflicts(conflicts);
    walk.texts("open_questions", "open question", open_questions);
    walk.texts("note", "note", note);
}

fn of_meeting<'d>(meeting: &'d Meeting, index: Option<usize>, visit: Visit<'_, 'd>) {
    let Meeting {
        id,
        first_day,
        last_day: _,
        place,
        level: _,
        documents,
        decided,
        formats: _,
        countries,
        organisations,
        confidence,
        conflicts,
        open_questions,
        sources,
    } = meeting;
    let walk = &mut Walk { record: Record::Meeting(meeting), number: 0, visit };
    let fact = walk.fact("meetings").on(*first_day).by(*confidence, sources);
    let mut fact = fact.naming(countries, organisations);
    fact.place.index = index;
    let own = [("name", &**place), ("decision", or_empty(decided.as_ref())), ("id", &**id)];
    let documents = documents.iter().map(|document| ("document", document.as_str()));
    walk.tell(&fact, &own.into_iter().chain(documents).collect::<Vec<_>>());
    walk.conflicts(conflicts);
    walk.texts("open_questions", "open question", open_questions);
}

fn of_organisation<'d>(organisation: &'d Organisation, visit: Visit<'_, 'd>) {
    let Organisation { id, name, abbreviation, aliases } = organisation;
    let walk = &mut Walk { record: Record::Organisation(organisation), number: 0, visit };
    let fact = walk.fact("name");
    let short = [("abbreviation", &**abbreviation), ("id", &**id)];
    walk.tell(&fact, &[&in_languages("name", Some(name))[..], &short].concat());
    walk.texts("aliases", "alias", aliases);
}

fn of_source<'d>(source: &'d Source, visit: Visit<'_, 'd>) {
    let Source { id, title, lang: _, publisher, url: _, date, dated: _, quality: _, note } = source;
    let walk = &mut Walk { record: Record::Source(source), number: 0, visit };
    let fact = walk.fact("sources").on(*date).with_note(note.as_deref());
    let texts = [("title", &**title), ("publisher", publisher), fact.note_itself(), ("id", id)];
    walk.tell(&fact, &texts);
}

struct Walk<'v, 'd> {
    record: Record<'d>,
    number: usize,
    visit: Visit<'v, 'd>,
}

impl<'d> Walk<'_, 'd> {
    fn fact(&mut self, key: &'static str) -> Fact<'d> {
        self.number += 1;
        let record = self.record;
        let label = if let Record::Format(_) = record { "" } else { record.id() };
        Fact {
            record,
            place: record.place(key).called(label),
            number: self.number,
            about: None,
            countries: &[],
            organisations: &[],
            date: None,
            until: None,
            left: None,
            note: None,
            is_explained: true,
            needs_source: false,
            confidence: None,
            sources: &[],
        }
    }

    fn nth(&mut self, key: &'static str, index: usize) -> Fact<'d> {
        let mut fact = self.fact(key);
        fact.place.index = Some(index);
        fact
    }

    fn tell(&mut self, fact: &Fact<'d>, texts: &[Passage<'d>]) {
        (self.visit)(fact, texts);
    }

    /// Tells texts that have no source of their own.
    fn texts<T: IntoIterator<Item = &'d Text>>(&mut self, key: &'static str, word: Word, all: T) {
        for text in all {
            let fact = self.fact(key);
            self.tell(&fact, &[(word, text)]);
        }
    }

    fn names(&mut self, key: &'static str, word: Word, short: Word, names: &'d [FormatName]) {
        for (index, it) in names.iter().enumerate() {
            let fact = self.nth(key, index).called(&it.name.en).during(it.from, it.until);
            let fact = fact.with_note(it.note.as_deref()).by(it.confidence, &it.sources);
            let names = in_languages(word, Some(&it.name));
            let short = in_languages(short, it.abbreviation.as_ref());
            self.tell(&fact, &[&names[..], &short, &[fact.note_itself()]].concat());
        }
    }

    fn spells(&mut self, key: &'static str, word: Word, spells: &'d [Spell]) {
        for (index, it) in spells.iter().enumerate() {
            let who = it.holder();
            let mut fact = self.nth(key, index).about(who).during(it.from, it.until);
            fact = fact.explained(it.note.is_some()).by(it.confidence, &it.sources);
            fact.left = it.left;
            self.tell(&fact, &[(word, or_empty(it.note.as_ref()))]);
            self.suspensions("suspended", who, &it.suspended);
            for (index, tie) in it.ties.iter().enumerate() {
                let fact = self.nth("ties", index).about(who).on(tie.date).by(None, &tie.sources);
                self.tell(&fact, &[("tie", &tie.what)]);
            }
        }
    }

    fn suspensions(&mut self, key: &'static str, who: Option<&'d str>, all: &'d [Suspension]) {
        for (index, it) in all.iter().enumerate() {
            let fact = self.nth(key, index).about(who).during(it.from, it.until);
            self.tell(&fact.by(None, &it.sources), &[("suspension", &it.what)]);
        }
    }

    fn nonmembers(&mut self, key: &'static str, word: Word, all: &'d [Nonmember]) {
        for (index, it) in all.iter().enumerate() {
            let fact = self.nth(key, index).about(Some(it.country.as_str())).on(it.date);
            self.tell(&fact.by(None, &it.sources), &[(word, &it.note)]);
        }
    }

    /// Tells what is in dispute, what each source says of it, and why one is followed.
    fn conflicts(&mut self, conflicts: &'d [Conflict]) {
        for (index, it) in conflicts.iter().enumerate() {
            let fact = self.nth("conflicts", index);
            let label = if fact.place.label.is_empty() { &it.fact } else { fact.place.label };
            let fact = Fact { sources: slice::from_ref(&it.prefer), ..fact.called(label) };
            self.tell(&fact, &[("conflict", &it.fact)]);
            for claim in &it.says {
                let fact = Fact { sources: claim.source.as_slice(), ..fact };
                self.tell(&fact, &[("conflict", &claim.claim)]);
            }
            self.tell(&fact, &[("conflict", &it.why)]);
        }
    }
}

impl<'d> Fact<'d> {
    fn called(self, label: &'d str) -> Self {
        Self { place: self.place.called(label), ..self }
    }

    fn about(self, who: Option<&'d str>) -> Self {
        Self { about: who, ..self.called(who.unwrap_or_default()) }
    }

    fn naming(self, countries: &'d [CountryCode], organisations: &'d [OrganisationId]) -> Self {
        Self { countries, organisations, ..self }
    }

    fn on(self, date: impl Into<Option<PartialDate>>) -> Self {
        self.during(date, None)
    }

    fn during(self, date: impl Into<Option<PartialDate>>, until: Option<PartialDate>) -> Self {
        Self { date: date.into(), until, ..self }
    }

    fn with_note(self, note: Option<&'d str>) -> Self {
        Self { note, is_explained: note.is_some(), ..self }
    }

    fn explained(self, is_explained: bool) -> Self {
        Self { is_explained, ..self }
    }

    /// Makes it one that needs a source or a confidence, and has these.
    fn by(self, confidence: Option<Confidence>, sources: &'d [SourceId]) -> Self {
        Self { needs_source: true, confidence, sources, ..self }
    }

    fn note_itself(&self) -> Passage<'d> {
        ("note", self.note.unwrap_or_default())
    }
}

fn in_languages(word: Word, name: Option<&Localised>) -> [Passage<'_>; 3] {
    let names = name.map(|name| [Some(&name.en), name.de.as_ref(), name.fr.as_ref()]);
    names.unwrap_or_default().map(|name| (word, or_empty(name)))
}

fn or_empty(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}
