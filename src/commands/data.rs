//! Which data set is asked.

use std::env;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;

use super::Subcommand;
use super::options::DataOptions;
use crate::command_line::CommandLine;
use crate::data::{self, Dataset, Limits, Origin};
use crate::error::{Refusal, Tip};
use crate::rules;

pub(super) const VARIABLE: &str = "NATO_PARTNERS_DATA";

/// The data set that is asked: compiled in, or read for this one question.
pub(super) enum Data {
    Embedded(&'static Dataset),
    Read(Box<Dataset>),
}

impl Deref for Data {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        match self {
            Self::Embedded(dataset) => dataset,
            Self::Read(dataset) => dataset,
        }
    }
}

/// Returns the data set that is asked; one that breaks a rule answers nothing.
pub(super) fn data(options: &DataOptions) -> Result<Data> {
    let Some(origin) = origin(options.data.as_deref())? else {
        return Ok(Data::Embedded(Dataset::embedded()));
    };
    let mut dataset = data::load_within(&origin, limits()?)?;
    dataset.named.clone_from(&options.data);
    let findings = rules::findings(&dataset);
    if findings.is_empty() {
        return Ok(Data::Read(Box::new(dataset)));
    }
    let check = CommandLine::new("check");
    let check = match &options.data {
        Some(path) => check.name(&path.to_string_lossy()),
        None => check,
    };
    Err(Refusal::report(&rules::report(&findings, &origin))
        .tip(Tip::doing(&check, "lists them as a table"))
        .into())
}

/// Returns where to read the data set that was named, on the command line or else by the variable
/// `NATO_PARTNERS_DATA`.
pub(super) fn origin(path: Option<&Path>) -> Result<Option<Origin>> {
    let variable = env::var_os(VARIABLE).map(PathBuf::from);
    match path.or(variable.as_deref()) {
        Some(path) if path.as_os_str().is_empty() => {
            Err(Refusal::usage("the path of the data set is empty")
                .tip("give a path, or unset the variable `NATO_PARTNERS_DATA`")
                .into())
        }
        path => Ok(path.map(Origin::of)),
    }
}

/// Says that the data set which the variable names has answered, where the command line names none, so that
/// nobody takes the answer for official.
pub(crate) fn answered_from(subcommand: &Subcommand, matches: &ArgMatches) -> Option<String> {
    let path = env::var_os(VARIABLE).filter(|path| !path.is_empty())?;
    let is_named = matches.contains_id(name_data(subcommand).next()?);
    (!is_named).then(|| format!("answered from {}", path.to_string_lossy()))
}

/// Returns the file that a command line had read, or the folders and files; nothing where the data
/// compiled in answered, or no data.
pub(crate) fn read(subcommand: &Subcommand, matches: &ArgMatches) -> Result<Vec<PathBuf>> {
    let mut read = Vec::new();
    for argument in name_data(subcommand) {
        let path = matches.get_one::<PathBuf>(argument).map(PathBuf::as_path);
        read.extend(origin(path)?.map_or_else(Vec::new, |origin| origin.paths()));
    }
    Ok(read)
}

/// Returns the arguments by which a command is told which data to ask, the first of which the variable may stand for.
fn name_data(subcommand: &Subcommand) -> impl Iterator<Item = &'static str> {
    let command = subcommand.built();
    // `--data` of the questions, and the argument of `check` and `diff`.
    let is_argument =
        move |name: &&str| command.get_arguments().any(|argument| argument.get_id() == *name);
    ["data", "path"].into_iter().filter(is_argument)
}

/// Returns how large the data set may be, which a variable may raise.
pub(super) fn limits() -> Result<Limits> {
    let Some(variable) = env::var_os(Limits::VARIABLE) else { return Ok(Limits::default()) };
    let typed = variable.to_string_lossy();
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let mebibytes = typed.parse().ok().filter(|_| is_number);
    mebibytes.and_then(Limits::of_mebibytes).ok_or_else(|| {
        let message = format!("`{typed}` in `{}` is no size of a data set", Limits::VARIABLE);
        let tip = format!("give a number of MiB from 1 to {}, or unset it", Limits::LARGEST);
        Refusal::usage(message).tip(Tip::words(tip)).into()
    })
}
