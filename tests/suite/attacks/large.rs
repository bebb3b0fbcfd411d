//! Attacks by mere size, made here because nobody wants to read them.

/// Name, bytes, and what must stand behind the name of the file in the first line.
pub type Attack = (&'static str, Vec<u8>, &'static str);

pub fn large() -> Vec<Attack> {
    [deep(), long(), many()].concat()
}

/// Lists in lists and records in records.
fn deep() -> Vec<Attack> {
    vec![
        (
            "5,000 brackets, closed",
            brackets(5_000, true),
            ":1:19: here more than 16 lists and records",
        ),
        (
            "100 kB of brackets",
            brackets(100_000, false),
            ":1:1: the line is longer than 8192 bytes",
        ),
        (
            "100 kB of brackets on lines",
            on_lines("[\n", 50_000),
            ":17:1: here more than 16 lists and records",
        ),
        (
            "100 kB of brackets in a field",
            [b"bogus:\n  ".to_vec(), "[\n".repeat(50_000).into()].concat(),
            ":17:1: here more than 16 lists and records",
        ),
        (
            "100 kB of braces",
            "{a: ".repeat(2_000).into(),
            ":1:65: here more than 16 lists and records",
        ),
        ("10,000 dashes", "- ".repeat(4_000).into(), ":1:33: here more than 16 lists and records"),
        ("2,000 records in records", records(2_000), ":17:17: here more than 16 lists and records"),
        ("10,000 question marks", "? ".repeat(4_000).into(), ":1:1: `?` begins a key"),
        (
            "80 kB that might be a key",
            on_lines("[a, ", 20_000),
            ":1:1: the line is longer than 8192 bytes",
        ),
    ]
}

/// Long lines, long texts, long files.
fn long() -> Vec<Attack> {
    vec![
        ("a line of 100 MB", vec![b'a'; 100_000_000], " is too large: a data set may hold 8 MiB"),
        (
            "a line of 8 MB",
            [b"a: ".to_vec(), vec![b'b'; 8_000_000]].concat(),
            ":1:1: the line is longer than 8192 bytes",
        ),
        (
            "50 MB of remarks",
            "# remark\n".repeat(5_600_000).into(),
            " is too large: a data set may hold 8 MiB",
        ),
        ("8 MiB of remarks", on_lines("# remark\n", 932_067), ", dataset: there is no `dataset:`"),
        ("8 MiB of blank lines", vec![b'\n'; 8 << 20], ", dataset: there is no `dataset:`"),
        (
            "8 MiB of blanks",
            "                               \n".repeat(1 << 18).into(),
            ", dataset: there is no `dataset:`",
        ),
        (
            "8 MiB of one text",
            [b"a: \"".to_vec(), "b c d e f g h i j\n".repeat(466_000).into()].concat(),
            ":1:4: this quotation mark is never closed",
        ),
        (
            "8 MiB of one text, closed",
            [b"bogus: \"".to_vec(), "b c d e f g h i j\n".repeat(466_000).into(), b"\"".to_vec()]
                .concat(),
            ":1:1: unknown field `bogus`",
        ),
        (
            "8 MiB of one text without quotes",
            [b"bogus:\n".to_vec(), " b c d e f g h i j\n".repeat(441_000).into()].concat(),
            ":1:1: unknown field `bogus`",
        ),
        (
            "8 MiB of one title",
            [
                b"sources:\n  - title: \"".to_vec(),
                "b c d e f g h i j\n".repeat(466_000).into(),
                b"k\"".to_vec(),
            ]
            .concat(),
            ":2:5: sources[0]: missing field `id`",
        ),
        (
            "8 MiB of escapes",
            [
                b"sources:\n  - title: \"".to_vec(),
                format!("{}\\\n", r"\u00e9".repeat(1_000)).repeat(1_390).into(),
                b"\"".to_vec(),
            ]
            .concat(),
            ":2:5: sources[0]: missing field `id`",
        ),
    ]
}

/// Many small things.
fn many() -> Vec<Attack> {
    vec![
        (
            "a million items",
            [b"a:\n".to_vec(), "- a\n".repeat(1_000_000).into()].concat(),
            ":524285:3: here the data set holds more than 524288 values",
        ),
        (
            "a million items in brackets",
            [b"a: [\n".to_vec(), "b,\n".repeat(1_000_000).into()].concat(),
            ":524285:1: here the data set holds more than 524288 values",
        ),
        (
            "a million texts that nobody reads",
            [
                b"ambiguous:\n- key: a\n  countries: []\n  uses:\n".to_vec(),
                "  - a\n".repeat(524_270).into(),
            ]
            .concat(),
            ", dataset: there is no `dataset:`",
        ),
        (
            "half a million items for an unknown key",
            [b"bogus:\n".to_vec(), "- a\n".repeat(524_280).into()].concat(),
            ":1:1: unknown field `bogus`",
        ),
        ("300,000 keys", keys(300_000), ":66:3: the record has more than 64 keys"),
        (
            "300,000 keys, all the same",
            [b"a:\n".to_vec(), "  b: c\n".repeat(300_000).into()].concat(),
            ":3:3: the key `b` stands already in line 2",
        ),
        (
            "300,000 empty records",
            [b"sources:\n".to_vec(), "- {}\n".repeat(260_000).into()].concat(),
            ":2:3: sources[0]: missing field `id`",
        ),
        (
            "a key of 2 MB",
            [vec![b'k'; 2_000_000], b": v\n".to_vec()].concat(),
            ":1:1: the line is longer than 8192 bytes",
        ),
        (
            "a key of 8 kB",
            [vec![b'k'; 8_000], b": v\n".to_vec()].concat(),
            ":1:1: a key, a colon and a blank are missing",
        ),
        (
            "a tag of 8 kB",
            [b"a: !".to_vec(), vec![b't'; 8_000], b" v\n".to_vec()].concat(),
            ":1:4: `!` begins a tag",
        ),
        ("100,000 documents", "---\n".repeat(100_000).into(), ":2:1: a data set is one document"),
        (
            "100,000 anchors",
            [
                b"a:\n".to_vec(),
                (0..100_000).flat_map(|n| format!("- &a{n} b\n").into_bytes()).collect(),
            ]
            .concat(),
            ":2:3: `&` begins an anchor",
        ),
        (
            "100,000 aliases",
            [b"a: \"b\"\nc:\n".to_vec(), "- *a\n".repeat(100_000).into()].concat(),
            ":3:3: `*` begins an alias",
        ),
        ("100 kB of quotation marks", on_lines("- \"\"\n", 20_000), ":1:1: invalid type: sequence"),
        (
            "an error that quotes 8 kB",
            format!("dataset:\n  schema: \"1\"\n  reviewed: \"{}\"\n", "x".repeat(8_000)).into(),
            ":3:13: dataset.reviewed: `xxx",
        ),
        (
            "12,000 spells that break rules",
            spells(12, 1_000),
            "at least 10000 findings: the data set cannot be used",
        ),
    ]
}

fn on_lines(line: &str, number: usize) -> Vec<u8> {
    line.repeat(number).into()
}

fn brackets(number: usize, closed: bool) -> Vec<u8> {
    let closing = if closed { format!("\n{}", "]".repeat(number)) } else { String::new() };
    format!("a: {}{closing}\n", "[".repeat(number)).into()
}

/// `a:` below `a:` below `a:`, as deep as lines may be long.
fn records(number: usize) -> Vec<u8> {
    (0..number).flat_map(|depth| format!("{}a:\n", " ".repeat(depth)).into_bytes()).collect()
}

fn keys(number: usize) -> Vec<u8> {
    let keys = (0..number).map(|key| format!("  key{key}: v\n"));
    "a:\n".chars().chain(keys.collect::<String>().chars()).collect::<String>().into()
}

/// A data set that can be read, of so many formats with so many spells that break rules.
pub fn spells(formats: usize, number: usize) -> Vec<u8> {
    let sound = include_str!("../../fixtures/sound.yaml");
    let spell = "      - country: \"XA\"\n        from: \"1950-01-01\"\n        until: \"1949\"\n";
    let (before, circle) = sound.split_once("  - id: \"circle\"").unwrap();
    let (circle, after) = circle.split_once("      - country: \"XB\"").unwrap();
    let circles = (0..formats).map(|format| {
        let of_its_own = circle.replace("\"Circle\"", &format!("\"Circle {format}\""));
        format!("  - id: \"circle-{format}\"{of_its_own}{}", spell.repeat(number))
    });
    let circles: String = circles.collect();
    format!("{before}{circles}  - id: \"circle\"{circle}      - country: \"XB\"{after}").into()
}
