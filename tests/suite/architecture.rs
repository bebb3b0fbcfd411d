//! Protects the house: no circle between files, arrows between folders that point one way, one place for each library.
//!
//! Files are read as text: every path from `crate::` or `super::`, in `use` lines with their groups and within functions.
//! What a module hands on counts as the file that defines it. Code below `#[cfg(test)]` is free, and so are a module and
//! those within it, which know each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder, and which others it may use; a feature may use all but other features.
const HOUSE: &[(&str, &[&str])] = &[
    ("output", &[]),
    ("chart", &["model", "membership", "output"]),
    ("model", &[]),
    ("data", &["model"]),
    ("membership", &["model", "data"]),
    ("rules", &["model", "data", "membership"]),
    ("export", &["model", "data", "membership", "rules", "output", "chart"]),
    ("html", &["model", "data", "membership", "rules", "output", "chart"]),
    ("commands", &["model", "data", "membership", "rules", "output", "chart", "export", "html"]),
];

/// Libraries, and words that only one file may say.
const IN_ONE_FILE: &[&str] = &[
    "serde_yaml::",
    "comfy_table::",
    "csv::Writer",
    "terminal_size::",
    "anstyle_query::",
    "supports_hyperlinks::",
    "strsim::",
    "tempfile::",
    "use nix::",
    "rustix::fs",
    "rustix::event",
    "shlex::",
    "nato-partners {", // with words in it that are not ours
];

/// The path of a module: `["commands", "members"]`; that of the library is empty.
type Module = Vec<String>;

/// The files of `src/`, by their modules.
struct House(BTreeMap<Module, Source>);

struct Source {
    file: PathBuf,
    /// What stands there, without remarks and tests.
    code: String,
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

impl House {
    fn read() -> Self {
        let mut sources = BTreeMap::new();
        for file in files(Path::new("src")) {
            let inside = file.strip_prefix("src").expect("a file of src/").with_extension("");
            let parts = inside.iter().map(|part| part.to_string_lossy().into_owned());
            let mut module: Module = parts.collect();
            if ["mod", "lib"].contains(&module.last().map_or("", String::as_str)) {
                module.pop();
            }
            let text = fs::read_to_string(&file).expect("a file");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = lines.collect::<Vec<_>>().join("\n");
            sources.insert(module, Source { file, code });
        }
        Self(sources)
    }

    /// Returns the module that a path leads to from another, if it is one of ours.
    fn resolve(&self, from: &Module, path: &[&str]) -> Option<Module> {
        let mut module = Vec::new();
        for (place, name) in path.iter().enumerate() {
            match *name {
                "crate" => {}
                "super" if place == 0 => module = from[..from.len().checked_sub(1)?].to_vec(),
                "super" => drop(module.pop()?),
                name => {
                    let within = [&module[..], &[name.to_owned()]].concat();
                    if !self.0.contains_key(&within) {
                        return Some(self.home(module, name));
                    }
                    module = within;
                }
            }
        }
        Some(module)
    }

    /// Returns the module in which an item stands that another has or hands on.
    fn home(&self, module: Module, item: &str) -> Module {
        if defines(&self.0[&module].code, item) {
            return module;
        }
        let mut within = self.0.iter().filter(|(other, _)| other.starts_with(&module));
        let home = within.find(|(_, source)| defines(&source.code, item));
        home.filter(|_| !module.is_empty()).map_or(module, |(home, _)| home.clone())
    }

    /// Returns which modules each one uses, with the path that names it.
    fn arrows(&self) -> BTreeMap<&Module, BTreeMap<Module, String>> {
        let mut arrows: BTreeMap<&Module, BTreeMap<Module, String>> = BTreeMap::new();
        for (from, source) in &self.0 {
            for path in paths(&source.code) {
                let to = self.resolve(from, &path);
                let to = to.filter(|to| !to.starts_with(from) && !from.starts_with(to));
                if let Some(to) = to {
                    arrows.entry(from).or_default().entry(to).or_insert_with(|| path.join("::"));
                }
            }
        }
        arrows
    }
}

/// Returns the paths in a text.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let mut paths = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_within = code[..at].ends_with(|letter| is_of_a_name(letter) || letter == ':');
            if !is_within {
                add_paths(&code[at..], Vec::new(), &mut paths);
            }
        }
    }
    paths
}

/// Adds the paths with which a text begins, and returns what stands behind them: `a::{b, c::D as E}` are `a::b` and `a::c::D`.
fn add_paths<'c>(code: &'c str, mut path: Vec<&'c str>, paths: &mut Vec<Vec<&'c str>>) -> &'c str {
    let (name, behind) = code.split_at(code.find(|it| !is_of_a_name(it)).unwrap_or(code.len()));
    path.extend(Some(name).filter(|name| !["", "self"].contains(name)));
    let Some(behind) = behind.strip_prefix("::") else {
        paths.push(path);
        return behind;
    };
    let Some(mut rest) = behind.strip_prefix('{') else { return add_paths(behind, path, paths) };
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || ",*".contains(letter));
        if let Some(behind) = rest.strip_prefix('}') {
            return behind;
        }
        rest = match rest.strip_prefix("as ") {
            Some(named) => named.trim_start_matches(is_of_a_name),
            None => add_paths(rest, path.clone(), paths),
        };
    }
}

/// Tells whether a text declares an item.
fn defines(code: &str, item: &str) -> bool {
    let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules!"];
    kinds.iter().any(|kind| {
        let declared = format!("{kind} {item}");
        let mut places = code.match_indices(&declared);
        places.any(|(at, _)| !code[at + declared.len()..].starts_with(is_of_a_name))
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path());
    let found = entries.flat_map(|path| match path.is_dir() {
        true if path.ends_with("tests") => Vec::new(),
        true => files(&path),
        false => vec![path],
    });
    found.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::read();
    let arrows = house.arrows();
    let reached = |from: &Module| -> BTreeSet<Module> {
        let mut reached = BTreeSet::new();
        let mut ahead = vec![from.clone()];
        while let Some(module) = ahead.pop() {
            let next = arrows.get(&module).into_iter().flat_map(BTreeMap::keys);
            ahead.extend(next.filter(|to| reached.insert((*to).clone())).cloned());
        }
        reached
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> =
        house.0.keys().map(|module| (module, reached(module))).collect();
    let are_in_a_circle =
        |one: &Module, other: &Module| reached[one].contains(other) && reached[other].contains(one);
    let circles = arrows.iter().flat_map(|(from, tos)| {
        let back = tos.iter().filter(|(to, _)| are_in_a_circle(from, to));
        back.map(|(_, path)| format!("{} uses {path}", house.0[*from].file.display()))
    });
    assert_eq!(circles.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn arrows_between_folders_point_one_way() {
    let house = House::read();
    let mut wrong = Vec::new();
    let is_folder = |name: &String| Path::new("src").join(name).is_dir();
    for (from, arrows) in house.arrows() {
        for (to, path) in arrows {
            let (Some(folder), Some(other)) = (from.first(), to.first()) else { continue };
            let mut allowed = HOUSE.iter().filter(|(name, _)| name == folder);
            let may = folder == other || allowed.any(|(_, may)| may.contains(&&**other));
            if is_folder(folder) && is_folder(other) && !may {
                wrong.push(format!("{} must not use {path}", house.0[from].file.display()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_library_has_one_place() {
    let sources = House::read().0;
    for word in IN_ONE_FILE {
        let named: Vec<&PathBuf> =
            sources.values().filter(|it| it.code.contains(word)).map(|it| &it.file).collect();
        assert!(named.len() < 2, "`{word}` is named in {named:?}");
    }
    let features = ["commands", "usage_error"];
    for (module, source) in &sources {
        let may = module.first().is_none_or(|first| features.contains(&first.as_str()));
        assert!(may || !source.code.contains("clap"), "{} names clap", source.file.display());
    }
    assert!(sources[&vec!["main".to_owned()]].code.lines().count() < 50, "main.rs is only a door");
}

#[test]
fn imports_are_taken_apart() {
    let code =
        "use crate::{a::{b::C, d}, e as f, self};\nfn x() { super::g::h(crate::i::J::new()) }\n";
    let paths: Vec<String> = paths(code).into_iter().map(|path| path.join("::")).collect();
    let expected =
        ["crate::a::b::C", "crate::a::d", "crate::e", "crate", "crate::i::J::new", "super::g::h"];
    assert_eq!(paths, expected);
}
