//! Is this data set sound?

use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::RowOptions;
use super::{Answer, Subcommand, limits, origin, rows};
use crate::commands::words::count;
use crate::data::{self, Dataset, Origin};
use crate::error::Exit;
use crate::output::columns;
use crate::output::escape::visible;
use crate::rules::{self, Finding};

pub const COMMAND: Subcommand = Subcommand {
    name: "check",
    about: "Is this data set sound? Everything in which it breaks a rule",
    examples: "\
Examples:
  nato-partners check
  nato-partners check data/ -o list
  nato-partners check my-data.yaml -o json",
    arguments: |command| Args::augment_args(command).after_help(REPORT),
    run,
};

/// What whoever finds a wrong fact is asked for.
const REPORT: &str = "\
To report a wrong fact, none of which `check` can know, tell whoever gave you the program:
  which format, country or meeting, and what is said of it
  the right value, no more precise than its source
  the source: publisher, title, date, address
  what `nato-partners --version` prints
Where the repository is hosted, its form \"A fact is wrong or missing\" asks for the same, and
CONTRIBUTING.md says how to send the change itself: the data are text files, and need no Rust.";

#[derive(clap::Args)]
struct Args {
    /// A folder like data/, one YAML file, or - for standard input; without it,
    /// what `NATO_PARTNERS_DATA` names, or the data compiled in
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,

    #[command(flatten)]
    rows: RowOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let (origin, findings) = match origin(args.path.as_deref())? {
        Some(origin) => {
            let dataset = data::load_within(&origin, limits()?)?;
            (origin, rules::findings(&dataset))
        }
        None => (Origin::Folder("data".into()), rules::findings(Dataset::embedded())),
    };
    let located: Vec<Located<'_>> = findings
        .iter()
        .map(|finding| Located { file: origin.file_of(&finding.record), finding })
        .collect();
    let rules = count(rules::RULES.len(), "rule", "rules");
    let heading = format!("{} against {rules}", rules::counted(findings.len()));
    let mut answer = rows(&located, heading, &args.rows)?;
    if !findings.is_empty() {
        answer.exit = Exit::NotFound;
    }
    Ok(answer)
}

pub struct Located<'d> {
    pub file: String,
    pub finding: &'d Finding,
}

// The cells quote what stands in the file, and that may be what is wrong with it.
columns! { |row: Located<'_>|
    "file" "File" => visible(&row.file);
    "place" "Place" => visible(&row.finding.place);
    "rule" "Rule" => row.finding.rule, whole(), drop_at(1);
    "finding" "Finding" => visible(&row.finding.what);
}
