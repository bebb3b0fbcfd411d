//! Everybody whom the data name, read by themselves: the one reader of names of the tests.

use crate::support::yaml::{Value, list, read, text, texts_at};

/// A country or organisation, with what it may be called.
pub struct Bearer {
    pub code: String,
    pub is_living: bool,
    /// Its codes of ISO 3166.
    pub iso: Vec<String>,
    /// What it is called for sure, codes of letters aside.
    pub names: Vec<String>,
    /// What others may mean too: ambiguous names, numbers, and codes of other systems.
    pub unsure: Vec<String>,
    /// Numbers and letters in the two lists of states: `cow:640`, `gw:aus`.
    pub in_systems: Vec<String>,
}

impl Bearer {
    fn of(record: &Value) -> Self {
        let at = |paths: &[&[&str]]| -> Vec<String> {
            let texts = paths.iter().flat_map(|path| texts_at(record, path));
            texts.map(str::to_owned).collect()
        };
        let mut names = at(&[
            &["name", "en"],
            &["name", "de"],
            &["name", "fr"],
            &["un_short", "en"],
            &["un_short", "fr"],
            &["formal"],
            &["cldr"],
            &["endonyms", "name"],
            &["former_names", "en"],
            &["demonyms"],
        ]);
        let mut unsure = at(&[
            &["nato_heading", "en"],
            &["iso", "numeric"],
            &["cow", "abbreviation"],
            &["gw", "abbreviation"],
        ]);
        for other in list(record, "other_names") {
            let is_sure = text(other, "kind") != Some("ambiguous");
            let names = if is_sure { &mut names } else { &mut unsure };
            names.extend(text(other, "name").map(str::to_owned));
        }
        let iso = at(&[&["iso", "alpha2"], &["iso", "alpha3"], &["iso", "alpha4"]]);
        if iso.is_empty() {
            // An organisation: its long name is found too, and never looks like a code.
            names.extend(at(&[&["id"], &["abbreviation"], &["aliases"]]));
        }
        let systems = ["cow", "gw"].into_iter().filter(|system| record.get(system).is_some());
        let in_system = |system: &str| {
            let number = record[system]["number"].as_u64().unwrap();
            let letters = text(&record[system], "abbreviation").unwrap().to_lowercase();
            [format!("{system}:{number}"), format!("{system}:{letters}")]
        };
        Self {
            code: text(record, "id").unwrap().to_owned(),
            is_living: text(record, "kind") != Some("former-state"),
            iso,
            names,
            unsure,
            in_systems: systems.flat_map(in_system).collect(),
        }
    }
}

/// Reads the countries, those outside of all formats, and the organisations.
pub fn bearers() -> Vec<Bearer> {
    let files =
        [("countries", "countries"), ("outside", "countries"), ("organisations", "organisations")];
    let all = files.map(|(file, key)| {
        let records = read(format!("data/{file}.yaml"));
        list(&records, key).iter().map(Bearer::of).collect::<Vec<_>>()
    });
    all.into_iter().flatten().collect()
}
