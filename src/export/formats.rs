//! The tables of formats, of who was in them, of what happened, and of where sources disagree.

use std::{ptr, slice};

use super::table::Kind::{Count, Date, Key, Number, Text, Words};
use super::table::{Bounded, CONFIDENCE, Table, optional, required, table};
use super::{numbered, with_ids, with_number};
use crate::data::Dataset;
use crate::membership::{self, Membership};
use crate::model::{
    self, Confidence, Conflict, Country, CountryCode, Format, Left, OrganisationId, Parties,
};
use crate::output::Cell;

pub(super) fn formats(data: &Dataset) -> Vec<Table<'_>> {
    vec![
        table! { "formats", key ["format"], "A partnership format of NATO, and NATO itself",
            for format in &data.formats =>
            "format", required(Text), "The id, which never changes, whatever the format is called" => &*format.id;
            "kind", required(Words(&["alliance", "council", "commission", "regional-forum", "programme", "initiative", "instrument", "agreement", "platform", "informal-grouping"])), "What kind of format it is" => format.kind.word();
            "summary", required(Text), "What it is for" => &*format.summary;
            "founded", required(Date), "When it was founded; unknown where there was no act of founding" => format.founded.date;
            "founded_place", optional(Text), "Where" => format.founded.place.as_deref();
            "founded_by", optional(Text), "By whom" => format.founded.by.as_deref();
            "founded_document", optional(Text), "In which paper" => format.founded.document.as_deref();
            "founded_constructed", optional(Text), "Why the date is constructed, where nobody founded the format by an act of that day" => format.founded.constructed.as_deref();
            "founded_note", optional(Text), "What a reader should know of it" => format.founded.note.as_deref();
            "ended", optional(Date), "The first day it was no more; empty while it exists" => format.ended_on();
            "ended_why", optional(Text), "Why it ended" => format.ended.as_ref().map(|ended| &*ended.why);
            "status", required(Words(&["active", "dormant", "ended"])), "How it stood on the day the data were last checked; dormant: neither ended nor seen at work of late" => format.status.is.word();
            "status_note", optional(Text), "What this rests on" => format.status.note.as_deref();
            "predecessor", optional(Key("formats", "format")), "The format whose place it took" => format.predecessor.as_deref();
            "successor", optional(Key("formats", "format")), "The format that took its place" => format.successor.as_deref();
            "allies_since", optional(Date), "The first day on which all NATO members of the day are members of it; empty where they never were" => format.allies.as_ref().map(|allies| allies.from);
            "allies_until", optional(Date), "The first day after that; empty while it lasts" => format.allies.as_ref().and_then(|allies| allies.until);
            "parties", optional(Words(&["allies-and-partners"])), "Whether Allies stand among its members by name; empty where they do not" => format.parties.map(Parties::word);
            "list", required(Words(&["complete", "partial", "unknown"])), "How much of its membership is known: no row in spells means no member only where this is complete" => format.list.word();
            "list_note", optional(Text), "What is missing from the list" => format.list_note.as_deref();
            cited "founded" => &format.founded.sources;
            cited "status" => &format.status.sources;
            cited "ended" => format.ended.as_ref().map_or(&[], |ended| &ended.sources);
        },
        table! { "format_names", key ["format_name"], "A name of a format, in use from `since` until the next one of the format begins",
            for (id, (format, name)) in in_formats(data, "name", |it| &it.names, |_| None) =>
            "format_name", required(Text), "The id of this name: the format, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "since", required(Date), "The first day it was in use" => name.from;
            "until", optional(Date), "The first day it was no more, that of the next name, or of the end of the format; empty while it is in use" => format.name_until(name);
            "name_en", required(Text), "The name in English" => &*name.name.en;
            "name_de", optional(Text), "In German" => name.name.de.as_deref();
            "name_fr", optional(Text), "In French" => name.name.fr.as_deref();
            "abbreviation_en", optional(Text), "Its initials in English" => name.abbreviation.as_ref().map(|short| &*short.en);
            "abbreviation_de", optional(Text), "In German" => name.abbreviation.as_ref().and_then(|short| short.de.as_deref());
            "abbreviation_fr", optional(Text), "In French" => name.abbreviation.as_ref().and_then(|short| short.fr.as_deref());
            "confidence", optional(CONFIDENCE), "How well the name is supported; empty where it is" => name.confidence.map(Confidence::word);
            "unconfirmed", optional(Text), "The parts of it that no source at hand supports (en, de, fr, abbreviation), with `; ` between them" => list(&name.unconfirmed);
            "note", optional(Text), "What a reader should know" => name.note.as_deref();
            cited "all" => &name.sources;
        },
        table! { "format_variants", key ["format_variant"], "A name for a part of a format, or for what it grew out of",
            for (id, (format, variant)) in in_formats(data, "variant", |it| &it.variants, |_| None) =>
            "format_variant", required(Text), "The id of this name: the format, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "since", required(Date), "The first day it was in use" => variant.from;
            "until", optional(Date), "The first day it was no more, at the latest that on which the format was; empty while it is in use" => variant.until.or_else(|| format.ended_on());
            "name_en", required(Text), "The name in English" => &*variant.name.en;
            "name_de", optional(Text), "In German" => variant.name.de.as_deref();
            "name_fr", optional(Text), "In French" => variant.name.fr.as_deref();
            "abbreviation_en", optional(Text), "Its initials in English" => variant.abbreviation.as_ref().map(|short| &*short.en);
            "abbreviation_de", optional(Text), "In German" => variant.abbreviation.as_ref().and_then(|short| short.de.as_deref());
            "abbreviation_fr", optional(Text), "In French" => variant.abbreviation.as_ref().and_then(|short| short.fr.as_deref());
            "confidence", optional(CONFIDENCE), "How well the name is supported; empty where it is" => variant.confidence.map(Confidence::word);
            "unconfirmed", optional(Text), "The parts of it that no source at hand supports (en, de, fr, abbreviation), with `; ` between them" => list(&variant.unconfirmed);
            "note", optional(Text), "What part it names, and what a reader should know" => variant.note.as_deref();
            cited "all" => &variant.sources;
        },
        table! { "format_aliases", key ["format", "number"], "Another name by which people ask for a format",
            for (format, number, alias) in numbered(&data.formats, |it| &*it.id, |it| &it.aliases) =>
            "format", required(Key("formats", "format")), "The format" => format;
            "number", required(Number), "Which of its other names it is" => number;
            "alias", required(Text), "The name" => &**alias;
        },
        table! { "renamings", key ["renaming"], "How a format was renamed or remade without a break",
            for (id, (format, renaming)) in in_formats(data, "renamed", |it| &it.renamed, |_| None) =>
            "renaming", required(Text), "The id: the format, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "date", required(Date), "When" => renaming.date;
            "place", optional(Text), "Where" => renaming.place.as_deref();
            "renamed_by", optional(Text), "By whom" => renaming.by.as_deref();
            "document", optional(Text), "In which paper" => renaming.document.as_deref();
            "what", optional(Text), "What changed with the name" => renaming.what.as_deref();
            "first_meeting", optional(Date), "The first meeting under the new name" => renaming.first_meeting;
            cited "all" => &renaming.sources;
        },
        table! { "conventions", key ["format", "number"], "How dates and members of a format are counted here",
            for (format, number, convention) in numbered(&data.formats, |it| &*it.id, |it| &it.conventions) =>
            "format", required(Key("formats", "format")), "The format" => format;
            "number", required(Number), "Which of its conventions it is" => number;
            "convention", required(Text), "The convention" => &**convention;
        },
    ]
}

pub(super) fn memberships(data: &Dataset) -> Vec<Table<'_>> {
    let reviewed = data.reviewed();
    let spells = spells(data);
    let recorded = || spells.iter().filter(|(_, seat)| !is_derived(seat));
    let of_spells = recorded().map(|(id, seat)| (id.as_str(), seat.format, &*seat.spell.suspended));
    let of_formats = data.formats.iter().map(|it| (&*it.id, it, &*it.suspensions));
    let suspended = of_spells.chain(of_formats).collect::<Vec<_>>();
    let nonmembers = data.formats.iter().flat_map(|format| {
        let invited = format.invited.iter().map(|it| ("invited", it));
        let pending = format.pending.iter().map(|it| ("pending", it));
        let all =
            invited.chain(pending).chain(format.not_members.iter().map(|it| ("not-member", it)));
        all.map(move |(kind, it)| {
            (format!("{}:{kind}:{}", format.id, it.country), (format, kind, it))
        })
    });
    vec![
        table! { "spells", key ["spell"], "One unbroken period of a country or an organisation in a format in one role: since <= day < until. Who left and came back has two",
            for (id, seat) in &spells =>
            "spell", required(Text), "The id: the format, the country or organisation, the role, and a number from the second on" => id.clone();
            "format", required(Key("formats", "format")), "The format" => &*seat.format.id;
            "country", optional(Key("countries", "country")), "The country; either this or `organisation` has a value" => seat.spell.country.as_ref().map(CountryCode::as_str);
            "organisation", optional(Key("organisations", "organisation")), "The organisation" => seat.spell.organisation.as_deref();
            "role", required(Words(&["partner", "ally", "observer"])), "In what capacity; observers are no members and are never counted" => seat.role.word();
            "since", required(Date), "The first day in this role. It surely runs from `since_latest` on, until `until_earliest` if that has a value, as `members` counts" => Bounded(Some(seat.from), Some(seat.since_days(seat.from, reviewed)));
            "until", optional(Date), "The first day out, not the last day in; empty while the spell runs" => Bounded(seat.until, seat.until_days(reviewed));
            "ended_why", optional(Words(&["joined NATO", "withdrew", "format ended", "state dissolved", "replaced", "completed", "government overthrown", "reason not known"])), "Why it ended" => seat.left().map(Left::words);
            "note", optional(Text), "What a reader should know" => seat.note();
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where its sources support it" => seat.spell.confidence.map(Confidence::word);
            "derived_from", optional(Key("spells", "spell")), "For an Ally that sits in a format because all NATO members of the day do: its spell in NATO, from which this one follows; for a party that has become an Ally its spell as a partner; empty for what is recorded" => derived_from(seat, &spells);
            cited "all" => if is_derived(seat) { &[] } else { &seat.spell.sources };
        },
        table! { "suspensions", key ["suspension"], "A time during which a spell, or a whole format, stood but was suspended: since <= day < until. A suspended format suspends its partners, not the Allies",
            for (owner, number, (format, suspension)) in numbered(&suspended, |(id, ..)| id, |(_, format, list)| list.iter().map(|it| (*format, it))) =>
            "suspension", required(Text), "The id: what was suspended, and a number from the second on" => with_number(format!("{owner}:suspended"), number);
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "spell", optional(Key("spells", "spell")), "The spell; empty where the whole format was suspended" => Some(owner).filter(|id| *id != &*format.id).map(str::to_owned);
            "since", required(Date), "The first day" => suspension.from;
            "until", optional(Date), "The first day after it; empty while it lasts" => suspension.until;
            "what", required(Text), "What exactly was suspended" => &*suspension.what;
            cited "all" => &suspension.sources;
        },
        table! { "spell_ties", key ["tie"], "A step by which the ties of a country with NATO grew",
            for (spell, number, tie) in numbered(recorded(), |(id, _)| id, |(_, seat)| &seat.spell.ties) =>
            "tie", required(Text), "The id: the spell, and a number from the second on" => with_number(format!("{spell}:tie"), number);
            "spell", required(Key("spells", "spell")), "The spell of the country" => spell.to_owned();
            "date", optional(Date), "When; empty where no source gives even a year" => tie.date;
            "what", required(Text), "What" => &*tie.what;
            cited "all" => &tie.sources;
        },
        table! { "nonmembers", key ["nonmember"], "A country that is named with a format and is no member of it",
            for (id, (format, kind, nonmember)) in with_ids(nonmembers) =>
            "nonmember", required(Text), "The id: the format, the kind, the country, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "country", required(Key("countries", "country")), "The country" => nonmember.country.as_str();
            "kind", required(Words(&["invited", "pending", "not-member"])), "invited: it was, and has not joined; pending: its entry is under way; not-member: it is often taken for one" => kind;
            "date", optional(Date), "When it was invited, if that is what happened" => nonmember.date;
            "note", required(Text), "How it stands to the format" => &*nonmember.note;
            cited "all" => &nonmember.sources;
        },
    ]
}

pub(super) fn meetings(data: &Dataset) -> Vec<Table<'_>> {
    let events = in_formats(
        data,
        "event",
        |it| &it.events,
        |it| named(&it.countries, &it.organisations).find_map(|(country, other)| country.or(other)),
    );
    vec![
        table! { "meetings", key ["meeting"], "A meeting of NATO at which something was decided on partnerships, or might have been",
            for meeting in &data.meetings =>
            "meeting", required(Text), "The id: place and year" => &*meeting.id;
            "first_day", required(Date), "The first day" => meeting.first_day;
            "last_day", required(Date), "The last day, included" => meeting.last_day;
            "place", required(Text), "Town and country as people read them; meeting_places has them apart" => &*meeting.place;
            "level", optional(Text), "Who met; empty for a meeting still to come" => meeting.level.as_deref();
            "decided", optional(Text), "What it decided on partnerships; empty for a meeting still to come" => meeting.decided.as_deref();
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where its sources support it" => meeting.confidence.map(Confidence::word);
            cited "all" => &meeting.sources;
        },
        table! { "meeting_places", key ["meeting", "number"], "A place where a meeting was held, the country apart from the town",
            for (meeting, number, (town, country)) in numbered(&data.meetings, |it| &*it.id, |it| places(data, &it.place)) =>
            "meeting", required(Key("meetings", "meeting")), "The meeting" => meeting;
            "number", required(Number), "Which of its places it is" => number;
            "town", optional(Text), "The town, or the place in it" => town;
            "country", optional(Key("countries", "country")), "The country" => country;
        },
        table! { "meeting_documents", key ["meeting", "number"], "A paper that a meeting adopted",
            for (meeting, number, document) in numbered(&data.meetings, |it| &*it.id, |it| &it.documents) =>
            "meeting", required(Key("meetings", "meeting")), "The meeting" => meeting;
            "number", required(Number), "Which of its papers it is" => number;
            "document", required(Text), "The paper" => &**document;
        },
        table! { "meeting_formats", key ["meeting", "format"], "A format that a meeting decided on",
            for (meeting, _, format) in numbered(&data.meetings, |it| &*it.id, |it| &it.formats) =>
            "meeting", required(Key("meetings", "meeting")), "The meeting" => meeting;
            "format", required(Key("formats", "format")), "The format" => &**format;
        },
        table! { "meeting_countries", key ["meeting", "number"], "A country or an organisation that a meeting decided on",
            for (meeting, number, (country, organisation)) in numbered(&data.meetings, |it| &*it.id, |it| named(&it.countries, &it.organisations)) =>
            "meeting", required(Key("meetings", "meeting")), "The meeting" => meeting;
            "number", required(Number), "Which of those it is" => number;
            "country", optional(Key("countries", "country")), "The country; either this or `organisation` has a value" => country;
            "organisation", optional(Key("organisations", "organisation")), "The organisation" => organisation;
        },
        table! { "events", key ["event"], "Something that happened to a format on a day",
            for (id, (format, event)) in &events =>
            "event", required(Text), "The id: the format, the first country or organisation it is about, and a number from the second on" => id.clone();
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "date", required(Date), "When" => event.date;
            "what", required(Text), "What happened" => &*event.what;
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where its sources support it" => event.confidence.map(Confidence::word);
            cited "all" => &event.sources;
        },
        table! { "event_countries", key ["event", "number"], "A country or an organisation that an event is about: who acts in it, or to whom it happens",
            for (event, number, (country, organisation)) in numbered(&events, |(id, _)| id, |(_, (_, it))| named(&it.countries, &it.organisations)) =>
            "event", required(Key("events", "event")), "The event" => event.to_owned();
            "number", required(Number), "Which of those it is" => number;
            "country", optional(Key("countries", "country")), "The country; either this or `organisation` has a value" => country;
            "organisation", optional(Key("organisations", "organisation")), "The organisation" => organisation;
        },
        table! { "stated_counts", key ["stated_count"], "A number of members as a source states it; where the spells do not bear it out, a conflict quotes it",
            for (id, (format, count)) in in_formats(data, "count", |it| &it.counts, |it| Some(&*it.source)) =>
            "stated_count", required(Text), "The id: the format, the source, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "date", required(Date), "The day the number is said to hold" => count.date;
            "allies", optional(Count("members")), "All Allies of that day" => count.allies;
            "partners", optional(Count("members")), "The partners" => count.partners;
            "total", optional(Count("members")), "Allies and partners together" => count.total;
            "at_least", optional(Count("members")), "A lower bound, where the source gives no exact number" => count.at_least;
            "source", required(Key("sources", "source")), "Who states it" => &*count.source;
            "note", optional(Text), "The wording where it matters, or how the day was found" => count.note.as_deref();
            cited "all" => slice::from_ref(&count.source);
        },
    ]
}

pub(super) fn disputes<'d>(data: &'d Dataset) -> Vec<Table<'d>> {
    let (mut conflicts, mut questions) = (Vec::new(), Vec::new());
    let mut add = |subject: [&'d str; 3], disputed: &'d [Conflict], open: &'d [model::Text]| {
        let id = subject.concat();
        conflicts.extend(disputed.iter().map(|it| (format!("{id}:conflict"), (subject, it))));
        questions.extend(open.iter().map(|it| (format!("{id}:question"), (subject, it))));
    };
    data.formats.iter().for_each(|it| add([&it.id, "", ""], &it.conflicts, &it.open_questions));
    data.meetings.iter().for_each(|it| add(["", &it.id, ""], &it.conflicts, &it.open_questions));
    data.countries
        .iter()
        .for_each(|it| add(["", "", it.id.as_str()], &it.conflicts, &it.open_questions));
    let conflicts = with_ids(conflicts);
    vec![
        table! { "conflicts", key ["conflict_id"], "A fact on which sources disagree; claims has what each of them says",
            for (id, ([format, meeting, country], conflict)) in &conflicts =>
            "conflict_id", required(Text), "The id: the format, the meeting or the country, and a number from the second on" => id.clone();
            "format", optional(Key("formats", "format")), "The format it is about; either this, `meeting` or `country` has a value" => *format;
            "meeting", optional(Key("meetings", "meeting")), "The meeting it is about" => *meeting;
            "country", optional(Key("countries", "country")), "The country it is about" => *country;
            "fact", required(Text), "The fact in dispute" => &*conflict.fact;
            "prefer", required(Key("sources", "source")), "The source that is followed here" => &*conflict.prefer;
            "why", required(Text), "Why that one" => &*conflict.why;
            "membership", optional(Key("countries", "country")), "The country whose membership is itself in dispute" => conflict.membership.as_ref().map(CountryCode::as_str);
            "since", optional(Date), "Since when it is" => conflict.since;
        },
        table! { "claims", key ["claim"], "What one source says of a fact in dispute",
            for (conflict, number, claim) in numbered(&conflicts, |(id, _)| id, |(_, (_, it))| &it.says) =>
            "claim", required(Text), "The id: the conflict, and a number from the second on" => with_number(format!("{conflict}:claim"), number);
            "conflict_id", required(Key("conflicts", "conflict_id")), "The conflict" => conflict.to_owned();
            "source", optional(Key("sources", "source")), "The source; empty for a claim met without one" => claim.source.as_deref();
            "says", required(Text), "What it says" => &*claim.claim;
            "count_date", optional(Date), "The day of the stated count of the same source that it is about; empty where it is about none" => claim.count;
            cited "all" => claim.source.as_slice();
        },
        table! { "open_questions", key ["open_question"], "What is not known of a format, a meeting or a country",
            for (id, ([format, meeting, country], question)) in with_ids(questions) =>
            "open_question", required(Text), "The id: the format, the meeting or the country, and a number from the second on" => id;
            "format", optional(Key("formats", "format")), "The format it is about; either this, `meeting` or `country` has a value" => format;
            "meeting", optional(Key("meetings", "meeting")), "The meeting it is about" => meeting;
            "country", optional(Key("countries", "country")), "The country it is about" => country;
            "question", required(Text), "What is not known" => &**question;
        },
    ]
}

pub(super) fn trust_funds(data: &Dataset) -> Vec<Table<'_>> {
    let projects = in_formats(data, "project", |it| &it.projects, |it| Some(it.country.as_str()));
    vec![
        table! { "projects", key ["project"], "A single project of a Trust Fund",
            for (id, (format, project)) in &projects =>
            "project", required(Text), "The id: the format, the country, and a number from the second on" => id.clone();
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "country", required(Key("countries", "country")), "The country it is for" => project.country.as_str();
            "subject", required(Text), "What it deals with" => &*project.subject;
            "lead", optional(Text), "Who leads it" => project.lead.as_deref();
            "since", optional(Date), "When it began" => project.from;
            "until", optional(Date), "When it ended" => project.until;
            "result", optional(Text), "What came of it, or what was planned" => project.result.as_deref();
            "confidence", optional(CONFIDENCE), "How well it is supported; empty where its sources support it" => project.confidence.map(Confidence::word);
            cited "all" => &project.sources;
        },
        table! { "donors", key ["project", "number"], "Who else pays for a project, besides the one who leads it",
            for (project, number, donor) in numbered(&projects, |(id, _)| id, |(_, (_, it))| &it.donors) =>
            "project", required(Key("projects", "project")), "The project" => project.to_owned();
            "number", required(Number), "Which of its donors it is" => number;
            "country", optional(Key("countries", "country")), "The country; empty for anybody else" => country_named(data, donor).map(|country| country.id.as_str());
            "name", required(Text), "Its name in English; of an organisation as the data have it" => country_named(data, donor).map_or(&**donor, |country| &*country.name.en);
        },
        table! { "totals", key ["total"], "What a source says was done by Trust Funds in all up to a day",
            for (id, (format, total)) in in_formats(data, "total", |it| &it.totals, |_| None) =>
            "total", required(Text), "The id: the format, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "date", required(Date), "Up to when" => total.date;
            "what", required(Text), "What was done" => &*total.what;
            cited "all" => &total.sources;
        },
        table! { "beneficiaries", key ["beneficiary"], "A country in which Trust Fund projects ran",
            for (id, (format, beneficiary)) in in_formats(data, "beneficiary", |it| &it.beneficiaries, |it| Some(it.country.as_str())) =>
            "beneficiary", required(Text), "The id: the format, the country, and a number from the second on" => id;
            "format", required(Key("formats", "format")), "The format" => &*format.id;
            "country", required(Key("countries", "country")), "The country" => beneficiary.country.as_str();
            "since", optional(Date), "When the first project began; empty where no source tells" => beneficiary.from;
            "note", required(Text), "What the projects were" => &*beneficiary.note;
            cited "all" => &beneficiary.sources;
        },
    ]
}

/// Lists countries, then organisations, each with nothing in the place of the other.
fn named<'d>(
    countries: &'d [CountryCode],
    organisations: &'d [OrganisationId],
) -> impl Iterator<Item = (Option<&'d str>, Option<&'d str>)> {
    let countries = countries.iter().map(|code| (Some(code.as_str()), None));
    countries.chain(organisations.iter().map(|id| (None, Some(&**id))))
}

/// Lists the records of a kind in all formats, each with its format and an id like `nuc:event:UA:2`: the format, the
/// kind, and whom it is about or who states it. No date and no place is part of it, for these are what is corrected.
fn in_formats<'d, T>(
    data: &'d Dataset,
    kind: &str,
    list: fn(&'d Format) -> &'d [T],
    about: fn(&T) -> Option<&str>,
) -> Vec<(String, (&'d Format, &'d T))> {
    with_ids(data.formats.iter().flat_map(|format| {
        let identify = move |it| {
            let about = about(it).map(|about| format!(":{about}")).unwrap_or_default();
            (format!("{}:{kind}{about}", format.id), (format, it))
        };
        list(format).iter().map(identify)
    }))
}

/// Lists all seats in all formats, NATO first, with ids like `eapc:FI:partner`, of which a later one ends in `:2`.
fn spells(data: &Dataset) -> Vec<(String, Membership<'_>)> {
    let mut formats = data.formats.iter().collect::<Vec<&Format>>();
    formats.sort_by_key(|format| !format.is_alliance());
    with_ids(formats.into_iter().flat_map(|format| membership::memberships(data, format)).map(
        |seat| {
            let holder = seat.spell.holder().unwrap_or_default();
            (format!("{}:{holder}:{}", seat.format.id, seat.role.word()), seat)
        },
    ))
}

/// Tells whether a seat follows from the spell of an Ally in NATO, or from that of the partner it was before.
fn is_derived(seat: &Membership<'_>) -> bool {
    seat.is_as_of_right() || seat.from != seat.spell.from
}

/// Returns the id of the first seat that rests on the spell of a seat that is derived.
fn derived_from(seat: &Membership<'_>, spells: &[(String, Membership<'_>)]) -> Option<String> {
    let origin = spells.iter().find(|(_, other)| ptr::eq(other.spell, seat.spell));
    origin.filter(|_| is_derived(seat)).map(|(id, _)| id.clone())
}

/// Returns the country that a code means, or the English name of one.
fn country_named<'d>(data: &'d Dataset, text: &str) -> Option<&'d Country> {
    data.countries.iter().find(|it| it.id.as_str() == text || &*it.name.en == text)
}

/// Parts a place into towns and their countries: `Strasbourg, FR and Kehl, DE (Baden-Baden on the first day)`. What is
/// written in another way is a town as a whole.
fn places<'d>(data: &'d Dataset, place: &'d str) -> Vec<(Option<&'d str>, Option<&'d str>)> {
    let places = place.split(" (").next().unwrap_or(place).split(" and ").map(|part| {
        let (town, code) = part.rsplit_once(", ").unwrap_or(("", part));
        let country = country_named(data, code)?.id.as_str();
        Some((Some(town).filter(|town| !town.is_empty()), Some(country)))
    });
    places.collect::<Option<Vec<_>>>().unwrap_or_else(|| vec![(Some(place), None)])
}

fn list(words: &[model::Text]) -> Cell<'_> {
    words.iter().map(|word| &**word).collect()
}
