//! The columns of what a search finds.

use std::borrow::Cow;

use crate::model::Left;
use crate::output::{Cell, Column, Tabular, Tone};
use crate::query::{Hit, Passage, Searched};
use crate::view::cells::{confidence, date, sources};

/// How many letters of a text are shown.
const SNIPPET: usize = 100;

/// How many of them stand before the match.
const BEFORE: usize = 30;

impl Tabular for Hit<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("kind", "Kind", |hit: &Self| hit.kind.word().into()).whole().drop_at(3),
            Column::new("id", "Id", |hit: &Self| hit.record.id().into()).whole(),
            Column::new("name", "Name", |hit: &Self| hit.record.name(hit.language).into())
                .drop_at(4),
            Column::new("where", "Where", place).drop_at(1),
            Column::new("date", "Date", |hit: &Self| date(hit.date)).whole().drop_at(2),
            Column::new("snippet", "Snippet", |hit: &Self| Cell::from(snippet(hit.text, hit.at)))
                .prose(),
            Column::new("text", "Text", |hit: &Self| hit.text.into()).prose().optional(),
            Column::new("confidence", "Confidence", |hit: &Self| confidence(hit.confidence))
                .whole()
                .optional(),
            Column::new("left", "Left", |hit: &Self| hit.left.map(Left::words).into()).optional(),
            Column::new("note", "Note", |hit: &Self| hit.note.into()).optional(),
            Column::list("sources", "Sources", |hit: &Self| sources(hit.sources)).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        if self.kind == Searched::Source { Tone::Muted } else { Tone::Plain }
    }
}

/// Writes in which part of the record a text stands, and about whom it is.
fn place<'r>(hit: &'r Hit<'_>) -> Cell<'r> {
    match hit.about {
        Some(about) => format!("{} {about}", word(hit.passage)).into(),
        None => word(hit.passage).into(),
    }
}

fn word(passage: Passage) -> &'static str {
    match passage {
        Passage::Name => "name",
        Passage::Id => "id",
        Passage::Abbreviation => "abbreviation",
        Passage::Alias => "alias",
        Passage::OtherName => "other name",
        Passage::FormerName => "former name",
        Passage::Variant => "variant",
        Passage::Summary => "summary",
        Passage::Founding => "founding",
        Passage::Renaming => "renaming",
        Passage::Ending => "ending",
        Passage::Status => "status",
        Passage::List => "list",
        Passage::Convention => "convention",
        Passage::Member => "member",
        Passage::Observer => "observer",
        Passage::Invited => "invited",
        Passage::Pending => "pending",
        Passage::NotMember => "not a member",
        Passage::Suspension => "suspension",
        Passage::Tie => "tie",
        Passage::Outside => "outside",
        Passage::Event => "event",
        Passage::Count => "count",
        Passage::Conflict => "conflict",
        Passage::OpenQuestion => "open question",
        Passage::Project => "project",
        Passage::Total => "total",
        Passage::Beneficiary => "beneficiary",
        Passage::Decision => "decision",
        Passage::Document => "document",
        Passage::Note => "note",
        Passage::Title => "title",
        Passage::Publisher => "publisher",
    }
}

/// Cuts a long text down to the words round the one that begins at a byte.
fn snippet(text: &str, at: usize) -> Cow<'_, str> {
    let (before, from) = text.split_at_checked(at).unwrap_or(("", text));
    let at = before.len();
    let letters = before.chars().count() + from.chars().count();
    if letters <= SNIPPET {
        return Cow::Borrowed(text);
    }
    let first = before.chars().count().saturating_sub(BEFORE).min(letters - SNIPPET);
    let byte_of = |letter| text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte);
    let start = next_word(text, byte_of(first), at);
    let end = byte_of(first + SNIPPET);
    let end = match text[at..end].rfind(' ') {
        Some(blank) if end < text.len() => at + blank,
        _ => end,
    };
    let left_out = |is_cut: bool| if is_cut { "…" } else { "" };
    let [before, after] = [start > 0, end < text.len()].map(left_out);
    Cow::Owned(format!("{before}{}{after}", &text[start..end]))
}

/// Returns where the first word begins from a byte on, which is no later than another byte.
fn next_word(text: &str, from: usize, at: usize) -> usize {
    if from == 0 || text[..from].ends_with(' ') {
        return from;
    }
    text[from..at].find(' ').map_or(at, |blank| from + blank + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(snippet("", 0), "");
        assert_eq!(snippet("a short text", 2), "a short text");
        assert_eq!(snippet(&"ü".repeat(SNIPPET), 0), "ü".repeat(SNIPPET));
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        let text = (0..60).map(|number| format!("wörd{number}")).collect::<Vec<_>>().join(" ");
        for place in 0..60 {
            let word = format!("wörd{place}");
            let at = text.find(&word).expect("the word");
            let cut = snippet(&text, at);
            let inside = cut.trim_matches('…');
            assert!(inside.chars().count() <= SNIPPET, "{cut}");
            assert!(inside.chars().count() > SNIPPET - 14, "{cut}");
            assert!(text.contains(inside), "{cut}");
            assert!(inside.split(' ').any(|other| other == word), "{word}: {cut}");
            assert_eq!(cut.starts_with('…'), !inside.starts_with("wörd0"), "{cut}");
            assert_eq!(cut.ends_with('…'), !inside.ends_with("wörd59"), "{cut}");
            assert!(inside.split(' ').all(|word| text.split(' ').any(|other| other == word)));
        }
    }

    #[test]
    fn a_word_without_end_is_cut_somewhere() {
        let text = format!("{} {}", "a".repeat(300), "b".repeat(300));
        for at in [0, 301] {
            let cut = snippet(&text, at);
            assert!(cut.chars().count() <= SNIPPET + 2, "{cut}");
        }
        assert_eq!(snippet(&text, 9_999), format!("{}…", "a".repeat(SNIPPET)));
    }
}
