//! Options that several commands share, and how their values are read.

use std::env;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::parser::ValueSource;

use super::names;
use super::words::{either, roles};
use crate::data::Dataset;
use crate::error::{Refusal, Tip};
use crate::membership::SetFilter;
use crate::model::{Language, Role, words};
use crate::output::Output;

#[derive(Debug, clap::Args)]
pub struct DayOption {
    /// The day asked for: 2014-09-05, today (in UTC), reviewed (when the data were last checked), or
    /// the last day of a year (2014), a month (2014-09) or a meeting (wales-2014)
    #[arg(long, value_name = "DATE", default_value = "reviewed", allow_hyphen_values = true)]
    pub on: String,
}

/// Which data are asked, and in which language names are printed.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct DataOptions {
    /// Ask this data set instead: a folder like data/, one YAML file, or - for standard input
    /// (environment: `NATO_PARTNERS_DATA`), of 8 MiB at most, or as many as
    /// `NATO_PARTNERS_LARGEST_DATA` says
    #[arg(long, value_name = "PATH")]
    pub data: Option<PathBuf>,

    /// The language of names: en, de or fr (environment: `NATO_PARTNERS_LANG`, for what people read: not
    /// for csv, tsv, json and jsonl)
    #[arg(
        long, value_name = "LANGUAGE", default_value = "en",
        value_parser = one_of(Language::ALL, Language::word), ignore_case = true, hide_possible_values = true
    )]
    pub lang: Language,
}

/// The variable that says in which language names are where people read them.
const LANGUAGE: &str = "NATO_PARTNERS_LANG";

/// Returns the language that the environment chooses for the names in an answer, if it may choose: `--lang`
/// does not, and people are to read it.
///
/// Refuses what is no language.
pub fn language_of_environment(matches: &ArgMatches) -> Result<Option<Language>, Refusal> {
    let Some(value) = env::var_os(LANGUAGE).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let has_lang = matches.try_contains_id("lang").is_ok();
    let is_open = has_lang && matches.value_source("lang") == Some(ValueSource::DefaultValue);
    let output = matches.try_get_raw("output").ok().flatten().and_then(|mut raw| raw.next());
    let output = output.map(|output| Output::named(&output.to_string_lossy()));
    let is_for_people = output.is_none_or(|output| output.is_some_and(Output::is_for_people));
    if !is_open || !is_for_people {
        return Ok(None);
    }
    let value = value.to_string_lossy();
    let is_meant = |language: &Language| language.word().eq_ignore_ascii_case(&value);
    let language = Language::ALL.into_iter().find(is_meant).ok_or_else(|| {
        let languages = Language::ALL.map(|language| language.word().to_owned());
        Refusal::usage(format!("`{value}` in `{LANGUAGE}` is no language of the data"))
            .tip(Tip::words(format!("give {}, or unset it", either(&languages))))
    })?;
    Ok(Some(language))
}

/// A set of countries, by the formats they are in.
#[derive(Debug, Default, clap::Args)]
pub struct SetOptions {
    /// In this format (may repeat: in each of them)
    #[arg(long = "in", value_name = "FORMAT", value_delimiter = ',')]
    pub all_of: Vec<String>,

    /// In this format or another one given so (may repeat: in at least one of them)
    #[arg(long = "any-in", value_name = "FORMAT", value_delimiter = ',')]
    pub any_of: Vec<String>,

    /// Not in this format (may repeat: in none of them); without --in or --any-in, only those who are
    /// in some other format
    #[arg(long = "not-in", value_name = "FORMAT", value_delimiter = ',')]
    pub none_of: Vec<String>,

    /// Only in this role: partner, ally or observer (may repeat); without --in or --any-in, in the
    /// highest one that a country has anywhere: an Ally is no partner, a partner no observer
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    pub role: Vec<Role>,

    /// Only those that are suspended there; without --in or --any-in, in any format
    #[arg(long)]
    pub suspended: bool,

    /// Only countries of this area, such as 'Central Asia' (may repeat)
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
}

impl SetOptions {
    /// Finds what the names mean, with the remarks on them.
    ///
    /// Refuses a name of a format or an area that does not exist.
    pub fn filter<'d>(
        &self,
        dataset: &'d Dataset,
    ) -> Result<(SetFilter<'d>, Vec<String>), Refusal> {
        let (all_of, of_all) = names::formats(dataset, &self.all_of)?;
        let (any_of, of_any) = names::formats(dataset, &self.any_of)?;
        let (none_of, of_none) = names::formats(dataset, &self.none_of)?;
        let (roles, areas) = (roles(&self.role), names::areas(dataset, &self.area)?);
        let (is_suspended, parties) = (self.suspended, Vec::new());
        let filter = SetFilter { all_of, any_of, none_of, roles, is_suspended, areas, parties };
        Ok((filter, [of_all, of_any, of_none].concat()))
    }
}

#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputOptions {
    /// What to write: table, list, csv, tsv, json, jsonl, markdown or html
    #[arg(
        short, long, value_name = "OUTPUT", default_value = "table",
        value_parser = one_of(Output::ALL, Output::name), ignore_case = true, hide_possible_values = true
    )]
    pub output: Output,

    /// With -o csv or tsv: put ' before what a spreadsheet would take for a formula
    #[arg(long)]
    pub csv_safe: bool,

    /// Where it goes.
    #[command(flatten)]
    pub file: FileOption,
    /// How it looks on the screen.
    #[command(flatten)]
    pub screen: ScreenOptions,
}

#[derive(Clone, Debug, clap::Args)]
pub struct FileOption {
    /// Write the answer to FILE, whole or not at all, instead of to standard output
    #[arg(long, value_name = "FILE")]
    out_file: Option<PathBuf>,
}

impl FileOption {
    /// Returns the file; `-` stands for standard output here, as it does for standard input elsewhere.
    pub fn path(&self) -> Option<&Path> {
        self.out_file.as_deref().filter(|path| *path != Path::new("-"))
    }
}

#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ScreenOptions {
    /// When to use colour: auto, always or never
    #[arg(
        long, value_name = "WHEN", default_value = "auto",
        value_parser = one_of(When::ALL, When::word), ignore_case = true, hide_possible_values = true
    )]
    pub color: When,

    /// The width to write in, instead of the terminal's
    #[arg(long, value_name = "N", value_parser = number(0, u16::MAX, "a width"), allow_hyphen_values = true)]
    pub width: Option<u16>,

    /// Draw rules and dashes with ASCII alone
    #[arg(long)]
    pub ascii: bool,

    /// Show no answer through the pager, not even one taller than the terminal (environment:
    /// `NATO_PARTNERS_PAGER` or `PAGER` names it; `less -FRX` otherwise)
    #[arg(long)]
    no_pager: bool,
}

/// Tells whether an answer may be shown through a pager: nobody asked for it not to, and the command has
/// something for people to read.
pub fn may_be_paged(matches: &ArgMatches) -> bool {
    matches.try_get_one("no_pager").ok().flatten() == Some(&false)
}

words! {
    /// When something is used: `auto`, when the terminal can show it and nobody asked for it not to.
    pub enum When {
        Auto = "auto",
        Always = "always",
        Never = "never",
    }
}

/// Which columns the rows have, how they are sorted, and what they are written as.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct RowOptions {
    /// Only these columns, in this order
    #[arg(
        long, value_name = "A,B", value_delimiter = ',', allow_hyphen_values = true,
        value_parser = StringValueParser::new().map(|typed| typed.trim().to_owned())
    )]
    pub columns: Option<Vec<String>>,

    /// Sort by this column; -COLUMN descends
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub sort: Option<String>,

    #[command(flatten)]
    pub output: OutputOptions,
}

/// Reads a whole number from `least` to `most`; of any other, says what such a number is.
pub fn number(least: u16, most: u16, what: &'static str) -> impl TypedValueParser<Value = u16> {
    StringValueParser::new().try_map(move |typed| {
        let number = typed.trim().parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("{what} is a number from {least} to {most}"))
    })
}

/// Reads one of a few words as what it stands for.
pub fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(word)).map(move |typed| {
        let meant = all.into_iter().find(|one| word(*one).eq_ignore_ascii_case(&typed));
        // clap has refused every other word.
        meant.unwrap_or(all[0])
    })
}
