//! The HTML page: it needs nothing else, says everything, and lets no data break out of it.
//!
//! What it does in a browser is tried by `tests/outside/chromium.sh`.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::asked::{ask, text};
use crate::support::golden::assert_golden;
use crate::support::program::SMALL;
use crate::support::scratch::{Folder, rewrite_small};
use crate::support::yaml;
use nato_partners::data::{Dataset, Origin, load};
use nato_partners::error::Exit;
use nato_partners::model::{Country, CountryKind, PartialDate};

fn page(options: &str) -> String {
    let outcome = ask(&format!("page - {options}"));
    assert_eq!((outcome.exit, &*outcome.stderr), (Exit::Answered, ""), "{options}");
    outcome.stdout
}

/// Returns the values of an attribute, which stand between quotes or are plain words.
fn attributes<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let (_, body) = html.split_once("<body>").unwrap_or_default();
    let body = body.split("<script").next().unwrap_or_default();
    let tags = body.split('<').filter_map(|piece| piece.split('>').next());
    let values = tags.flat_map(|tag| tag.split(attribute).skip(1));
    let values = values.filter_map(|rest| rest.strip_prefix('='));
    let value = |rest: &'h str| match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next(),
        None => rest.split(' ').next(),
    };
    values.filter_map(value).collect()
}

/// Returns text as HTML writes it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[test]
fn the_page_is_one_file_of_less_than_a_megabyte() {
    let html = page("");
    assert!(html.len() < 1_000_000 && html.ends_with("</html>\n"), "{} bytes", html.len());
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

/// What people do not read of the data, or in other words: codes, other languages of countries, who says so.
const IN_OTHER_WORDS: &str = "id prefer key iso source sources left kind lang uses found_in seen_at cldr formal \
    former_names continent_name";

#[test]
fn the_page_says_everything_that_is_known() {
    let html = page("");
    // Most texts stand by themselves; to look for all of them in all of it would take long.
    let pieces: BTreeSet<&str> = html.split(['<', '>', '"']).map(str::trim).collect();
    let mut said = 0;
    for (file, records) in yaml::shipped() {
        let is_written_otherwise = |key| IN_OTHER_WORDS.split(' ').any(|word| word == key);
        let is_format = file.parent().is_some_and(|folder| folder.ends_with("formats"));
        // Of a state outside all formats `show` and the export tell which lists of states have it since when.
        let is_outside = file.ends_with("outside.yaml");
        yaml::walk(&records, "", &mut |key, value| {
            let is_translated = !is_format && ["de", "fr"].contains(&key);
            if let Some(text) =
                value.as_str().filter(|_| !is_translated && !is_written_otherwise(key))
            {
                let date = PartialDate::parse(text).map(PartialDate::words);
                let text = escaped(&date.unwrap_or_else(|_| text.to_owned()));
                let is_said = pieces.contains(&*text) || html.contains(&text);
                assert!(is_said, "the page does not say, of {}: {key}: {text}", file.display());
                said += 1;
            }
            let is_ambiguous = yaml::text(value, "kind") == Some("ambiguous");
            let is_list = is_outside && ["cow", "gw"].contains(&key);
            !is_ambiguous && !is_list && !is_written_otherwise(key)
        });
    }
    assert!(said > 6_000, "{said}");
}

#[test]
fn everybody_has_one_square_and_one_card_or_a_line_among_those_outside() {
    let dataset = Dataset::embedded();
    let html = page("");
    let outside = dataset.countries.iter().filter(|it| it.is_outside(false));
    let outside: Vec<&Country> = outside.collect();
    let parties = dataset.countries.len() + dataset.organisations.len() - outside.len();
    assert_eq!(attributes(&html, " data-party").len(), 2 * parties);
    for country in outside {
        assert!(html.contains(&format!("<li id={}>", country.id)), "{}", country.id);
    }
}

#[test]
fn every_state_has_one_square_for_which_the_style_has_rules() {
    let dataset = Dataset::embedded();
    let html = page("");
    let squares = html.split("<li class=\"r").skip(1).filter_map(|rest| {
        let (place, rest) = rest.split_once("\"><a class=\"tile ")?;
        let (row, column) = place.split_once(" c")?;
        Some((row, column, rest.split_once("data-party=")?.1.get(..2)?))
    });
    let mut states = Vec::new();
    for (row, column, code) in squares {
        for rule in
            [format!(".r{row}{{grid-row:{row}}}"), format!(".c{column}{{grid-column:{column}}}")]
        {
            assert!(html.contains(&rule), "{code}: {rule}");
        }
        states.push(code);
    }
    states.sort_unstable();
    let listed = dataset.countries.iter().filter(|it| !it.is_outside(false));
    let listed = listed.filter(|it| it.kind != CountryKind::FormerState);
    assert_eq!(states, listed.map(|it| it.id.as_str()).collect::<Vec<_>>());
}

/// A browser knows the style and the script by their fingerprints, which coreutils take too.
#[cfg(target_os = "linux")]
#[test]
fn the_page_may_run_its_own_style_and_script_and_nothing_else() {
    const SUM: &str = "sha256sum | cut -c1-64 | tr a-f A-F | basenc -d --base16 | base64";
    let html = page("");
    for (kind, element) in [("style-src", "style"), ("script-src", "script")] {
        let (_, text) = html.rsplit_once(&format!("<{element}>")).unwrap();
        let (text, _) = text.split_once(&format!("</{element}>")).unwrap();
        let mut sums = Command::new("/bin/sh");
        let sums = sums.args(["-c", SUM]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut sums = sums.spawn().unwrap();
        sums.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let sum = String::from_utf8(sums.wait_with_output().unwrap().stdout).unwrap();
        let allowed = format!("{kind} 'sha256-{}'", sum.trim());
        assert!(html.contains(&allowed), "correct this in src/html/page.html: {allowed}");
    }
}

/// Returns what a reader sees, a line for each block: tags, the style and the script are left out.
fn shown(html: &str) -> String {
    let body = html.split("<body>").nth(1).and_then(|body| body.split("<script").next());
    let mut text = String::new();
    for piece in body.unwrap_or_default().split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        // The ends of cells and names are left out.
        if ["th", "td", "dd"].contains(&name) {
            text.push_str(" | ");
        } else if !["a", "b", "cite", "code", "i", "span", "sup", "time"].contains(&name) {
            text.push('\n');
        }
        text.push_str(words);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What a browser is not needed for; `tests/outside/chromium.sh` moves the day. Bless a wanted change with
/// `BLESS=1 cargo test page::`.
#[test]
fn the_page_reads_as_it_was_read_before() {
    assert_golden("fixtures/page.txt", &shown(&page(&format!("--data {SMALL} --on 1985-06"))));
}

#[test]
fn nothing_in_the_data_breaks_out() {
    let hostile = "</script></style>]]>--><img src=x onerror=alert(1)>\\\"'&lt;";
    let folder = Folder::new("html-hostile");
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
    let shown = escaped(&hostile.replace('\\', ""));
    assert!(html.matches(&shown).count() > 10, "{}", html.matches(&shown).count());
    for tag in ["<script", "</script", "<style", "</style", "<img", "-->", "]]>", "<svg", "<a "] {
        assert_eq!(html.matches(tag).count(), calm.matches(tag).count(), "{tag}");
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let folder = Folder::new("html-addresses");
    let data = load(&Origin::of(Path::new(SMALL))).unwrap();
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
        let outcome = ask(&format!("page - --data {}", folder.display()));
        let starts = [format!("href=\"{address}"), format!("href={address}")];
        let is_linked = starts.iter().any(|start| outcome.stdout.contains(start));
        assert_eq!(is_linked, is_link, "{address}: {}", outcome.stderr);
    }
}

#[test]
fn a_file_holds_what_would_be_printed() {
    let folder = Folder::new("html-file");
    let file = folder.join("short.HTM");
    let options = format!("--data {SMALL} --on 1985");
    assert_eq!(text(&format!("page {} {options}", file.display())), "");
    assert_eq!(fs::read_to_string(file).unwrap(), page(&options));
}
