//! Where do sources disagree?

use std::borrow::Cow;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, RowOptions};
use super::{Answer, Subcommand, data, names, rows};
use crate::commands::cells::date;
use crate::commands::words::{all_of, count};
use crate::data::{Dataset, Record, facts_of};
use crate::membership::{CountRow, Counted, stated_counts};
use crate::model::{Claim, Conflict, Format, PartialDate, Source};
use crate::output::{Cell, Tone, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "conflicts",
    about: "Where do sources disagree? What each says, which is followed, and why",
    examples: "\
Examples:
  nato-partners conflicts eapc
  nato-partners conflicts organisations --columns fact,source,claim,counted
  nato-partners conflicts --counts
  nato-partners conflicts nrc --open",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The formats, meetings and countries; without any, all
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// The numbers of members that sources state and the data do not bear out, beside those of the
    /// data on the same day
    #[arg(long, conflicts_with = "open")]
    counts: bool,

    /// With --counts, also the numbers that the data bear out
    #[arg(long, requires = "counts", conflicts_with = "open")]
    all: bool,

    /// What is not known instead, and which facts have no source
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let (records, remarks) = if args.names.is_empty() {
        (data.records().collect(), Vec::new())
    } else {
        names::records(&data, &args.names)?
    };
    let answer = if args.counts {
        args.stated_counts(&data, &records)
    } else if args.open {
        args.open_questions(&records)
    } else {
        args.conflicts(&data, &records)
    };
    Ok(answer?.remark(remarks))
}

impl Args {
    fn conflicts(&self, dataset: &Dataset, records: &[Record<'_>]) -> Result<Answer> {
        let claims = conflicts(dataset, records);
        let facts = claims.chunk_by(|one, other| std::ptr::eq(one.conflict, other.conflict));
        let facts = count(facts.count(), "fact", "facts");
        let heading = format!("Where sources disagree{}: {facts}", self.on("on", records));
        let remark = claims.is_empty().then(|| "the data know of no disagreement here".to_owned());
        Ok(rows(&claims, heading, &self.rows)?.remark(remark))
    }

    fn stated_counts<'d>(&self, dataset: &'d Dataset, records: &[Record<'d>]) -> Result<Answer> {
        let format = |record: &Record<'d>| match record {
            Record::Format(format) => Some(*format),
            _ => None,
        };
        let formats: Vec<&Format> = records.iter().filter_map(format).collect();
        let counts = stated_counts(dataset, &formats);
        let differs = |row: &&CountRow<'_>| row.agrees() == Some(false);
        let differing = counts.iter().filter(differs).count();
        let heading = format!(
            "Members{}, as sources state them and as counted here: {}, {differing} not borne out",
            self.on("of", records),
            count(counts.len(), "number", "numbers"),
        );
        let shown: Vec<CountRow<'_>> =
            counts.iter().filter(|row| self.all || differs(row)).copied().collect();
        let remark = match (counts.len(), shown.len()) {
            (0, _) => Some("the data know of no number that a source states here".to_owned()),
            (_, 0) => Some("the data bear out every number; `--all` shows them".to_owned()),
            _ => None,
        };
        Ok(rows(&shown, heading, &self.rows)?.remark(remark))
    }

    fn open_questions(&self, records: &[Record<'_>]) -> Result<Answer> {
        let questions = open_questions(records);
        let number = count(questions.len(), "question", "questions");
        let heading = format!("Not known{}: {number}", self.on("on", records));
        let remark = questions.is_empty().then(|| "the data name no open question here".to_owned());
        Ok(rows(&questions, heading, &self.rows)?.remark(remark))
    }

    fn on(&self, preposition: &str, records: &[Record<'_>]) -> String {
        if self.names.is_empty() {
            return String::new();
        }
        format!(" {preposition} {}", all_of(records.iter().map(|record| record.id())))
    }
}

/// What one source says of a fact in dispute.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow<'d> {
    pub record: Record<'d>,
    pub conflict: &'d Conflict,
    pub claim: &'d Claim,
    /// The source that says so; nobody for a claim met without one.
    pub source: Option<&'d Source>,
    pub is_preferred: bool,
    /// Whether it is the first claim of that source, beside which the reason stands.
    pub has_the_reason: bool,
    /// The number that the claim states, and that of the data on the same day.
    pub count: Option<CountRow<'d>>,
}

/// Returns what sources say that disagree on these records.
///
/// Order: that of the records, of the disputes in them, and of the claims in those.
pub fn conflicts<'d>(dataset: &'d Dataset, records: &[Record<'d>]) -> Vec<ClaimRow<'d>> {
    let mut rows = Vec::new();
    for record in records.iter().copied() {
        for conflict in record.conflicts() {
            let count_of = |claim: &Claim| {
                let Record::Format(format) = record else { return None };
                let stated = format.counts.iter().find(|count| count.is_claimed_in(claim))?;
                Some(CountRow::of(dataset, format, stated))
            };
            let is_preferred = |claim: &Claim| claim.source.as_ref() == Some(&conflict.prefer);
            let first = conflict.says.iter().position(is_preferred);
            rows.extend(conflict.says.iter().enumerate().map(|(number, claim)| ClaimRow {
                record,
                conflict,
                claim,
                source: claim.source.as_ref().and_then(|id| dataset.source(id)),
                is_preferred: is_preferred(claim),
                has_the_reason: first == Some(number),
                count: count_of(claim),
            }));
        }
    }
    rows
}

/// Something that is not known.
#[derive(Clone, Debug)]
pub struct OpenQuestion<'d> {
    pub record: Record<'d>,
    pub question: Cow<'d, str>,
}

/// Returns what is not known of these records: their open questions, and who says what no source at hand does.
///
/// Order: that of the records, and in them the questions, then the facts as the schema has them.
pub fn open_questions<'d>(records: &[Record<'d>]) -> Vec<OpenQuestion<'d>> {
    let mut questions = Vec::new();
    for record in records.iter().copied() {
        let own = record.open_questions().iter().map(|question| Cow::from(&**question));
        questions.extend(own.map(|question| OpenQuestion { record, question }));
        facts_of(record, &mut |fact, texts| {
            // A fact without a source has a confidence; of what is said in a conflict it needs none.
            let key = fact.place.key;
            let needs_source = fact.confidence.is_some() || key == "conflicts";
            if needs_source && fact.sources.is_empty() {
                let text = texts.iter().map(|(_, text)| *text).find(|text| !text.is_empty());
                let date = fact.date.map(PartialDate::text);
                let parts = [Some(key), fact.about, date.as_deref(), text];
                let parts: Vec<&str> = parts.into_iter().flatten().collect();
                let question = format!("who says so? {}", parts.join(": ")).into();
                questions.push(OpenQuestion { record, question });
            }
        });
    }
    questions
}

columns! { |row: ClaimRow<'_>|
    "format" "Format" => row.record.id(), whole(), once(), drop_at(1);
    "fact" "Fact" => &*row.conflict.fact, once();
    "source" "Source" => row.claim.source.as_deref(), whole();
    "claim" "Claim" => &*row.claim.claim, prose();
    "counted" "Counted here" => counted(row), sparse();
    "preferred" "Preferred" => yes(row.is_preferred), whole();
    "why" "Why" => row.has_the_reason.then_some(&*row.conflict.why), prose(), sparse();
    "date" "Date" => date(row.source.and_then(|source| source.date)), whole(), optional();
    "quality" "Quality" => row.source.map(|source| source.quality.word()), whole(), optional();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "note" "Note" => row.source.and_then(|source| source.note.as_deref()), optional();
    "sources" "Sources" => Cell::from_iter(row.claim.source.as_deref()), array(), optional();
}

columns! { |row: CountRow<'_>|
    "format" "Format" => &*row.format.id, whole(), drop_at(4);
    "date" "Date" => date(Some(row.stated.date)), whole();
    "stated_allies" "Allies stated" => row.stated.allies, right(), drop_at(6);
    "allies" "Allies here" => row.allies(), right(), drop_at(6);
    "stated_partners" "Partners stated" => row.stated.partners, right();
    "partners" "Partners here" => row.partners(), right();
    "organisations" "Organisations here" => row.counted.and_then(|it| it.organisations), right(), drop_at(5);
    "stated_total" "Total stated" => row.stated.total, right(), drop_at(2);
    "total" "Total here" => row.total(), right(), drop_at(3);
    "at_least" "At least" => row.stated.at_least, right(), drop_at(1);
    "agrees" "Agrees" => row.agrees().map(yes), whole();
    "source" "Source" => &*row.stated.source, whole();
    "note" "Note" => row.stated.note.as_deref(), prose(), drop_at(7);
    "counted_on" "Counted on" => row.counted.map(|counted| counted.day.to_string()), whole(), optional();
    "possible" "Possible" => row.counted.map(|counted| counted.possible), right(), optional();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "sources" "Sources" => vec![&*row.stated.source], array(), optional();
    tone => if row.agrees() == Some(false) { Tone::Warning } else { Tone::Plain };
}

columns! { |row: OpenQuestion<'_>|
    "format" "Format" => row.record.id(), whole();
    "question" "Question" => &*row.question, prose();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "note" "Note" => Cell::Empty, optional();
    "sources" "Sources" => Cell::List(Vec::new()), array(), optional();
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// Writes what the data count on the day of which a claim gives a number:
/// `50 on 2016-07-09: 28 Allies and 22 partners`.
fn counted(row: &ClaimRow<'_>) -> Option<String> {
    let row = row.count.as_ref()?;
    let Counted { organisations, possible, day, .. } = row.counted?;
    let partners =
        if organisations.is_some() { ("country", "countries") } else { ("partner", "partners") };
    let parts = [
        row.allies().map(|number| count(number, "Ally", "Allies")),
        row.partners().map(|number| count(number, partners.0, partners.1)),
        organisations.map(|number| count(number, "organisation", "organisations")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let possible = match possible {
        0 => String::new(),
        number => format!(", {number} more possible"),
    };
    Some(match row.total().filter(|_| parts.len() > 1) {
        Some(total) => format!("{total} on {day}: {}{possible}", all_of(&parts)),
        None => format!("{} on {day}{possible}", all_of(&parts)),
    })
}
