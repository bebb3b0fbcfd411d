//! The tables of countries and organisations, and of what they are called.

use super::table;
use crate::model::{
    Confidence, Country, CountryCode, FormerName, Organisation, Outside, Region, StateUnderCode,
    Text,
};
use crate::query::{CodeTime, CountryName, Fact, Item};

table! {
    /// Regions of the world.
    fn regions(region: Region), key "region",
    "A sub-region of UN M49, as the Unicode CLDR has it" {
        text "region!" "Three digits of UN M49" => &*region.code;
        text "name_en!" "Its name in English" => &*region.name.en;
        text "name_de" "Its name in German" => region.name.de.as_deref();
        text "name_fr" "Its name in French" => region.name.fr.as_deref();
        text "continent!" "The code of the continent" => &*region.continent;
        text "continent_name!" "The English name of the continent" => &*region.continent_name;
    }
}

table! {
    /// States, past and present.
    fn countries(country: Country), key "country",
    "A state, past or present, or another entry of ISO 3166-1. Those that were never in a format are here too; outside has what is known of them" {
        text "country!" "The code by which every table names it: ISO 3166-1 alpha-2, four letters of ISO 3166-3 for a former state, XK for Kosovo. NA is Namibia, not a missing value" => country.id.as_str();
        text "kind! = state/disputed/area/former-state" "What has this code; disputed: some states recognise it as a state and some do not; area: another state represents it abroad, or none does" => country.kind.word();
        text "name_en!" "The name printed" => &*country.name.en;
        text "name_de" "Its German name" => country.name.de.as_deref();
        text "name_fr" "Its French name" => country.name.fr.as_deref();
        text "formal" "Its formal English name" => country.formal.as_deref();
        text "un_short_en" "Its English short name at the United Nations" => country.un_short.as_ref().map(|name| &*name.en);
        text "un_short_fr" "Its French short name at the United Nations" => country.un_short.as_ref().map(|name| &*name.fr);
        text "cldr" "Its English name in the Unicode CLDR" => country.cldr.as_deref();
        text "nato_heading" "How NATO heads its page on it, where that is another name" => country.nato_heading.as_ref().map(|heading| &*heading.en);
        text "nato_heading_seen_at" "The address of that page" => country.nato_heading.as_ref().map(|heading| &*heading.seen_at);
        text "iso_scheme!" "ISO 3166-1, ISO 3166-3 or user-assigned" => &*country.iso.scheme;
        text "alpha2!" "Two letters of ISO 3166" => &*country.iso.alpha2;
        text "alpha3!" "Three letters of ISO 3166" => &*country.iso.alpha3;
        text "alpha4" "Four letters of ISO 3166-3, for a former state" => country.iso.alpha4.as_deref();
        text "numeric" "Three digits of ISO 3166" => country.iso.numeric.as_deref();
        date "withdrawn" "The day the code was withdrawn" => country.iso.withdrawn;
        number "cow" "Its number in the Correlates of War list, State System Membership v2016; cow_spells tells when it counts. Not unique: a successor may go on with the number. Empty, with what follows, for most countries that were never in a format" => country.cow.as_ref().map(|cow| cow.number);
        text "cow_abbreviation" "Its three letters there" => country.cow.as_ref().map(|cow| &*cow.abbreviation);
        text "cow_name" "Its name there" => country.cow.as_ref().map(|cow| &*cow.name);
        number "gw" "Its number in Gleditsch and Ward's list of independent states; gw_spells tells when it counts. Not unique" => country.gw.as_ref().map(|gw| gw.number);
        text "gw_abbreviation" "Its three letters there" => country.gw.as_ref().map(|gw| &*gw.abbreviation);
        text "gw_name" "Its name there" => country.gw.as_ref().map(|gw| &*gw.name);
        text "region -> regions.region" "Its region; former states have none" => country.region.as_deref();
        text "area" "The group it is listed in here, which is no standard" => country.area.as_deref();
        date "existed_from" "For a former state: the first day it existed" => country.existed.as_ref().map(|existed| existed.from);
        date "existed_until" "For a former state: the first day it existed no more" => country.existed.as_ref().map(|existed| existed.until);
        text "existed_confidence = unconfirmed/partly/probable" "How well these days are supported; empty where they are" => country.existed.as_ref().and_then(|existed| existed.confidence).map(Confidence::word);
        text "represented_by -> countries.country" "For an area: the state that represents it abroad, where that is not disputed" => country.represented_by.as_ref().map(|it| it.country.as_str());
        text "note" "What a reader should know" => country.note.as_deref();
    }
}

table! {
    /// Names by which people ask for countries.
    fn country_names(item: Item<'r, CountryName<'r>>), key "country, number",
    "Another name of a country" {
        text "country! -> countries.country" "The country" => item.owner;
        number "number!" "Which of its names it is here" => item.number;
        text "name!" "The name" => item.record.name;
        text "lang!" "The code of the language" => item.record.lang;
        text "kind! = endonym/formal/variant/abbreviation/former/loose/ambiguous" "endonym: in a language of its own; loose: imprecise; ambiguous: it means others as well" => item.record.kind;
        text "found_in" "The list it was found in" => item.record.found_in;
    }
}

table! {
    /// Names that countries bore before.
    fn former_names(item: Item<'r, &'r FormerName>), key "country, number",
    "A name that a country bore before" {
        text "country! -> countries.country" "The country" => item.owner;
        number "number!" "Which of its former names it is" => item.number;
        text "name!" "The English name" => &*item.record.en;
        date "from" "The first day of it" => item.record.from;
        date "last_day" "The last day of it, included, as its source gives it; empty while it is in use" => item.record.to;
        text "found_in" "Where it is from" => item.record.found_in.as_deref();
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where it is" => item.record.confidence.map(Confidence::word);
        text "note" "What a reader should know" => item.record.note.as_deref();
    }
}

table! {
    /// How countries follow each other.
    fn country_relations(item: Item<'r, (&'static str, CountryCode)>), key "country, number",
    "How a country is related to another one in time" {
        text "country! -> countries.country" "The country" => item.owner;
        number "number!" "Which of its relations it is" => item.number;
        text "relation! = predecessor/successor/territory-now" "What the other one is: a former state it followed, the state that continues it, or a state on its territory today" => item.record.0;
        text "other! -> countries.country" "The other one" => item.record.1.as_str();
    }
}

table! {
    /// The states for which codes stood.
    fn states_under_codes(item: Item<'r, &'r StateUnderCode>), key "country, number",
    "A state for which a code stood for a time, where it stood for more than one" {
        text "country! -> countries.country" "The code" => item.owner;
        number "number!" "Which of its states it is" => item.number;
        text "name!" "Its English name" => &*item.record.name;
        date "from!" "The first day" => item.record.from;
        date "until!" "The first day after it" => item.record.until;
    }
}

table! {
    /// When Correlates of War counts countries.
    fn cow_spells(item: Item<'r, CodeTime<'r>>), key "country, number",
    "A time during which the Correlates of War list counts a country: from <= day < until" {
        text "country! -> countries.country" "The country" => item.owner;
        number "number!" "Which of its times it is" => item.number;
        number "code!" "Its number in the list then" => item.record.0.number_in(item.record.1);
        text "abbreviation!" "Its three letters in the list then" => item.record.0.abbreviation_in(item.record.1);
        date "from!" "The first day" => item.record.1.from;
        date "until" "The first day after it; empty while it lasts" => item.record.1.until;
    }
}

table! {
    /// When Gleditsch and Ward count countries.
    fn gw_spells(item: Item<'r, CodeTime<'r>>), key "country, number",
    "A time during which Gleditsch and Ward's list counts a country: from <= day < until" {
        text "country! -> countries.country" "The country" => item.owner;
        number "number!" "Which of its times it is" => item.number;
        number "code!" "Its number in the list then" => item.record.0.number_in(item.record.1);
        text "abbreviation!" "Its three letters in the list then" => item.record.0.abbreviation_in(item.record.1);
        date "from!" "The first day" => item.record.1.from;
        date "until" "The first day after it; empty while it lasts" => item.record.1.until;
    }
}

table! {
    /// What ambiguous names may mean.
    fn ambiguous_names(item: Item<'r, CountryCode>), key "name, number",
    "A country that an ambiguous code or name may mean" {
        text "name!" "The name, in small letters without accents" => item.owner;
        number "number!" "Which of the countries it is" => item.number;
        text "country! -> countries.country" "The country" => item.record.as_str().to_owned();
    }
}

table! {
    /// In which scheme ambiguous names mean which.
    fn ambiguous_uses(item: Item<'r, &'r Text>), key "name, number",
    "In which scheme an ambiguous code or name means which country" {
        text "name!" "The name, in small letters without accents" => item.owner;
        number "number!" "Which of its uses it is" => item.number;
        text "meaning!" "The country and the scheme: AT:cow=AUS" => &**item.record;
    }
}

table! {
    /// How countries stand to NATO outside all formats.
    fn outside(fact: Fact<'r, Outside>), key "outside",
    "A statement on how a country stands to NATO outside all formats" {
        text "outside!" "The id: the country, the day, and a number" => &*fact.id;
        text "country! -> countries.country" "The country" => fact.country;
        text "kind! = invited/asked/working-on/none/consulted/spoken-of/contributed/hosts/us-status" "invited: to a format, and has not joined; asked: and has not got it; working-on: toward a partnership, by NATO's own words; none: in no format, says a source; consulted: without a programme; spoken-of: as a partner or member, without a step by NATO; contributed: troops, or its ground for an exercise; hosts: NATO works there and serves somebody else; us-status: a status in the law of the United States" => fact.record.kind.word();
        date "date" "When; empty where no source tells" => fact.record.date;
        text "what!" "What happened, or how it stands" => &*fact.record.what;
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where its sources support it" => fact.record.confidence.map(Confidence::word);
    }
}

table! {
    /// International organisations.
    fn organisations(organisation: Organisation), key "organisation",
    "An international organisation that is a partner" {
        text "organisation!" "The id, which is no country code" => &*organisation.id;
        text "abbreviation!" "Its initials" => &*organisation.abbreviation;
        text "name_en!" "Its name in English" => &*organisation.name.en;
        text "name_de" "Its name in German" => organisation.name.de.as_deref();
        text "name_fr" "Its name in French" => organisation.name.fr.as_deref();
    }
}

table! {
    /// Other names of organisations.
    fn organisation_aliases(item: Item<'r, &'r Text>), key "organisation, number",
    "Another name of an organisation" {
        text "organisation! -> organisations.organisation" "The organisation" => item.owner;
        number "number!" "Which of its other names it is" => item.number;
        text "alias!" "The name" => &**item.record;
    }
}
