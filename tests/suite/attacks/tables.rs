//! Tables of others that cannot be annotated, and long ones that can.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::attacks::ceilings::{Ran, run, run_with, scratch};
use crate::attacks::{assert_refused, print_row};
use crate::support::program::bare;

fn annotated(file: &OsStr, stdin: Option<&Path>, options: &[&str]) -> Ran {
    let options = options.iter().map(OsStr::new);
    let arguments: Vec<&OsStr> =
        [OsStr::new("annotate"), file].into_iter().chain(options).collect();
    run(&arguments, stdin, &[])
}

#[test]
fn a_table_that_cannot_be_read_is_refused_with_its_line() {
    let folder = scratch("tables");
    let file = folder.join("table.csv");
    let long = [b"country,x\nFI,".as_slice(), &vec![b'a'; 100_000_000], b"\n"].concat();
    let open = [b"country,x\nFI,\"".as_slice(), &b"SE,1\n".repeat(4_000_000)].concat();
    let cases: [(&str, &[u8], &str); 16] = [
        ("nothing", b"", "` is empty"),
        ("blank lines", b"\n \r\n", "` is empty"),
        ("only a header", b"country,year\n", "no row near the beginning tells which column"),
        ("a short row", b"country,year\nFI,1\nSE\n", "line 3 of `"),
        ("a long row", b"country,year\nFI,1\nSE,1,2\n", "it has 3 cells, and the first line 2"),
        ("an open quote", b"country,year\nFI,1\n\"SE,1\nNO,1\n", "line 3 of `"),
        ("no UTF-8", b"country,year\nFI,1\nS\xE9,1\n", "line 3 of `"),
        ("no UTF-8 at once", b"S\xE9\n", "it is no UTF-8"),
        ("UTF-16", b"\xFF\xFEF\0I\0\n\0", "it looks like UTF-16"),
        ("a NUL", b"country,year\nFI,1\nS\0E,1\n", "line 3 of `"),
        ("a NUL at once", b"country,year\nF\0I,1\n", "line 2 of `"),
        ("old line ends", b"country\rFI\rSE\r", "a carriage return stands in it"),
        ("no header", b"FI,2014\nSE,2015\n", "the first line must name the columns, and `FI`"),
        ("no countries", b"a,b\n1,2\n", "no column means countries for sure"),
        ("a line of 100 MB", &long, "it goes on for more than 16 MiB"),
        ("a quote open for 20 MB", &open, "it goes on for more than 16 MiB"),
    ];
    for (name, bytes, said) in cases {
        fs::write(&file, bytes).unwrap();
        let is_long = name.contains("MB");
        let column: &[&str] = if is_long { &["--column", "country"] } else { &[] };
        let answer = folder.join("answer");
        let options = [column, &["--out-file", answer.to_str().unwrap()]].concat();
        let ran = annotated(file.as_os_str(), None, &options);
        print_row(name, bytes.len(), &ran);
        assert_refused(name, &ran, said);
        assert_eq!(folder.names(), ["table.csv"], "{name} left something");
        let on_stdin = annotated(OsStr::new("-"), Some(&file), column);
        assert_eq!(on_stdin.exit, Some(2), "{name}: {on_stdin:?}");
        assert!(on_stdin.first_line().contains(said), "{name}: {on_stdin:?}");
    }
}

#[test]
fn what_is_no_table_is_refused_at_once() {
    let folder = scratch("no-table");
    let pipe = folder.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let cases: [(&Path, &str); 4] = [
        (&pipe, "is a pipe, and no regular file"),
        (&folder, "is a folder, where a file must be"),
        (Path::new("/dev/zero"), "is a device, and no regular file"),
        (&folder.join("nowhere"), "nowhere`: No such file"),
    ];
    for (path, said) in cases {
        assert_refused(said, &annotated(path.as_os_str(), None, &[]), said);
        let names = ["--column", "country", "--names", path.to_str().unwrap()];
        let states = OsStr::new("tests/fixtures/annotate/states.csv");
        assert_refused(said, &annotated(states, None, &names), said);
    }
    for device in ["/dev/zero", "/dev/urandom", "/dev/null"] {
        let arguments = ["annotate", "-"].map(OsStr::new);
        let ran = run_with(&arguments, File::open(device).unwrap().into(), &[]);
        assert_refused(device, &ran, "standard input`");
    }
}

/// Writes a table of so many rows.
fn write_long(path: &Path, rows: usize) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    writeln!(file, "id,country,year").unwrap();
    let countries = ["Finland", "AUT", "Moldova", "\"Korea, Republic of\""];
    for row in 0..rows {
        let country = countries[row % countries.len()];
        writeln!(file, "{row},{country},{}", 1991 + row % 30).unwrap();
    }
}

#[test]
fn a_long_table_takes_no_more_memory_than_a_short_one() {
    let folder = scratch("long");
    let [input, output] = ["input.csv", "output.csv"].map(|name| folder.join(name));
    let mut peaks = Vec::new();
    for rows in [50_000, 300_000] {
        write_long(&input, rows);
        let options = ["--on-column", "year", "--out-file", output.to_str().unwrap()];
        let ran = annotated(input.as_os_str(), None, &options);
        assert_eq!(ran.exit, Some(0), "{ran:?}");
        assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), rows + 1);
        print_row("a long table", rows, &ran);
        peaks.extend(ran.cost.map(|cost| cost.peak_kb));
    }
    if let [short, long] = *peaks {
        assert!(long < short + 2_000, "{short} KB become {long} KB");
    }
}

#[test]
fn whoever_reads_one_line_of_a_long_table_waits_for_no_more() {
    let folder = scratch("head");
    let input = folder.join("input.csv");
    write_long(&input, 400_000);
    let mut child = bare("annotate --column country --formats pfp")
        .arg(&input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.starts_with(b"remark: the table has a column of that name"));
}

#[test]
fn whoever_interrupts_leaves_nothing_behind() {
    let folder = scratch("interrupted-table");
    let mut child = bare("annotate - --out-file")
        .arg(folder.join("answer"))
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for row in 0..200_000 {
        writeln!(stdin, "Finland{}", if row == 0 { "" } else { " " }).unwrap();
    }
    assert_eq!(folder.names(), Vec::<String>::new());
    let kill = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(kill.success() && !child.wait().unwrap().success());
    assert_eq!(folder.names(), Vec::<String>::new());
}
