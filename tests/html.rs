//! The HTML page: it needs nothing else, says everything, and lets no data break out of it.
//!
//! What it does in a browser is tried by `tests/outside/chromium.sh`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::{env, fs};

use nato_partners::dataset::Dataset;
use program::SMALL;

fn page(options: &str) -> String {
    let words = options.split_whitespace();
    let words = ["nato-partners", "page", "-"].into_iter().chain(words).map(OsString::from);
    let outcome = nato_partners::run(words);
    assert_eq!((outcome.exit as u8, &*outcome.stderr), (0, ""), "{options}");
    outcome.stdout
}

/// Returns what stands between quotes behind each `attribute="`.
fn attributes<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let marks = html.split(attribute).skip(1);
    marks.filter_map(|rest| Some(rest.strip_prefix("=\"")?.split_once('"')?.0)).collect()
}

/// Returns text as HTML writes it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[test]
fn the_page_is_one_file_under_a_megabyte() {
    let html = page("");
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">") && html.ends_with("</html>\n"));
    for foreign in [" src=", "@import", "url(", "<link", "<iframe", "<object", "style=\""] {
        assert!(!html.contains(foreign), "{foreign}");
    }
    for address in attributes(&html, " href") {
        let is_known = ["#", "https://", "http://"].iter().any(|start| address.starts_with(start));
        assert!(is_known, "{address}");
    }
    assert_eq!(html, page(""), "the same bytes each time");
}

#[test]
fn every_link_inside_leads_somewhere_and_every_id_is_there_once() {
    for html in [page(""), page(&format!("--data {SMALL}"))] {
        let ids = attributes(&html, " id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        for target in attributes(&html, " href").iter().filter_map(|it| it.strip_prefix('#')) {
            assert!(unique.contains(target), "#{target} leads nowhere");
        }
    }
}

#[test]
fn the_page_says_everything_that_is_known() {
    let html = page("");
    let dataset = Dataset::embedded();
    // Most texts stand by themselves; to look for all of them in all of it would take long.
    let pieces: BTreeSet<&str> = html.split(['<', '>', '"']).map(str::trim).collect();
    let mut said = 0;
    let mut says = |text: &str| {
        let text = escaped(text);
        let is_said = pieces.contains(&*text) || html.contains(&text);
        assert!(is_said, "the page does not say: {text}");
        said += 1;
    };
    for format in &dataset.formats {
        says(&format.summary);
        format.events.iter().for_each(|event| says(&event.what));
        format.open_questions.iter().for_each(|question| says(question));
        format.conventions.iter().for_each(|convention| says(convention));
        format.aliases.iter().for_each(|alias| says(alias));
        for spell in format.members.iter().chain(&format.observers) {
            spell.note.iter().for_each(|note| says(note));
            spell.ties.iter().for_each(|tie| says(&tie.what));
            spell.suspended.iter().for_each(|suspension| says(&suspension.what));
        }
        let nonmembers = format.invited.iter().chain(&format.pending).chain(&format.not_members);
        nonmembers.for_each(|nonmember| says(&nonmember.note));
        format.suspensions.iter().for_each(|suspension| says(&suspension.what));
        format.ended.iter().for_each(|ended| says(&ended.why));
        format.status.note.iter().for_each(|note| says(note));
        format.list_note.iter().for_each(|note| says(note));
        format.founded.note.iter().for_each(|note| says(note));
        format.renamed.iter().filter_map(|it| it.what.as_ref()).for_each(|what| says(what));
        format.names.iter().for_each(|name| {
            let name = [Some(&name.name.en), name.name.de.as_ref(), name.name.fr.as_ref()];
            name.into_iter().flatten().for_each(|name| says(name));
        });
        format.names.iter().filter_map(|it| it.note.as_ref()).for_each(|note| says(note));
        format.variants.iter().for_each(|variant| says(&variant.name.en));
        format.counts.iter().filter_map(|it| it.note.as_ref()).for_each(|note| says(note));
        format.projects.iter().for_each(|project| says(&project.subject));
        format.totals.iter().for_each(|total| says(&total.what));
        format.beneficiaries.iter().for_each(|beneficiary| says(&beneficiary.note));
        for conflict in &format.conflicts {
            says(&conflict.fact);
            says(&conflict.why);
            conflict.says.iter().for_each(|claim| says(&claim.claim));
        }
    }
    for country in &dataset.countries {
        says(&country.name.en);
        country.note.iter().for_each(|note| says(note));
        country.other_names.iter().for_each(|other| says(&other.name));
    }
    for meeting in &dataset.meetings {
        says(&meeting.place);
        meeting.decided.iter().for_each(|decided| says(decided));
        meeting.documents.iter().for_each(|document| says(document));
        meeting.conflicts.iter().for_each(|conflict| says(&conflict.why));
        meeting.open_questions.iter().for_each(|question| says(question));
    }
    for source in &dataset.sources {
        says(&source.title);
        says(&source.publisher);
        source.note.iter().for_each(|note| says(note));
        source.url.iter().for_each(|url| says(url));
    }
    assert!(said > 4_000, "{said}");
    let tiles = attributes(&html, " data-party").len();
    let parties = dataset.countries.len() + dataset.organisations.len();
    assert_eq!(tiles, 2 * parties, "one square and one card for each");
}

#[test]
fn the_page_is_of_the_day_asked_for() {
    let html = page("--on warsaw-2016");
    assert!(html.contains("On <b><time id=\"shown-day\">2016-07-09</time></b>"));
    assert!(html.contains("50 members: 28 Allies and 22 partners, 1 suspended"));
    let german = page("--lang de");
    assert!(german.contains("<span lang=\"de\">Mittelmeerdialog</span>"));
    assert!(german.contains("<span lang=\"de\">Türkei</span>"));
}

/// Fills a folder with the small data set, each file rewritten.
fn rewrite_small(folder: &Path, rewritten: impl Fn(&str) -> String) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("formats")).unwrap();
    for name in ["", "formats"] {
        for entry in fs::read_dir(Path::new(SMALL).join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = rewritten(&fs::read_to_string(&path).unwrap());
                fs::write(folder.join(name).join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
}

#[test]
fn nothing_in_the_data_breaks_out() {
    let hostile = "</script></style>]]>--><img src=x onerror=alert(1)>\\\"'&lt;";
    let folder = env::temp_dir().join(format!("nato-partners-page-{}", std::process::id()));
    rewrite_small(&folder, |text| {
        text.replace("en: \"Arcadia", &format!("en: \"Arcadia{hostile}"))
            .replace("summary: \"", &format!("summary: \"{hostile}"))
            .replace("what: \"", &format!("what: \"{hostile}"))
            .replace("why: \"", &format!("why: \"{hostile}"))
            .replace("place: \"Harbour, ", &format!("place: \"Harbour, {hostile}"))
            .replace("title: \"", &format!("title: \"{hostile}"))
    });
    let calm = page(&format!("--data {SMALL}"));
    let html = page(&format!("--data {}", folder.display()));
    fs::remove_dir_all(&folder).unwrap();
    let shown = escaped(&hostile.replace('\\', ""));
    assert!(html.matches(&shown).count() > 10, "{}", html.matches(&shown).count());
    for tag in ["<script", "</script", "<style", "</style", "<img", "-->", "]]>", "<svg", "<a "] {
        assert_eq!(html.matches(tag).count(), calm.matches(tag).count(), "{tag}");
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let folder = env::temp_dir().join(format!("nato-partners-url-{}", std::process::id()));
    let data = nato_partners::dataset::load(&nato_partners::dataset::Origin::of(Path::new(SMALL)))
        .unwrap();
    assert!(data.sources.iter().any(|source| source.url.is_some()), "there is an address to spoil");
    for (address, is_link) in [
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("https://example.org/", true),
    ] {
        rewrite_small(&folder, |text| {
            let lines = text.lines().map(|line| match line.split_once("url: ") {
                Some((before, _)) => format!("{before}url: \"{address}\"\n"),
                None => format!("{line}\n"),
            });
            lines.collect()
        });
        let words = ["nato-partners", "page", "-", "--data", folder.to_str().unwrap()];
        let outcome = nato_partners::run(words.map(OsString::from));
        let is_linked = outcome.stdout.contains(&format!("href=\"{address}"));
        assert_eq!(is_linked, is_link, "{address}: {}", outcome.stderr);
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// Runs what the help shows, where the files it makes are in nobody's way.
#[test]
fn the_examples_in_the_help_are_answered() {
    let folder = env::temp_dir().join(format!("nato-partners-examples-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let help = program::stdout(&program::bare("page --help").output().unwrap());
    let examples = help.lines().filter_map(|line| line.strip_prefix("  nato-partners "));
    let examples: Vec<&str> = examples.collect();
    assert_eq!(examples.len(), 3, "{help}");
    for example in examples {
        let output = program::bare(example).current_dir(&folder).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{example}: {output:?}");
    }
    let reviewed = Dataset::embedded().reviewed().to_string();
    for (name, day) in [("nato-partners.html", &*reviewed), ("warsaw.html", "2016-07-09")] {
        let html = fs::read_to_string(folder.join(name)).unwrap();
        assert!(html.contains(&format!("<time id=\"shown-day\">{day}</time>")), "{name}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
