//! What an answer costs when there is more to answer from: twice as much for twice as much, not four times.

use std::ffi::OsStr;
use std::fs;
use std::time::{Duration, Instant};

use nato_partners::error::Exit;

use crate::attacks::ceilings::{run, scratch};
use crate::attacks::print_row;
use crate::support::asked;
use crate::support::sound::with_formats;

/// Returns the processor time that this thread has taken, or the time of day where nothing tells.
fn now(start: Instant) -> Duration {
    let taken = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let taken = taken.and_then(|taken| taken.split(' ').next()?.parse().ok());
    taken.filter(|taken| *taken > 0).map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// How long is asked again and again: the system counts in steps of up to four thousandths of a second.
const ENOUGH: Duration = Duration::from_millis(60);

/// Returns the least time of three in which a question is answered.
fn time(words: &[&str]) -> Duration {
    let clock = Instant::now();
    let once = || {
        let start = now(clock);
        let mut answers = 0;
        loop {
            let outcome = asked::run(words);
            assert_eq!(outcome.exit, Exit::Answered, "{}", outcome.stderr);
            answers += 1;
            let taken = now(clock).saturating_sub(start);
            if taken >= ENOUGH {
                return taken / answers;
            }
        }
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// Asserts that the second of two questions takes less than so many times the time of the first; where it seems not
/// to, they are measured anew: others may be at work beside them.
fn assert_ratio(questions: [&[&str]; 2], most: f64) {
    let mut measured = (0..4).map(|_| {
        let [one, other] = questions.map(|words| time(words).as_secs_f64());
        println!("| {} | {one:.5} s | {other:.4} s | {:.1} |", questions[1][0], other / one);
        other / one
    });
    assert!(measured.any(|ratio| ratio < most), "{:?}: never less than {most}", questions[1][0]);
}

#[test]
fn so_many_times_more_formats_cost_so_many_times_more() {
    let folder = scratch("costs");
    let files = [255, 4_080].map(|number| {
        let file = folder.join(format!("{number}.yaml"));
        fs::write(&file, with_formats(number)).unwrap();
        file.display().to_string()
    });
    let page = folder.join("page.html").display().to_string();
    let questions: [&[&str]; 6] = [
        &["check"],
        &["matrix", "-o", "csv", "--data"],
        &["panel", "-o", "csv", "--data"],
        &["page", &page, "--data"],
        &["country", "XB", "--data"],
        &["compare", "XA", "XB", "--data"],
    ];
    for question in questions {
        let [few, many] = [&files[0], &files[1]].map(|file| [question, &[file]].concat());
        assert_ratio([&few, &many], 27.0);
    }
}

#[test]
fn long_words_and_many_cost_little_more_than_short_ones() {
    let long = "a".repeat(4_096);
    let many = [vec!["search"], vec!["a"; 5_000]].concat();
    for (words, most) in [(vec!["search", &long], 3.5), (many, 25.0)] {
        assert_ratio([&["search", "zzzz"], &words], most);
    }
}

#[test]
fn a_long_table_takes_no_more_memory_than_a_short_one() {
    let folder = scratch("long");
    let [input, output] = ["input.csv", "output.csv"].map(|name| folder.join(name));
    let mut peaks = Vec::new();
    for rows in [50_000, 300_000] {
        let countries = ["Finland", "AUT", "Moldova", "\"Korea, Republic of\""];
        let row = |row: usize| format!("{row},{},{}\n", countries[row % 4], 1991 + row % 30);
        let table: String = (0..rows).map(row).collect();
        fs::write(&input, "id,country,year\n".to_owned() + &table).unwrap();
        let words = ["--on-column", "year", "--out-file"].map(OsStr::new);
        let asked = [OsStr::new("annotate"), input.as_os_str()];
        let ran = run(&[&asked[..], &words, &[output.as_os_str()]].concat(), None);
        assert_eq!(ran.exit, Some(0), "{ran:?}");
        assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), rows + 1);
        print_row("a long table", rows, &ran);
        peaks.extend(ran.cost.map(|cost| cost.peak_kb));
    }
    if let [short, long] = *peaks {
        assert!(long < short + 2_000, "{short} KB become {long} KB");
    }
}
