//! The arrows of the architecture: which folder may use which.
//!
//! `main → cli → commands → (query → dataset → model)`; `view` turns rows into `output`'s cells,
//! and `page` writes them all into one HTML file.
//! `model` and `output` import nothing of the project, but for the compiled-in tables that `model`
//! points into, and for which characters show nothing: `model` says that, `output` spells them out. The test reads the `use` lines; paths inside functions count too.

#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder or file of `src/`, and what it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &["compiled"]),
    ("compiled", &["model", "data"]),
    ("stream", &[]),
    ("data", &["model", "stream"]),
    ("membership", &["data", "model"]),
    ("rules", &["membership", "data", "model"]),
    ("query", &["membership", "data", "model"]),
    ("output", &[]),
    ("chart", &["membership", "model", "output"]),
    ("command_line", &["data", "model"]),
    ("error", &["command_line"]),
    ("prose", &[]),
    ("panic_hook", &["error", "output", "stream"]),
    ("atomic_write", &["command_line", "error"]),
    ("atomic_folder", &["error", "atomic_write"]),
    (
        "view",
        &["command_line", "commands", "query", "membership", "data", "model", "output", "prose"],
    ),
    ("export", &["command_line", "membership", "data", "model", "output"]),
    ("html", &["view", "query", "membership", "data", "model", "output", "prose"]),
    ("cli", &["commands", "model", "output"]),
    (
        "commands",
        &[
            "chart",
            "cli",
            "command_line",
            "export",
            "html",
            "query",
            "membership",
            "rules",
            "view",
            "data",
            "model",
            "output",
            "error",
            "prose",
        ],
    ),
    ("usage_error", &["command_line", "commands", "data", "output", "error"]),
    (
        "lib",
        &["cli", "commands", "error", "atomic_folder", "atomic_write", "usage_error", "output"],
    ),
    ("main", &["panic_hook", "error", "stream"]),
];

/// What only one file may say.
const ONLY_IN: &[(&str, &str)] = &[
    ("serde_yaml::", "data/load.rs"),
    ("csv::Writer", "output/csv.rs"),
    ("terminal_size::", "output/style.rs"),
    ("anstyle_query::", "output/style.rs"),
    ("supports_hyperlinks::", "output/style.rs"),
    ("strsim::", "commands/nearest.rs"),
    ("tempfile::", "atomic_write.rs"),
    ("nix::", "atomic_write.rs"),
    ("rustix::fs", "atomic_folder.rs"),
    ("rustix::event", "stream.rs"),
    ("sha2::", "html/frame.rs"),
    ("shlex::", "command_line.rs"),
    ("nato-partners {", "command_line.rs"), // with words in it that are not ours
];

#[test]
fn every_arrow_points_downwards() {
    let mut wrong = Vec::new();
    for file in files(Path::new("src")) {
        let layer = layer(&file);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{}: `{layer}` is not in the picture", file.display()));
            continue;
        };
        for used in used_layers(&file) {
            if used != layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{layer}` must not use `{used}`", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_library_has_one_place() {
    for (word, home) in ONLY_IN {
        let named: Vec<PathBuf> = files(Path::new("src"))
            .into_iter()
            .filter(|file| code(file).contains(word) && !file.ends_with(home))
            .collect();
        assert!(named.is_empty(), "`{word}` belongs in {home}, and is named in {named:?}");
    }
}

#[test]
fn clap_stops_at_the_commands() {
    for file in files(Path::new("src")) {
        let may = ["cli", "commands", "lib", "usage_error"].contains(&layer(&file).as_str());
        assert!(may || !code(&file).contains("clap"), "{} names clap", file.display());
    }
}

#[test]
fn main_is_a_door() {
    let lines = fs::read_to_string("src/main.rs").expect("src/main.rs").lines().count();
    assert!(lines < 50, "src/main.rs has {lines} lines");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|file| !file.to_string_lossy().contains("tests")).collect()
}

fn layer(file: &Path) -> String {
    let inside = file.strip_prefix("src").expect("a file of src/");
    let first =
        inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the code of a file without comments.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a file");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn used_layers(file: &Path) -> BTreeSet<String> {
    let code = code(file).replace("crate::architecture::model::is_hidden", "");
    let paths = code.split("crate::architecture::").skip(1);
    let name = |rest: &str| {
        rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .next()
            .map(str::to_owned)
    };
    let own: BTreeSet<String> = ARROWS.iter().map(|(layer, _)| (*layer).to_owned()).collect();
    paths.filter_map(name).filter(|name| own.contains(name)).collect()
}
