//! The HTML page: it needs nothing else, says everything, and lets no data break out of it.
//!
//! What it does in a browser is tried by `tests/outside/chromium.sh`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::asked::ask;
use crate::support::program::SMALL;
use crate::support::rewritten::rewrite_small;
use crate::support::scratch::Folder;
use nato_partners::data::{Dataset, Origin, load};
use nato_partners::error::Exit;
use nato_partners::model::{Country, CountryKind, Format, Meeting, NameKind, Source};

fn page(options: &str) -> String {
    let outcome = ask(&format!("page - {options}"));
    assert_eq!((outcome.exit, &*outcome.stderr), (Exit::Answered, ""), "{options}");
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
fn the_page_is_one_file_of_a_megabyte_and_a_half() {
    let html = page("");
    assert!(html.len() < 1_600_000, "{} bytes", html.len());
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
    let mut texts = Vec::new();
    dataset.formats.iter().for_each(|format| of_format(format, &mut texts));
    dataset.countries.iter().for_each(|country| of_country(country, &mut texts));
    dataset.meetings.iter().for_each(|meeting| of_meeting(meeting, &mut texts));
    dataset.sources.iter().for_each(|source| of_source(source, &mut texts));
    assert!(texts.len() > 4_000, "{}", texts.len());
    // Most texts stand by themselves; to look for all of them in all of it would take long.
    let pieces: BTreeSet<&str> = html.split(['<', '>', '"']).map(str::trim).collect();
    for text in texts {
        let text = escaped(text);
        let is_said = pieces.contains(&*text) || html.contains(&text);
        assert!(is_said, "the page does not say: {text}");
    }
}

fn of_format<'d>(format: &'d Format, texts: &mut Vec<&'d str>) {
    texts.push(&format.summary);
    for name in &format.names {
        texts.push(&name.name.en);
        texts.extend([&name.name.de, &name.name.fr].into_iter().flatten().map(|name| &**name));
        texts.extend(name.note.as_deref());
    }
    texts.extend(format.variants.iter().map(|variant| &*variant.name.en));
    texts.extend(format.aliases.iter().map(|alias| &**alias));
    texts.extend(format.founded.note.as_deref());
    texts.extend(format.renamed.iter().filter_map(|renamed| renamed.what.as_deref()));
    texts.extend(format.ended.iter().map(|ended| &*ended.why));
    texts.extend(format.status.note.as_deref());
    texts.extend(format.list_note.as_deref());
    for spell in format.members.iter().chain(&format.observers) {
        texts.extend(spell.note.as_deref());
        texts.extend(spell.ties.iter().map(|tie| &*tie.what));
        texts.extend(spell.suspended.iter().map(|suspension| &*suspension.what));
    }
    let nonmembers = format.invited.iter().chain(&format.pending).chain(&format.not_members);
    texts.extend(nonmembers.map(|nonmember| &*nonmember.note));
    texts.extend(format.suspensions.iter().map(|suspension| &*suspension.what));
    texts.extend(format.events.iter().map(|event| &*event.what));
    texts.extend(format.counts.iter().filter_map(|count| count.note.as_deref()));
    texts.extend(format.conventions.iter().map(|convention| &**convention));
    texts.extend(format.open_questions.iter().map(|question| &**question));
    texts.extend(format.projects.iter().map(|project| &*project.subject));
    texts.extend(format.totals.iter().map(|total| &*total.what));
    texts.extend(format.beneficiaries.iter().map(|beneficiary| &*beneficiary.note));
    for conflict in &format.conflicts {
        texts.extend([&*conflict.fact, &*conflict.why]);
        texts.extend(conflict.says.iter().map(|claim| &*claim.claim));
    }
}

fn of_country<'d>(country: &'d Country, texts: &mut Vec<&'d str>) {
    texts.push(&country.name.en);
    texts.extend(country.note.as_deref());
    let sure = country.other_names.iter().filter(|other| other.kind != NameKind::Ambiguous);
    texts.extend(sure.map(|other| &*other.name));
    texts.extend(country.outside.iter().map(|outside| &*outside.what));
    texts.extend(country.conflicts.iter().map(|conflict| &*conflict.why));
    texts.extend(country.open_questions.iter().map(|question| &**question));
}

fn of_meeting<'d>(meeting: &'d Meeting, texts: &mut Vec<&'d str>) {
    texts.push(&meeting.place);
    texts.extend(meeting.decided.as_deref());
    texts.extend(meeting.documents.iter().map(|document| &**document));
    texts.extend(meeting.conflicts.iter().map(|conflict| &*conflict.why));
    texts.extend(meeting.open_questions.iter().map(|question| &**question));
}

fn of_source<'d>(source: &'d Source, texts: &mut Vec<&'d str>) {
    texts.extend([&*source.title, &*source.publisher]);
    texts.extend(source.note.as_deref());
    texts.extend(source.url.as_deref());
}

#[test]
fn everybody_has_one_square_and_one_card_or_a_line_among_those_outside() {
    let dataset = Dataset::embedded();
    let html = page("");
    let is_outside = |country: &&Country| country.cow.is_none() && country.gw.is_none();
    let outside: Vec<&Country> = dataset.countries.iter().filter(is_outside).collect();
    let parties = dataset.countries.len() + dataset.organisations.len() - outside.len();
    assert_eq!(attributes(&html, " data-party").len(), 2 * parties);
    for country in outside {
        assert!(html.contains(&format!("<li id=\"c-{}\">", country.id)), "{}", country.id);
    }
}

#[test]
fn every_state_has_one_square_for_which_the_style_has_rules() {
    let dataset = Dataset::embedded();
    let html = page("");
    let squares = html.split("<li class=\"r").skip(1).filter_map(|rest| {
        let (place, rest) = rest.split_once("\"><a class=\"tile ")?;
        let (row, column) = place.split_once(" c")?;
        Some((row, column, rest.split_once("data-party=\"")?.1.get(..2)?))
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
    let listed = dataset.countries.iter().filter(|it| it.gw.is_some());
    let listed = listed.filter(|it| it.kind != CountryKind::FormerState);
    assert_eq!(states, listed.map(|it| it.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn the_page_may_run_its_own_style_and_script_and_nothing_else() {
    let html = page("");
    for (kind, element) in [("style-src", "style"), ("script-src", "script")] {
        let (_, text) = html.rsplit_once(&format!("<{element}>")).unwrap();
        let (text, _) = text.split_once(&format!("</{element}>")).unwrap();
        let policy = format!("{kind} 'sha256-{}'", base64(&sha256(text.as_bytes())));
        assert!(html.contains(&policy), "src/html/page.html must say: {policy}");
    }
    assert_eq!(base64(&sha256(b"abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

/// The fingerprint of FIPS 180-4, by which a browser knows the style and the script.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "of a fraction 32 bits are wanted, and it is no less than zero"
)]
fn sha256(text: &[u8]) -> Vec<u8> {
    let primes = (2_u32..).filter(|n| (2..*n).all(|divisor| n % divisor != 0));
    let primes: Vec<f64> = primes.take(64).map(f64::from).collect();
    // The first 32 bits behind the point.
    let fraction = |root: f64| (root.fract() * 4_294_967_296.0) as u32;
    let constants: Vec<u32> = primes.iter().map(|prime| fraction(prime.cbrt())).collect();
    let mut hash: Vec<u32> = primes[..8].iter().map(|prime| fraction(prime.sqrt())).collect();
    let mut bytes = [text, &[0x80]].concat();
    let end = (text.len() + 9).next_multiple_of(64) - 8;
    bytes.resize(end, 0);
    bytes.extend((text.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks(64) {
        let words = block
            .chunks(4)
            .map(|four| four.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)));
        let mut words: Vec<u32> = words.collect();
        for at in 16..64 {
            let (one, two) = (words[at - 15], words[at - 2]);
            let one = one.rotate_right(7) ^ one.rotate_right(18) ^ (one >> 3);
            let two = two.rotate_right(17) ^ two.rotate_right(19) ^ (two >> 10);
            let sum = words[at - 16].wrapping_add(one).wrapping_add(words[at - 7]);
            words.push(sum.wrapping_add(two));
        }
        let mut state = hash.clone();
        for (word, constant) in words.iter().zip(&constants) {
            let (a, e) = (state[0], state[4]);
            let (choice, majority) = (
                (e & state[5]) ^ (!e & state[6]),
                (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2]),
            );
            let rotated = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first =
                [rotated, choice, *constant, *word].into_iter().fold(state[7], u32::wrapping_add);
            let rotated = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            state.rotate_right(1);
            state[4] = state[4].wrapping_add(first);
            state[0] = first.wrapping_add(rotated).wrapping_add(majority);
        }
        hash.iter_mut().zip(state).for_each(|(sum, it)| *sum = sum.wrapping_add(it));
    }
    hash.into_iter().flat_map(u32::to_be_bytes).collect()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let three = |three: &[u8]| {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let letter = |place: usize| LETTERS[(bits >> (18 - 6 * place) & 63) as usize] as char;
        (0..4)
            .map(|place| if place > three.len() { '=' } else { letter(place) })
            .collect::<String>()
    };
    bytes.chunks(3).map(three).collect()
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

/// Returns what a reader sees, a line for each block: tags, the style and the script are left out.
fn shown(html: &str) -> String {
    let body = html.split("<body>").nth(1).and_then(|body| body.split("<script").next());
    let mut text = String::new();
    for piece in body.unwrap_or_default().split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        let stays = ["a", "b", "cite", "code", "span", "time", "th", "td", "dd"].contains(&name);
        if !stays && tag != "/dt" {
            text.push('\n');
        }
        text.push_str(if ["/th", "/td", "/dt"].contains(&tag) { " | " } else { words });
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What a browser is not needed for; `tests/outside/chromium.sh` moves the day. Bless a wanted change with
/// `BLESS=1 cargo test --test page`.
#[test]
fn the_page_reads_as_it_was_read_before() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/page.txt");
    let now = shown(&page(&format!("--data {SMALL} --on 1985-06")));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let before = fs::read_to_string(&file).unwrap();
    let differing = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert_eq!(differing, None, "the first line that reads otherwise");
    assert_eq!(before.lines().count(), now.lines().count());
}

/// What a browser is not needed for; `tests/outside/chromium.sh` moves the day.
#[test]
fn the_page_counts_and_explains_what_it_shows() {
    let html = page(&format!("--data {SMALL}"));
    for said in [
        "Ally <b data-mark=\"ally\">2</b>",
        "partner <b data-mark=\"partner\">3</b>",
        "suspended <b data-mark=\"suspended\">0</b>",
        "in no format <b data-mark=\"none\">1</b>",
        "<span class=\"disputed\">1 disagreement</span>",
        "<span class=\"disputed\">2 disagreements</span>",
        "<time>1974</time> <span class=\"why\">withdrew</span>",
        "<time>2005-03-29</time> <span class=\"why\">joined NATO</span>",
        "<dt>Predecessor</dt><dd><a href=\"#f-club\">Club of Harbour</a></dd>",
        "<dt>Successor</dt><dd><a href=\"#f-circle\">New Circle</a></dd>",
        "<p><a href=\"#s2\">minutes</a>: one</p>",
        "<p>no source: three, says nobody in particular</p>",
        "<p>preferred: <a href=\"#s2\">minutes</a>. The minutes have names.</p>",
        "<span class=\"short\">XE</span> has no seat of its own. <a href=\"#s2\">2</a>",
        "<dt>Represented by</dt><dd>Arcadia (XA)</dd>",
        "<dt>Also called</dt><dd>Land of Fjords</dd>",
        "\"founded only in 1960-05\"",
        "<h3 id=\"m-harbour-1999-title\">Harbour, XA, 1999-05-03</h3>",
    ] {
        assert!(html.contains(said), "the page does not say: {said}");
    }
    let (_, club) = html.split_once("<div class=\"body\" id=\"f-club\">").unwrap();
    let seats: Vec<&str> =
        attributes(club, "<th scope=\"row\"><a href").into_iter().take(4).collect();
    assert_eq!(seats, ["#c-XB", "#c-guild", "#c-XC", "#c-XUHH"], "by their names");
    assert!(page("").contains("Still to come."), "a meeting has decided nothing yet");
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
        let is_linked = outcome.stdout.contains(&format!("href=\"{address}"));
        assert_eq!(is_linked, is_link, "{address}: {}", outcome.stderr);
    }
}

#[test]
fn the_examples_in_the_help_write_pages_of_the_days_they_name() {
    let folder = Folder::new("html-examples");
    let help = crate::support::program::stdout(
        &crate::support::program::bare("page --help").output().unwrap(),
    );
    let examples = help.lines().filter_map(|line| line.strip_prefix("  nato-partners "));
    let examples: Vec<&str> = examples.collect();
    assert_eq!(examples.len(), 3, "{help}");
    for example in examples {
        let output = crate::support::program::bare(example).current_dir(&*folder).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{example}: {output:?}");
    }
    let output =
        crate::support::program::small("page short.HTM").current_dir(&*folder).output().unwrap();
    assert!(output.status.success() && folder.join("short.HTM").exists(), "{output:?}");
    let reviewed = Dataset::embedded().reviewed().to_string();
    for (name, day) in [("nato-partners.html", &*reviewed), ("warsaw.html", "2016-07-09")] {
        let html = fs::read_to_string(folder.join(name)).unwrap();
        assert!(html.contains(&format!("<time id=\"shown-day\">{day}</time>")), "{name}");
    }
}
