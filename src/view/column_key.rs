//! The keys of columns that are named after records.

/// Keys that every table of these may have.
const FIXED_KEYS: [&str; 17] = [
    "abbreviation",
    "alpha3",
    "area",
    "country",
    "cow",
    "format",
    "formats",
    "gw",
    "left",
    "name",
    "note",
    "role",
    "rule",
    "shared",
    "sources",
    "standing",
    "year",
];

/// Returns the key of a column that is named after a record: its id, unless another column has it.
pub(crate) fn column_key(id: &str) -> String {
    // No id has a low line, so that this one is free.
    if FIXED_KEYS.contains(&id) { format!("{id}_") } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_record_takes_the_key_of_another_column() {
        assert_eq!(column_key("eapc"), "eapc");
        assert_eq!(column_key("name"), "name_");
    }
}
