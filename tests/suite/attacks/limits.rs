//! Every limit: the last that is read, and the first that is not.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use nato_partners::error::Exit;

use crate::attacks::ceilings::{Ran, run, scratch};
use crate::attacks::{assert_refused, print_row};
use crate::support::asked;
use crate::support::scratch::rewrite_small;
use crate::support::sound::with_formats;

const SOUND: &str = include_str!("../../fixtures/sound.yaml");
const VARIABLE: &str = "NATO_PARTNERS_LARGEST_DATA";
const MEBIBYTE: usize = 1 << 20;

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

/// Asserts that `make(most)` and one less are read, or let in so that something else is wrong, and one more is refused.
fn assert_limit(
    name: &str,
    most: usize,
    let_in: Option<&str>,
    refused: &str,
    make: impl Fn(usize) -> String,
) {
    let folder = scratch(name);
    let file = folder.join("data.yaml");
    for number in [most - 1, most] {
        let ran = asked(&file, &make(number), &[]);
        match let_in {
            Some(wrong) => assert_refused(name, &ran, wrong),
            None => assert_answers(name, &ran),
        }
    }
    let ran = asked(&file, &make(most + 1), &[]);
    print_row(&format!("one more than the limit of {name}"), most + 1, &ran);
    assert_refused(name, &ran, refused);
}

/// Returns the sound data set with remarks behind it, so many bytes in all.
fn of_size(bytes: usize) -> String {
    let remark = format!("#{}\n", "-".repeat(62));
    let remarks = (bytes - SOUND.len()) / remark.len();
    let text = format!("{SOUND}{}", remark.repeat(remarks));
    let rest = bytes - text.len();
    text + &"\n".repeat(rest)
}

#[test]
fn bytes_lines_and_formats_are_read_up_to_the_limit() {
    let too_large = "is too large: a data set may hold 8 MiB in all";
    assert_limit("bytes", 8 * MEBIBYTE, None, too_large, of_size);
    assert_limit("line", 8192, None, ":1:1: the line is longer than 8192 bytes", |length| {
        format!("#{}\n{SOUND}", "-".repeat(length - 1))
    });
    let too_many = "formats: there are 4097 records, and more than 4096 are not read";
    assert_limit("formats", 4096, None, too_many, |number| with_formats(number - 2));
}

#[test]
fn values_are_read_up_to_the_limit() {
    let bogus = Some(":1:1: unknown field `bogus`");
    let too_many = "here the data set holds too many values";
    assert_limit("values", 524_288, bogus, too_many, |number| {
        format!("bogus:\n{}", "- a\n".repeat(number - 5)) // a record, its key and a list are five
    });
    assert_limit("values-in-brackets", 524_288, bogus, too_many, |number| {
        let pairs = "{ a: \"b\" },\n".repeat((number - 5) / 4);
        format!("bogus: [\n{pairs}{}]", "a,\n".repeat((number - 5) % 4))
    });
}

#[test]
fn lists_are_read_up_to_the_limit() {
    let lists = [
        ("aliases", "formats[0]", "    summary:", "\"Name #\""),
        (
            "not_members",
            "formats[0]",
            "    summary:",
            "{ country: \"XA\", date: \"@\", note: \"Not.\", sources: [\"minutes\"] }",
        ),
        (
            "other_names",
            "countries[0]",
            "    name:",
            "{ lang: \"en\", name: \"Name #\", kind: \"variant\" }",
        ),
    ];
    for (list, record, anchor, entry) in lists {
        let refusal = format!("{record}.{list}: there are more than 1000 entries");
        assert_limit(list, 1000, None, &refusal, |number| {
            let entries = (0..number).map(|one| {
                let day =
                    format!("{}-{:02}-{:02}", 1991 + one / 324, one / 27 % 12 + 1, one % 27 + 2);
                format!("      - {}\n", entry.replace('#', &one.to_string()).replace('@', &day))
            });
            let entries: String = entries.collect();
            SOUND.replacen(anchor, &format!("    {list}:\n{entries}{anchor}"), 1)
        });
    }
}

/// No key of the schema may be nested so deep, so the parser's own words tell that it was let in.
#[test]
fn lists_within_lists_are_read_up_to_the_limit() {
    let uses = "ambiguous:\n- key: a\n  countries: []\n  uses:";
    let let_in = Some(": ambiguous[0].uses[0]: invalid type: sequence");
    let too_deep = ": here more than 16 lists and records";
    assert_limit("brackets", 16, let_in, too_deep, |depth| {
        format!("{uses} {}{}\n", "[".repeat(depth - 3), "]".repeat(depth - 3))
    });
    assert_limit("dashes", 16, let_in, too_deep, |depth| {
        format!("{uses}\n  {}a\n", "- ".repeat(depth - 3))
    });
}

#[test]
fn the_variable_sets_the_limit_in_mebibytes() {
    let folder = scratch("variable");
    let file = folder.join("data.yaml");
    let refused = asked(&file, &of_size(8 * MEBIBYTE + 1), &[]);
    assert_refused("more than 8 MiB", &refused, "is too large");
    assert!(refused.stderr.contains("\ntip: set the variable `NATO_PARTNERS_LARGEST_DATA`"));
    assert_answers("raised to 9", &members_of(&file, &[(VARIABLE, "9")]));
    let lowered = members_of(&file, &[(VARIABLE, "1")]);
    assert_refused("lowered to 1", &lowered, "a data set may hold 1 MiB in all");
    fs::write(&file, SOUND).unwrap();
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
    let copy = scratch("shared");
    rewrite_small(&copy, str::to_owned);
    let sizes = [copy.to_path_buf(), copy.join("formats")].map(|folder| {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap());
        files.filter(std::fs::Metadata::is_file).map(|file| file.len()).sum::<u64>()
    });
    let padding = MEBIBYTE - usize::try_from(sizes[0] + sizes[1]).unwrap();
    let filler = "#\n".repeat(MEBIBYTE);
    fs::write(copy.join("zzz.yaml"), &filler[..padding]).unwrap();
    let ran = members_of(&copy, &[(VARIABLE, "1")]);
    assert_eq!(ran.exit, Some(0), "{ran:#?}");
    fs::write(copy.join("zzz.yaml"), &filler[..=padding]).unwrap();
    let refused = members_of(&copy, &[(VARIABLE, "1")]);
    assert_refused("a folder", &refused, "a data set may hold 1 MiB in all");
}

#[test]
fn files_are_read_up_to_the_limit() {
    let folder = scratch("files");
    fs::create_dir(folder.join("formats")).unwrap();
    fs::write(folder.join("0000.yaml"), SOUND).unwrap();
    for number in 1..2000 {
        fs::write(folder.join(format!("{number:04}.yaml")), "#\n").unwrap();
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
    let asked = |text: &str| {
        fs::write(&file, text).unwrap();
        asked::run(&["members", "circle", "-o", "csv", "--ever", "--data", file.to_str().unwrap()])
    };
    let answer = asked(SOUND);
    let cut = (0..SOUND.len()).map(|end| asked(&SOUND[..end]));
    let refused = cut.filter(|cut| {
        let is_whole = cut.exit == Exit::Answered && cut.stdout == answer.stdout;
        assert!(is_whole || cut.exit == Exit::Unusable && cut.stdout.is_empty(), "{cut:#?}");
        !is_whole
    });
    let refused = refused.count();
    assert!(answer.exit == Exit::Answered && refused > 1500, "only {refused} refused");
}
