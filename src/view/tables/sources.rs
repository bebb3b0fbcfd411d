//! The tables of the data set itself and of its sources.

use super::table;
use crate::model::{About, Source};
use crate::query::Cited;

table! {
    /// The data set itself.
    fn dataset(about: About), key "version",
    "The data set itself: one row. An `unknown` date of something that has happened lies on or before `reviewed`" {
        text "schema!" "The version of the shape of the records" => &*about.schema;
        text "version!" "The version of the facts" => &*about.version;
        day "reviewed!" "The day the data were last checked as a whole" => about.reviewed.latest().to_string();
        text "licence!" "The licence of the data, as an SPDX identifier" => &*about.licence;
    }
}

table! {
    /// Where facts are from.
    fn sources(source: Source), key "source",
    "A page, document or article that states facts; fact_sources tells which" {
        text "source!" "The id of the source" => &*source.id;
        text "title!" "Its title, or what it is" => &*source.title;
        text "publisher!" "Who published it" => &*source.publisher;
        date "date" "When it was published, if it says so" => source.date;
        text "dated" "When it is thought to be from, in words, where it bears no date" => source.dated.as_deref();
        text "url" "Its address; empty where none is known" => source.url.as_deref();
        text "quality! = primary/secondary/tertiary" "primary: by one of those who took part; secondary: by someone who reports on it; tertiary: by someone who copies others" => source.quality.word();
        text "note" "What a reader should know of it" => source.note.as_deref();
    }
}

table! {
    /// Who says so.
    fn fact_sources(cited: Cited<'r>), key "fact_table, fact, statement, source",
    "A source of a fact. A spell that is derived has none here: its sources are those of the spell named in `derived_from`" {
        text "fact_table!" "The table in which the fact stands" => cited.table;
        text "fact!" "The key of the fact in that table" => &*cited.fact;
        text "statement! = all/founded/ended/status/represented_by" "What of the fact the source supports: all of it; of a format how it was founded, ended, or stands; of a country which state represents it" => cited.statement;
        text "source! -> sources.source" "The source" => &**cited.source;
    }
}
