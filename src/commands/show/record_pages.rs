//! The pages of records: all that is known of a format, a country or organisation, a meeting or a source.

use std::borrow::Cow;

use crate::command_line::CommandLine;
use crate::commands::cells::{
    codes, date, existence, former_names, iso_codes, named, note, other_names, sources,
    system_code, variant_columns,
};
use crate::commands::country::columns_of_one;
use crate::commands::timeline::event_columns;
use crate::commands::words::{day_heading, full_name, members_line, named_line, told};
use crate::data::{Dataset, Fact, NamedDay, Party, Record};
use crate::membership::timeline::Entry;
use crate::membership::{MembershipRow, Tally, sources_of};
use crate::model::{
    Confidence, Conflict, Country, Day, Format, Language, List, Meeting, PartialDate, Parties,
    Reach, Source, Spell, State, Text, reach,
};
use crate::output::{Cell, Item, Page};

/// Texts one below the other.
type Texts<'a> = Vec<Cow<'a, str>>;

/// Builds the pages that `show` writes, and of which the HTML page is made.
pub struct RecordPages<'a> {
    pub dataset: &'a Dataset,
    pub day: NamedDay<'a>,
    pub language: Language,
    /// Whether tables have their optional columns too.
    pub all_columns: bool,
    /// Whether a short page ends with its sources, to be printed or passed on.
    pub is_sheet: bool,
}

impl<'a> RecordPages<'a> {
    /// A format: names over time, members on the day and at other times, events, conflicts, sources.
    pub fn format(
        &self,
        format: &'a Format,
        (members, others): (&'a [MembershipRow<'a>], &'a [MembershipRow<'a>]),
        tally: &Tally,
    ) -> Page<'a> {
        let (day, reviewed) = (self.day.day, self.dataset.reviewed());
        let called = format.name_on(day);
        let (founded, status) = (&format.founded, &format.status);
        // That nobody knows is a value of its own.
        let founded_on = match Some(founded.date) {
            Some(unknown) if unknown.is_unknown() => unknown.text().into(),
            known => date(known),
        };
        let constructed = founded.constructed.iter().map(|why| format!("constructed: {why}"));
        let founded_note = constructed.chain(founded.note.iter().map(ToString::to_string));
        let founded_note = founded_note.reduce(|one, other| format!("{one}; {other}"));
        let ended_sources = format.ended.as_ref().map_or(&[][..], |ended| &ended.sources);
        let title = format!("{} on {}", full_name(called, self.language), day_heading(&self.day));
        let page = self
            .page(title)
            .field("format", "Format", &*format.id)
            .field("name", "Name", called.name.get(self.language))
            .field("abbreviation", "Abbreviation", called.initials(self.language))
            .field("day", "Day", day.to_string())
            .field("members_in_words", "Members", members_line(format, tally))
            .field("suspended_on_the_day", "Suspended", suspended_on(format, day, reviewed))
            .field("kind", "Kind", format.kind.word())
            .field("parties", "Parties", format.parties.map(Parties::word))
            .field("summary", "Summary", &*format.summary)
            .field("founded", "Founded", founded_on)
            .field("place", "Place", founded.place.as_deref())
            .field("founded_by", "By", founded.by.as_deref())
            .field("document", "Document", founded.document.as_deref())
            .field("founded_sources", "Who says so", sources(&founded.sources))
            .field("founded_note", "On the founding", founded_note)
            .field("ended", "Ended", date(format.ended_on()))
            .field("ended_why", "Why it ended", format.ended.as_ref().map(|ended| &*ended.why))
            .field("ended_sources", "Who says so", sources(ended_sources))
            .field("predecessor", "Predecessor", format.predecessor.as_deref())
            .field("successor", "Successor", format.successor.as_deref())
            .field("status", "Status", format.state_on(day, reviewed).map(State::word))
            .field("status_note", "On the status", status.note.as_deref())
            .field("status_sources", "Who says so", sources(&status.sources))
            .field("aliases", "Also called", texts(&format.aliases))
            .rows("names", "Names", &format.names)
            .rows_with("variants", "Names for a part of it", variant_columns(), &format.variants)
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
            .notes("open_questions", "Not known", texts(&format.open_questions));
        self.ending(page, Record::Format(format))
    }

    /// A country or organisation: its names and codes, everything it belongs or belonged to, and the
    /// events that it is named in.
    pub fn party(
        &self,
        party: Party<'a>,
        history: &'a [MembershipRow<'a>],
        events: &'a [Entry<'a>],
    ) -> Page<'a> {
        let title = format!("{} on {}", party.name(self.language), day_heading(&self.day));
        let page = match party {
            Party::Country(country) => self.country_fields(self.page(title), country),
            Party::Organisation(it) => self
                .page(title)
                .field("country", "Id", &*it.id)
                .field("name_en", "English", &*it.name.en)
                .field("name_de", "German", it.name.de.as_deref())
                .field("name_fr", "French", it.name.fr.as_deref())
                .field("abbreviation", "Abbreviation", &*it.abbreviation)
                .field("other_names", "Also called", texts(&it.aliases)),
        };
        let mut page = page
            .rows_with("formats", "Formats", columns_of_one(), history)
            .notes("notes", "Notes", notes(history))
            .rows_with("events", "Events", event_columns(), events);
        if let Party::Country(country) = party {
            page = page
                .notes("named_with", "No member, but named with", self.named_with(country))
                .rows("outside", "Outside the formats", &country.outside)
                .items("conflicts", "Where sources disagree", conflict_items(&country.conflicts))
                .notes("open_questions", "Not known", texts(&country.open_questions));
        }
        self.ending(page, party.into())
    }

    /// Returns the id of a record as it is typed, with its kind where something else is called so too.
    pub fn to_type(&self, record: Record<'_>) -> String {
        let (dataset, id) = (self.dataset, record.id().to_lowercase());
        let is_a_format = !dataset.find_format(&id).is_nothing();
        let (kind, is_taken) = match record {
            Record::Format(_) | Record::Source(_) => return id,
            Record::Country(_) | Record::Organisation(_) => ("country", is_a_format),
            Record::Meeting(_) => ("meeting", is_a_format || !dataset.find_party(&id).is_nothing()),
        };
        if is_taken || dataset.source(&id).is_some() { format!("{kind}:{id}") } else { id }
    }

    /// A meeting: when, where, and what it decided on partnerships.
    pub fn meeting(&self, meeting: &'a Meeting) -> Page<'a> {
        let id = &*meeting.id;
        let formats: Cell<'a> = meeting.formats.iter().map(|id| &**id).collect();
        let countries = named(&meeting.countries, &meeting.organisations);
        let page = self
            .page(id)
            .field("first_day", "First day", meeting.first_day.text())
            .field("last_day", "Last day", meeting.last_day.text())
            .field("place", "Place", &*meeting.place)
            .field("level", "Level", meeting.level.as_deref())
            .field("documents", "Documents", texts(&meeting.documents))
            .field("formats", "Formats", formats)
            .field("countries", "Countries", countries)
            .field("confidence", "Confidence", meeting.confidence.map(Confidence::word))
            .paragraphs("decided", "Decided", meeting.decided.iter().map(text).collect())
            .items("conflicts", "Where sources disagree", conflict_items(&meeting.conflicts))
            .notes("open_questions", "Not known", texts(&meeting.open_questions));
        self.ending(page, Record::Meeting(meeting))
    }

    /// A source, and the records that cite it.
    pub fn source(&self, source: &'a Source, cited_by: &[Fact<'_>]) -> Page<'a> {
        let mut citing: Texts<'a> = cited_by.iter().filter_map(citing_record).collect();
        citing.dedup();
        let about =
            |command| CommandLine::on(self.dataset, command).name(&format!("source:{}", source.id));
        let more = [
            about("sources").options("--columns facts,cited_by -o list"),
            about("cite").options("-o bibtex"),
        ];
        self.page(&*source.title)
            .field("id", "Id", &*source.id)
            .field("publisher", "Publisher", &*source.publisher)
            .field("date", "Date", date(source.date))
            .field("dated", "Dated", source.dated.as_deref())
            .field("quality", "Quality", source.quality.word())
            .field("url", "Address", source.url.as_deref())
            .field("note", "Note", source.note.as_deref())
            .notes("cited_by", "Cited by", citing)
            .notes("more", "More", more.iter().map(|line| line.to_string().into()).collect())
    }

    fn page(&self, title: impl Into<Cow<'a, str>>) -> Page<'a> {
        Page { all_columns: self.all_columns, ..Page::new(title) }
    }

    /// Adds the sources of a record, and commands that tell more of it.
    fn ending(&self, page: Page<'a>, record: Record<'a>) -> Page<'a> {
        let (name, found) = (self.to_type(record), sources_of(self.dataset, record));
        let has_conflicts = record.party().is_none() && !record.conflicts().is_empty();
        let has_counts = matches!(record, Record::Format(format) if !format.counts.is_empty());
        let about = |command| CommandLine::on(self.dataset, command).name(&name);
        let more = [
            has_conflicts.then(|| about("conflicts")),
            has_counts.then(|| about("conflicts").options("--counts --all")),
            (!found.is_empty()).then(|| about("sources")),
            (!found.is_empty()).then(|| about("cite").options("-o bibtex")),
        ];
        let more = more.into_iter().flatten().map(|line| line.to_string().into());
        page.items("sources", "Sources", found.iter().map(|it| source_item(it)).collect()).notes(
            "more",
            "More",
            more.collect(),
        )
    }

    /// What is known of how a country stands to formats that it is no member of.
    fn named_with(&self, country: &Country) -> Texts<'a> {
        let named = self.dataset.named_with(country.id);
        named.map(|it| named_line(&it).into()).collect()
    }

    fn country_fields(&self, page: Page<'a>, country: &'a Country) -> Page<'a> {
        let mut regions = self.dataset.regions.iter();
        let region = regions.find(|region| Some(&region.code) == country.region.as_ref());
        let represented_by = country.represented_by.as_ref().map(|state| {
            let name = self.dataset.country(state.country).map(|state| &*state.name.en);
            format!("{} ({})", name.unwrap_or_default(), state.country)
        });
        let endonyms: Cell<'a> = country.endonyms.iter().map(|own| &*own.name).collect();
        page.field("country", "Code", country.id.as_str())
            .field("name_en", "English", &*country.name.en)
            .field("name_de", "German", country.name.de.as_deref())
            .field("name_fr", "French", country.name.fr.as_deref())
            .field("formal", "Formal name", country.formal.as_deref())
            .field("endonyms", "Own names", endonyms)
            .field("other_names", "Also called", other_names(country))
            .field("demonyms", "Its people", texts(&country.demonyms))
            .field("former_names", "Formerly called", former_names(country))
            .field("iso", "ISO 3166", iso_codes(&country.iso))
            .field("cow", "Correlates of War", country.cow.as_ref().map(system_code))
            .field("gw", "Gleditsch-Ward", country.gw.as_ref().map(system_code))
            .field("region", "Region", region.map(|region| &*region.name.en))
            .field("area", "Area", country.area.as_deref())
            .field("represented_by", "Represented by", represented_by)
            .field("existed", "Existed", existence(country))
            .field("predecessors", "Predecessors", codes(&country.predecessors))
            .field("successors", "Successors", codes(&country.successors))
            .field("territory_now", "Territory today", codes(&country.territory_now))
            .field("note", "Note", country.note.as_deref())
    }
}

/// What is suspended of a format on a day, and since when.
fn suspended_on(format: &Format, day: Day, reviewed: Day) -> Cell<'static> {
    let suspensions = format.suspensions.iter().filter_map(|suspension| {
        let perhaps = match reach(suspension.from, suspension.until, day, reviewed) {
            Reach::Covers => "",
            Reach::MayCover => "perhaps, ",
            Reach::Before | Reach::After => return None,
        };
        Some(format!("{perhaps}since {}: {}", told(suspension.from), suspension.what))
    });
    suspensions.collect()
}

fn name_notes(format: &Format) -> Texts<'_> {
    let noted = format.names.iter().filter_map(|name| Some((name, name.note.as_ref()?)));
    noted.map(|(name, note)| format!("{}: {note}", name.name.en).into()).collect()
}

/// What a reader should know of single members: notes, suspensions, how ties grew.
fn member_notes(format: &Format) -> Texts<'_> {
    let of_spell = |spell: &Spell| {
        let who = spell.holder().unwrap_or_default();
        let note = spell.note.iter().map(|note| format!("{who}: {note}"));
        let suspended = spell.suspended.iter().map(|suspension| {
            let until = suspension.until.map(|until| format!(" until {}", told(until)));
            let (from, until) = (told(suspension.from), until.unwrap_or_default());
            format!("{who}: suspended from {from}{until}: {}", suspension.what)
        });
        let ties = spell.ties.iter().map(|tie| match tie.date {
            Some(date) => format!("{who}, {}: {}", date.words(), tie.what),
            None => format!("{who}: {}", tie.what),
        });
        note.chain(suspended).chain(ties).map(Cow::from).collect::<Texts<'_>>()
    };
    format.members.iter().chain(&format.observers).flat_map(of_spell).collect()
}

/// What a reader should know of single memberships of a country.
fn notes<'a>(history: &[MembershipRow<'a>]) -> Texts<'a> {
    let noted = history.iter().flat_map(|row| {
        let format = &row.membership.format.id;
        let note = note(row.membership.note(), row.is_perhaps_suspended);
        let note = (!note.is_empty())
            .then(|| format!("{format} since {}: {}", told(row.since), note.text()));
        let suspended = row.suspension().map(|(suspension, since)| {
            format!("{format} suspended since {}: {}", told(since), suspension.what)
        });
        note.into_iter().chain(suspended)
    });
    noted.map(Cow::from).collect()
}

fn text(text: &Text) -> Cow<'_, str> {
    text.as_str().into()
}

fn texts(texts: &List<Text>) -> Texts<'_> {
    texts.iter().map(text).collect()
}

/// A source with what it is, who published it when, and where it is found.
pub fn source_item(source: &Source) -> Item<'_> {
    let dated = source.date.map(PartialDate::words).map(Cow::from);
    let dated = dated.or(source.dated.as_ref().map(text)).unwrap_or("no date".into());
    let origin = format!("{}, {dated} ({})", source.publisher, source.quality.word());
    let mut lines = vec![text(&source.title), origin.into()];
    lines.extend(source.note.as_ref().map(text));
    let urls = source.url.iter().map(|url| Cow::from(&**url)).collect();
    Item { title: (&*source.id).into(), lines, urls }
}

/// Where sources disagree: what each says, and which one is followed.
fn conflict_items(conflicts: &List<Conflict>) -> Vec<Item<'_>> {
    let item = |conflict: &'_ Conflict| {
        let claims = conflict.says.iter().map(|claim| {
            let source = claim.source.as_deref().unwrap_or("no source");
            format!("{source}: {}", claim.claim)
        });
        let settled = format!("preferred: {}. {}", conflict.prefer, conflict.why);
        Item {
            title: conflict.fact.to_string().into(),
            lines: claims.chain([settled]).map(Cow::from).collect(),
            urls: Vec::new(),
        }
    };
    conflicts.iter().map(item).collect()
}

fn citing_record(citation: &Fact<'_>) -> Option<Cow<'static, str>> {
    match citation.record {
        Record::Organisation(_) | Record::Source(_) => None,
        record => Some(format!("{} {}", record.kind(), record.id()).into()),
    }
}
