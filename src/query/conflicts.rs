//! Where do sources disagree?

use std::borrow::Cow;

use crate::data::Dataset;
use crate::model::{
    Claim, Conflict, Country, Format, Meeting, PartialDate, Source, StatedCount, Text,
};
use crate::query::statements::{
    Passage, Record, Statement, each_of_country, each_of_format, each_of_meeting,
};
use crate::query::{CountRow, count_beside};

/// What one source says of a fact in dispute.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow<'d> {
    /// The format, meeting or country.
    pub record: Record<'d>,
    /// The dispute.
    pub conflict: &'d Conflict,
    /// What is said.
    pub claim: &'d Claim,
    /// Who says so; nobody for a claim met without a source.
    pub source: Option<&'d Source>,
    /// Whether this is the source that is followed.
    pub is_preferred: bool,
    /// Whether it is the first claim of that source, beside which the reason stands.
    pub has_the_reason: bool,
    /// The number that the claim states, and that of the data on the same day.
    pub count: Option<CountRow<'d>>,
}

/// Something that is not known.
#[derive(Clone, Debug)]
pub struct OpenQuestion<'d> {
    /// The format, meeting or country.
    pub record: Record<'d>,
    /// What is not known of it.
    pub question: Cow<'d, str>,
}

/// Returns what sources say that disagree on these formats, meetings and countries.
///
/// Order: that of the records, of the disputes in them, and of the claims in those.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::query::{Record, conflicts};
///
/// let dataset = Dataset::embedded();
/// let claims = conflicts(dataset, &[Record::Format(dataset.format("eapc").unwrap())]);
/// // The German ministry counted 24 partners; the data count 22.
/// let ministry = claims.iter().filter_map(|claim| claim.source);
/// assert!(ministry.into_iter().any(|source| &*source.id == "aa-cooperative-security"));
/// ```
pub fn conflicts<'d>(dataset: &'d Dataset, records: &[Record<'d>]) -> Vec<ClaimRow<'d>> {
    let disputes = records
        .iter()
        .flat_map(|record| disputes(*record).iter().map(move |conflict| (*record, conflict)));
    disputes.flat_map(|(record, conflict)| claims(dataset, record, conflict)).collect()
}

/// Returns what is not known of these formats, meetings and countries: their open questions, and who says
/// what no source at hand does.
///
/// Order: that of the records, and in them the questions, then the facts as the schema has them.
pub fn open_questions<'d>(records: &[Record<'d>]) -> Vec<OpenQuestion<'d>> {
    let mut questions = Vec::new();
    for record in records.iter().copied() {
        let own = open(record).iter().map(|question| Cow::from(&**question));
        let who = unsourced(record).into_iter().map(Cow::from);
        questions.extend(own.chain(who).map(|question| OpenQuestion { record, question }));
    }
    questions
}

/// Asks of every fact that has no source who says so.
fn unsourced(record: Record<'_>) -> Vec<String> {
    let mut questions = Vec::new();
    let mut ask = |statement: &Statement<'_>, texts: &[(Passage, &str)]| {
        // A fact without a source has a confidence; of what is said in a conflict it needs none.
        let is_a_fact = statement.confidence.is_some() || statement.list == "conflicts";
        if is_a_fact && statement.sources.is_empty() {
            let text = texts.iter().map(|(_, text)| *text).find(|text| !text.is_empty());
            let date = statement.date.map(PartialDate::text);
            let parts = [Some(statement.list), statement.about, date.as_deref(), text];
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            questions.push(format!("who says so? {}", parts.join(": ")));
        }
    };
    match record {
        Record::Format(format) => each_of_format(format, &mut ask),
        Record::Meeting(meeting) => each_of_meeting(meeting, &mut ask),
        Record::Country(country) => each_of_country(country, &mut ask),
        Record::Organisation(_) | Record::Source(_) => {}
    }
    questions
}

/// Returns the formats, meetings and countries in which sources disagree or something is not known.
pub fn disputable(dataset: &Dataset) -> impl Iterator<Item = Record<'_>> {
    let formats = dataset.formats.iter().map(Record::Format);
    let meetings = dataset.meetings.iter().map(Record::Meeting);
    formats.chain(meetings).chain(dataset.countries.iter().map(Record::Country))
}

fn disputes(record: Record<'_>) -> &[Conflict] {
    match record {
        Record::Format(Format { conflicts, .. })
        | Record::Meeting(Meeting { conflicts, .. })
        | Record::Country(Country { conflicts, .. }) => conflicts,
        Record::Organisation(_) | Record::Source(_) => &[],
    }
}

fn open(record: Record<'_>) -> &[Text] {
    match record {
        Record::Format(Format { open_questions, .. })
        | Record::Meeting(Meeting { open_questions, .. })
        | Record::Country(Country { open_questions, .. }) => open_questions,
        Record::Organisation(_) | Record::Source(_) => &[],
    }
}

fn claims<'d>(
    dataset: &'d Dataset,
    record: Record<'d>,
    conflict: &'d Conflict,
) -> impl Iterator<Item = ClaimRow<'d>> {
    let followed = |claim: &Claim| claim.source.as_ref() == Some(&conflict.prefer);
    let first = conflict.says.iter().position(followed);
    conflict.says.iter().enumerate().map(move |(number, claim)| ClaimRow {
        record,
        conflict,
        claim,
        source: claim.source.as_ref().and_then(|id| dataset.source(id)),
        is_preferred: claim.source.as_ref() == Some(&conflict.prefer),
        has_the_reason: first == Some(number),
        count: stated_in(record, claim)
            .map(|(format, stated)| count_beside(dataset, format, stated)),
    })
}

/// Returns the count that a claim is about.
fn stated_in<'d>(record: Record<'d>, claim: &Claim) -> Option<(&'d Format, &'d StatedCount)> {
    let Record::Format(format) = record else { return None };
    Some((format, format.counts.iter().find(|count| count.is_claimed_in(claim))?))
}
