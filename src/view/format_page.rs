//! One partnership format.

use std::borrow::Cow;

use crate::data::Dataset;
use crate::membership::{MembershipRow, Tally};
use crate::model::{Day, Format, Founded, Language, Reach, Spell, State, reach};
use crate::output::{Cell, Page};
use crate::query::{NamedDay, sources_of_format};
use crate::view::cells::{date, sources};
use crate::view::more::after_format;
use crate::view::source_page::{conflict_items, source_items, texts};
use crate::view::words::{day_heading, full_name, members_line};

/// Shows a format: names over time, members on the day, events, conflicts and sources.
pub fn format_page<'a>(
    dataset: &'a Dataset,
    format: &'a Format,
    day: &NamedDay<'_>,
    language: Language,
    (members, others): (&'a [MembershipRow<'a>], &'a [MembershipRow<'a>]),
    tally: &Tally,
) -> Page<'a> {
    let name = format.name_on(day.day);
    let title = format!("{} on {}", full_name(name, language), day_heading(day));
    let page = Page::new(title)
        .field("format", "Format", &*format.id)
        .field("name", "Name", name.name.get(language))
        .field("abbreviation", "Abbreviation", name.initials(language))
        .field("on", "On", day.day.to_string())
        .field("members_in_words", "Members", members_line(format, tally))
        .field(
            "suspended_on_the_day",
            "Suspended",
            suspended_on(format, day.day, dataset.reviewed()),
        );
    let sources = sources_of_format(dataset, format);
    let state = format.state_on(day.day, dataset.reviewed());
    fields(page, format, state)
        .rows("names", "Names", &format.names)
        .rows("variants", "Names for a part of it", &format.variants)
        .notes("name_notes", "On the names", name_notes(format))
        .rows("renamed", "Renamed", &format.renamed)
        .rows("members", "Members on the day", members)
        .rows("other_members", "Members at other times", others)
        .notes("member_notes", "On single members", member_notes(format))
        .notes("conventions", "How members are counted here", texts(&format.conventions))
        .rows("invited", "Invited", &format.invited)
        .rows("pending", "Under way", &format.pending)
        .rows("not_members", "Not members", &format.not_members)
        .rows("suspensions", "Suspended", &format.suspensions)
        .rows("events", "Events", &format.events)
        .rows("projects", "Projects", &format.projects)
        .rows("totals", "Done in all", &format.totals)
        .rows("beneficiaries", "Beneficiaries", &format.beneficiaries)
        .rows("counts", "Numbers that sources state", &format.counts)
        .items("conflicts", "Where sources disagree", conflict_items(&format.conflicts))
        .notes("open_questions", "Not known", texts(&format.open_questions))
        .items("sources", "Sources", source_items(&sources))
        .notes("more", "More", after_format(dataset, format, !sources.is_empty()))
}

fn fields<'a>(page: Page<'a>, format: &'a Format, state: Option<State>) -> Page<'a> {
    let founded = &format.founded;
    let status = &format.status;
    let ended_sources = format.ended.as_ref().map_or(&[][..], |ended| &ended.sources);
    let aliases = format.aliases.iter().map(|alias| &**alias).collect::<Cell<'_>>();
    page.field("kind", "Kind", format.kind.word())
        .field("summary", "Summary", &*format.summary)
        .field("founded", "Founded", founded.date.text())
        .field("place", "Place", founded.place.as_deref())
        .field("by", "By", founded.by.as_deref())
        .field("document", "Document", founded.document.as_deref())
        .field("founded_sources", "Who says so", sources(&founded.sources))
        .field("founded_note", "On the founding", on_the_founding(founded))
        .field("ended", "Ended", date(format.ended_on()))
        .field("ended_why", "Why it ended", format.ended.as_ref().map(|ended| &*ended.why))
        .field("ended_sources", "Who says so", sources(ended_sources))
        .field("predecessor", "Predecessor", format.predecessor.as_deref())
        .field("successor", "Successor", format.successor.as_deref())
        .field("status", "Status", state.map(State::word))
        .field("status_note", "On the status", status.note.as_deref())
        .field("status_sources", "Who says so", sources(&status.sources))
        .field("aliases", "Also called", aliases)
}

/// Says why the date of the founding is constructed, and what a reader should know of it.
fn on_the_founding(founded: &Founded) -> Option<String> {
    let constructed = founded.constructed.as_ref().map(|why| format!("constructed: {why}"));
    let note = founded.note.as_ref().map(ToString::to_string);
    let said: Vec<String> = constructed.into_iter().chain(note).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Says what a reader should know of each name.
fn name_notes(format: &Format) -> Vec<Cow<'_, str>> {
    let noted = format.names.iter().filter_map(|name| Some((name, name.note.as_ref()?)));
    noted.map(|(name, note)| format!("{}: {note}", name.name.en).into()).collect()
}

/// Says what was suspended on the day, since when.
fn suspended_on(format: &Format, day: Day, reviewed: Day) -> Cell<'_> {
    let suspensions = format.suspensions.iter().filter_map(|suspension| {
        let perhaps = match reach(suspension.from, suspension.until, day, reviewed) {
            Reach::Covers => "",
            Reach::MayCover => "perhaps, ",
            Reach::Before | Reach::After => return None,
        };
        Some(format!("{perhaps}since {}: {}", suspension.from, suspension.what))
    });
    suspensions.collect()
}

/// Says what a reader should know of single members: notes, suspensions, how ties grew.
fn member_notes(format: &Format) -> Vec<Cow<'_, str>> {
    let spells = format.members.iter().chain(&format.observers);
    spells.flat_map(notes_of_spell).map(Into::into).collect()
}

fn notes_of_spell(spell: &Spell) -> Vec<String> {
    let who = spell.holder().unwrap_or_default();
    let note = spell.note.iter().map(|note| format!("{who}: {note}"));
    let suspended = spell.suspended.iter().map(|suspension| {
        let until = suspension.until.map(|until| format!(" until {until}")).unwrap_or_default();
        format!("{who}: suspended from {}{until}: {}", suspension.from, suspension.what)
    });
    let ties = spell.ties.iter().map(|tie| match tie.date {
        Some(date) => format!("{who}, {date}: {}", tie.what),
        None => format!("{who}: {}", tie.what),
    });
    note.chain(suspended).chain(ties).collect()
}
