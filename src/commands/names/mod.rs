//! What the user's words mean, and what to say where they mean nothing.

pub mod candidates;
mod kind;
mod nearest;
mod phrases;
mod subject;

pub use kind::Kind;
pub use nearest::{described, did_you_mean, near, near_word};
pub use phrases::{Phrase, Word, joins, phrases};
pub use subject::{kind_of_all, may_mean, record};

use std::slice;

use crate::command_line::{CommandLine, quoted};
use crate::commands::words::{all_of, either, full_name, told};
use crate::data::{Dataset, Found, Party, Record, Words, has_words};
use crate::error::{Refusal, Tip};
use crate::membership::StateList;
use crate::model::{
    Country, CountryKind, Format, FormatName, Language, Meaning, fold, fold_umlauts,
};

/// A record that was found, and a remark on the name it was found by.
pub struct Named<R> {
    pub record: R,
    /// Which name was taken for which record, where it is not quite its name.
    pub remark: Option<String>,
}

/// Records that were found, each once, and the remarks on their names.
pub type AllNamed<R> = (Vec<R>, Vec<String>);

/// Adds a record unless it is there, and tells whether it was not.
pub fn add_once<'d, R: Copy + Into<Record<'d>>>(records: &mut Vec<R>, record: R) -> bool {
    let id = |record: R| -> &str { record.into().id() };
    let is_new = records.iter().all(|known| id(*known) != id(record));
    if is_new {
        records.push(record);
    }
    is_new
}

/// Returns how a text means a record of one of these kinds as its whole name.
pub fn meaning(dataset: &Dataset, kinds: &[Kind], asked: &str) -> Option<Meaning> {
    let (said, name) = Kind::before(asked);
    let mut parts = name.split([',', ' ']).filter(|part| !part.is_empty());
    let is_code = |part| meaning(dataset, kinds, part) == Some(Meaning::Code);
    let is_abbreviation = |name: &str| {
        let (format, asked) = (dataset.format_named(name), fold(name));
        let short = format.into_iter().flat_map(|format| &format.names);
        short.filter_map(|it| it.initials(Language::English)).any(|it| fold(it) == asked)
    };
    if name.contains([',', ' ']) && parts.all(is_code) && !is_abbreviation(name) {
        return None; // `eapc pfp` are two formats, though EAPC/PfP is a name for one.
    }
    let kinds = kinds.iter().filter(|kind| said.is_none_or(|said| said == **kind));
    kinds.filter_map(|kind| kind.meaning(dataset, name)).min()
}

/// Splits words into names of these kinds; words that are no name stand alone.
///
/// Refuses words of which some may belong to a name that nothing bears, as in `South America`.
pub fn split(dataset: &Dataset, kinds: &[Kind], asked: &[String]) -> Result<Vec<String>, Refusal> {
    if let [only] = asked
        && !only.contains(',')
    {
        return Ok(vec![only.clone()]);
    }
    let phrases = phrases(asked, |text| meaning(dataset, kinds, text));
    let is_word_of_a_name = |word: &str| {
        let folded = fold(word);
        let mut keys = Kind::NAMED.into_iter().flat_map(|kind| kind.keys(dataset));
        !folded.is_empty() && keys.any(|key| has_words(&key.key, &folded))
    };
    let belongs_to_another = |place: usize, phrase: &Phrase| {
        let neighbours = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        let mut neighbours = neighbours.filter_map(|place| phrases.get(place)?.meaning);
        phrase.meaning.is_none()
            && phrases.len() > 1
            && (is_word_of_a_name(&phrase.text)
                || neighbours.any(|meaning| meaning > Meaning::Name))
    };
    let left_over =
        phrases.iter().enumerate().find(|(place, phrase)| belongs_to_another(*place, phrase));
    match left_over {
        Some((_, phrase)) => Err(left_over_in(dataset, &asked.join(" "), &phrase.text)),
        None => Ok(phrases.into_iter().map(|phrase| phrase.text).collect()),
    }
}

/// Takes all words as one name of these kinds.
///
/// Refuses words that are several names.
pub fn one(
    dataset: &Dataset,
    kinds: &[Kind],
    command: &'static str,
    asked: &[String],
) -> Result<String, Refusal> {
    let together = asked.join(" ");
    let is_plain = asked.len() == 1 && !together.contains(',');
    if is_plain || meaning(dataset, kinds, &together).is_some() {
        return Ok(together);
    }
    let phrases = phrases(asked, |text| meaning(dataset, kinds, text));
    if phrases.len() < 2 || phrases.iter().any(|phrase| phrase.meaning.is_none()) {
        return Ok(together);
    }
    let names = all_of(phrases.iter().map(|phrase| format!("`{}`", phrase.text)));
    let first = CommandLine::on(dataset, command).name(&phrases[0].text);
    let message = format!("`{command}` takes one name, and these are several: {names}");
    Err(Refusal::usage(message).tip(Tip::typing("ask for one after the other", &first)))
}

/// Says that a word belongs to no name, and what may have been meant.
fn left_over_in(dataset: &Dataset, together: &str, word: &str) -> Refusal {
    let message = format!("nothing is called `{together}`: `{word}` belongs to no name in it");
    Refusal::not_found(message)
        .tip_if(guess(dataset, together).or_else(|| names_with(dataset, word)))
        .tip_if(
            search(dataset, together)
                .map(|line| Tip::typing("a name of several words may stand in quotes", &line)),
        )
}

/// Names the countries and organisations with a word in their names.
fn names_with(dataset: &Dataset, word: &str) -> Option<Tip> {
    const MOST: usize = 6;
    let folded = fold(word);
    let has_it = |party: &Party<'_>| has_words(&fold(party.name(Language::English)), &folded);
    let names = dataset.parties().filter(has_it).take(MOST);
    let names: Vec<String> = names
        .map(|party| format!("{} (`{}`)", party.name(Language::English), party.code()))
        .collect();
    let said =
        || Tip::words(format!("`{word}` is part of the name of {}", all_of(&names))).among(&names);
    (!names.is_empty()).then(said)
}

pub fn party<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Party<'d>>, Refusal> {
    found(dataset, Kind::Party, asked, |name| dataset.find_party(name))
}

pub fn format<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<&'d Format>, Refusal> {
    found(dataset, Kind::Format, asked, |name| dataset.find_format(name))
}

fn of_kind<'d>(
    dataset: &'d Dataset,
    kind: Kind,
    asked: &str,
) -> Result<Named<Record<'d>>, Refusal> {
    found(dataset, kind, asked, |name| kind.find(dataset, name))
}

fn found<'d, R: Copy + Into<Record<'d>>>(
    dataset: &'d Dataset,
    kind: Kind,
    asked: &str,
    find: impl Fn(&str) -> Found<R>,
) -> Result<Named<R>, Refusal> {
    let asked = kind.taken_off(asked);
    match find(asked) {
        Found::One(record, meaning) => {
            Ok(Named { record, remark: remark(dataset, asked, meaning, record.into()) })
        }
        Found::Several(records) => Err(several(asked, records)),
        Found::Nothing => Err(nothing(dataset, kind, asked)),
    }
}

/// Finds what names mean, each record once, in the order in which they are asked for.
fn each_once<'d, R: Copy + Into<Record<'d>>>(
    asked: &[String],
    find: impl Fn(&str) -> Result<Named<R>, Refusal>,
) -> Result<AllNamed<R>, Refusal> {
    let (mut records, mut remarks) = (Vec::with_capacity(asked.len()), Vec::new());
    for asked in asked {
        let Named { record, remark } = find(asked)?;
        add_once(&mut records, record);
        remarks.extend(remark);
    }
    Ok((records, remarks))
}

/// Finds formats, each once, in the order in which they are asked for.
pub fn formats<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<AllNamed<&'d Format>, Refusal> {
    each_once(asked, |name| format(dataset, name))
}

/// Finds the countries and organisations that options name, each once, in the order in which they are asked for.
pub fn parties<'d>(dataset: &'d Dataset, asked: &[String]) -> Result<AllNamed<Party<'d>>, Refusal> {
    let (mut parties, mut remarks) = (Vec::with_capacity(asked.len()), Vec::new());
    for asked in asked {
        let names = split(dataset, &[Kind::Party], slice::from_ref(asked))?;
        let (found, said) = each_once(&names, |name| party(dataset, name))?;
        for party in found {
            add_once(&mut parties, party);
        }
        remarks.extend(said);
    }
    Ok((parties, remarks))
}

/// Finds records of any kind, each once, in the order in which they are asked for.
pub fn records<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<AllNamed<Record<'d>>, Refusal> {
    each_once(&split(dataset, &Kind::ALL, asked)?, |name| record(dataset, name))
}

/// Says which country or organisation the name of something else means as well.
pub fn also_a_party(dataset: &Dataset, asked: &str) -> Option<String> {
    let party = dataset.party_named(asked)?.name(Language::English);
    let name = format!("country:{asked}");
    Some(format!("`{asked}` is also {party}: type `{}` for it", quoted(&name)))
}

/// Says what kind of party it is.
pub fn kind_of(party: Party<'_>) -> &'static str {
    if party.is_country() { "a country" } else { "an organisation" }
}

/// Says which name was taken for which record, where it is not quite its name.
fn remark(dataset: &Dataset, asked: &str, meaning: Meaning, record: Record<'_>) -> Option<String> {
    let (name, id) = (record.name(Language::English), record.id());
    Some(match (meaning, record) {
        (_, Record::Meeting(_) | Record::Source(_)) => return None,
        (Meaning::Loose, Record::Format(_)) => format!("`{asked}` is a part of `{id}`"),
        (Meaning::Loose, _) => format!("`{asked}` is an imprecise name of {name} ({id})"),
        (Meaning::Name, Record::Format(format)) => return former_name(format, asked),
        (Meaning::Former, _) => format!("`{asked}` is a former name of {name} ({id})"),
        (Meaning::Beginning, _) => {
            let folded = fold(asked);
            let begins = |name: &&str| {
                fold(name).starts_with(&folded) || fold_umlauts(name).starts_with(&folded)
            };
            let names = record.names();
            let whole = names.iter().map(|(name, _)| *name).find(begins).unwrap_or(name);
            match record {
                Record::Country(_) | Record::Organisation(_) if whole != name => {
                    format!("`{asked}` was taken for `{whole}`, {name} ({id})")
                }
                _ => format!("`{asked}` was taken for `{whole}` ({id})"),
            }
        }
        (Meaning::Code, Record::Country(country)) => {
            return other_state_in_a_list(dataset, asked.trim(), country);
        }
        _ => return None,
    })
}

/// Says until when a format was called so, where it has another name now.
fn former_name(format: &Format, asked: &str) -> Option<String> {
    let asked_for = fold(asked);
    let is_asked = |name: &FormatName| {
        let named =
            Language::ALL.map(|language| [Some(name.name.get(language)), name.initials(language)]);
        named.into_iter().flatten().flatten().any(|name| fold(name) == asked_for)
    };
    let place = format.names.iter().rposition(is_asked)?;
    let (next, newest) = (format.names.get(place + 1)?, format.names.last()?);
    let newest = full_name(newest, Language::English);
    Some(format!("`{asked}` is what the {newest} was called until {}", told(next.from)))
}

/// Says which other living state has an ISO code of three letters or digits as its code in a list of states.
fn other_state_in_a_list(dataset: &Dataset, code: &str, country: &Country) -> Option<String> {
    let mut lists = StateList::ALL.into_iter().filter(|_| code.len() == 3);
    lists.find_map(|list| {
        let other = &other_living_state(dataset, list, code, country)?.name.en;
        let (name, list_name, to_type) = (&country.name.en, list.name(), list.code(code));
        let code = code.to_ascii_uppercase();
        Some(format!("`{code}` is {name} by ISO 3166; in the {list_name} list it is {other}: type `{to_type}`"))
    })
}

/// Returns the living state that has a code of ISO 3166 in a list of states, if it is another one than by that.
pub fn other_living_state<'d>(
    dataset: &'d Dataset,
    list: StateList,
    code: &str,
    country: &Country,
) -> Option<&'d Country> {
    match dataset.party_named(&list.code(code))? {
        Party::Country(other) if other.id != country.id => Some(other),
        _ => None,
    }
    .filter(|other| other.kind != CountryKind::FormerState)
}

/// Says that a name may mean several records, or one that it does not mean for sure.
pub fn several<'d, R: Into<Record<'d>>>(
    asked: &str,
    records: impl IntoIterator<Item = R>,
) -> Refusal {
    let records: Vec<Record<'d>> = records.into_iter().map(Into::into).collect();
    let ids: Vec<String> = records.iter().map(|record| format!("`{}`", record.id())).collect();
    let name = |record: &Record<'_>| match record {
        Record::Country(_) | Record::Organisation(_) => {
            Some(format!("{} ({})", record.name(Language::English), record.id()))
        }
        _ => None,
    };
    let parties: Vec<String> = records.iter().filter_map(name).collect();
    let (names, tip) = match &*parties {
        [] => (either(&ids), "type one of these ids".to_owned()),
        [one] => (
            format!("{one} or a country that is not in the data"),
            format!("type {}", either(&ids)),
        ),
        names => (either(names), format!("type {}", either(&ids))),
    };
    Refusal::not_found(format!("`{asked}` may mean {names}")).tip(Tip::words(tip).among(&ids))
}

/// Says that no record of a kind is called so, and what may have been meant.
fn nothing(dataset: &Dataset, kind: Kind, asked: &str) -> Refusal {
    let message = match (kind, asked.trim()) {
        (Kind::Source, _) => format!("no source has the id `{asked}`"),
        (_, "") => format!("the name of the {} is empty", kind.word()),
        (Kind::Party, _) => format!("no country or organisation in the data is called `{asked}`"),
        _ => format!("no {} is called `{asked}`", kind.word()),
    };
    let of_another = match kind {
        Kind::Format => a_party(dataset, asked).or_else(|| a_meeting(dataset, asked)),
        Kind::Party => a_format(dataset, asked)
            .or_else(|| other_system(dataset, asked))
            .or_else(|| a_meeting(dataset, asked)),
        Kind::Meeting | Kind::Source => None,
    };
    let tip = of_another.or_else(|| did_you_mean(&near(dataset, kind, asked)));
    let tip = tip.unwrap_or_else(|| match kind {
        Kind::Format => all_listed(&CommandLine::on(dataset, "formats")),
        Kind::Party => "type an ISO code or a name, such as `FI` or `finland`".into(),
        Kind::Meeting => {
            all_listed(&CommandLine::on(dataset, "timeline").options("--kind meeting"))
        }
        Kind::Source => all_listed(&CommandLine::on(dataset, "sources")),
    });
    Refusal::not_found(message).tip(tip)
}

fn a_format(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let id = &dataset.format_named(asked)?.id;
    let line = CommandLine::on(dataset, "members").name(id);
    Some(Tip::typing(format!("`{id}` is a format"), &line))
}

fn a_party(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let party = dataset.party_named(asked)?;
    let line = CommandLine::on(dataset, "country").name(&party.code().to_lowercase());
    Some(Tip::typing(format!("`{asked}` is {}", kind_of(party)), &line))
}

fn a_meeting(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let id = &dataset.meeting_named(asked)?.id;
    let line = CommandLine::on(dataset, "show").name(id);
    Some(Tip::typing(format!("`{id}` is a meeting"), &line))
}

/// Says which country has a code in another system, where that is all the code means.
fn other_system(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let code = asked.trim().to_ascii_uppercase();
    StateList::ALL.into_iter().find_map(|list| {
        let to_type = list.code(&code);
        let party = dataset.party_named(&to_type)?;
        let (name, list_name) = (party.name(Language::English), list.name());
        Some(Tip::words(format!("as a {list_name} code it is {name}: type `{to_type}`")))
    })
}

fn nothing_called(dataset: &Dataset, asked: &str) -> Refusal {
    let formats = CommandLine::on(dataset, "formats");
    if asked.trim().is_empty() {
        return Refusal::not_found("the name is empty")
            .tip(Tip::doing(&formats, "lists all formats"));
    }
    let looks = || Some(Tip::doing(&search(dataset, asked)?, "looks for it in every text"));
    let tip = guess(dataset, asked).or_else(looks);
    Refusal::not_found(format!("no format, country, meeting or source is called `{asked}`"))
        .tip(tip.unwrap_or_else(|| all_listed(&formats)))
}

fn all_listed(line: &CommandLine) -> Tip {
    Tip::doing(line, "lists all of them")
}

/// Writes the command that searches for a text, unless there is nothing in it to search for.
fn search(dataset: &Dataset, text: &str) -> Option<CommandLine> {
    Words::of(&[text]).map(|_| CommandLine::on(dataset, "search").name(text))
}

/// Returns the format, country or meeting with the name nearest to what was asked.
pub fn nearest<'d>(dataset: &'d Dataset, asked: &str) -> Option<Record<'d>> {
    Kind::NAMED.into_iter().find_map(|kind| near(dataset, kind, asked).first().copied())
}

/// Asks whether something was meant that is called nearly so, be it a format, a country or a meeting.
pub fn guess(dataset: &Dataset, asked: &str) -> Option<Tip> {
    Kind::NAMED.into_iter().find_map(|kind| did_you_mean(&near(dataset, kind, asked)))
}

fn all_areas(dataset: &Dataset) -> impl Iterator<Item = &str> {
    dataset.countries.iter().filter_map(|country| country.area.as_deref())
}

/// Returns the area that a name means, however it is written.
pub fn area_called<'d>(dataset: &'d Dataset, asked: &str) -> Option<&'d str> {
    let asked = fold(asked);
    // Most names begin otherwise, and to fold one takes time.
    let begins_alike = |area: &&str| {
        area.chars().next().map(|letter| letter.to_ascii_lowercase()) == asked.chars().next()
    };
    all_areas(dataset).filter(begins_alike).find(|area| fold(area) == asked)
}

fn area(dataset: &Dataset, asked: &str) -> Result<String, Refusal> {
    area_called(dataset, asked).map(str::to_owned).ok_or_else(|| {
        let mut areas: Vec<&str> = all_areas(dataset).collect();
        areas.sort_unstable();
        areas.dedup();
        Refusal::not_found(format!("there is no area `{asked}`"))
            .tip(Tip::words(format!("the areas are {}", all_of(&areas))).among(&areas))
    })
}

/// Finds areas, in the order in which they are asked for.
pub fn areas(dataset: &Dataset, asked: &[String]) -> Result<Vec<String>, Refusal> {
    asked.iter().map(|asked| area(dataset, asked)).collect()
}
