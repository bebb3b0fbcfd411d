//! Every limit: the last that is read, and the first that is not.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::attacks::ceilings::{Ran, run, scratch};
use crate::attacks::costs::with_formats;
use crate::attacks::{assert_refused, print_row};
use crate::support::rewritten::rewrite_small;
use crate::support::scratch::Folder;

const VARIABLE: &str = "NATO_PARTNERS_LARGEST_DATA";
const MEBIBYTE: usize = 1 << 20;

fn sound() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sound.yaml");
    fs::read_to_string(file).unwrap()
}

fn members_of(data: &Path, variables: &[(&str, &str)]) -> Ran {
    let members = ["members", "circle", "-o", "csv", "--ever", "--data"].map(OsStr::new);
    run(&[&members[..], &[data.as_os_str()]].concat(), None, variables)
}

/// Writes a data set, and returns how asking it ends.
fn asked(file: &Path, text: &str, variables: &[(&str, &str)]) -> Ran {
    fs::write(file, text).unwrap();
    members_of(file, variables)
}

fn assert_answers(name: &str, ran: &Ran) {
    assert_eq!((ran.exit, &*ran.stderr), (Some(0), ""), "{name}");
    assert!(ran.stdout.contains("XB,Borderia,partner,1990-06-05"), "{name}: {ran:#?}");
}

/// Asserts that `make(most)` and one less are read, and one more is refused with these words.
fn assert_limit(name: &str, most: usize, expected: &str, make: impl Fn(usize) -> String) {
    let folder = scratch(name);
    let file = folder.join("data.yaml");
    assert_answers(name, &asked(&file, &make(most - 1), &[]));
    assert_answers(name, &asked(&file, &make(most), &[]));
    let refused = asked(&file, &make(most + 1), &[]);
    print_row(&format!("one more than the limit of {name}"), most + 1, &refused);
    assert_refused(name, &refused, expected);
}

/// Asserts that the gate lets `make(most)` and one less in, so that something else is wrong, and stops one more.
fn assert_gate(
    name: &str,
    most: usize,
    let_in: &str,
    stopped: &str,
    make: impl Fn(usize) -> String,
) {
    let folder = scratch(name);
    let file = folder.join("data.yaml");
    for (number, expected) in [(most - 1, let_in), (most, let_in), (most + 1, stopped)] {
        assert_refused(name, &asked(&file, &make(number), &[]), expected);
    }
}

/// Returns the sound data set with remarks behind it, so many bytes in all.
fn of_size(bytes: usize) -> String {
    let mut text = sound();
    let remark = format!("#{}\n", "-".repeat(62));
    while text.len() + remark.len() < bytes {
        text += &remark;
    }
    let rest = bytes - text.len();
    text + "#" + &"-".repeat(rest - 1)
}

#[test]
fn bytes_are_read_up_to_the_limit() {
    assert_limit("bytes", 8 * MEBIBYTE, "is too large: a data set may hold 8 MiB in all", of_size);
}

#[test]
fn the_variable_raises_the_limit() {
    let folder = scratch("raised");
    let file = folder.join("data.yaml");
    let text = of_size(8 * MEBIBYTE + 1);
    let refused = asked(&file, &text, &[]);
    assert_refused("more than 8 MiB", &refused, "is too large");
    assert!(refused.stderr.contains("\ntip: set the variable `NATO_PARTNERS_LARGEST_DATA`"));
    assert_answers("raised to 9", &members_of(&file, &[(VARIABLE, "9")]));
    let lowered = members_of(&file, &[(VARIABLE, "1")]);
    assert_refused("lowered to 1", &lowered, "a data set may hold 1 MiB in all");
}

#[test]
fn the_variable_must_be_a_number_of_mebibytes() {
    let folder = scratch("variable");
    let file = folder.join("data.yaml");
    fs::write(&file, sound()).unwrap();
    for sound in ["1", "8", "64", "1024", "0064"] {
        assert_answers(sound, &members_of(&file, &[(VARIABLE, sound)]));
    }
    for wrong in ["", "0", "1025", "-1", "+8", "8.5", "8 MiB", "many", "99999999999999999999999"] {
        let ran = members_of(&file, &[(VARIABLE, wrong)]);
        assert_refused(wrong, &ran, &format!("`{wrong}` in `{VARIABLE}` is no size of a data set"));
    }
}

#[test]
fn the_files_of_a_folder_share_the_limit() {
    let folder = shared_folder(MEBIBYTE);
    let variables = [(VARIABLE, "1")];
    let asked = |folder: &Path| {
        let members = ["members", "circle", "-o", "csv", "--data"].map(OsStr::new);
        run(&[&members[..], &[folder.as_os_str()]].concat(), None, &variables)
    };
    assert_eq!(asked(&folder).exit, Some(0), "{:#?}", asked(&folder));
    let refused = asked(&shared_folder(MEBIBYTE + 1));
    assert_refused("a folder", &refused, "a data set may hold 1 MiB in all");
}

/// Returns a copy of the small data set that holds so many bytes in all.
fn shared_folder(bytes: usize) -> Folder {
    let copy = scratch("shared");
    rewrite_small(&copy, str::to_owned);
    let entries = |folder: &Path| {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let files = [entries(&copy), entries(&copy.join("formats"))].concat();
    let held: u64 =
        files.iter().filter(|path| path.is_file()).map(|path| path.metadata().unwrap().len()).sum();
    let filler = "#\n".repeat(bytes);
    let padding = bytes - usize::try_from(held).unwrap();
    fs::write(copy.join("zzz.yaml"), &filler[..padding]).unwrap();
    copy
}

#[test]
fn lines_are_read_up_to_the_limit() {
    assert_limit("line", 8192, ":1:1: the line is longer than 8192 bytes", |length| {
        format!("#{}\n{}", "-".repeat(length - 1), sound())
    });
}

#[test]
fn values_are_read_up_to_the_limit() {
    let questions = "    open_questions:\n";
    let fixed = values(&format!("{}{questions}      - a\n", sound())) - 1;
    assert_limit("values", 524_288, "here the data set holds more than 524288 values", |number| {
        let asked = (0..number - fixed).map(|one| format!("      - q{one:x}\n"));
        format!("{}{questions}{}", sound(), asked.collect::<String>())
    });
}

/// Counts the values of a text as the parser does, with a list or a record as two.
fn values(text: &str) -> usize {
    fn of(value: &serde_yaml::Value) -> usize {
        match value {
            serde_yaml::Value::Sequence(items) => 2 + items.iter().map(of).sum::<usize>(),
            serde_yaml::Value::Mapping(pairs) => {
                2 + pairs.iter().map(|(key, value)| of(key) + of(value)).sum::<usize>()
            }
            _ => 1,
        }
    }
    of(&serde_yaml::from_str(text).unwrap())
}

/// A record up to its list of texts: three lists and records hold that list.
const USES: &str = "ambiguous:\n- key: a\n  countries: []\n  uses:";

/// No key of the schema may be nested so deep, so the parser's own words tell that the gate let it in.
#[test]
fn lists_are_read_up_to_the_limit_of_depth() {
    assert_gate(
        "brackets",
        16,
        ": ambiguous[0].uses[0]: invalid type: sequence",
        ": here more than 16 lists and records",
        |depth| format!("{USES} {}{}\n", "[".repeat(depth - 3), "]".repeat(depth - 3)),
    );
    let folder = scratch("dashes");
    let file = folder.join("data.yaml");
    let mut lines = format!("{USES}\n");
    for depth in 4..=17 {
        let _ = writeln!(lines, "{}-", " ".repeat(depth));
        let text = format!("{lines}{}a\n", " ".repeat(depth + 1));
        let expected = match depth {
            4 => ", dataset: there is no",
            17 => ": here more than 16 lists and records",
            _ => ": ambiguous[0].uses[0]: invalid type",
        };
        assert_refused(&format!("{depth} dashes"), &asked(&file, &text, &[]), expected);
    }
}

#[test]
fn keys_are_read_up_to_the_limit() {
    assert_gate(
        "keys",
        64,
        ":1:1: unknown field `k0`",
        ":65:1: the record has more than 64 keys",
        |number| (0..number).fold(String::new(), |keys, key| keys + &format!("k{key}: v\n")),
    );
    assert_gate(
        "key",
        64,
        ":1:1: unknown field `kkk",
        ":1:1: a key, a colon and a blank are missing",
        |length| format!("{}: v\n", "k".repeat(length)),
    );
}

#[test]
fn lists_are_read_up_to_the_limit_of_length() {
    let sound = sound();
    let (country, format) = ("    name: { en: \"Borderia\" }\n", "    summary: \"A council.\"\n");
    let lists = [
        ("other_names", country, "{ lang: \"en\", name: \"Name #\", kind: \"variant\" }"),
        ("endonyms", country, "{ lang: \"en\", name: \"Name #\" }"),
        ("former_names", country, "{ en: \"Name #\" }"),
        ("aliases", format, "\"Name #\""),
        (
            "variants",
            format,
            "{ from: \"1999\", name: { en: \"Part #\" }, sources: [\"minutes\"] }",
        ),
        ("renamed", format, "{ date: \"@\", sources: [\"minutes\"] }"),
        (
            "invited",
            format,
            "{ country: \"XA\", date: \"@\", note: \"By letter.\", sources: [\"minutes\"] }",
        ),
        (
            "pending",
            format,
            "{ country: \"XA\", date: \"@\", note: \"By letter.\", sources: [\"minutes\"] }",
        ),
        (
            "not_members",
            format,
            "{ country: \"XA\", date: \"@\", note: \"Not.\", sources: [\"minutes\"] }",
        ),
        ("counts", format, "{ date: \"@\", partners: 1, source: \"minutes\" }"),
    ];
    for (list, anchor, record) in lists {
        let file = if anchor == country { "countries" } else { "formats/circle" };
        let refusal =
            format!("{file}: {list}: there are 1001 entries, and more than 1000 are not read");
        assert_limit(list, 1000, &refusal, |number| {
            let records = (0..number).map(|one| {
                let day =
                    format!("{}-{:02}-{:02}", 1991 + one / 324, one / 27 % 12 + 1, one % 27 + 2);
                let record = record.replace('#', &one.to_string()).replace('@', &day);
                format!("      - {record}\n")
            });
            let records: String = records.collect();
            sound.replace(anchor, &format!("{anchor}    {list}:\n{records}"))
        });
    }
}

#[test]
fn formats_are_read_up_to_the_limit() {
    let refusal = "formats: there are 4097 records, and more than 4096 are not read";
    assert_limit("formats", 4096, refusal, |number| with_formats(number - 2));
}

#[test]
fn files_are_read_up_to_the_limit() {
    let folder = scratch("files");
    fs::create_dir(folder.join("formats")).unwrap();
    fs::write(folder.join("0000.yaml"), sound()).unwrap();
    for number in 1..2000 {
        fs::write(folder.join(format!("{number:04}.yaml")), "#\n").unwrap();
        if number == 1998 {
            assert_answers("1,999 files", &members_of(&folder, &[]));
        }
    }
    assert_answers("2,000 files", &members_of(&folder, &[]));
    fs::write(folder.join("2000.yaml"), "#\n").unwrap();
    assert_refused("2,001 files", &members_of(&folder, &[]), "holds more than 2000 YAML files");
}

/// A data set that is cut off anywhere is refused, or says what the whole of it says.
#[test]
fn a_data_set_that_is_cut_off_says_nothing_else() {
    let folder = scratch("cut");
    let file = folder.join("data.yaml");
    let whole = sound();
    let answer = asked(&file, &whole, &[]);
    assert_answers("the whole", &answer);
    let (mut refused, mut equal) = (0, 0);
    for end in 0..whole.len() {
        let cut = asked(&file, &whole[..end], &[]);
        if cut.exit == Some(0) {
            assert_eq!(cut.stdout, answer.stdout, "cut at byte {end}");
            equal += 1;
        } else {
            assert!(cut.exit == Some(2) && cut.stdout.is_empty(), "cut at byte {end}: {cut:#?}");
            refused += 1;
        }
    }
    println!(
        "cut off at each of {} bytes: {refused} refused, {equal} answer as the whole",
        whole.len()
    );
    assert!(refused > 1500, "only {refused} refused");
}
