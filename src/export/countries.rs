//! The tables of the data set itself, of sources, countries and organisations.

use super::table::Kind::{Code, Count, Date, Day, Key, Number, Text, Words};
use super::table::{CONFIDENCE, Table, optional, required, table};
use super::{numbered, with_ids};
use crate::data::{Dataset, Party};
use crate::membership;
use crate::model::{
    CodeSpell, Confidence, Country, CountryCode, CountryKind, Outside, PartialDate, SystemCode,
};

pub(super) fn sources_and_countries(data: &Dataset) -> Vec<Table<'_>> {
    vec![
        table! { "dataset", key ["version"], "The data set itself: one row. An `unknown` date of something that has happened lies on or before `reviewed`",
            for about in [&data.about] =>
            "schema", required(Text), "The version of the shape of the records" => &*about.schema;
            "version", required(Text), "The version of the facts" => &*about.version;
            "reviewed", required(Day), "The day the data were last checked as a whole" => about.reviewed.latest().to_string();
            "licence", required(Text), "The licence of the data, as an SPDX identifier" => &*about.licence;
        },
        table! { "sources", key ["source"], "A page, document or article that states facts; fact_sources tells which",
            for source in &data.sources =>
            "source", required(Text), "The id of the source" => &*source.id;
            "title", required(Text), "Its title, or what it is" => &*source.title;
            "lang", optional(Text), "The language of the title, two letters of ISO 639-1; empty where it is English" => source.lang.as_deref();
            "publisher", required(Text), "Who published it" => &*source.publisher;
            "date", optional(Date), "When it was published, if it says so" => source.date;
            "dated", optional(Text), "When it is thought to be from, in words, where it bears no date" => source.dated.as_deref();
            "url", optional(Text), "Its address; empty where none is known" => source.url.as_deref();
            "quality", required(Words(&["primary", "secondary", "tertiary"])), "primary: by one of those who took part; secondary: by someone who reports on it; tertiary: by someone who copies others" => source.quality.word();
            "note", optional(Text), "What a reader should know of it" => source.note.as_deref();
        },
        table! { "regions", key ["region"], "A sub-region of UN M49, as the Unicode CLDR has it",
            for region in &data.regions =>
            "region", required(Text), "Three digits of UN M49" => &*region.code;
            "name_en", required(Text), "Its name in English" => &*region.name.en;
            "name_de", optional(Text), "Its name in German" => region.name.de.as_deref();
            "name_fr", optional(Text), "Its name in French" => region.name.fr.as_deref();
            "continent", required(Text), "The code of the continent" => &*region.continent;
            "continent_name", required(Text), "The English name of the continent" => &*region.continent_name;
        },
        table! { "countries", key ["country"], "A state, past or present, or another entry of ISO 3166-1. Those that were never in a format are here too; outside has what is known of them",
            for country in &data.countries =>
            "country", required(Text), "The code by which every table names it: ISO 3166-1 alpha-2, four letters of ISO 3166-3 for a former state, XK for Kosovo. NA is Namibia, not a missing value" => country.id.as_str();
            "kind", required(Words(&["state", "disputed", "area", "former-state"])), "What has this code; disputed: some states recognise it as a state and some do not; area: another state represents it abroad, or none does" => country.kind.word();
            "name_en", required(Text), "The name printed" => &*country.name.en;
            "name_de", optional(Text), "Its German name" => country.name.de.as_deref();
            "name_fr", optional(Text), "Its French name" => country.name.fr.as_deref();
            "formal", optional(Text), "Its formal English name" => country.formal.as_deref();
            "un_short_en", optional(Text), "Its English short name at the United Nations" => country.un_short.as_ref().map(|name| &*name.en);
            "un_short_fr", optional(Text), "Its French short name at the United Nations" => country.un_short.as_ref().map(|name| &*name.fr);
            "cldr", optional(Text), "Its English name in the Unicode CLDR" => country.cldr.as_deref();
            "nato_heading", optional(Text), "How NATO heads its page on it, where that is another name" => country.nato_heading.as_ref().map(|heading| &*heading.en);
            "nato_heading_seen_at", optional(Text), "The address of that page" => country.nato_heading.as_ref().map(|heading| &*heading.seen_at);
            "iso_scheme", required(Text), "ISO 3166-1, ISO 3166-3 or user-assigned" => &*country.iso.scheme;
            "alpha2", required(Text), "Two letters of ISO 3166" => &*country.iso.alpha2;
            "alpha3", required(Text), "Three letters of ISO 3166" => &*country.iso.alpha3;
            "alpha4", optional(Text), "Four letters of ISO 3166-3, for a former state" => country.iso.alpha4.as_deref();
            "numeric", optional(Text), "Three digits of ISO 3166" => country.iso.numeric.as_deref();
            "withdrawn", optional(Date), "The day the code was withdrawn" => country.iso.withdrawn;
            "cow", optional(Code), "Its number in the Correlates of War list, State System Membership v2016; cow_spells tells when it counts. Not unique: a successor may go on with the number. Empty, with what follows, for areas and for whom no list has" => country.cow.as_ref().map(|cow| cow.number);
            "cow_abbreviation", optional(Text), "Its three letters there" => country.cow.as_ref().map(|cow| &*cow.abbreviation);
            "cow_name", optional(Text), "Its name there" => country.cow.as_ref().map(|cow| &*cow.name);
            "gw", optional(Code), "Its number in Gleditsch and Ward's list of independent states; gw_spells tells when it counts. Not unique" => country.gw.as_ref().map(|gw| gw.number);
            "gw_abbreviation", optional(Text), "Its three letters there" => country.gw.as_ref().map(|gw| &*gw.abbreviation);
            "gw_name", optional(Text), "Its name there" => country.gw.as_ref().map(|gw| &*gw.name);
            "region", optional(Key("regions", "region")), "Its region; former states have none" => country.region.as_deref();
            "area", optional(Text), "The group it is listed in here, which is no standard" => country.area.as_deref();
            "existed_since", optional(Date), "For a former state: the first day it existed" => country.existed.as_ref().map(|existed| existed.from);
            "existed_until", optional(Date), "For a former state: the first day it existed no more" => country.existed.as_ref().map(|existed| existed.until);
            "existed_confidence", optional(CONFIDENCE), "How well these days are supported; empty where they are" => country.existed.as_ref().and_then(|existed| existed.confidence).map(Confidence::word);
            "represented_by", optional(Key("countries", "country")), "For an area: the state that represents it abroad, where that is not disputed" => country.represented_by.as_ref().map(|it| it.country.as_str());
            "note", optional(Text), "What a reader should know" => country.note.as_deref();
            cited "represented_by" => country.represented_by.as_ref().map_or(&[], |it| &it.sources);
        },
    ]
}

pub(super) fn names(data: &Dataset) -> Vec<Table<'_>> {
    vec![
        table! { "country_names", key ["country", "number"], "Another name of a country",
            for (country, number, (name, lang, kind, found_in)) in numbered(&data.countries, |it| it.id.as_str(), other_names) =>
            "country", required(Key("countries", "country")), "The country" => country;
            "number", required(Number), "Which of its names it is here" => number;
            "name", required(Text), "The name" => name;
            "lang", required(Text), "The code of the language" => lang;
            "kind", required(Words(&["endonym", "formal", "variant", "abbreviation", "former", "loose", "ambiguous", "demonym"])), "endonym: in a language of its own; demonym: of its people; loose: imprecise; ambiguous: it means others as well" => kind;
            "found_in", optional(Text), "The list it was found in" => found_in;
        },
        table! { "former_names", key ["country", "number"], "A name that a country bore before",
            for (country, number, name) in numbered(&data.countries, |it| it.id.as_str(), |it| &it.former_names) =>
            "country", required(Key("countries", "country")), "The country" => country;
            "number", required(Number), "Which of its former names it is" => number;
            "name", required(Text), "The English name" => &*name.en;
            "since", optional(Date), "The first day of it" => name.from;
            "last_day", optional(Date), "The last day of it, included, as its source gives it; empty while it is in use" => name.to;
            "until", optional(Date), "The first day after it; empty while it is in use" => name.to.map(after);
            "found_in", optional(Text), "Where it is from" => name.found_in.as_deref();
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where it is" => name.confidence.map(Confidence::word);
            "note", optional(Text), "What a reader should know" => name.note.as_deref();
        },
        table! { "country_relations", key ["country", "number"], "How a country is related to another one in time",
            for (country, number, (relation, other)) in numbered(&data.countries, |it| it.id.as_str(), relations) =>
            "country", required(Key("countries", "country")), "The country" => country;
            "number", required(Number), "Which of its relations it is" => number;
            "relation", required(Words(&["predecessor", "successor", "territory-now"])), "What the other one is: a former state it followed, the state that continues it, or a state on its territory today" => relation;
            "other", required(Key("countries", "country")), "The other one" => other.as_str();
        },
        table! { "states_under_codes", key ["country", "number"], "A state for which a code stood for a time, where it stood for more than one",
            for (country, number, state) in numbered(&data.countries, |it| it.id.as_str(), |it| &it.states_under_this_code) =>
            "country", required(Key("countries", "country")), "The code" => country;
            "number", required(Number), "Which of its states it is" => number;
            "name", required(Text), "Its English name" => &*state.name;
            "since", required(Date), "The first day" => state.from;
            "until", required(Date), "The first day after it" => state.until;
        },
        table! { "cow_spells", key ["country", "number"], "A time during which the Correlates of War list counts a country: since <= day < until",
            for (country, number, (system, spell)) in numbered(&data.countries, |it| it.id.as_str(), |it| code_spells(it.cow.as_ref())) =>
            "country", required(Key("countries", "country")), "The country" => country;
            "number", required(Number), "Which of its times it is" => number;
            "code", required(Code), "Its number in the list then" => system.number_in(spell);
            "abbreviation", required(Text), "Its three letters in the list then" => system.abbreviation_in(spell);
            "since", required(Date), "The first day" => spell.from;
            "until", optional(Date), "The first day after it; empty while it lasts" => spell.until;
        },
        table! { "gw_spells", key ["country", "number"], "A time during which Gleditsch and Ward's list counts a country: since <= day < until",
            for (country, number, (system, spell)) in numbered(&data.countries, |it| it.id.as_str(), |it| code_spells(it.gw.as_ref())) =>
            "country", required(Key("countries", "country")), "The country" => country;
            "number", required(Number), "Which of its times it is" => number;
            "code", required(Code), "Its number in the list then" => system.number_in(spell);
            "abbreviation", required(Text), "Its three letters in the list then" => system.abbreviation_in(spell);
            "since", required(Date), "The first day" => spell.from;
            "until", optional(Date), "The first day after it; empty while it lasts" => spell.until;
        },
        table! { "ambiguous_names", key ["name", "number"], "A country that an ambiguous code or name may mean",
            for (name, number, country) in numbered(&data.ambiguous, |it| &*it.key, |it| &it.countries) =>
            "name", required(Text), "The name, in small letters without accents" => name;
            "number", required(Number), "Which of the countries it is" => number;
            "country", required(Key("countries", "country")), "The country" => country.as_str();
        },
        table! { "ambiguous_uses", key ["name", "number"], "In which scheme an ambiguous code or name means which country",
            for (name, number, meaning) in numbered(&data.ambiguous, |it| &*it.key, |it| &it.uses) =>
            "name", required(Text), "The name, in small letters without accents" => name;
            "number", required(Number), "Which of its uses it is" => number;
            "meaning", required(Text), "The country and the scheme: AT:cow=AUS" => &**meaning;
        },
    ]
}

pub(super) fn organisations(data: &Dataset) -> Vec<Table<'_>> {
    let statements = data.countries.iter().flat_map(|country| {
        country.outside.iter().map(move |statement| {
            (format!("{}:outside:{}", country.id, statement.kind.word()), (country, statement))
        })
    });
    vec![
        table! { "outside", key ["country"], "A state or an area of today that is in no format on the day of the review, one row each, as `countries --in-none` lists them",
            for (country, statement) in outside(data) =>
            "country", required(Key("countries", "country")), "The country" => country.id.as_str();
            "name", required(Text), "Its name in English" => &*country.name.en;
            "kind", required(Words(&["state", "disputed", "area"])), "What it is; see countries" => country.kind.word();
            "represented_by", optional(Key("countries", "country")), "For an area: the state that represents it abroad" => country.represented_by.as_ref().map(|it| it.country.as_str());
            "outside", optional(Words(STATEMENTS)), "The kind of the statement in outside_statements that tells most; empty where there is none" => statement.map(|it| it.kind.word());
            "date", optional(Date), "When that was; empty where no source tells" => statement.and_then(|it| it.date);
            "statements", required(Count("statements")), "How many statements there are" => country.outside.len();
        },
        table! { "outside_statements", key ["outside_statement"], "A statement on how a country stands to NATO outside all formats",
            for (id, (country, statement)) in with_ids(statements) =>
            "outside_statement", required(Text), "The id: the country, the kind, and a number from the second on" => id;
            "country", required(Key("countries", "country")), "The country" => country.id.as_str();
            "kind", required(Words(STATEMENTS)), "invited: to a format, and has not joined; asked: and has not got it; working-on: toward a partnership, by NATO's own words; none: in no format, says a source; consulted: without a programme; spoken-of: as a partner or member, without a step by NATO; contributed: troops, or its ground for an exercise; hosts: NATO works there and serves somebody else; us-status: a status in the law of the United States" => statement.kind.word();
            "date", optional(Date), "When; empty where no source tells" => statement.date;
            "what", required(Text), "What happened, or how it stands" => &*statement.what;
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where its sources support it" => statement.confidence.map(Confidence::word);
            cited "all" => &statement.sources;
        },
        table! { "organisations", key ["organisation"], "An international organisation that is a partner",
            for organisation in &data.organisations =>
            "organisation", required(Text), "The id, which is no country code" => &*organisation.id;
            "abbreviation", required(Text), "Its initials" => &*organisation.abbreviation;
            "name_en", required(Text), "Its name in English" => &*organisation.name.en;
            "name_de", optional(Text), "Its name in German" => organisation.name.de.as_deref();
            "name_fr", optional(Text), "Its name in French" => organisation.name.fr.as_deref();
        },
        table! { "organisation_aliases", key ["organisation", "number"], "Another name of an organisation",
            for (organisation, number, alias) in numbered(&data.organisations, |it| &*it.id, |it| &it.aliases) =>
            "organisation", required(Key("organisations", "organisation")), "The organisation" => organisation;
            "number", required(Number), "Which of its other names it is" => number;
            "alias", required(Text), "The name" => &**alias;
        },
    ]
}

/// The kinds of statements on how a country stands to NATO outside all formats.
const STATEMENTS: &[&str] = &[
    "invited",
    "asked",
    "working-on",
    "none",
    "consulted",
    "spoken-of",
    "contributed",
    "hosts",
    "us-status",
];

/// Lists the states and areas of today that are in no format on the day of the review, not even possibly, with what
/// tells most of how each stands to NATO.
fn outside(data: &Dataset) -> impl Iterator<Item = (&Country, Option<&Outside>)> {
    let without = membership::by_party(data).into_iter().filter_map(|holder| match holder.party {
        Party::Country(country) if country.kind != CountryKind::FormerState => {
            holder.held_on(data.reviewed(), data.reviewed()).is_empty().then_some(country)
        }
        _ => None,
    });
    without.map(|country| (country, country.outside.iter().min_by_key(|outside| outside.kind)))
}

/// Returns the day after a last day, as precise as that is.
fn after(last: PartialDate) -> PartialDate {
    let (first, last) = (last.earliest().next(), last.latest().next());
    let text = if first == last { first.to_string() } else { format!("[{first}..{last}]") };
    PartialDate::parse(&text).unwrap_or(PartialDate::UNKNOWN)
}

/// Lists the other names of a country: name, language, kind, and where it was found.
fn other_names(
    country: &Country,
) -> impl Iterator<Item = (&str, &str, &'static str, Option<&str>)> {
    let endonyms = country.endonyms.iter().map(|it| (&*it.name, &*it.lang, "endonym", None));
    let others = country.other_names.iter();
    let others = others.map(|it| (&*it.name, &*it.lang, it.kind.word(), it.found_in.as_deref()));
    let demonyms = country.demonyms.iter().map(|name| (&**name, "en", "demonym", None));
    endonyms.chain(others).chain(demonyms)
}

fn relations(country: &Country) -> impl Iterator<Item = (&'static str, &CountryCode)> {
    let predecessors = country.predecessors.iter().map(|code| ("predecessor", code));
    let successors = country.successors.iter().map(|code| ("successor", code));
    let territory = country.territory_now.iter().map(|code| ("territory-now", code));
    predecessors.chain(successors).chain(territory)
}

fn code_spells(system: Option<&SystemCode>) -> impl Iterator<Item = (&SystemCode, &CodeSpell)> {
    system.into_iter().flat_map(|system| system.spells.iter().map(move |spell| (system, spell)))
}
