//! Types the command lines that the program offers back into a shell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::scratch::Folder;

/// What the program stands for where what was typed cannot be shown as it is; the shell that types the
/// tips back puts a name in its place.
const PLACEHOLDER: &str = "NAME";

/// What our own examples fill.
const OWN: [&str; 7] = [
    "annotated.csv",
    "nato-data",
    "nato-partners.1",
    "nato-partners.fish",
    "nato-partners.html",
    "nato-partners-members.1",
    "warsaw.html",
];

/// Command lines that were offered, and for each whether it may meet a thing that is not there.
#[derive(Default)]
pub struct Tips(BTreeMap<String, bool>);

impl Tips {
    /// Collects the command lines that a text offers.
    ///
    /// `leaves_open` tells that they take over what was typed without having understood it.
    pub fn collect(&mut self, text: &str, leaves_open: bool) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("Usage:")) {
            // A program that asks for JSON gets the tip in an object.
            let object =
                line.starts_with("{\"error\":").then(|| serde_json::from_str::<Value>(line));
            let tip =
                object.map(|object| object.unwrap()["tip"].as_str().unwrap_or_default().to_owned());
            for offered in tip.as_deref().unwrap_or(line).lines().flat_map(offered) {
                let is_open = leaves_open || offered.contains(PLACEHOLDER);
                let checks = offered.starts_with("nato-partners check ");
                *self.0.entry(offered).or_default() |= is_open || checks;
            }
        }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Types each of them into a shell in a folder of that name, and asserts that it is answered from one
    /// of these data sets, each as the variable names it.
    pub fn type_all(&self, name: &str, data_sets: &[Option<&str>]) {
        let folder = Folder::new(name);
        fs::create_dir(folder.join("tests")).unwrap();
        for (name, place) in [
            ("data", "data"),
            ("my-data.yaml", "data"),
            ("states.csv", "tests/fixtures/annotate/states.csv"),
            ("tests/fixtures", "tests/fixtures"),
        ] {
            let there = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
            symlink(there, folder.join(name)).unwrap();
        }
        let before = folder.names();
        let answers: Vec<Vec<String>> =
            data_sets.iter().map(|data_set| self.answers(&folder, *data_set)).collect();
        let failed: Vec<String> = self
            .0
            .iter()
            .enumerate()
            .filter(|(number, (tip, is_open))| {
                // `is` ends so where it says no.
                let may_be_no = **is_open || tip.starts_with("nato-partners is ");
                let is_right = |code: &str| code == "0" || may_be_no && code == "1";
                let codes = answers.iter().map(|answers| answers[*number].split(' ').next());
                !codes.flatten().any(is_right)
            })
            .map(|(number, (tip, _))| format!("{tip}\n  {}", answers[0][number]))
            .collect();
        let shown = failed.join("\n");
        assert!(failed.is_empty(), "{} of {} failed:\n{shown}", failed.len(), self.0.len());
        let folders = self.0.keys().filter_map(|tip| tip.strip_prefix("mkdir -p "));
        let made: BTreeSet<String> = folders
            .map(|typed| {
                let made = filled(&shlex::split(typed).unwrap().pop().unwrap());
                assert!(folder.join(&made).is_dir(), "{made}");
                made.split('/').next().unwrap().to_owned()
            })
            .chain(before)
            .chain(OWN.map(str::to_owned))
            .collect();
        let others: Vec<String> =
            folder.names().into_iter().filter(|name| !made.contains(name)).collect();
        assert!(others.is_empty(), "a tip had a command in it that was not ours: {others:?}");
    }

    /// Returns how each of them ended, and what was said then. One shell reads them from a file.
    fn answers(&self, folder: &Folder, data_set: Option<&str>) -> Vec<String> {
        const SCRIPT: &str = "while IFS= read -r tip; do
            said=$( (eval \"$tip\") 2>&1 >/dev/null </dev/null); printf '%s %s\\036' $? \"$said\"
        done";
        let typed: String = self.0.keys().map(|tip| filled(tip) + "\n").collect();
        let list = folder.with_extension("list");
        fs::write(&list, typed).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_nato-partners")).parent().unwrap();
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", SCRIPT]).current_dir(&**folder).env_clear();
        shell.env("PATH", format!("{}:/usr/bin:/bin", program.display()));
        shell.env("HOME", &**folder);
        shell.envs(data_set.map(|data_set| ("NATO_PARTNERS_DATA", data_set)));
        let output = shell.stdin(File::open(&list).unwrap()).output().unwrap();
        fs::remove_file(list).unwrap();
        let answers = String::from_utf8(output.stdout).unwrap();
        let answers: Vec<String> = answers.split_terminator('\u{1E}').map(str::to_owned).collect();
        assert_eq!(answers.len(), self.0.len(), "{}", String::from_utf8_lossy(&output.stderr));
        answers
    }
}

/// Returns the command lines in a line: each stands in backticks, or ends the line.
fn offered(line: &str) -> Vec<String> {
    let starts =
        ["nato-partners ", "mkdir "].into_iter().flat_map(|begin| line.match_indices(begin));
    let whole = starts.filter_map(|(at, _)| {
        let before = &line[..at];
        let is_marked = before.ends_with('`');
        let begins = before.trim_start_matches([' ', '-']).is_empty() && !before.is_empty();
        let is_offered = begins || is_marked || before.ends_with(": ");
        is_offered.then(|| command_line(&line[at..], is_marked))
    });
    whole.collect()
}

/// Returns a command line up to a backtick outside quotes, or to two blanks, behind which an example is
/// explained.
fn command_line(text: &str, ends_with_backtick: bool) -> String {
    let (mut quote, mut is_escaped, mut last) = (None, false, ' ');
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            _ if is_escaped => is_escaped = false,
            (None | Some('"'), '\\') => is_escaped = true,
            (None, '\'' | '"') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '`') if ends_with_backtick => return text[..at].to_owned(),
            (None, ' ') if last == ' ' => return text[..at].trim_end().to_owned(),
            _ => {}
        }
        last = letter;
    }
    text.to_owned()
}

/// Puts names where they are left to whoever types the command line.
fn filled(tip: &str) -> String {
    tip.replacen(PLACEHOLDER, "nato", 1).replace(PLACEHOLDER, "circle")
}
