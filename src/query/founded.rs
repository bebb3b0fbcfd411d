//! When was a format founded?

use crate::data::Dataset;
use crate::model::{Format, FormatName, Language};

/// The founding of one format.
#[derive(Clone, Copy, Debug)]
pub struct Founding<'d> {
    /// The format.
    pub format: &'d Format,
    /// The language asked for.
    pub language: Language,
}

impl<'d> Founding<'d> {
    /// Returns the name it had then.
    pub fn name(&self) -> &'d FormatName {
        self.format.first_name()
    }

    /// Returns the names it was given later, the oldest first.
    pub fn later_names(&self) -> &'d [FormatName] {
        self.format.names.get(1..).unwrap_or_default()
    }
}

/// Returns the foundings of these formats, or of all whose day is known.
///
/// Order: the day, the coarser first, unknown days last; then the id.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::model::Language;
/// use nato_partners::query::foundings;
///
/// let dataset = Dataset::embedded();
/// let founding = foundings(dataset, &[dataset.format("nrc").unwrap()], Language::English)[0];
/// assert_eq!(founding.format.founded.date.text(), "1997-05-27");
/// assert_eq!(&*founding.name().name.en, "NATO-Russia Permanent Joint Council");
/// assert_eq!(&*founding.later_names()[0].name.en, "NATO-Russia Council");
/// ```
pub fn foundings<'d>(
    dataset: &'d Dataset,
    asked: &[&'d Format],
    language: Language,
) -> Vec<Founding<'d>> {
    let is_dated = |format: &&Format| !format.founded.date.is_unknown();
    let formats = match asked {
        [] => by_founding(dataset.formats.iter().filter(is_dated)),
        asked => by_founding(asked.iter().copied()),
    };
    formats.into_iter().map(|format| Founding { format, language }).collect()
}

/// Returns formats in the order in which they were founded, each once, those of unknown day last.
pub fn by_founding<'d>(formats: impl IntoIterator<Item = &'d Format>) -> Vec<&'d Format> {
    let mut formats: Vec<&Format> = formats.into_iter().collect();
    formats.sort_by_key(|format| (format.founded.date.sort_key(), &*format.id));
    formats.dedup_by_key(|format| &*format.id);
    formats
}
