//! The short page of a record, which fits a screen: what it is, when it began, who is in it, how to read on.

use super::record_pages::{RecordPages, source_item};
use crate::command_line::CommandLine;
use crate::commands::country::outside;
use crate::commands::words::{
    count, day_heading, first_sentence, full_name, members_in_short, told,
};
use crate::data::{Party, Record};
use crate::membership::{MembershipRow, Tally, belongings_in_force, sources_of};
use crate::model::{Format, Meeting, Role, Standing};
use crate::output::{Cell, Page};

impl<'a> RecordPages<'a> {
    /// A format: what it is for, its founding with its caveat, and the names of who is in it on the day.
    pub fn format_overview(
        &self,
        format: &'a Format,
        members: &[MembershipRow<'a>],
        tally: &Tally,
    ) -> Page<'a> {
        let (day, founded) = (self.day.day, &format.founded);
        let name = full_name(format.name_on(day), self.language);
        let caveat =
            if founded.constructed.is_some() { "constructed: no founding act" } else { "" };
        let begun = [&*founded.date.words(), founded.place.as_deref().unwrap_or_default(), caveat];
        let begun: Vec<&str> = begun.into_iter().filter(|part| !part.is_empty()).collect();
        let ended = format
            .ended
            .as_ref()
            .map(|ended| format!("{}: {}", ended.date.words(), first_sentence(&ended.why)));
        let of = |role: Role| -> Cell<'a> {
            let of_role = members.iter().filter(|row| row.membership.role == role);
            let names = of_role.map(|row| {
                let name = row.party.name(self.language);
                match row.standing {
                    Standing::Suspended => format!("{name} (suspended)"),
                    Standing::Possible => format!("{name} (possibly)"),
                    _ => name.to_owned(),
                }
            });
            names.collect()
        };
        let partners = if format.allies.is_some() { "Partners" } else { "In it" };
        let former = format.first_name();
        let first =
            (former.name != format.name_on(day).name).then(|| full_name(former, self.language));
        let page = Page::new(format!("{name} on {}", day_heading(&self.day)))
            .field("summary", "What it is", &*format.summary)
            .field("founded", "Founded", begun.join(", "))
            .field("first_name", "Founded as", first)
            .field("ended", "Ended", ended)
            .field("predecessor", "Before it", format.predecessor.as_deref())
            .field("successor", "After it", format.successor.as_deref())
            .field("members_in_words", "Members", members_in_short(format, tally))
            .field("partners", partners, of(Role::Partner))
            .field("allies", "Allies", of(Role::Ally))
            .field("observers", "Observers", of(Role::Observer));
        self.read_on(page, Record::Format(format), "members")
    }

    /// A country or organisation: what it is in on the day, what it was in, and what is known of it outside.
    pub fn party_overview(&self, party: Party<'a>, history: &[MembershipRow<'a>]) -> Page<'a> {
        let name = party.name(self.language);
        let code = party.code();
        let in_force = belongings_in_force(history).into_iter().map(|row| {
            let role = row.membership.role.word();
            let doubt = match row.standing {
                Standing::Suspended => ", suspended",
                Standing::Possible => ", possibly",
                _ => "",
            };
            let name = row.format_name().short(self.language);
            let since = match row.membership.from {
                from if from.is_unknown() => format!("{role}{doubt}"),
                from if from == row.since => format!("{role} since {}{doubt}", told(from)),
                from => format!("since {}, {role} since {}{doubt}", told(row.since), told(from)),
            };
            format!("{name} ({since})")
        });
        let former = history.iter().filter(|row| row.standing == Standing::Former).map(|row| {
            let name = row.format_name().short(self.language);
            let until = row.membership.until.map(told).unwrap_or_default();
            format!("{name} ({} {} to {until})", row.membership.role.word(), told(row.since))
        });
        let outside: Vec<String> =
            if history.is_empty() { outside(self.dataset, party, name) } else { Vec::new() };
        let named = match party {
            Party::Country(country) if !history.is_empty() => {
                let named = self.dataset.named_with(country.id).map(|it| {
                    let format = it.format.name_on(self.day.day).short(self.language);
                    format!("{format}: {}", first_sentence(&it.nonmember.note))
                });
                named.collect()
            }
            _ => Vec::new(),
        };
        let (formal, initials) = match party {
            Party::Country(country) => (country.formal.as_deref(), None),
            Party::Organisation(organisation) => (None, Some(&*organisation.abbreviation)),
        };
        let page = Page::new(format!("{name} on {}", day_heading(&self.day)))
            .field("country", "Code", code)
            .field("formal", "In full", formal.filter(|formal| *formal != name))
            .field("abbreviation", "Initials", initials.filter(|it| !it.eq_ignore_ascii_case(code)))
            .field("in", "Is in", in_force.collect::<Cell<'a>>())
            .field("formerly", "Was in", former.collect::<Cell<'a>>())
            .field("not_in", "Not in", named)
            .notes("outside", "Outside the formats", outside.into_iter().map(Into::into).collect());
        self.read_on(page, party.into(), "country")
    }

    /// A meeting: when and where it was, and what it decided on partnerships.
    pub fn meeting_overview(&self, meeting: &'a Meeting) -> Page<'a> {
        let days = if meeting.first_day == meeting.last_day {
            meeting.first_day.text()
        } else {
            format!("{} to {}", meeting.first_day, meeting.last_day)
        };
        let formats: Cell<'a> = meeting.formats.iter().map(|id| &**id).collect();
        let page = Page::new(&*meeting.id)
            .field("days", "When", days)
            .field("place", "Where", &*meeting.place)
            .field("level", "Level", meeting.level.as_deref())
            .field("formats", "Formats", formats)
            .paragraphs(
                "decided",
                "Decided",
                meeting.decided.iter().map(|it| it.as_str().into()).collect(),
            );
        self.read_on(page, Record::Meeting(meeting), "timeline")
    }

    /// Counts the disagreements and the sources, and says how to read on and how to report what is wrong.
    fn read_on(&self, page: Page<'a>, record: Record<'a>, rows: &'static str) -> Page<'a> {
        let name = &*self.to_type(record);
        let line = |command| CommandLine::on(self.dataset, command).name(name).to_string();
        let (conflicts, found) = (record.conflicts().len(), sources_of(self.dataset, record));
        let disagree = count(conflicts, "disagreement of sources", "disagreements of sources");
        let disagree = format!("{disagree}: {}", line("conflicts"));
        let sources = format!("{}: {}", count(found.len(), "source", "sources"), line("sources"));
        let full = CommandLine::on(self.dataset, "show").name(name).options("--full");
        let report = CommandLine::new("check").options("--help");
        let more = [
            Some(format!("everything: {full}")),
            (conflicts > 0).then_some(disagree),
            (!found.is_empty()).then_some(sources),
            Some(format!("as rows: {}", line(rows))),
            Some(format!("to report a wrong fact: {report}")),
        ];
        let page =
            page.notes("more", "Read on", more.into_iter().flatten().map(Into::into).collect());
        let listed = if self.is_sheet { &*found } else { &[] };
        let listed = listed.iter().map(|source| source_item(source));
        page.items("sources", "Sources", listed.collect())
    }
}
