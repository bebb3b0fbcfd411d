//! What does another data set tell otherwise?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, RowOptions};
use super::{Answer, Data, Subcommand, data, names, rows};
use crate::commands::cells::distinct;
use crate::commands::words::count;
use crate::data::{Dataset, Party};
use crate::error::Refusal;
use crate::export::{self, Table};
use crate::model::words;
use crate::output::columns;
use crate::output::escape::visible;

pub const COMMAND: Subcommand = Subcommand {
    name: "diff",
    about: "What does another data set tell otherwise? Facts that are new, gone or changed there",
    examples: "\
Examples:
  nato-partners diff data/
  nato-partners diff my-data.yaml --format ici --columns fact,field,here,there,sources
  nato-partners diff my-data.yaml --country finland -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The other data set: a folder like data/, one YAML file, or - for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// Only of this format (may repeat)
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<String>,

    /// Only of this country or organisation (may repeat)
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let standard_input = Path::new("-");
    if args.path == standard_input && args.data.data.as_deref() == Some(standard_input) {
        let message = "`-` is standard input, which holds one data set and not two";
        return Err(Refusal::usage(message).tip("name a file for one of them").into());
    }
    let here = data(&args.data)?;
    let there = data(&DataOptions { data: Some(args.path.clone()), ..args.data })?;
    let (formats, of_formats) = ids(&here, &there, |data| {
        let (formats, remarks) = names::formats(data, &args.format)?;
        Ok((formats.iter().map(|format| format.id.to_string()).collect(), remarks))
    })?;
    let (parties, of_parties) = ids(&here, &there, |data| {
        let (parties, remarks) = names::parties(data, &args.country)?;
        Ok((parties.iter().map(|party| Party::code(*party).to_owned()).collect(), remarks))
    })?;
    let mut differences = differences(&here, &there);
    let is_asked = |asked: &[String], of: &Option<String>| {
        asked.is_empty() || of.as_ref().is_some_and(|of| asked.contains(of))
    };
    differences.retain(|row| is_asked(&formats, &row.format) && is_asked(&parties, &row.country));
    let heading = heading(&differences, &here, &there, &args.path);
    let nothing = differences.is_empty().then(|| "nothing is told otherwise".to_owned());
    let answer = rows(&differences, heading, &args.rows)?;
    Ok(answer.remark(of_formats.into_iter().chain(of_parties).chain(nothing)))
}

/// What some names mean, and what there is to say of how they were read.
type Named = (Vec<String>, Vec<String>);

/// Reads names as the data set here does or, where it does not know them, as the other one does.
fn ids(
    here: &Data,
    there: &Data,
    read: impl Fn(&Dataset) -> Result<Named, Refusal>,
) -> Result<Named, Refusal> {
    read(here).or_else(|refusal| read(there).map_err(|_| refusal))
}

fn heading(differences: &[Difference], here: &Dataset, there: &Dataset, path: &Path) -> String {
    let facts = distinct(differences.iter().map(|row| (row.table, &row.fact))).len();
    format!(
        "{} in {}\nhere: the data reviewed on {}\nthere: {}, reviewed on {}",
        count(differences.len(), "difference", "differences"),
        count(facts, "fact", "facts"),
        here.reviewed(),
        visible(&path.to_string_lossy()),
        there.reviewed(),
    )
}

words! {
    pub enum Kind {
        Changed = "changed",
        /// It is there, and not here.
        New = "new",
        /// It is here, and not there.
        Gone = "gone",
    }
}

/// A value that two data sets tell otherwise, or a fact that only one of them has.
#[derive(Clone, Debug)]
pub struct Difference {
    kind: Kind,
    /// The table of an export in which the fact stands.
    table: &'static str,
    fact: String,
    format: Option<String>,
    country: Option<String>,
    /// Nothing where the fact as a whole is new or gone.
    field: Option<String>,
    here: Option<String>,
    there: Option<String>,
    note: Option<String>,
    left: Option<String>,
    /// Those there or, where the fact is gone, here.
    sources: Vec<String>,
}

columns! { |row: Difference|
    "change" "Change" => row.kind.word(), whole();
    "fact_table" "Table" => row.table, whole();
    "fact" "Fact" => &row.fact, whole();
    "field" "Field" => row.field.as_deref(), whole();
    "here" "Here" => row.here.as_deref();
    "there" "There" => row.there.as_deref();
    "format" "Format" => row.format.as_deref(), whole(), optional();
    "country" "Country" => row.country.as_deref(), whole(), optional();
    "ended_why" "Why it ended" => row.left.as_deref(), optional();
    "note" "Note" => row.note.as_deref(), optional();
    "sources" "Sources" => row.sources.iter().map(String::as_str).collect::<Vec<_>>(), array(), optional();
}

/// The tables whose facts are told first, and in which order; the others follow by name.
const FIRST: [&str; 4] = ["spells", "suspensions", "formats", "format_names"];

/// The table of the sources of facts, which are told with the facts.
const CITED: &str = "fact_sources";

/// The tables that follow from others.
const DERIVED: [&str; 2] = ["meeting_places", "outside"];

/// A fact: its values by their names, and its sources by what they support.
#[derive(Clone, Debug, Default)]
struct Recorded {
    values: BTreeMap<String, String>,
    sources: BTreeMap<String, Vec<String>>,
}

type Facts = BTreeMap<(&'static str, String), Recorded>;

fn differences(here: &Dataset, there: &Dataset) -> Vec<Difference> {
    let [here, there] = [here, there].map(|data| facts(&export::tables(data)));
    let mut differences = Vec::new();
    for (at, is) in &here {
        match there.get(at) {
            Some(becomes) => differences.extend(changed(at, is, becomes)),
            None => differences
                .push(Difference { here: Some(is.told()), ..Difference::of(Kind::Gone, at, is) }),
        }
    }
    for (at, becomes) in there.iter().filter(|(at, _)| !here.contains_key(*at)) {
        let there = Some(becomes.told());
        differences.push(Difference { there, ..Difference::of(Kind::New, at, becomes) });
    }
    let order = |table: &str| FIRST.iter().position(|first| *first == table).unwrap_or(FIRST.len());
    differences.sort_by_cached_key(|row| (order(row.table), row.table, row.fact.clone()));
    differences
}

/// Returns everything that an export has a row for, each fact with its sources.
fn facts(tables: &[Table<'_>]) -> Facts {
    let mut facts = Facts::new();
    let (cited, others): (Vec<_>, Vec<_>) = tables.iter().partition(|it| it.name() == CITED);
    let names: BTreeMap<&str, &'static str> =
        others.iter().map(|table| (table.name(), table.name())).collect();
    for table in others.iter().filter(|table| !DERIVED.contains(&table.name())) {
        for row in &table.rows {
            let (key, values) = table.recorded(row);
            let sources = BTreeMap::new();
            facts.insert((table.name(), key), Recorded { values, sources });
        }
    }
    for row in cited.iter().flat_map(|table| &table.rows) {
        let [table, fact, statement, source] = &row[..] else { continue };
        let Some(table) = names.get(&*table.text()) else { continue };
        let Some(fact) = facts.get_mut(&(table, fact.text().into_owned())) else { continue };
        let supported = statement.text().into_owned();
        fact.sources.entry(supported).or_default().push(source.text().into_owned());
    }
    facts
}

/// Returns the values of a fact that are told otherwise, and its sources if others are cited.
fn changed(at: &(&'static str, String), here: &Recorded, there: &Recorded) -> Vec<Difference> {
    let difference = |field: String, here: Option<String>, there_is: Option<String>| Difference {
        field: Some(field),
        here,
        there: there_is,
        ..Difference::of(Kind::Changed, at, there)
    };
    let mut changed = Vec::new();
    for field in distinct(here.values.keys().chain(there.values.keys())) {
        let [is, becomes] = [here, there].map(|it| it.values.get(field).cloned());
        if is != becomes {
            changed.push(difference(field.clone(), is, becomes));
        }
    }
    for supported in distinct(here.sources.keys().chain(there.sources.keys())) {
        let [is, becomes] = [here, there].map(|it| it.sources.get(supported));
        if is != becomes {
            let [is, becomes] = [is, becomes].map(|it| it.map(|sources| sources.join("; ")));
            let field =
                if supported == "all" { "sources".into() } else { format!("sources: {supported}") };
            changed.push(difference(field, is, becomes));
        }
    }
    changed
}

impl Recorded {
    /// Tells all of it on one line.
    fn told(&self) -> String {
        let values = self.values.iter().filter(|(name, _)| *name != "number");
        let values = values.map(|(name, value)| format!("{name} {value}"));
        values.collect::<Vec<_>>().join("; ")
    }
}

impl Difference {
    fn of(kind: Kind, (table, fact): &(&'static str, String), recorded: &Recorded) -> Self {
        let value = |name: &str| recorded.values.get(name).cloned();
        let own = |of: &str| (*table == of).then(|| fact.clone());
        Self {
            kind,
            table,
            fact: fact.clone(),
            format: value("format").or_else(|| own("formats")),
            country: value("country")
                .or_else(|| value("organisation"))
                .or_else(|| own("countries")),
            field: None,
            here: None,
            there: None,
            note: value("note"),
            left: value("ended_why"),
            sources: distinct(recorded.sources.values().flatten().cloned()),
        }
    }
}
