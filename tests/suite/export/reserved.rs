//! No key of a row and no name of a table is a reserved word, so that nobody has to quote it.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::export::exported;
use crate::support::asked::{ask, columns_of};
use crate::support::questions;

/// `https://sqlite.org/lang_keywords.html`, all of it.
const SQLITE: &str = "abort action add after all alter always analyze and as asc attach autoincrement before begin \
    between by cascade case cast check collate column commit conflict constraint create cross current current_date \
    current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each else \
    end escape except exclude exclusive exists explain fail filter first following for foreign from full generated glob \
    group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull \
    join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order \
    others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex \
    release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then \
    ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with \
    without";

/// Those of `duckdb_keywords()` in version 1 that are reserved or name types and functions, but for those that may
/// name a column (`map` is a format).
const DUCKDB: &str = "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint \
    create default deferrable desc describe distinct do else end except false fetch for foreign from group having in \
    initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider \
    placing primary qualify references returning select show some summarize symmetric table then to trailing true union \
    unique unpivot using variadic when where window with anti asof at authorization binary by collation concurrently \
    cross freeze full glob ilike inner is isnull join left like natural notnull outer overlaps positional right semi \
    similar tablesample unpack verbose";

/// `keyword.kwlist` of Python 3.
const PYTHON: &str = "false none true and as assert async await break class continue def del elif else except finally \
    for from global if import in is lambda nonlocal not or pass raise return try while with yield";

/// `?Reserved` of R.
const R: &str = "if else repeat while function for next break true false null inf nan na na_integer_ na_real_ \
    na_complex_ na_character_ in";

fn is_reserved(word: &str) -> bool {
    let word = word.to_lowercase();
    [SQLITE, DUCKDB, PYTHON, R].iter().any(|words| words.split(' ').any(|it| it == word))
}

/// Adds the keys of every object within a value.
fn add_keys(value: &Json, keys: &mut BTreeSet<String>) {
    if let Json::Object(fields) = value {
        keys.extend(fields.keys().cloned());
    }
    let within: Vec<&Json> = match value {
        Json::Object(fields) => fields.values().collect(),
        Json::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    for value in within {
        add_keys(value, keys);
    }
}

#[test]
fn no_column_is_a_reserved_word() {
    let package = exported("reserved");
    let mut names = BTreeSet::new();
    for (table, schema) in package.resources() {
        names.insert(table.to_owned());
        let fields = schema["fields"].as_array().unwrap();
        names.extend(fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()));
    }
    for question in questions::rows() {
        names.extend(columns_of(question).unwrap());
    }
    for page in ["show nrc", "show trust-funds", "show finland", "show wales-2014", "show un"] {
        add_keys(
            &serde_json::from_str(&ask(&format!("{page} -o json")).stdout).unwrap(),
            &mut names,
        );
    }
    add_keys(&serde_json::from_str(&ask("is malta in pfp -o json").stdout).unwrap(), &mut names);
    let reserved: Vec<&String> = names.iter().filter(|name| is_reserved(name)).collect();
    assert_eq!(reserved, Vec::<&String>::new());
    assert!(names.len() > 200, "{}", names.len());
}
