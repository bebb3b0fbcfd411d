//! Command lines of anything.

use std::ffi::OsString;

use nato_partners::commands::COMMANDS;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::trials::answered_or_refused;

const OPTIONS: &str = "
    --on --data -o --output --columns --sort --lang --color --width --ascii --role --area --ever
    --history --kind --status --founded-since --with --in --any-in --not-in --shared --different
    --formats --country --from --to --format --chart --rule --limit --counts --open --since
    --quality --help -h -V --version -- --no-such-option -x
";

const VALUES: &str = "
    eapc md nato pfp finland TR jordan wales-2014 wales un warsaw-2016 cow:640 country:md format:md
    Korea CS Iran aa-cooperative-security 2014 2014-09 2014-09-05 2014-02-30 0000 9999-12-31
    0001-01-01 today reviewed unknown table list csv tsv json jsonl markdown svg bibtex csl-json en
    de fr never always auto 20 0 65535 65536 -1 partner ally observer any first whole name -name
    country,name year sources primary council tests/fixtures/small tests/fixtures/sound.yaml
    tests/fixtures/broken-in-many-ways.yaml tests/fixtures/unreadable.txt no/such/file é
";

/// The commands that answer; what fills folders would do so here.
fn command() -> impl Strategy<Value = &'static str> {
    let names = COMMANDS.iter().map(|command| command.name);
    select(names.filter(|name| *name != "export").collect::<Vec<_>>())
}

fn option() -> impl Strategy<Value = &'static str> {
    select(OPTIONS.split_whitespace().collect::<Vec<_>>())
}

fn value() -> impl Strategy<Value = &'static str> {
    select(VALUES.split_whitespace().chain(["Central Asia", "", " "]).collect::<Vec<_>>())
}

/// A word of the program, a word that somebody mistyped, or noise.
fn word() -> impl Strategy<Value = OsString> {
    let noise = prop_oneof!["\\PC{0,8}", "-{0,2}[a-z]{0,6}=?[a-z0-9]{0,4}", any::<String>()];
    // A lone hyphen would wait for the standard input of the test.
    let noise = noise.prop_filter("not the standard input", |word| !word.trim().ends_with('-'));
    prop_oneof![
        2 => command().prop_map(OsString::from),
        6 => option().prop_map(OsString::from),
        8 => value().prop_map(OsString::from),
        2 => noise.prop_map(OsString::from),
        1 => (option(), value()).prop_map(|(option, value)| format!("{option}={value}").into()),
        1 => unreadable(),
    ]
}

/// A word that is no text.
#[cfg(unix)]
fn unreadable() -> impl Strategy<Value = OsString> {
    use std::os::unix::ffi::OsStringExt;
    proptest::collection::vec(1..=255_u8, 2..6).prop_map(OsString::from_vec)
}

#[cfg(not(unix))]
fn unreadable() -> impl Strategy<Value = OsString> {
    Just(OsString::from("?"))
}

/// A command line: mostly a command and what may belong to it.
fn line() -> impl Strategy<Value = Vec<OsString>> {
    let of_command =
        (command(), proptest::collection::vec(word(), 0..6)).prop_map(|(command, mut words)| {
            words.insert(0, command.into());
            words
        });
    prop_oneof![4 => of_command, 1 => proptest::collection::vec(word(), 0..6)]
}

proptest! {
    #![proptest_config(crate::properties::cases(1500))]

    #[test]
    fn any_command_line_is_answered_or_refused(words in line()) {
        answered_or_refused(&words);
    }
}
