//! YAML → [`Dataset`]: the only file that names the YAML crate.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Dataset, Index, gate};
use crate::model::{
    About, AmbiguousName, Country, Format, Meeting, Organisation, Region, Source, Text,
};

/// Where a data set is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A folder laid out like `data/`.
    Folder(PathBuf),
    /// One file with the same records under one roof.
    File(PathBuf),
    /// One such file on the standard input.
    StandardInput,
}

impl Origin {
    /// Tells from a path what kind of origin it is; `-` is the standard input.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        if path == Path::new("-") {
            Self::StandardInput
        } else if path.is_dir() {
            Self::Folder(path.to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }

    /// Returns how to name the file in which a record stands: `formats/eapc`, `countries`, ….
    #[must_use]
    pub fn file_of(&self, record: &str) -> String {
        match self {
            Self::Folder(folder) => folder.join(format!("{record}.yaml")).display().to_string(),
            Self::File(file) => format!("{}, {record}", file.display()),
            Self::StandardInput => format!("standard input, {record}"),
        }
    }
}

/// The records of one file, whichever they are.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Document {
    dataset: Option<About>,
    regions: Vec<Region>,
    countries: Vec<Country>,
    ambiguous: Vec<AmbiguousName>,
    left_out: Vec<Text>,
    organisations: Vec<Organisation>,
    meetings: Vec<Meeting>,
    sources: Vec<Source>,
    formats: Vec<Format>,
}

impl Document {
    fn take_in(&mut self, other: Self) {
        self.dataset = self.dataset.take().or(other.dataset);
        self.regions.extend(other.regions);
        self.countries.extend(other.countries);
        self.ambiguous.extend(other.ambiguous);
        self.left_out.extend(other.left_out);
        self.organisations.extend(other.organisations);
        self.meetings.extend(other.meetings);
        self.sources.extend(other.sources);
        self.formats.extend(other.formats);
    }

    fn into_dataset(self, origin: &Origin) -> Result<Dataset> {
        let about = self.dataset.with_context(|| {
            format!(
                "{}: there is no `dataset:` with `schema`, `version`, `reviewed` and `licence`",
                origin.file_of("dataset")
            )
        })?;
        if &*about.schema != "1" {
            bail!("the data are of schema `{}`, and this program reads schema 1", about.schema);
        }
        let Self {
            mut countries, mut organisations, mut meetings, mut sources, mut formats, ..
        } = self;
        countries.sort_by_key(|country| country.id);
        organisations.sort_by(|one, other| one.id.cmp(&other.id));
        meetings.sort_by(|one, other| {
            let key =
                |meeting: &Meeting| (meeting.first_day.sort_key(), meeting.last_day.sort_key());
            key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id))
        });
        sources.sort_by(|one, other| one.id.cmp(&other.id));
        formats.sort_by(|one, other| one.id.cmp(&other.id));
        let mut dataset = Dataset {
            about,
            regions: self.regions.into(),
            countries: countries.into(),
            ambiguous: self.ambiguous.into(),
            left_out: self.left_out.into(),
            organisations: organisations.into(),
            meetings: meetings.into(),
            sources: sources.into(),
            formats: formats.into(),
            index: Index::default(),
        };
        dataset.index = Index::of(&dataset);
        Ok(dataset)
    }
}

/// Reads a data set, without asking yet whether it keeps the rules.
///
/// # Errors
///
/// Names the file, the line and the key that cannot be read.
pub fn load(origin: &Origin) -> Result<Dataset> {
    let document = match origin {
        Origin::Folder(folder) => read_folder(folder)?,
        Origin::File(file) => read_yaml(file)?,
        Origin::StandardInput => read_stream(io::stdin().lock())?,
    };
    document.into_dataset(origin)
}

/// Reads a data set from memory, exactly as [`load`] reads it from the standard input.
///
/// # Errors
///
/// Names the line and the key that cannot be read.
pub fn load_bytes(bytes: &[u8]) -> Result<Dataset> {
    read_stream(bytes)?.into_dataset(&Origin::StandardInput)
}

fn read_stream(stream: impl io::Read) -> Result<Document> {
    let name = "standard input";
    parse(&gate::read(stream, name)?, name)
}

fn read_folder(folder: &Path) -> Result<Document> {
    let mut document = Document::default();
    for file in yaml_files(folder)? {
        document.take_in(read_yaml(&file)?);
    }
    for file in yaml_files(&folder.join("formats"))? {
        let format: Format = read_yaml(&file)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if *stem != *format.id {
            bail!(
                "{}: the id is `{}`, so the file must be called `{}.yaml`",
                file.display(),
                format.id,
                format.id
            );
        }
        document.formats.push(format);
    }
    Ok(document)
}

/// Returns the YAML files of a folder, sorted, so that the order is the same everywhere.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))?
    {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read_yaml<T: DeserializeOwned>(path: &Path) -> Result<T> {
    parse(&gate::read_file(path)?, &path.display().to_string())
}

fn parse<T: DeserializeOwned>(text: &str, name: &str) -> Result<T> {
    serde_yaml::from_str(text).map_err(|error| anyhow!(describe(&error, text, name)))
}

/// The longest line that is shown beside its error, in bytes.
const LONGEST_LINE_SHOWN: usize = 400;
/// How much of an error is said, in characters: it may quote the file at any length.
const LONGEST_ERROR: usize = 400;

/// Says what is wrong in a file, and shows the line.
fn describe(error: &serde_yaml::Error, text: &str, name: &str) -> String {
    let mut message = error.to_string();
    if let Some((end, _)) = message.char_indices().nth(LONGEST_ERROR) {
        message.replace_range(end.., "…");
    }
    let Some(location) = error.location() else { return format!("{name}: {message}") };
    let (line, column) = (location.line(), location.column());
    let suffix = format!(" at line {line} column {column}");
    let mut description = format!("{name}:{line}:{column}: {}", message.trim_end_matches(&suffix));
    let line_is_short = |shown: &&str| shown.len() <= LONGEST_LINE_SHOWN;
    if let Some(shown) = text.lines().nth(line.saturating_sub(1)).filter(line_is_short) {
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let caret = " ".repeat(column.saturating_sub(1));
        let _ = write!(description, "\n  {number} | {shown}\n  {margin} | {caret}^");
    }
    description
}
