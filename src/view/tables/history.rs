//! The tables of what happened, what was counted, where sources disagree, and the Trust Funds.

use super::table;
use crate::model::{
    Beneficiary, Claim, Confidence, Conflict, CountryCode, Event, Meeting, Project, StatedCount,
    Text, Total,
};
use crate::query::{Fact, Item};

table! {
    /// Summits and ministerial meetings.
    fn meetings(meeting: Meeting), key "meeting",
    "A meeting of NATO at which something was decided on partnerships, or might have been" {
        text "meeting!" "The id: place and year" => &*meeting.id;
        date "first_day!" "The first day" => meeting.first_day;
        date "last_day!" "The last day, included" => meeting.last_day;
        text "place!" "Town and country" => &*meeting.place;
        text "level" "Who met; empty for a meeting still to come" => meeting.level.as_deref();
        text "decided" "What it decided on partnerships; empty for a meeting still to come" => meeting.decided.as_deref();
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where its sources support it" => meeting.confidence.map(Confidence::word);
    }
}

table! {
    /// The papers that meetings adopted.
    fn meeting_documents(item: Item<'r, &'r Text>), key "meeting, number",
    "A paper that a meeting adopted" {
        text "meeting! -> meetings.meeting" "The meeting" => item.owner;
        number "number!" "Which of its papers it is" => item.number;
        text "document!" "The paper" => &**item.record;
    }
}

table! {
    /// The formats that meetings decided on.
    fn meeting_formats(item: Item<'r, &'r str>), key "meeting, format",
    "A format that a meeting decided on" {
        text "meeting! -> meetings.meeting" "The meeting" => item.owner;
        text "format! -> formats.format" "The format" => item.record;
    }
}

table! {
    /// What happened.
    fn events(fact: Fact<'r, Event>), key "event",
    "Something that happened to a format on a day" {
        text "event!" "The id: the format, the day, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        date "date!" "When" => fact.record.date;
        text "what!" "What happened" => &*fact.record.what;
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where its sources support it" => fact.record.confidence.map(Confidence::word);
    }
}

table! {
    /// Numbers that sources state.
    fn stated_counts(fact: Fact<'r, StatedCount>), key "stated_count",
    "A number of members as a source states it; where the spells do not bear it out, a conflict quotes it" {
        text "stated_count!" "The id: the format, the day, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        date "date!" "The day the number is said to hold" => fact.record.date;
        number "allies" "All Allies of that day" => fact.record.allies;
        number "partners" "The partners" => fact.record.partners;
        number "total" "Allies and partners together" => fact.record.total;
        number "at_least" "A lower bound, where the source gives no exact number" => fact.record.at_least;
        text "source! -> sources.source" "Who states it" => &*fact.record.source;
        text "note" "The wording where it matters, or how the day was found" => fact.record.note.as_deref();
    }
}

table! {
    /// Where sources disagree.
    fn conflicts(fact: Fact<'r, Conflict>), key "conflict",
    "A fact on which sources disagree; claims has what each of them says" {
        text "conflict!" "The id: the format, the meeting or the country, and a number" => &*fact.id;
        text "format -> formats.format" "The format it is about; either this, `meeting` or `country` has a value" => fact.format;
        text "meeting -> meetings.meeting" "The meeting it is about" => fact.meeting;
        text "country -> countries.country" "The country it is about" => fact.country;
        text "fact!" "The fact in dispute" => &*fact.record.fact;
        text "prefer! -> sources.source" "The source that is followed here" => &*fact.record.prefer;
        text "why!" "Why that one" => &*fact.record.why;
        text "membership -> countries.country" "The country whose membership is itself in dispute" => fact.record.membership.as_ref().map(CountryCode::as_str);
        date "since" "Since when it is" => fact.record.since;
    }
}

table! {
    /// What each source says of a fact in dispute.
    fn claims(fact: Fact<'r, Claim>), key "claim",
    "What one source says of a fact in dispute" {
        text "claim!" "The id: the conflict, and a number" => &*fact.id;
        text "conflict! -> conflicts.conflict" "The conflict" => &*fact.part_of;
        text "source -> sources.source" "The source; empty for a claim met without one" => fact.record.source.as_deref();
        text "says!" "What it says" => &*fact.record.claim;
        date "count_date" "The day of the stated count of the same source that it is about; empty where it is about none" => fact.record.count;
    }
}

table! {
    /// What is not known.
    fn open_questions(fact: Fact<'r, Text>), key "open_question",
    "What is not known of a format, a meeting or a country" {
        text "open_question!" "The id: the format, the meeting or the country, and a number" => &*fact.id;
        text "format -> formats.format" "The format it is about; either this, `meeting` or `country` has a value" => fact.format;
        text "meeting -> meetings.meeting" "The meeting it is about" => fact.meeting;
        text "country -> countries.country" "The country it is about" => fact.country;
        text "question!" "What is not known" => &**fact.record;
    }
}

table! {
    /// Trust Funds: single projects.
    fn projects(fact: Fact<'r, Project>), key "project",
    "A single project of a Trust Fund" {
        text "project!" "The id: the format, the country, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        text "country! -> countries.country" "The country it is for" => fact.record.country.as_str();
        text "subject!" "What it deals with" => &*fact.record.subject;
        text "lead" "Who leads it" => fact.record.lead.as_deref();
        date "from" "When it began" => fact.record.from;
        date "until" "When it ended" => fact.record.until;
        text "result" "What came of it, or what was planned" => fact.record.result.as_deref();
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where its sources support it" => fact.record.confidence.map(Confidence::word);
    }
}

table! {
    /// Trust Funds: who else pays.
    fn donors(donor: (String, Item<'r, &'r Text>)), key "project, number",
    "Who else pays for a project, besides the one who leads it" {
        text "project! -> projects.project" "The project" => &*donor.0;
        number "number!" "Which of its donors it is" => donor.1.number;
        text "donor!" "The code of a country, or the name of an organisation" => &**donor.1.record;
    }
}

table! {
    /// Trust Funds: what was done in all.
    fn totals(fact: Fact<'r, Total>), key "total",
    "What a source says was done by Trust Funds in all up to a day" {
        text "total!" "The id: the format, the day, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        date "date!" "Up to when" => fact.record.date;
        text "what!" "What was done" => &*fact.record.what;
    }
}

table! {
    /// Trust Funds: where.
    fn beneficiaries(fact: Fact<'r, Beneficiary>), key "beneficiary",
    "A country in which Trust Fund projects ran" {
        text "beneficiary!" "The id: the format, the country, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        text "country! -> countries.country" "The country" => fact.record.country.as_str();
        date "from" "When the first project began; empty where no source tells" => fact.record.from;
        text "note!" "What the projects were" => &*fact.record.note;
    }
}
