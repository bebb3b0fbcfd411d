//! The whole reference as one HTML file, for people who do not use a terminal.
//!
//! Without its script it is a document of one day, with everything that is known. The script adds search, bars
//! and a slider over the days, and decides nothing: for every day it looks up what [`Contents`] holds. Whatever
//! comes from the data is escaped.
//!
//! `page.html` is the document without the data; [`html()`] fills it in. `lists` writes the records of each kind, and
//! `record` any of them from the page that `show` makes of it. What only this page has: `seats` that follow the
//! slider, the `map`, and in `script_data` what the script looks up. `page.html` names the fingerprints of
//! `style.css` and of the script, which alone a browser may obey; a test says what they must be.

mod links;
mod lists;
mod map;
mod meetings;
mod record;
mod script_data;

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::data::{Dataset, Party};
use crate::membership::timeline::Entry;
use crate::membership::{FormatSteps, Marks, SeatSteps, StepFunction};
use crate::model::{Day, Format, Language, Meeting};
use crate::output::{Item, Page};

/// The script, one thing after the other.
const SCRIPT: [&str; 4] = [
    include_str!("days.js"),
    include_str!("places.js"),
    include_str!("search.js"),
    include_str!("start.js"),
];

/// The page without what is put in.
const TEMPLATE: &str = include_str!("page.html");

/// Everything that the page says.
#[derive(Debug)]
pub struct Contents<'d> {
    pub dataset: &'d Dataset,
    pub day: Day,
    /// The meeting by whose name that day was asked for.
    pub meeting: Option<&'d Meeting>,
    pub language: Language,
    /// The first and the last day of the slider.
    pub span: (Day, Day),
    /// The formats, in the order of founding.
    pub formats: Vec<FormatCard<'d>>,
    /// All countries by name, then all organisations.
    pub parties: Vec<(Party<'d>, Page<'d>)>,
    /// The events and meetings that name a country or organisation, by its code or id.
    pub named: &'d BTreeMap<&'d str, Vec<Entry<'d>>>,
    /// The meetings, in the order of the data set.
    pub meetings: Vec<(&'d Meeting, Page<'d>)>,
    /// The sources, in the order of the data set.
    pub sources: Vec<Item<'d>>,
    /// What everyone is by all seats together.
    pub marks: Marks<'d>,
    pub line: StepFunction<String>,
}

#[derive(Debug)]
pub struct FormatCard<'d> {
    /// Its seats over all days, in the order in which `members` lists them.
    pub course: FormatSteps<'d>,
    pub line: StepFunction<String>,
    /// Its life: the colour of each stretch, its first day, and the first day after it.
    pub life: Vec<(&'static str, Day, Day)>,
    pub page: Page<'d>,
}

impl<'d> Contents<'d> {
    /// Every seat, in the order in which the page lists them.
    fn seats(&self) -> impl Iterator<Item = &SeatSteps<'d>> {
        self.formats.iter().flat_map(|format| &format.course.seats)
    }

    /// The number of the first event of a format: events are counted through all formats in their order.
    fn first_event(&self, format: &Format) -> usize {
        let formats = self.formats.iter().map(|card| card.course.format);
        formats.take_while(|other| other.id != format.id).map(|other| other.events.len()).sum()
    }

    fn is_outside(&self, party: Party<'_>) -> bool {
        let Party::Country(country) = party else { return false };
        country.is_outside(self.marks.iter().any(|(other, _)| *other == party))
    }

    /// The number by which a source is cited: its place among all, from 1.
    fn number_of(&self, source: &str) -> Option<usize> {
        let sources = &self.dataset.sources;
        sources.binary_search_by(|other| (*other.id).cmp(source)).ok().map(|place| place + 1)
    }
}

/// Writes the page; the same contents always give the same bytes.
pub fn html(contents: &Contents<'_>) -> String {
    let Contents { dataset, day, .. } = contents;
    let about = &dataset.about;
    let text = |text: &str| html! { (text) };
    let in_place_of = |name: &str| -> Markup {
        match name {
            "program" => text(env!("CARGO_PKG_VERSION")),
            "day" => text(&day.to_string()),
            "meeting" => html! {
                @if let Some(meeting) = contents.meeting { span #shown-meeting { " (" (meeting.place.as_str()) ")" } }
            },
            "line" => text(contents.line.on(*day)),
            "legend" => map::legend(contents),
            "tiles" => map::tiles(contents, |party, is_placed| is_placed && party.is_country()),
            "other countries" => {
                map::tiles(contents, |party, is_placed| !is_placed && party.is_country())
            }
            "other organisations" => map::tiles(contents, |party, _| !party.is_country()),
            "formats" => lists::formats(contents),
            "countries" => {
                lists::parties(contents, |party| party.is_country() && !contents.is_outside(party))
            }
            "outside" => lists::outside(contents),
            "organisations" => lists::parties(contents, |party| !party.is_country()),
            "timeline" => lists::timeline(contents),
            "meetings" => meetings::meetings(contents),
            "disagreements" => lists::disagreements(contents),
            "number of sources" => text(&dataset.sources.len().to_string()),
            "sources" => lists::sources(contents),
            "data version" => text(&about.version),
            "reviewed" => text(&about.reviewed.text()),
            "licence" => text(&about.licence),
            _ => Markup::default(),
        }
    };
    let mut page = String::new();
    // Only the template is searched for places to fill, never what is put in.
    for piece in TEMPLATE.split("{{") {
        let (name, after) = piece.split_once("}}").unwrap_or(("", piece));
        match name {
            "style" => page.push_str(include_str!("style.css")),
            "script" => push_script(&mut page),
            "about" => page.push_str(&script_data::linked_data(contents)),
            "script data" => page.push_str(&script_data::script_data(contents)),
            name => push_lean(&mut page, &in_place_of(name).into_string()),
        }
        page.push_str(after);
    }
    page
}

/// Adds the script without what is written for people.
fn push_script(page: &mut String) {
    let lines = SCRIPT.iter().flat_map(|part| part.lines()).map(str::trim_start);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    page.extend(code.flat_map(|line| [line, "\n"]));
}

/// Adds markup without what HTML lets be left out: quotes around plain words, and ends of rows and items.
///
/// Whatever comes from the data is escaped: no `<` in it begins a tag, and no quote ends a value.
fn push_lean(page: &mut String, markup: &str) {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "#-_.:/".contains(letter);
    let mut pieces = markup.split('<');
    page.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if !["/dd", "/dt", "/li", "/tbody", "/td", "/th", "/thead", "/tr"].contains(&tag) {
            page.push('<');
            let mut rest = tag;
            // A value may hold `=` itself, even at its end.
            while let Some((name, behind)) = rest.split_once("=\"") {
                let (value, after) = behind.split_once('"').unwrap_or((behind, ""));
                let is_bare = !value.is_empty() && value.chars().all(is_plain);
                let quote = if is_bare { "" } else { "\"" };
                page.extend([name, "=", quote, value, quote]);
                rest = after;
            }
            page.extend([rest, ">"]);
        }
        page.push_str(text);
    }
}
