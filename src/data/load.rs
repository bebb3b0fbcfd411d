//! YAML → [`Dataset`]: the only file that names the YAML crate.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::read::{self, Limits};
use super::{Dataset, Index};
use crate::model::{About, AmbiguousName, Country, Format, Meeting, Organisation, Region, Source};

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
    pub fn of(path: &Path) -> Self {
        if path == Path::new("-") {
            Self::StandardInput
        } else if path.is_dir() {
            Self::Folder(path.to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }

    /// Returns the folders and files that are read, as far as they have names.
    pub fn paths(&self) -> Vec<PathBuf> {
        match self {
            Self::Folder(folder) => {
                let folders = [folder.clone(), folder.join("formats")];
                let files: Vec<PathBuf> =
                    folders.iter().filter_map(|it| read::yaml_files(it).ok()).flatten().collect();
                folders.into_iter().chain(files).collect()
            }
            Self::File(file) => vec![file.clone()],
            // It has this name where a file was put in its place by the shell.
            Self::StandardInput => vec!["/dev/stdin".into()],
        }
    }

    /// Returns how to name the file in which a record stands: `formats/eapc`, `countries`, ….
    pub fn file_of(&self, record: &str) -> String {
        match self {
            Self::Folder(folder) => {
                let name = read::name_of(&folder.join(format!("{record}.yaml")));
                let is_in_two = record == "countries" && folder.join("outside.yaml").exists();
                if is_in_two { format!("{name} or outside.yaml") } else { name }
            }
            Self::File(file) => format!("{}, {record}", read::name_of(file)),
            Self::StandardInput => format!("standard input, {record}"),
        }
    }
}

/// The most formats: a matrix, a panel and the page have a column, or more, for each of them.
const MOST_FORMATS: usize = 4096;

/// The records that were read, and the file in which each stands.
type Standing = BTreeMap<String, PathBuf>;

/// The records of one file, whichever they are.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Document {
    dataset: Option<About>,
    regions: Vec<Region>,
    countries: Vec<Country>,
    ambiguous: Vec<AmbiguousName>,
    organisations: Vec<Organisation>,
    meetings: Vec<Meeting>,
    sources: Vec<Source>,
    formats: Vec<Format>,
}

impl Document {
    /// Takes in the records of another file, none of which may stand in an earlier one.
    fn take_in(&mut self, other: Self, file: &Path, stands: &mut Standing) -> Result<()> {
        let records = other.records();
        if let Some((record, earlier)) = records.iter().find_map(|it| Some((it, stands.get(it)?))) {
            let twice = records.iter().filter(|it| stands.get(*it) == Some(earlier)).count();
            let others = match twice - 1 {
                0 => String::new(),
                more => format!(", as do {more} more of its records"),
            };
            bail!(
                "{}: {record} stands in {} too{others}: keep every record in one file",
                read::name_of(file),
                read::name_of(earlier)
            );
        }
        stands.extend(records.into_iter().map(|record| (record, file.to_owned())));
        self.dataset = self.dataset.take().or(other.dataset);
        self.regions.extend(other.regions);
        self.countries.extend(other.countries);
        self.ambiguous.extend(other.ambiguous);
        self.organisations.extend(other.organisations);
        self.meetings.extend(other.meetings);
        self.sources.extend(other.sources);
        self.formats.extend(other.formats);
        Ok(())
    }

    /// Returns what each record is called that may stand only once.
    fn records(&self) -> Vec<String> {
        let named = |kind: &str, name: &dyn Display| read::on_one_line(&format!("{kind} `{name}`"));
        let about = self.dataset.iter().map(|_| "`dataset:`".to_owned());
        let regions = self.regions.iter().map(|it| named("the region", &it.code));
        let countries = self.countries.iter().map(|it| named("the country", &it.id));
        let ambiguous = self.ambiguous.iter().map(|it| named("the ambiguous name", &it.key));
        let organisations = self.organisations.iter().map(|it| named("the organisation", &it.id));
        let meetings = self.meetings.iter().map(|it| named("the meeting", &it.id));
        let sources = self.sources.iter().map(|it| named("the source", &it.id));
        let formats = self.formats.iter().map(|it| named("the format", &it.id));
        let places = about.chain(regions).chain(countries).chain(ambiguous);
        places.chain(organisations).chain(meetings).chain(sources).chain(formats).collect()
    }

    /// Refuses more records of a kind than can be numbered, or shown side by side.
    fn refuse_too_many(&self, origin: &Origin) -> Result<()> {
        let parties = self.countries.len() + self.organisations.len();
        let records = [
            ("countries", parties, Index::MOST_RECORDS),
            ("formats", self.formats.len(), MOST_FORMATS),
            ("meetings", self.meetings.len(), Index::MOST_RECORDS),
        ];
        match records.into_iter().find(|(_, length, most)| length > most) {
            Some((list, length, most)) => bail!(
                "{}: there are {length} records, and more than {most} are not read: take some out",
                origin.file_of(list),
            ),
            None => Ok(()),
        }
    }

    fn into_dataset(self, origin: &Origin) -> Result<Dataset> {
        if let Some(format) = self.formats.iter().find(|format| format.names.is_empty()) {
            bail!(
                "{}: names: a format needs a name: say since when it is called what",
                origin.file_of(&format!("formats/{}", format.id))
            );
        }
        self.refuse_too_many(origin)?;
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
        meetings.sort_by_cached_key(|it| {
            (it.first_day.sort_key(), it.last_day.sort_key(), it.id.to_string())
        });
        sources.sort_by(|one, other| one.id.cmp(&other.id));
        formats.sort_by(|one, other| one.id.cmp(&other.id));
        let mut dataset = Dataset {
            about,
            regions: self.regions.into(),
            countries: countries.into(),
            ambiguous: self.ambiguous.into(),
            organisations: organisations.into(),
            meetings: meetings.into(),
            sources: sources.into(),
            formats: formats.into(),
            index: Index::default(),
            named: None,
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
    load_within(origin, Limits::default())
}

/// Reads a data set that is no larger than the limits allow.
///
/// # Errors
///
/// Names the file, the line and the key that cannot be read.
pub fn load_within(origin: &Origin, mut limits: Limits) -> Result<Dataset> {
    let document = match origin {
        Origin::Folder(folder) => read_folder(folder, &mut limits)?,
        Origin::File(file) => read_yaml(file, &mut limits)?,
        Origin::StandardInput => read_stream(crate::stream::stdin(), &mut limits)?,
    };
    document.into_dataset(origin)
}

/// Reads a data set from memory, exactly as [`load`] reads it from the standard input.
///
/// # Errors
///
/// Names the line and the key that cannot be read.
///
/// ```
/// use nato_partners::data::load_bytes;
///
/// let error = load_bytes(b"formats: [[[[").unwrap_err();
/// assert!(error.to_string().contains("1:"), "the line is named: {error}");
/// ```
pub fn load_bytes(bytes: &[u8]) -> Result<Dataset> {
    read_stream(bytes, &mut Limits::default())?.into_dataset(&Origin::StandardInput)
}

fn read_stream(stream: impl io::Read, limits: &mut Limits) -> Result<Document> {
    let name = "standard input";
    parse(&read::read(stream, name, limits)?, name)
}

fn read_folder(folder: &Path, limits: &mut Limits) -> Result<Document> {
    let formats = folder.join("formats");
    match formats.metadata() {
        Ok(metadata) if metadata.is_dir() => {}
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(read::cannot_read(&formats, error));
        }
        _ => bail!(
            "`{}` is no data set: it has no folder `formats`\ntip: give a folder like data/, or one YAML file",
            read::name_of(folder)
        ),
    }
    let mut document = Document::default();
    let mut stands = Standing::new();
    for file in read::yaml_files(folder)? {
        document.take_in(read_yaml(&file, limits)?, &file, &mut stands)?;
    }
    for file in read::yaml_files(&formats)? {
        let format: Format = read_yaml(&file, limits)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if *stem != *format.id {
            let (name, id) = (read::name_of(&file), &format.id);
            let right = formats.join(format!("{id}.yaml"));
            if !right.exists() {
                bail!("{name}: the id is `{id}`, so the file must be called `{id}.yaml`");
            }
            bail!(
                "{name}: the format `{id}` stands in {} too: keep every record in one file",
                read::name_of(&right)
            );
        }
        let format = Document { formats: vec![format], ..Document::default() };
        document.take_in(format, &file, &mut stands)?;
    }
    Ok(document)
}

fn read_yaml<T: DeserializeOwned>(path: &Path, limits: &mut Limits) -> Result<T> {
    parse(&read::read_file(path, limits)?, &read::name_of(path))
}

fn parse<T: DeserializeOwned>(text: &str, name: &str) -> Result<T> {
    serde_yaml::from_str(text).map_err(|error| anyhow!(describe(&error, text, name)))
}

/// How much of an error is said, in characters: it may quote the file at any length.
const LONGEST_ERROR: usize = 400;

fn describe(error: &serde_yaml::Error, text: &str, name: &str) -> String {
    let mut message = read::on_one_line(&error.to_string());
    let location = error.location();
    if let Some(location) = &location {
        let suffix = format!(" at line {} column {}", location.line(), location.column());
        message.truncate(message.trim_end_matches(&suffix).len());
    }
    if let Some((end, _)) = message.char_indices().nth(LONGEST_ERROR) {
        message.replace_range(end.., "…");
    }
    match location {
        Some(place) => read::describe(name, text, (place.line(), place.column()), &message),
        None => format!("{name}: {message}"),
    }
}
