//! What users would run instead.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, iter};

use anyhow::{Context, Result, ensure};

use crate::programs::{Programs, ours};

/// A program that answers one of our questions, or one like it.
pub struct Rival {
    /// What it is.
    pub name: &'static str,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// The rivals on one question.
#[derive(Default)]
pub struct Rivals {
    /// Those that are on the machine.
    pub there: Vec<Rival>,
    /// Those that are not.
    pub missing: Vec<&'static str>,
}

/// Returns the jq that is measured: `jq`, or the one that the variable `JQ` names, because what jq
/// costs changed much from one version to the next.
pub fn jq() -> String {
    env::var("JQ").unwrap_or_else(|_| "jq".into())
}

const MEMBERS_IN_SQL: &str = "select country, name, role, since from members where format = 'eapc' \
     and since <= '2016-07-09' and (until = '' or until > '2016-07-09') order by role desc, name";

const MEMBERS_IN_JQ: &str = ".[] | select(.format == \"eapc\" and .since <= \"2016-07-09\" \
     and (.until == null or .until > \"2016-07-09\")) | [.country, .name, .role, .since] | @csv";

const MEMBERS_IN_PYTHON: &str = "import sys, yaml\n\
     d = yaml.load(open(sys.argv[1]), getattr(yaml, 'CSafeLoader', yaml.SafeLoader))\n\
     for m in d['members']: print(m.get('country'), m['from'], m.get('until'))\n";

impl Rivals {
    /// Who else could tell the members of a format, from every spell of every format in the form
    /// each likes best.
    pub fn on_members(programs: &Programs, scratch: &Path) -> Result<Self> {
        let [json, table, page, answer, database] =
            ["members.json", "members.csv", "page.md", "answer.csv", "members.db"]
                .map(|name| scratch.join(name));
        write_all_members(programs, &json, &table)?;
        let members = ours(programs, &["members", "eapc", "-o", "csv"])?;
        fs::write(&page, as_tldr_page(&members))?;
        fs::write(&answer, members)?;
        let has_database = fill_database(&database, &table).is_ok();
        let [json, page, answer, database] =
            [json, page, answer, database].map(|path| path.to_string_lossy().into_owned());
        let mut rivals = Self::default();
        rivals.add("cat of the answer", "cat", &[&answer]);
        rivals.add("jq on the spells as JSON", &jq(), &["-r", MEMBERS_IN_JQ, &json]);
        if has_database {
            rivals.add("sqlite3, indexed", "sqlite3", &["-csv", &database, MEMBERS_IN_SQL]);
        } else {
            rivals.missing.push("sqlite3, indexed");
        }
        rivals.add("tealdeer showing a page", "tldr", &["--render", &page]);
        Ok(rivals)
    }

    /// What researchers would write in Python. They race apart from the others, because they take a
    /// hundred times as long and leave nothing of anybody else in the caches.
    pub fn in_python() -> Self {
        let mut rivals = Self::default();
        let script = ["-c", MEMBERS_IN_PYTHON, "data/formats/eapc.yaml"];
        rivals.add("Python with PyYAML, one file", "python3", &script);
        let pycountry = "import pycountry; print(pycountry.countries.lookup('FI').name)";
        rivals.add("Python with pycountry", "python3", &["-c", pycountry]);
        let converter = "import country_converter as c; print(c.convert('FI', to='name_short'))";
        rivals.add("Python with country_converter", "python3", &["-c", converter]);
        rivals
    }

    fn add(&mut self, name: &'static str, program: &str, arguments: &[&str]) {
        let mut command = Command::new(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        if command.status().is_ok_and(|status| status.success()) {
            let words = iter::once(&program).chain(arguments);
            self.there.push(Rival { name, command: words.map(ToString::to_string).collect() });
        } else {
            self.missing.push(name);
        }
    }
}

/// Writes rows of a CSV as tealdeer's pages are written: a title and examples.
fn as_tldr_page(rows: &str) -> String {
    let examples = rows.lines().skip(1).filter_map(|row| row.split_once(','));
    let examples = examples.map(|(code, rest)| format!("\n- {code}:\n\n`{rest}`\n"));
    iter::once("# eapc\n\n> Members of a format.\n".to_owned()).chain(examples).collect()
}

/// Writes every spell of every format as JSON and as CSV.
fn write_all_members(programs: &Programs, json: &Path, table: &Path) -> Result<()> {
    let formats = ours(programs, &["formats", "--columns", "format", "-o", "tsv"])?;
    let (mut objects, mut lines) = (Vec::new(), Vec::new());
    for format in formats.lines().skip(1) {
        let columns = ["--ever", "--columns", "country,name,role,since,until", "-o"];
        let rows = ours(programs, &[&["members", format][..], &columns, &["jsonl"]].concat())?;
        objects.extend(
            rows.lines().map(|row| row.replacen('{', &format!("{{\"format\":\"{format}\","), 1)),
        );
        let rows = ours(programs, &[&["members", format][..], &columns, &["csv"]].concat())?;
        lines.extend(rows.lines().skip(1).map(|row| format!("{format},{row}")));
    }
    fs::write(json, format!("[{}]", objects.join(",\n")))?;
    fs::write(table, lines.join("\n") + "\n")?;
    Ok(())
}

fn fill_database(database: &Path, table: &Path) -> Result<()> {
    let _ = fs::remove_file(database);
    let script = format!(
        "create table members (format text, country text, name text, role text, since text, until text);\n\
         .mode csv\n.import {} members\ncreate index by_format on members (format);\n",
        table.display()
    );
    let mut child = Command::new("sqlite3").arg(database).stdin(Stdio::piped()).spawn()?;
    child.stdin.take().context("a pipe")?.write_all(script.as_bytes())?;
    ensure!(child.wait()?.success(), "sqlite3 does not import");
    Ok(())
}
