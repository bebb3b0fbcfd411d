//! Whether one country is in one format, in words and in cells.

use crate::commands::cells::{date, sources};
use crate::commands::days;
use crate::commands::words::{
    all_of, count, day_heading, disputed_line, either, full_name, in_role, told, when,
};
use crate::data::{Dataset, NamedDay, Party};
use crate::error::Exit;
use crate::membership::{MembershipRow, belongings_in_force, counts};
use crate::model::{
    Beneficiary, Day, Format, Language, Left, ListState, Naming, Nonmember, PartialDate, Role,
    SourceId, Standing, words,
};
use crate::output::columns;

/// The most sources that a sentence names.
const MOST_SOURCES: usize = 3;

words! {
    pub enum Verdict {
        Yes = "yes",
        /// Yes, but what it takes part in is suspended.
        Suspended = "suspended",
        /// The dates are too coarse to tell.
        Possibly = "possibly",
        No = "no",
        /// The data do not know who belongs to the format.
        Unknown = "unknown",
    }
}

/// The answer for one country and one format, or for a partner of NATO in any format.
pub struct Is<'d> {
    party: Party<'d>,
    format: Option<&'d Format>,
    day: NamedDay<'d>,
    ever: bool,
    /// Whether it is asked if it is suspended there.
    of_suspension: bool,
    /// The day since which it was asked to be in it, if it is only since a later one.
    not_since: Option<Day>,
    /// The first and the last day of the time that is asked about, and on how many of them it was in it.
    within: Option<(Day, Day, &'static str)>,
    /// In which roles it is asked about; without any, as a partner or an Ally.
    roles: Vec<Role>,
    language: Language,
    pub verdict: Verdict,
    /// What decides: the membership in force, else the last one there was.
    decides: Option<MembershipRow<'d>>,
    /// The other memberships in the format.
    others: Vec<MembershipRow<'d>>,
    /// What it got from a format that has no members.
    beneficiary: Option<&'d Beneficiary>,
    /// In what formats it is a partner on the day.
    partnerships: Vec<MembershipRow<'d>>,
    as_ally: bool,
}

impl Verdict {
    pub fn exit(self) -> Exit {
        match self {
            Self::Yes | Self::Suspended => Exit::Answered,
            Self::No | Self::Possibly => Exit::NotFound,
            Self::Unknown => Exit::Unusable,
        }
    }
}

impl<'d> Is<'d> {
    pub fn of(
        party: Party<'d>,
        format: Option<&'d Format>,
        history: &[MembershipRow<'d>],
        (day, ever): (NamedDay<'d>, bool),
        roles: &[Role],
        language: Language,
    ) -> Self {
        let mut partnerships = belongings_in_force(history);
        let as_ally = partnerships.iter().any(|row| row.membership.format.is_alliance());
        partnerships.retain(|row| row.membership.role == Role::Partner);
        let was_partner = |row: &&MembershipRow<'_>| {
            row.membership.role == Role::Partner && row.standing != Standing::Future
        };
        if ever && format.is_none() {
            partnerships = history.iter().filter(was_partner).copied().collect();
        }
        let is_asked = |row: &MembershipRow<'_>| match format {
            Some(format) => row.membership.format.id == format.id,
            None => row.membership.role == Role::Partner,
        };
        let all: Vec<MembershipRow<'d>> =
            history.iter().filter(|row| is_asked(row)).copied().collect();
        let is_seat = |row: &&MembershipRow<'_>| counts(roles, row.membership.role);
        let mut in_force = belongings_in_force(&all);
        in_force.sort_by_key(|row| {
            let is_possible = row.standing == Standing::Possible;
            (!is_seat(&row), is_possible, row.membership.role.precedence())
        });
        let former = || all.iter().filter(|row| row.standing == Standing::Former);
        let past = former().rfind(is_seat).or(former().next_back());
        let seat = in_force.iter().find(is_seat);
        let was = past.as_ref().is_some_and(is_seat);
        let is_listed_whole = format.is_none_or(|format| format.list == ListState::Complete);
        let is_named_out = outsiders(party, format).any(|(naming, _)| naming == Naming::NotAMember);
        let began =
            |it: &&Beneficiary| it.from.is_none_or(|from| ever || from.earliest() <= day.day);
        let beneficiary = format.and_then(|format| {
            let mut named = format.beneficiaries.iter().filter(began);
            named.find(|named| named.country.as_str() == party.code())
        });
        let verdict = match seat.map(|row| row.standing) {
            _ if ever && was => Verdict::Yes,
            Some(Standing::Suspended) if !ever => Verdict::Suspended,
            Some(Standing::Possible) => Verdict::Possibly,
            Some(_) => Verdict::Yes,
            None if beneficiary.is_some() => Verdict::Yes,
            None if all.is_empty() && !is_named_out && !is_listed_whole => Verdict::Unknown,
            None => Verdict::No,
        };
        let decides = match seat {
            None if ever && was => past,
            _ => in_force.first().or(past).or(all.first()),
        }
        .copied();
        let is_other = |row: &&MembershipRow<'_>| {
            decides
                .is_none_or(|decides| !std::ptr::eq(decides.membership.spell, row.membership.spell))
        };
        let others = all.iter().filter(is_other).copied().collect();
        Self {
            party,
            format,
            day,
            ever,
            of_suspension: false,
            not_since: None,
            within: None,
            roles: roles.to_vec(),
            language,
            verdict,
            decides,
            others,
            beneficiary,
            partnerships,
            as_ally,
        }
    }

    /// Answers whether it is suspended there.
    pub fn of_suspension(self) -> Self {
        let verdict = match self.verdict {
            Verdict::Yes => Verdict::No,
            verdict => verdict,
        };
        Self { verdict, of_suspension: true, ..self }
    }

    /// Answers whether it is in it since a day; a coarse date may be that day.
    pub fn since(self, asked: &NamedDay<'_>) -> Self {
        let is_later =
            self.decides.is_some_and(|row| !self.ever && row.since.earliest() > asked.day);
        if is_later && matches!(self.verdict, Verdict::Yes | Verdict::Suspended) {
            return Self { verdict: Verdict::No, not_since: Some(asked.day), ..self };
        }
        self
    }

    /// Answers of a time: whether it was in it on some of its days, and on all of them.
    pub fn within(self, first: Day, last: Day) -> Self {
        let rows = self.decides.iter().chain(&self.others);
        let rows = rows.filter(|row| counts(&self.roles, row.membership.role));
        let spells = rows.map(|row| (row.membership.from, row.membership.until));
        let mut spells: Vec<_> = spells.collect();
        spells.sort_by_key(|(from, _)| from.sort_key());
        let is_met = |begins: Edge, ends: Edge| {
            let mut spells = spells.iter();
            spells.any(|(from, until)| {
                begins(*from) <= last && until.is_none_or(|until| ends(until) > first)
            })
        };
        // How far it was in it without a break: up to the last day, or else to the first one it may have lacked.
        let is_throughout = |begins: Edge, ends: Edge| {
            let reached = spells.iter().try_fold(first, |reached, (from, until)| match until {
                _ if begins(*from) > reached => Some(reached),
                Some(until) => Some(reached.max(ends(*until))),
                None => None,
            });
            reached.is_none_or(|reached| reached > last)
        };
        let (early, late): (Edge, Edge) = (PartialDate::earliest, PartialDate::latest);
        let verdict = match self.verdict {
            Verdict::Unknown => Verdict::Unknown,
            _ if is_met(late, early) => Verdict::Yes,
            _ if is_met(early, late) => Verdict::Possibly,
            _ => Verdict::No,
        };
        let how_long = match is_throughout(late, early) {
            true => "on all days",
            false if is_throughout(early, late) => "on some days, if not on all,",
            false => "on some days",
        };
        Self { verdict, within: Some((first, last, how_long)), ..self }
    }

    pub fn dispute(&self, data: &Dataset) -> Option<String> {
        let format = self.format?;
        let mut disputes = format.disputes_on(self.day.day);
        let (_, conflict) = disputes.find(|(code, _)| code.as_str() == self.party.code())?;
        Some(disputed_line(data, format, conflict))
    }

    pub fn sentence(&self, data: &Dataset) -> String {
        let outside = self.outside().fold(String::new(), |said, told| said + ". " + &told);
        let (answer, said) = (self.answer(data), self.said(data));
        format!("{answer}{said}{outside}{}", self.who_says_so())
    }

    fn is_in_force(&self) -> bool {
        self.decides.is_some_and(|row| row.standing.is_in_force())
    }

    /// Says what is asked about: `in the Partnership for Peace (PfP)`.
    fn in_it(&self) -> String {
        let Some(format) = self.format else { return "a partner of NATO".to_owned() };
        let name = full_name(format.name_on(self.day.day), self.language);
        let is_bare = self.language != Language::English || name.starts_with("The ");
        let article = if is_bare { "" } else { "the " };
        format!("in {article}{name}")
    }

    /// Says yes or no, and to what.
    fn answer(&self, data: &Dataset) -> String {
        let (name, day) = (self.party.name(self.language), self.day.day);
        let (in_it, is_in_force) = (self.in_it(), self.is_in_force());
        let is_now = day == data.reviewed() && (is_in_force || !self.ever);
        let verb = if is_now { "is" } else { "was" };
        let on = match self.within {
            _ if self.ever => String::new(),
            Some((first, last, _)) => format!(" on a day from {first} to {last}"),
            None => format!(" on {}", day_heading(&self.day)),
        };
        let as_what = either(self.roles.iter().map(|role| in_role(*role)));
        let is_observer = |row: MembershipRow<'_>| row.membership.role == Role::Observer;
        let as_what = match &*as_what {
            "" if self.decides.is_some_and(is_observer) => " but as an observer".to_owned(),
            "" => String::new(),
            roles => format!(" as {roles}"),
        };
        if let Some((first, last, how_long)) = self.within {
            let time = format!("from {first} to {last}");
            match self.verdict {
                Verdict::Yes => return format!("Yes, {how_long} {time}: {name} was {in_it}"),
                Verdict::No => {
                    return format!("No, on no day {time}: {name} was not {in_it}{as_what}");
                }
                _ => {}
            }
        }
        let benefit = self.beneficiary.filter(|_| self.decides.is_none());
        match (self.verdict, benefit) {
            (Verdict::Yes, Some(it)) => {
                let since = it.from.map(|from| format!(", since {}", told(from)));
                let (since, note) = (since.unwrap_or_default(), it.note.trim_end_matches('.'));
                format!("Yes: {name} is named as a beneficiary {in_it}{since}: {note}")
            }
            (Verdict::Yes, _) => format!("Yes: {name} {verb} {in_it}{on}"),
            (Verdict::Suspended, _) if self.of_suspension => {
                format!("Yes: {name} {verb} suspended {in_it}{on}")
            }
            (Verdict::Suspended, _) => format!("Yes, but suspended: {name} {verb} {in_it}{on}"),
            (Verdict::Possibly, _) => {
                let whether = "the dates are too coarse to tell whether";
                format!("Possibly: {whether} {name} {verb} {in_it}{on}")
            }
            (Verdict::No, _) if self.of_suspension && is_in_force => {
                format!("No: {name} {verb} not suspended {in_it}{on}, but in it")
            }
            (Verdict::No, _) if self.ever => {
                format!("No: {name} never was {in_it}{as_what}, up to {day}")
            }
            (Verdict::No, _) => match self.not_since {
                Some(since) => format!("No, not since {since}: {name} {verb} {in_it}{on}"),
                None => format!("No: {name} {verb} not {in_it}{as_what}{on}"),
            },
            (Verdict::Unknown, _) => {
                let unknown = "the data do not know all members, nor whether";
                format!("Not known: {unknown} {name} {verb} {in_it}{on}")
            }
        }
    }

    /// Says since when and until when it is or was in it, in which role, and what else is known of that.
    fn said(&self, data: &Dataset) -> String {
        let (is_yes, is_no) = (self.verdict == Verdict::Yes, self.verdict == Verdict::No);
        let asked_about = self.format.is_some();
        let spells = self.decides.iter().chain(&self.others).filter(|_| asked_about);
        let spells = spells.enumerate().map(|(place, row)| Self::spell(row, is_yes && place == 0));
        let mut said: Vec<String> = spells.collect();
        let suspension = self.decides.and_then(|row| row.suspension());
        said.extend(suspension.map(|(suspension, since)| {
            format!("suspended since {}: {}", told(since), suspension.what.trim_end_matches('.'))
        }));
        said.extend(self.renamed());
        let is_never = self.decides.is_none() && is_no && asked_about;
        let never = "nor, as far as the data know, on any other day";
        said.extend((is_never && !self.ever).then(|| never.to_owned()));
        let life = self.format.filter(|_| is_never);
        said.extend(life.and_then(|it| days::outside_life(it, self.day.day, data.reviewed())));
        let ally = if self.ever { "an Ally now" } else { "but an Ally" };
        said.extend((!asked_about && self.as_ally).then(|| ally.to_owned()));
        said.extend(self.partner_in().filter(|_| is_never || !asked_about));
        let is_otherwise = is_no && self.is_in_force() && !self.roles.is_empty();
        match said.join("; ") {
            said if said.is_empty() => said,
            said if is_otherwise => format!(", but {said}"),
            said => format!(", {said}"),
        }
    }

    /// Returns the sources of what decides, else those of why it is no member.
    fn sources(&self) -> &'d [SourceId] {
        let Some(row) = self.decides else {
            let outside = self.named_outside().map(|(_, record)| &*record.sources);
            let benefits = self.beneficiary.map(|record| &*record.sources);
            return outside.chain(benefits).next().unwrap_or(&[]);
        };
        &row.membership.spell.sources
    }

    fn who_says_so(&self) -> String {
        let ids = self.sources();
        let others = ids.len().saturating_sub(MOST_SOURCES);
        let others = (others > 0).then(|| count(others, "other", "others"));
        let named = all_of(ids.iter().take(MOST_SOURCES).map(ToString::to_string).chain(others));
        if named.is_empty() { named } else { format!("\nWho says so: {named}") }
    }

    /// Says when, in what role and why no longer.
    fn spell(row: &MembershipRow<'_>, is_first: bool) -> String {
        let membership = row.membership;
        let role = in_role(membership.role);
        let told = |date: PartialDate| {
            if date.is_unknown() { "an unknown day".to_owned() } else { told(date) }
        };
        let left = membership.left().map(|left| format!(" ({})", left.words())).unwrap_or_default();
        let from = told(membership.from);
        let until = membership.until.map(|until| format!(" until {}{left}", told(until)));
        match (row.standing, until) {
            (Standing::Future, _) => format!("only later {role}, from {from}"),
            (Standing::Former, Some(until)) if !is_first => {
                format!("earlier {role}, from {from}{until}")
            }
            (_, Some(until)) => format!("as {role} from {from}{until}"),
            (_, None) => format!("as {role} since {from}"),
        }
    }

    /// Says what the format was called before or later, while it was in it.
    fn renamed(&self) -> Option<String> {
        let (format, row) = (self.format?, self.decides?);
        let name = format.name_on(self.day.day);
        let place = format.names.iter().position(|it| it.from == name.from)?;
        let (before, next) =
            (place.checked_sub(1).map(|it| &format.names[it]), format.names.get(place + 1));
        let until = row.membership.until;
        match (next, before) {
            _ if !row.standing.is_in_force() => None,
            (Some(next), _) if until.is_none_or(|until| until.earliest() > next.from.latest()) => {
                Some(format!("renamed {} on {}", full_name(next, self.language), told(next.from)))
            }
            (_, Some(before)) if row.since.latest() < name.from.earliest() => {
                let called = full_name(before, self.language);
                Some(format!("until {} called {called}", told(name.from)))
            }
            _ => None,
        }
    }

    /// Says in which formats it is a partner, and since when where it is asked about all of them.
    fn partner_in(&self) -> Option<String> {
        let names = self.partnerships.iter().map(|row| {
            let name = row.format_name().short(self.language);
            let is_short = self.format.is_some() || row.since.is_unknown();
            let name = match row.standing {
                Standing::Possible => format!("possibly {name}"),
                _ => name.to_owned(),
            };
            let until = row.membership.until.filter(|_| self.ever);
            if let Some(until) = until {
                return format!("{name} from {} until {}", told(row.since), told(until));
            }
            if is_short { name } else { format!("{name} since {}", told(row.since)) }
        });
        let but = if self.format.is_some() { "but a partner in" } else { "in" };
        (names.len() > 0).then(|| format!("{but} {}", all_of(names)))
    }

    /// Returns how it stands to the format in which it is not.
    fn named_outside(&self) -> impl Iterator<Item = (Naming, &'d Nonmember)> + use<'d> {
        let is_out = matches!(self.verdict, Verdict::No | Verdict::Unknown);
        outsiders(self.party, self.format.filter(|_| is_out))
    }

    /// Says that it applied or was invited, or why it is no member.
    fn outside(&self) -> impl Iterator<Item = String> {
        self.named_outside().map(|(naming, record)| {
            let how = match (naming, record.date) {
                (Naming::Pending, None) => "Under way: ".to_owned(),
                (Naming::Pending, Some(date)) => format!("Under way since {}: ", told(date)),
                (Naming::Invited, None) => "Invited: ".to_owned(),
                (Naming::Invited, Some(date)) => format!("Invited {}: ", when(date)),
                (Naming::NotAMember, _) => String::new(),
            };
            format!("{how}{}", record.note.trim_end_matches('.'))
        })
    }
}

/// The first or the last day that a date may mean.
type Edge = fn(PartialDate) -> Day;

/// Returns how a country stands to a format that names it beside its members.
fn outsiders<'d>(
    party: Party<'d>,
    format: Option<&'d Format>,
) -> impl Iterator<Item = (Naming, &'d Nonmember)> + use<'d> {
    let country = match party {
        Party::Country(country) => Some(country),
        Party::Organisation(_) => None,
    };
    let named = format.zip(country).map(|(format, country)| format.nonmember(country.id));
    named.into_iter().flatten()
}

columns! { |row: Is<'_>|
    "country" "Country" => row.party.code(), whole();
    "format" "Format" => row.format.map(|format| &*format.id), whole();
    "day" "Day" => row.day.day.to_string(), whole();
    "answer" "Answer" => row.verdict.word(), whole();
    "role" "Role" => row.decides.map(|row| row.membership.role.word()), whole();
    "since" "Since" => date(row.decides.map(|row| row.since).or(row.beneficiary.and_then(|it| it.from))), whole();
    "until" "Until" => date(row.decides.and_then(|row| row.membership.until)), whole();
    "ended_why" "Why it ended" => row.decides.and_then(|row| row.membership.left()).map(Left::words);
    "suspended_since" "Suspended since" => date(row.decides.and_then(|row| row.suspension()).map(|(_, since)| since)), whole();
    "sources" "Sources" => sources(row.sources());
}
