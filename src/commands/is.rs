//! Whether a country is, or was, in a format.

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::answer::{rows, style};
use super::ask::hints::Hint;
use super::ask::reading::Reading;
use super::ask::refusal;
use super::cells::{date, sources};
use super::country::{all_known, represented};
use super::names;
use super::options::{DataOptions, DayOption, OutputOptions, RowOptions};
use super::words::{all_of, count, day_heading, disputed_line, full_name, in_role, told, when};
use super::{Answer, Subcommand, data, days};
use crate::data::{Dataset, NamedDay, Party};
use crate::error::{Exit, Refusal, Tip};
use crate::membership::{MembershipRow, belongings, belongings_in_force};
use crate::model::{
    Beneficiary, Format, Language, ListState, Naming, Nonmember, PartialDate, Role, SourceId,
    Standing, words,
};
use crate::output::wrap::visible_lines;
use crate::output::{Output, columns};

/// The most sources that a sentence names.
const MOST_SOURCES: usize = 3;

pub const COMMAND: Subcommand = Subcommand {
    name: "is",
    about: "Is it in it? Whether a country is or was in a format, since when, and who says so",
    examples: "\
Examples:
  nato-partners is finland in nato
  nato-partners is malta in pfp --on 1996-01-01
  nato-partners is malta in pfp --ever
  nato-partners is switzerland a partner
  nato-partners is jordan md -o json",
    arguments: |command| {
        Args::augment_args(command).after_help(
            "\
Exit codes:
  0  yes, if only suspended
  1  no, or possibly
  2  the question cannot be answered",
        )
    },
    run,
};

#[derive(clap::Args)]
struct Args {
    /// A country or organisation and a format, in any order; small words such as `in` may stand between
    #[arg(value_name = "COUNTRY in FORMAT", required = true)]
    words: Vec<String>,

    /// Whether it was in it at any time, with --on up to that day
    #[arg(long)]
    ever: bool,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

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
struct Is<'d> {
    party: Party<'d>,
    format: Option<&'d Format>,
    day: NamedDay<'d>,
    ever: bool,
    /// Whether it is asked if it is suspended there.
    of_suspension: bool,
    language: Language,
    verdict: Verdict,
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

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    args.answer(matches).map_err(|error| match error.downcast::<Refusal>() {
        Ok(refusal) => Refusal { exit: Exit::Unusable, ..refusal }.into(),
        Err(error) => error,
    })
}

impl Args {
    fn answer(&self, matches: &ArgMatches) -> Result<Answer> {
        let data = data(&self.data)?;
        let reading = Reading::of(&data, &self.words, Some("is"));
        if let Some(refusal) = refusal::unreadable(&reading) {
            return Err(refusal.into());
        }
        if !reading.unknown.is_empty() {
            let asked = [&["is".to_owned()], &*self.words].concat();
            return Err(refusal::unknown(&data, &reading, &asked).into());
        }
        let is_given = matches.value_source("on") == Some(ValueSource::CommandLine);
        // Whoever asks whether it is in it since then asks of now.
        let from = reading.from.as_ref().filter(|_| reading.has(Hint::Was));
        let read = reading.on.as_ref().or(reading.to.as_ref()).or(from);
        let asked = read.filter(|_| !is_given).unwrap_or(&self.day.on);
        let day = days::day(&data, asked)?;
        let (mut formats, mut remarks) = names::formats(&data, &reading.formats)?;
        let (parties, of_parties) = names::parties(&data, &reading.parties)?;
        remarks.extend(of_parties);
        let is_of_organisation = formats.is_empty()
            && parties.len() > 1
            && parties.iter().any(|party| !party.is_country());
        if is_of_organisation {
            let message = "who belongs to another organisation is not in the data";
            return Err(Refusal::usage(message)
                .tip("`nato-partners formats` lists what one can be asked to be in")
                .into());
        }
        let is_partner =
            reading.has(Hint::Partners) && formats.iter().all(|format| format.is_alliance());
        if is_partner {
            formats.clear();
        } else if formats.is_empty() && !parties.is_empty() {
            formats.extend(data.alliance());
            remarks.push("no format is named: read as whether it is in NATO".to_owned());
        }
        if reading.asks_otherwise()
            && let Some(line) = refusal::begun(&reading)
        {
            let asked = self.words.join(" ");
            let message = format!("`is {asked}` asks more than whether a country is in a format");
            return Err(Refusal::usage(message).tip(Tip::typing("what is known", &line)).into());
        }
        if parties.is_empty() || reading.asks_otherwise() {
            return Err(Refusal::usage("`is` takes a country and a format")
                .tip("type for instance: nato-partners is finland in nato")
                .into());
        }
        let ever = self.ever || reading.has(Hint::Ever) && read.is_none();
        let language = self.data.lang;
        let of_suspension = reading.has(Hint::Suspended);
        let (mut answers, mut strangers) = (Vec::new(), Vec::new());
        for party in parties {
            let history = belongings(&data, party, day.day, language);
            let is = |format| {
                let is = Is::of(party, format, &history, (day, ever), language);
                if of_suspension { is.of_suspension() } else { is }
            };
            answers.extend(formats.iter().map(|format| is(Some(*format))));
            answers.extend(formats.is_empty().then(|| is(None)));
            if history.is_empty() {
                strangers.extend([represented(&data, party), all_known(&data, party)]);
            }
        }
        remarks.extend(answers.iter().filter_map(|answer| answer.dispute(&data)));
        remarks.extend(strangers.into_iter().flatten());
        remarks.extend(days::beyond_review(&data, day.day));
        let exit =
            answers.iter().map(|answer| answer.verdict.exit()).max_by_key(|exit| *exit as u8);
        let mut answer = self.written(&data, &answers)?;
        answer.exit = exit.unwrap_or_default();
        Ok(answer.remark(remarks))
    }

    fn written(&self, data: &Dataset, answers: &[Is<'_>]) -> Result<Answer> {
        let output = match self.output.output {
            Output::Table | Output::List | Output::Markdown => {
                let style = style(&self.output, false)?;
                let sentences = answers
                    .iter()
                    .flat_map(|answer| visible_lines(&answer.sentence(data), style.width));
                let text: String = sentences.map(|line| line + "\n").collect();
                return Ok(Answer::of(text, &self.output.file));
            }
            // One answer is one object.
            Output::Json if answers.len() == 1 => Output::Jsonl,
            output => output,
        };
        let output = OutputOptions { output, ..self.output.clone() };
        rows(answers, String::new(), &RowOptions { columns: None, sort: None, output })
    }
}

impl Verdict {
    fn exit(self) -> Exit {
        match self {
            Self::Yes | Self::Suspended => Exit::Answered,
            Self::No | Self::Possibly => Exit::NotFound,
            Self::Unknown => Exit::Unusable,
        }
    }
}

impl<'d> Is<'d> {
    fn of(
        party: Party<'d>,
        format: Option<&'d Format>,
        history: &[MembershipRow<'d>],
        (day, ever): (NamedDay<'d>, bool),
        language: Language,
    ) -> Self {
        let mut partnerships = belongings_in_force(history);
        let as_ally = partnerships.iter().any(|row| row.membership.format.is_alliance());
        partnerships.retain(|row| row.membership.role == Role::Partner);
        let is_asked = |row: &MembershipRow<'_>| match format {
            Some(format) => row.membership.format.id == format.id,
            None => row.membership.role == Role::Partner,
        };
        let all: Vec<MembershipRow<'d>> =
            history.iter().filter(|row| is_asked(row)).copied().collect();
        let mut in_force = belongings_in_force(&all);
        in_force.sort_by_key(|row| {
            (row.standing == Standing::Possible, row.membership.role.precedence())
        });
        let is_seat = |row: &&MembershipRow<'_>| row.membership.role != Role::Observer;
        let past = all.iter().rfind(|row| row.standing == Standing::Former);
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
        let decides = in_force.first().or(past).or(all.first()).copied();
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
    fn of_suspension(self) -> Self {
        let verdict = match self.verdict {
            Verdict::Yes => Verdict::No,
            verdict => verdict,
        };
        Self { verdict, of_suspension: true, ..self }
    }

    fn dispute(&self, data: &Dataset) -> Option<String> {
        let format = self.format?;
        let mut disputes = format.disputes_on(self.day.day);
        let (_, conflict) = disputes.find(|(code, _)| code.as_str() == self.party.code())?;
        Some(disputed_line(data, format, conflict))
    }

    fn sentence(&self, data: &Dataset) -> String {
        let name = self.party.name(self.language);
        let (day, reviewed) = (self.day.day, data.reviewed());
        let in_it = match self.format {
            Some(format) => {
                let name = full_name(format.name_on(day), self.language);
                let is_bare = self.language != Language::English || name.starts_with("The ");
                let article = if is_bare { "" } else { "the " };
                format!("in {article}{name}")
            }
            None => "a partner of NATO".to_owned(),
        };
        let is_in_force = self.decides.is_some_and(|row| row.standing.is_in_force());
        let verb = if day == reviewed && (is_in_force || !self.ever) { "is" } else { "was" };
        let on = if self.ever { String::new() } else { format!(" on {}", day_heading(&self.day)) };
        let benefit = self.beneficiary.filter(|_| self.decides.is_none());
        let answer = match (self.verdict, benefit) {
            (Verdict::Yes, Some(it)) => {
                let note = it.note.trim_end_matches('.');
                let since = it.from.map(|from| format!(", since {}", told(from)));
                format!(
                    "Yes: {name} is named as a beneficiary {in_it}{}: {note}",
                    since.unwrap_or_default()
                )
            }
            (Verdict::Yes, _) => format!("Yes: {name} {verb} {in_it}{on}"),
            (Verdict::No, _) if self.of_suspension && is_in_force => {
                format!("No: {name} {verb} not suspended {in_it}{on}, but in it")
            }
            (Verdict::Suspended, _) if self.of_suspension => {
                format!("Yes: {name} {verb} suspended {in_it}{on}")
            }
            (Verdict::Suspended, _) => format!("Yes, but suspended: {name} {verb} {in_it}{on}"),
            (Verdict::Possibly, _) => {
                format!(
                    "Possibly: the dates are too coarse to tell whether {name} {verb} {in_it}{on}"
                )
            }
            (Verdict::No, _) if self.ever => format!("No: {name} never was {in_it}, up to {day}"),
            (Verdict::No, _) => format!("No: {name} {verb} not {in_it}{on}"),
            (Verdict::Unknown, _) => {
                format!(
                    "Not known: the data do not know all members, nor whether {name} {verb} {in_it}{on}"
                )
            }
        };
        let asked_about = self.format.is_some();
        let spells = self.decides.iter().chain(&self.others).filter(|_| asked_about);
        let is_yes = self.verdict == Verdict::Yes;
        let spells = spells.enumerate().map(|(place, row)| Self::spell(row, is_yes && place == 0));
        let mut said: Vec<String> = spells.collect();
        let suspension = self.decides.and_then(|row| row.suspension());
        said.extend(suspension.map(|(suspension, since)| {
            format!("suspended since {}: {}", told(since), suspension.what.trim_end_matches('.'))
        }));
        let is_never = self.decides.is_none() && self.verdict == Verdict::No && asked_about;
        said.extend(
            (is_never && !self.ever)
                .then(|| "nor, as far as the data know, on any other day".to_owned()),
        );
        let life = self.format.filter(|_| is_never);
        said.extend(life.and_then(|format| days::outside_life(format, day, reviewed)));
        let is_no_ally =
            self.verdict == Verdict::No && self.format.is_some_and(Format::is_alliance);
        said.extend((!asked_about && self.as_ally).then(|| "but an Ally".to_owned()));
        said.extend(self.partner_in().filter(|_| is_no_ally || !asked_about));
        let said = said.join("; ");
        let said = if said.is_empty() { said } else { format!(", {said}") };
        let outside = self.outside().fold(String::new(), |said, told| said + ". " + &told);
        format!("{answer}{said}{outside}{}", self.who_says_so())
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

    /// Says in which formats it is a partner, and since when where it is asked about all of them.
    fn partner_in(&self) -> Option<String> {
        let names = self.partnerships.iter().map(|row| {
            let name = row.format_name().short(self.language);
            let is_short = self.format.is_some() || row.since.is_unknown();
            let name = match row.standing {
                Standing::Possible => format!("possibly {name}"),
                _ => name.to_owned(),
            };
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
    "ended_why" "Why it ended" => row.decides.and_then(|row| row.membership.left()).map(crate::model::Left::words);
    "suspended_since" "Suspended since" => date(row.decides.and_then(|row| row.suspension()).map(|(_, since)| since)), whole();
    "sources" "Sources" => sources(row.sources());
}
