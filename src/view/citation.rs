//! How sources, and the data themselves, are cited.

use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::data::Dataset;
use crate::model::{About, Source};
use crate::output::{Genre, Item, Page, Reference};

/// What the data set is called; `CITATION.cff` says the same.
const TITLE: &str = "nato-partners: who was in which NATO partnership format, since when, and who \
                     says so";

/// Who made it; `CITATION.cff` says the same.
const AUTHORS: &str = "The nato-partners contributors";

/// Returns how a source is cited. The day the data were checked is the day it was seen.
pub fn reference<'a>(source: &'a Source, about: &About) -> Reference<'a> {
    let url = source.url.as_deref();
    Reference {
        id: (&*source.id).into(),
        genre: if url.is_some() { Genre::Page } else { Genre::Document },
        title: (&*source.title).into(),
        publisher: Some((&*source.publisher).into()),
        date: source.date.filter(|date| !date.is_unknown()).map(|date| date.text().into()),
        dated: source.dated.as_deref().map(Into::into),
        url: url.map(Into::into),
        accessed: url.map(|_| about.reviewed.text().into()),
        note: source.note.as_deref().map(Into::into),
        ..Reference::default()
    }
}

/// Returns how the data set is cited.
pub fn data_reference(about: &About) -> Reference<'_> {
    Reference {
        id: "nato-partners".into(),
        genre: Genre::Dataset,
        title: TITLE.into(),
        author: Some(AUTHORS.into()),
        date: Some(about.reviewed.text().into()),
        version: Some((&*about.version).into()),
        note: Some(format!("Data set, licence {}.", about.licence).into()),
        ..Reference::default()
    }
}

/// Shows how the data set is cited.
pub fn cite_data_page(dataset: &Dataset) -> Page<'_> {
    let About { version, reviewed, licence, .. } = &dataset.about;
    let cite = || CommandLine::on(dataset, "cite");
    let citation =
        format!("{AUTHORS}, “{TITLE}”, version {version}, reviewed {reviewed}, licence {licence}");
    Page::new("How to cite these data")
        .field("title", "Title", TITLE)
        .field("author", "Author", AUTHORS)
        .field("version", "Version", &**version)
        .field("reviewed", "Last checked", reviewed.text())
        .field("licence", "Licence", &**licence)
        .paragraphs("citation", "In a text", vec![citation.into()])
        .notes(
            "more",
            "More",
            [cite(), cite().name(PLACEHOLDER)]
                .map(|line| line.options("-o bibtex").to_string().into())
                .into(),
        )
}

/// Shows how works are cited, with the day on which their addresses were last seen.
pub fn cite_page<'a>(title: String, about: &About, references: &[Reference<'a>]) -> Page<'a> {
    let item = |reference: &Reference<'a>| Item {
        title: reference.id.clone(),
        lines: vec![reference.to_string().into()],
        urls: reference.url.iter().cloned().collect(),
    };
    Page::new(title).field("accessed", "Accessed", about.reviewed.text()).items(
        "citations",
        "In a text",
        references.iter().map(item).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Dataset;

    #[test]
    fn the_citation_file_says_the_same() {
        let file = include_str!("../../CITATION.cff");
        let about = &Dataset::embedded().about;
        for line in [
            format!("title: \"{TITLE}\""),
            format!("  - name: {AUTHORS}"),
            format!("version: {}", about.version),
            format!("date-released: \"{}\"", about.reviewed),
            format!("license: {}", about.licence),
        ] {
            assert!(file.lines().any(|other| other == line), "{line}\n{file}");
        }
    }
}
