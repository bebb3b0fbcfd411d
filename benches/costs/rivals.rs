//! What users would run instead.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, iter};

use anyhow::{Context, Result, ensure};

use crate::enlarged::enlarged;
use crate::programs::{Programs, ours};

/// A program that answers one of our questions, or one like it.
pub struct Rival {
    /// What it is.
    pub name: &'static str,
    /// How it is started.
    pub command: Command,
}

/// The rivals on one question.
#[derive(Default)]
pub struct Rivals {
    /// Those that are on the machine.
    pub there: Vec<Rival>,
    /// Those that race apart, because they leave nothing of anybody else in the caches.
    pub apart: Vec<Rival>,
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

/// The same from all that is known, where the Allies are NATO's members and a country has its name elsewhere.
const MEMBERS_IN_JQ_OF_ALL: &str = "(.countries | map({(.id): .name.en}) | add) as $names \
     | .formats[] | select(.id == \"eapc\" or .id == \"nato\") | .members[] \
     | select(.from <= \"2016-07-09\" and (.until == null or .until > \"2016-07-09\")) \
     | [.country, $names[.country], .from] | @csv";

const MEMBERS_IN_PYTHON: &str = "import sys, yaml\n\
     d = yaml.load(open(sys.argv[1]), getattr(yaml, 'CSafeLoader', yaml.SafeLoader))\n\
     for m in d['members']: print(m.get('country'), m['from'], m.get('until'))\n";

impl Rivals {
    /// Who else could tell the members of a format, from every spell of every format in the form
    /// each likes best.
    pub fn on_members(programs: &Programs, scratch: &Path) -> Result<Self> {
        let [json, all, table, cache, answer, database] =
            ["members.json", "all.json", "members.csv", "tealdeer", "answer.csv", "members.db"]
                .map(|name| scratch.join(name));
        write_all_members(programs, &json, &table)?;
        write_as_json(&enlarged(scratch, 1)?, &all)?;
        let members = ours(programs, &["members", "eapc", "-o", "csv"])?;
        write_tldr_page(&cache, &members)?;
        fs::write(&answer, members)?;
        let has_database = fill_database(&database, &table).is_ok();
        let jq_on =
            |filter: &str, file: &Path| command(&jq(), &["-r", filter, &file.to_string_lossy()]);
        let mut rivals = Self::default();
        rivals.add("cat of the answer", command("cat", &[&answer.to_string_lossy()]));
        rivals.add("jq on the spells as JSON", jq_on(MEMBERS_IN_JQ, &json));
        rivals.add_apart("jq on all the data as JSON", jq_on(MEMBERS_IN_JQ_OF_ALL, &all));
        if has_database {
            let words = ["-csv", &database.to_string_lossy(), MEMBERS_IN_SQL];
            rivals.add("sqlite3, indexed", command("sqlite3", &words));
        } else {
            rivals.missing.push("sqlite3, indexed");
        }
        let mut tealdeer = command("tldr", &["eapc"]);
        tealdeer.env("TEALDEER_CACHE_DIR", &cache);
        rivals.add("tealdeer showing a cached page", tealdeer);
        Ok(rivals)
    }

    /// What researchers would write in Python, which takes a hundred times as long.
    pub fn in_python() -> Self {
        let mut rivals = Self::default();
        let script = ["-c", MEMBERS_IN_PYTHON, "data/formats/eapc.yaml"];
        rivals.add_apart("Python with PyYAML, one file", command("python3", &script));
        let pycountry = "import pycountry; print(pycountry.countries.lookup('FI').name)";
        rivals.add_apart("Python with pycountry", command("python3", &["-c", pycountry]));
        let converter = "import country_converter as c; print(c.convert('FI', to='name_short'))";
        rivals.add_apart("Python with country_converter", command("python3", &["-c", converter]));
        rivals
    }

    fn add(&mut self, name: &'static str, command: Command) {
        match able(name, command) {
            Some(rival) => self.there.push(rival),
            None => self.missing.push(name),
        }
    }

    fn add_apart(&mut self, name: &'static str, command: Command) {
        match able(name, command) {
            Some(rival) => self.apart.push(rival),
            None => self.missing.push(name),
        }
    }
}

/// Returns the rival if it runs here.
fn able(name: &'static str, mut command: Command) -> Option<Rival> {
    command.status().is_ok_and(|status| status.success()).then_some(Rival { name, command })
}

/// Returns a command that is told nothing and says nothing.
pub fn command(program: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Puts rows of a CSV where tealdeer looks for its pages, as these are written: a title and examples.
fn write_tldr_page(cache: &Path, rows: &str) -> Result<()> {
    let folder = cache.join("tldr-pages/pages/common");
    fs::create_dir_all(&folder)?;
    let examples = rows.lines().skip(1).filter_map(|row| row.split_once(','));
    let examples = examples.map(|(code, rest)| format!("\n- {code}:\n\n`{rest}`\n"));
    let page: String =
        iter::once("# eapc\n\n> Members of a format.\n".to_owned()).chain(examples).collect();
    fs::write(folder.join("eapc.md"), page)?;
    Ok(())
}

/// Writes a whole data set as JSON.
fn write_as_json(yaml: &Path, json: &Path) -> Result<()> {
    let all: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(yaml)?)?;
    fs::write(json, all.to_string())?;
    Ok(())
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
