//! Protects what `export` hands to other programs: nothing lost, every key good, whole or not at all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use program::{bare, redirected, small, stderr, stdout};
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

/// A folder that goes away with the test; nothing is at the path yet.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn export(folder: &Path) -> Output {
    bare("export").arg(folder).output().unwrap()
}

fn exported(name: &str) -> (Place, Package) {
    let place = Place::new(name);
    let output = export(&place.at("data"));
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let said = format!("what explains them are in {}\n", place.at("data").display());
    assert!(stdout(&output).ends_with(&said), "{}", stdout(&output));
    let package = Package::read(&place.at("data"));
    (place, package)
}

/// What stands in a folder, by path.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let within = content(&path).into_iter();
            files.extend(within.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

type Rows = Vec<BTreeMap<String, String>>;

/// The tables of an export, read back.
struct Package {
    descriptor: Json,
    tables: BTreeMap<String, Rows>,
}

impl Package {
    fn read(folder: &Path) -> Self {
        let descriptor = fs::read_to_string(folder.join("datapackage.json")).unwrap();
        let descriptor: Json = serde_json::from_str(&descriptor).unwrap();
        let mut tables = BTreeMap::new();
        for resource in descriptor["resources"].as_array().unwrap() {
            let mut reader =
                csv::Reader::from_path(folder.join(resource["path"].as_str().unwrap())).unwrap();
            let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> =
                fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            assert_eq!(header, names);
            let rows = reader.records().map(|row| {
                header.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect()
            });
            tables.insert(resource["name"].as_str().unwrap().to_owned(), rows.collect());
        }
        Self { descriptor, tables }
    }

    fn rows(&self, table: &str) -> &Rows {
        &self.tables[table]
    }

    fn resources(&self) -> impl Iterator<Item = (&str, &Json)> {
        let resources = self.descriptor["resources"].as_array().unwrap().iter();
        resources.map(|resource| (resource["name"].as_str().unwrap(), &resource["schema"]))
    }

    /// Returns the values of these fields, row by row.
    fn keys(&self, table: &str, fields: &[String]) -> Vec<Vec<&str>> {
        self.rows(table)
            .iter()
            .map(|row| fields.iter().map(|field| row[field].as_str()).collect())
            .collect()
    }
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_row_has_a_key_of_its_own_and_every_reference_leads_somewhere() {
    let (_place, package) = exported("keys");
    let mut references = 0;
    for (table, schema) in package.resources() {
        let keys = package.keys(table, &texts(&schema["primaryKey"]));
        let distinct: BTreeSet<&Vec<&str>> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len(), "{table} has a key twice");
        assert!(!keys.is_empty() && keys.iter().flatten().all(|part| !part.is_empty()), "{table}");
        for foreign in schema["foreignKeys"].as_array().into_iter().flatten() {
            let to = &foreign["reference"];
            let name = to["resource"].as_str().filter(|name| !name.is_empty()).unwrap_or(table);
            let known = package.keys(name, &texts(&to["fields"]));
            let known: BTreeSet<&Vec<&str>> = known.iter().collect();
            for key in package.keys(table, &texts(&foreign["fields"])) {
                assert!(key == [""] || known.contains(&key), "{table}: {key:?} is not in {name}");
                references += usize::from(key != [""]);
            }
        }
    }
    assert!(references > 4_000, "{references}");
}

#[test]
fn every_cited_fact_stands_in_its_table() {
    let (_place, package) = exported("cited");
    for row in package.rows("fact_sources") {
        let table = row["fact_table"].as_str();
        let (_, schema) = package.resources().find(|(name, _)| *name == table).unwrap();
        let key = texts(&schema["primaryKey"]).join(" ");
        let is_there = package.rows(table).iter().any(|other| other[&key] == row["fact"]);
        assert!(is_there, "{row:?}");
    }
}

#[test]
fn dates_bring_their_first_and_last_day() {
    let (_place, package) = exported("dates");
    let mut seen = BTreeSet::new();
    for rows in package.tables.values() {
        let fields: Vec<&String> = rows[0].keys().collect();
        for field in fields.iter().filter_map(|field| field.strip_suffix("_precision")) {
            for row in rows {
                let [date, first, last] = ["", "_earliest", "_latest"]
                    .map(|part| row[&format!("{field}{part}")].as_str());
                let precision = row[&format!("{field}_precision")].as_str();
                let expected = match precision {
                    "day" => (date.to_owned(), date.to_owned()),
                    "month" => (format!("{date}-01"), last.to_owned()),
                    "year" => (format!("{date}-01-01"), format!("{date}-12-31")),
                    _ => (String::new(), String::new()),
                };
                assert_eq!((first.to_owned(), last.to_owned()), expected, "{row:?}");
                assert!(last.starts_with(date) || date == "unknown", "{row:?}");
                let length = match precision {
                    "day" => 10,
                    "month" | "unknown" => 7,
                    "year" => 4,
                    _ => 0,
                };
                assert_eq!(date.len(), length, "{row:?}");
                seen.insert(precision.to_owned());
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["", "day", "month", "unknown", "year"]);
}

/// Returns every file under `data/`, as any reader of YAML sees it.
fn data_files() -> Vec<Yaml> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["data", "data/formats"] {
        paths.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    assert!(paths.len() > 30, "{paths:?}");
    paths
        .iter()
        .map(|path| serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}

/// Hands on every list with its key, and every text or number with the key it stands under.
fn walk<'y>(value: &'y Yaml, key: &'y str, take: &mut impl FnMut(&'y str, &'y Yaml)) {
    take(key, value);
    match value {
        Yaml::Sequence(items) => items.iter().for_each(|item| match item {
            Yaml::Mapping(_) => walk(item, "", take),
            _ => walk(item, key, take),
        }),
        Yaml::Mapping(fields) => {
            for (key, value) in fields {
                walk(value, key.as_str().unwrap(), take);
            }
        }
        _ => {}
    }
}

#[test]
fn no_text_and_no_number_of_the_data_is_lost() {
    let (_place, package) = exported("texts");
    let cells = package.tables.values().flatten().flat_map(BTreeMap::values);
    let mut exported: BTreeSet<&str> = cells.clone().map(String::as_str).collect();
    exported.extend(cells.flat_map(|cell| cell.split("; ")));
    let files = data_files();
    let (mut lost, mut seen) = (Vec::new(), 0);
    for file in &files {
        walk(file, "", &mut |key, value| {
            let text = match value {
                Yaml::String(text) => text.clone(),
                Yaml::Number(number) => number.to_string(),
                _ => return,
            };
            // `left` stands in words, as in every other answer.
            let text =
                if key == "left" { text.replace("nato", "NATO").replace('-', " ") } else { text };
            seen += 1;
            if !exported.contains(text.as_str()) {
                lost.push(format!("{key}: {text}"));
            }
        });
    }
    assert!(lost.is_empty(), "{} of {seen}: {lost:#?}", lost.len());
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn every_record_of_the_data_has_its_row() {
    let (_place, package) = exported("records");
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for file in &data_files() {
        walk(file, "", &mut |key, value| {
            let number = match value {
                Yaml::Sequence(items) => items.len(),
                Yaml::String(_) if key == "source" => 1,
                _ => return,
            };
            *found.entry(key.to_owned()).or_default() += number;
        });
    }
    let in_data = |keys: &[&str]| -> usize { keys.iter().map(|key| found[*key]).sum() };
    let rows = |table: &str, is_counted: &dyn Fn(&BTreeMap<String, String>) -> bool| {
        package.rows(table).iter().filter(|row| is_counted(row)).count()
    };
    let all = |table: &str| rows(table, &|_| true);
    // `countries` is a key of ambiguous names, and `formats` of meetings.
    let pairs: [(&[&str], usize); 29] = [
        (&["regions"], all("regions")),
        (&["countries"], all("countries") + all("ambiguous_names")),
        (&["endonyms", "other_names"], all("country_names")),
        (&["former_names"], all("former_names")),
        (&["predecessors", "successors", "territory_now"], all("country_relations")),
        (&["states_under_this_code"], all("states_under_codes")),
        (&["spells"], all("cow_spells") + all("gw_spells")),
        (&["uses"], all("ambiguous_uses")),
        (&["left_out"], all("left_out")),
        (&["organisations"], all("organisations")),
        (&["aliases"], all("organisation_aliases") + all("format_aliases")),
        (&["names"], all("format_names")),
        (&["variants"], all("format_variants")),
        (&["renamed"], all("renamings")),
        (&["conventions"], all("conventions")),
        (&["members", "observers"], rows("spells", &|row| row["derived_from"].is_empty())),
        (&["suspended", "suspensions"], all("suspensions")),
        (&["ties"], all("ties")),
        (&["invited", "pending", "not_members"], all("nonmembers")),
        (&["meetings"], all("meetings")),
        (&["documents"], all("meeting_documents")),
        (&["formats"], all("meeting_formats")),
        (&["events"], all("events")),
        (&["counts"], all("stated_counts")),
        (&["conflicts"], all("conflicts")),
        (&["says"], all("claims")),
        (&["open_questions"], all("open_questions")),
        (&["donors"], all("donors")),
        (
            &["projects", "totals", "beneficiaries"],
            all("projects") + all("totals") + all("beneficiaries"),
        ),
    ];
    for (keys, rows) in pairs {
        assert_eq!(in_data(keys), rows, "{keys:?}");
    }
    let named: BTreeSet<&str> = pairs.iter().flat_map(|(keys, _)| keys.iter().copied()).collect();
    let others: Vec<&str> =
        found.keys().map(String::as_str).filter(|key| !named.contains(key)).collect();
    assert_eq!(others, ["ambiguous", "source", "sources", "unconfirmed"], "no table for these");
    let cited = in_data(&["source"]) + in_data(&["sources"]);
    assert_eq!(cited, all("sources") + all("fact_sources"), "sources, and what they are cited for");
}

#[test]
fn allies_sit_where_all_allies_do() {
    let (_place, package) = exported("allies");
    let in_eapc = |role: &str| -> BTreeSet<String> {
        let on = "2016-07-09";
        let is_in = |row: &&BTreeMap<String, String>| {
            let until = row["until_latest"].as_str();
            row["format"] == "eapc"
                && row["role"] == role
                && row["from_latest"].as_str() <= on
                && (until.is_empty() || on < until)
        };
        package.rows("spells").iter().filter(is_in).map(|row| row["country"].clone()).collect()
    };
    for role in ["ally", "partner"] {
        let line = format!("members eapc --on 2016-07-09 --role {role} --columns country -o csv");
        let members = stdout(&bare(&line).output().unwrap());
        let members: BTreeSet<String> = members.lines().skip(1).map(str::to_owned).collect();
        assert_eq!(in_eapc(role), members);
    }
    assert_eq!((in_eapc("ally").len(), in_eapc("partner").len()), (28, 22));
}

#[test]
fn the_same_data_are_exported_the_same() {
    let place = Place::new("same");
    let (one, other) = (place.at("one"), place.at("deep/er/other"));
    fs::create_dir_all(other.parent().unwrap()).unwrap();
    assert_eq!(export(&one).status.code(), Some(0));
    assert_eq!(export(&other).status.code(), Some(0));
    assert_eq!(content(&one), content(&other));
    let read = bare("export --data data").arg(place.at("read")).output().unwrap();
    assert_eq!(read.status.code(), Some(0), "{}", stderr(&read));
    assert_eq!(content(&one), content(&place.at("read")), "compiled in, and read");
}

#[test]
fn an_earlier_export_is_replaced_and_an_empty_folder_filled() {
    let place = Place::new("again");
    let folder = place.at("data");
    fs::create_dir(&folder).unwrap();
    let of_small = small("export").arg(&folder).output().unwrap();
    assert_eq!(of_small.status.code(), Some(0), "{}", stderr(&of_small));
    let before = content(&folder);
    assert_eq!(export(&folder).status.code(), Some(0));
    let after = content(&folder);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_ne!(before, after);
    assert_eq!(export(&place.at("fresh")).status.code(), Some(0));
    assert_eq!(after, content(&place.at("fresh")));
    assert_eq!(fs::read_dir(&place.0).unwrap().count(), 2, "nothing temporary is left");
}

#[test]
fn what_is_no_export_is_left_alone() {
    let place = Place::new("foreign");
    let folder = place.at("data");
    assert_eq!(export(&folder).status.code(), Some(0));
    let cases: [(&str, &str); 4] = [
        ("mine.txt", "`mine.txt`"),
        (".hidden", "`.hidden`"),
        ("schemas/mine.json", "`schemas/mine.json`"),
        ("empty/", "`empty`"),
    ];
    for (name, said) in cases {
        let path = folder.join(name);
        if name.ends_with('/') {
            fs::create_dir(&path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "mine").unwrap();
        }
        let before = content(&folder);
        let output = small("export").arg(&folder).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains(said), "{name}: {}", stderr(&output));
        assert!(output.stdout.is_empty());
        assert_eq!(content(&folder), before, "{name}");
        let _ = if path.is_dir() { fs::remove_dir(&path) } else { fs::remove_file(&path) };
    }
    // A file of the same name is not yet an export.
    let other = place.at("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("countries.csv"), "mine").unwrap();
    let output = export(&other);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`countries.csv`"), "{}", stderr(&output));
    assert_eq!(content(&other).len(), 1);
}

#[test]
fn what_is_no_folder_is_refused() {
    let place = Place::new("refused");
    let file = place.at("file");
    fs::write(&file, "mine").unwrap();
    let cases: [(&Path, &str, &str); 6] = [
        (&file, "is no folder", "tip: name a folder"),
        (&file.join("within"), "cannot be written", ""),
        (&place.at("no/such/parent"), "cannot be written", "tip: mkdir -p "),
        (Path::new(""), "a value is required", ""),
        (Path::new("-"), "many files", "tip: name a folder"),
        (Path::new("/dev/full"), "is no folder", ""),
    ];
    for (path, why, tip) in cases {
        let output = export(path);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{path:?}: {said}");
        assert!(said.starts_with("error: ") && said.contains(why), "{path:?}: {said}");
        assert!(said.contains(tip), "{path:?}: {said}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(content(&place.0).into_keys().collect::<Vec<_>>(), ["file"]);
}

#[cfg(unix)]
#[test]
fn strange_names_are_names() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let place = Place::new("strange");
    let names: [OsString; 6] = [
        OsString::from_vec(b"\xFF\xFE".to_vec()),
        " ".into(),
        "=".into(),
        "\u{1F1EF}\u{1F1F4}".into(),
        "\u{1B}[31m\u{202E}".into(),
        "a".repeat(100_000).into(),
    ];
    for name in names {
        let output = small("export").current_dir(&place.0).arg(&name).output().unwrap();
        let expected = if name.len() > 255 { Some(2) } else { Some(0) };
        assert_eq!(output.status.code(), expected, "{}", stderr(&output));
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
        assert!(!said.contains(['\u{1B}', '\u{202E}']), "{said:?}");
        assert_eq!(expected == Some(0), place.0.join(&name).join("datapackage.json").exists());
    }
    assert_eq!(fs::read_dir(&place.0).unwrap().count(), 5);
}

/// Root may write anywhere, so that somebody else has to try.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_to_is_refused() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let shared = std::env::temp_dir().join(format!("nato-partners-export-{}", std::process::id()));
    let locked = shared.join("locked");
    fs::create_dir_all(&locked).unwrap();
    let program = shared.join("program");
    fs::copy(env!("CARGO_BIN_EXE_nato-partners"), &program).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    let somebody = |folder: &Path| {
        let is_root = fs::metadata(&shared).unwrap().uid() == 0;
        let mut command = std::process::Command::new(if is_root { "setpriv" } else { "env" });
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        }
        command.arg(&program).arg("export").arg(folder).output()
    };
    match somebody(&shared.join("open")) {
        Ok(output) if output.status.success() => {
            for folder in [locked.clone(), locked.join("within")] {
                let output = somebody(&folder).unwrap();
                assert_eq!(output.status.code(), Some(2));
                let said = stderr(&output);
                assert!(said.contains("cannot be written: Permission denied"), "{said}");
            }
            assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
        }
        other => program::skipped(&format!("nobody else can try here: {other:?}")),
    }
    fs::remove_dir_all(&shared).unwrap();
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_followed_and_those_to_nothing_refused() {
    use std::os::unix::fs::symlink;
    let place = Place::new("links");
    // /proc takes nothing from anybody, root included.
    if Path::new("/proc/self").exists() {
        for path in ["/proc/export", "/proc"] {
            let output = export(Path::new(path));
            assert_eq!(output.status.code(), Some(2), "{path}");
            assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
        }
    }
    fs::create_dir(place.at("real")).unwrap();
    symlink(place.at("real"), place.at("link")).unwrap();
    assert_eq!(export(&place.at("link")).status.code(), Some(0));
    assert!(place.at("real/datapackage.json").exists() && place.at("link").is_symlink());
    symlink(place.at("nowhere"), place.at("dangling")).unwrap();
    assert_eq!(export(&place.at("dangling")).status.code(), Some(2));
    assert!(place.at("dangling").is_symlink() && !place.at("nowhere").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_gets_the_mode_that_others_get() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new("mode");
    fs::create_dir(place.at("usual")).unwrap();
    fs::write(place.at("usual/file"), "").unwrap();
    assert_eq!(export(&place.at("data")).status.code(), Some(0));
    let mode = |path: &str| fs::metadata(place.at(path)).unwrap().permissions().mode();
    assert_eq!(mode("data"), mode("usual"));
    assert_eq!(mode("data/countries.csv"), mode("usual/file"));
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_printed_is_owned_up_to() {
    let place = Place::new("full");
    let line = format!("export {}", place.at("data").display());
    let output = redirected(&line, ">/dev/full").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_keeps_nothing() {
    let place = Place::new("full-disk");
    let script = "mount -t tmpfs -o size=300k none \"$1\" && cd \"$1\" || exit 77
        mkdir empty
        \"$0\" export new; echo \"$?\"
        \"$0\" export empty; echo \"$?\"
        echo $(ls -A . empty)";
    let output = std::process::Command::new("unshare")
        .args(["-m", "/bin/sh", "-c", script, env!("CARGO_BIN_EXE_nato-partners")])
        .arg(&place.0)
        .output();
    match output {
        Ok(output) if !output.stdout.is_empty() => {
            assert_eq!(stdout(&output), "2\n2\n.: empty empty:\n");
            let said = stderr(&output);
            assert!(said.contains("`new` cannot be written: No space left"), "{said}");
            assert!(said.contains("`empty` cannot be written: No space left"), "{said}");
        }
        other => program::skipped(&format!("no file system can be mounted here: {other:?}")),
    }
}
