//! Protects the house: no circle between files, arrows between folders that point one way, one place for each library.
//!
//! Files are read as text: `use` lines with their groups, and paths within functions, from `crate::` or `super::`.
//! What a module hands on (`pub use child::Item`) counts as the file it comes from. Code below `#[cfg(test)]` is free,
//! and so are a module and those within it, which know each other.

#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "what may be taken off the lists is part of the result")]

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

/// Arrows that point the wrong way, and circles by their first file; both lists may only become shorter.
const WRONG_ARROWS: &[&str] = &[];
const CIRCLES: &[&str] = &[];

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
    code: String,
    /// Every path that is imported or named, and whether it is handed on, under which name.
    paths: Vec<(Vec<String>, Option<String>)>,
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
            let code = code(&file);
            let paths = paths(&code);
            sources.insert(module, Source { file, code, paths });
        }
        Self(sources)
    }

    /// Returns the module that a path leads to from another, if it is one of ours.
    fn resolve(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (first, mut rest) = path.split_first()?;
        let mut module = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            child => [&from[..], &[child.to_owned()]].concat(),
        };
        if !self.0.contains_key(&module) {
            return None;
        }
        while let Some((next, after)) = rest.split_first() {
            let within = match next.as_str() {
                "super" => module[..module.len().checked_sub(1)?].to_vec(),
                child => [&module[..], &[child.to_owned()]].concat(),
            };
            if !self.0.contains_key(&within) {
                return Some(self.home(&module, next, depth));
            }
            (module, rest) = (within, after);
        }
        Some(module)
    }

    /// Returns the module in which an item stands that another hands on.
    fn home(&self, module: &Module, item: &str, depth: usize) -> Module {
        let handed_on = self.0[module].paths.iter().filter(|(_, name)| name.is_some() && depth < 9);
        for (path, name) in handed_on {
            let path = match name.as_deref() {
                Some("*") => [&path[..path.len() - 1], &[item.to_owned()]].concat(),
                Some(name) if name == item => path.clone(),
                _ => continue,
            };
            if let Some(home) = self.resolve(module, &path, depth + 1) {
                let is_there = name.as_deref() != Some("*") || defines(&self.0[&home].code, item);
                if home != *module && is_there {
                    return home;
                }
            }
        }
        module.clone()
    }

    /// Returns which modules each one uses, with the path that names it.
    fn arrows(&self) -> BTreeMap<&Module, BTreeMap<Module, String>> {
        let mut arrows: BTreeMap<&Module, BTreeMap<Module, String>> = BTreeMap::new();
        for (from, source) in &self.0 {
            for (path, _) in &source.paths {
                let to = self.resolve(from, path, 0);
                let to = to.filter(|to| !to.starts_with(from) && !from.starts_with(to));
                if let Some(to) = to {
                    arrows.entry(from).or_default().entry(to).or_insert_with(|| path.join("::"));
                }
            }
        }
        arrows
    }
}

/// Returns the paths in a text: those of `use` lines, taken apart, and those within functions.
fn paths(code: &str) -> Vec<(Vec<String>, Option<String>)> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let words = line.trim_start();
        let (visibility, used) = words.split_once("use ").unwrap_or(("no", ""));
        if !["", "pub ", "pub(crate) ", "pub(super) "].contains(&visibility) {
            rest += line;
            rest.push('\n');
            continue;
        }
        let mut tree = used.to_owned();
        while !tree.contains(';') {
            tree += lines.next().expect("a use line ends");
        }
        let mut leaves = Vec::new();
        expand(&[], tree.split(';').next().unwrap_or_default().trim(), &mut leaves);
        for (path, name) in leaves {
            paths.push((path, (!visibility.is_empty()).then_some(name)));
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(start) {
            let is_start = !rest[..at]
                .ends_with(|letter: char| letter.is_alphanumeric() || "_:".contains(letter));
            let end =
                rest[at..].find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter));
            let path = rest[at..].get(..end.unwrap_or_default()).unwrap_or_default();
            if is_start {
                paths.push((
                    path.trim_end_matches(':').split("::").map(str::to_owned).collect(),
                    None,
                ));
            }
        }
    }
    paths
}

/// Takes a tree of a `use` line apart: `a::{b, c::D as E}` is `a::b` and `a::c::D`, called E.
fn expand(prefix: &[String], tree: &str, leaves: &mut Vec<(Vec<String>, String)>) {
    let tree = tree.trim();
    if let Some((before, group)) = tree.split_once('{') {
        let names =
            before.trim().trim_end_matches("::").split("::").filter(|name| !name.is_empty());
        let prefix = [prefix, &names.map(str::to_owned).collect::<Vec<_>>()].concat();
        let group = group.trim_end().strip_suffix('}').expect("a group ends");
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in group.char_indices().chain([(group.len(), ',')]) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if !group[start..at].trim().is_empty() {
                        expand(&prefix, &group[start..at], leaves);
                    }
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let mut path: Vec<String> =
        prefix.iter().cloned().chain(path.split("::").map(|name| name.trim().to_owned())).collect();
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name =
        if name.is_empty() { path.last().cloned().unwrap_or_default() } else { name.to_owned() };
    leaves.push((path, name));
}

/// Tells whether a text declares an item.
fn defines(code: &str, item: &str) -> bool {
    ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules!"].iter().any(
        |kind| {
            let declared = format!("{kind} {item}");
            code.match_indices(&declared).any(|(at, _)| {
                !code[at + declared.len()..]
                    .starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            })
        },
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("tests") {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the code of a file without remarks and without its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a file");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Asserts that nothing is wrong but what stands in a list, and says what may be taken off it.
fn assert_only(wrong: &BTreeMap<String, String>, listed: &[&str]) {
    let more: Vec<&String> = wrong
        .iter()
        .filter(|(name, _)| !listed.contains(&name.as_str()))
        .map(|(_, why)| why)
        .collect();
    for name in listed.iter().filter(|name| !wrong.contains_key(**name)) {
        println!("take it off the list: {name}");
    }
    assert!(
        more.is_empty(),
        "{} are wrong:\n{}",
        more.len(),
        more.iter().map(|why| why.as_str()).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::read();
    let arrows = house.arrows();
    let reached = |from: &Module| -> BTreeSet<Module> {
        let mut reached = BTreeSet::new();
        let mut ahead = vec![from.clone()];
        while let Some(module) = ahead.pop() {
            for to in arrows.get(&module).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(to.clone()) {
                    ahead.push(to.clone());
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> =
        house.0.keys().map(|module| (module, reached(module))).collect();
    let mut circles = BTreeMap::new();
    for (module, ahead) in reached.iter().filter(|(module, ahead)| ahead.contains(**module)) {
        let circle: Vec<&Module> =
            ahead.iter().filter(|other| reached[other].contains(*module)).collect();
        let imports = circle.iter().flat_map(|from| {
            let within = arrows[*from].iter().filter(|(to, _)| circle.contains(to));
            within.map(|(_, path)| format!("  {} uses {path}\n", house.0[*from].file.display()))
        });
        let name = circle[0].join("/");
        let imports: String = imports.collect();
        circles
            .entry(name)
            .or_insert_with(|| format!("a circle of {} files:\n{imports}", circle.len()));
    }
    assert_only(&circles, CIRCLES);
}

#[test]
fn arrows_between_folders_point_one_way() {
    let house = House::read();
    let mut wrong = BTreeMap::new();
    let is_folder = |name: &String| Path::new("src").join(name).is_dir();
    for (from, arrows) in house.arrows() {
        for (to, path) in arrows {
            let (Some(folder), Some(other)) = (from.first(), to.first()) else { continue };
            if folder == other || !is_folder(folder) || !is_folder(other) {
                continue;
            }
            let allowed =
                HOUSE.iter().find(|(name, _)| name == folder).map(|(_, allowed)| *allowed);
            if !allowed.is_some_and(|allowed| allowed.contains(&other.as_str())) {
                let why = format!("{} must not use {path}", house.0[from].file.display());
                wrong.entry(format!("{folder} -> {other}")).or_insert(why);
            }
        }
    }
    assert_only(&wrong, WRONG_ARROWS);
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
    let code = "use crate::{a::{b::C, d}, e as f};\npub use child::*;\nfn x() { super::g::h(crate::i::J::new()) }\n";
    let paths: Vec<String> = paths(code).into_iter().map(|(path, _)| path.join("::")).collect();
    let expected = [
        "crate::a::b::C",
        "crate::a::d",
        "crate::e",
        "child::*",
        "crate::i::J::new",
        "super::g::h",
    ];
    assert_eq!(paths, expected);
}
