//! What the user's words mean, and what to say where they mean nothing.

pub mod candidates;
pub mod kind;
pub mod nearest;
pub mod phrases;
pub mod subject;

use self::kind::Kind;
use self::nearest::{Near, did_you_mean, near};
use self::phrases::{Phrase, phrases, typed_together};
use crate::command_line::{CommandLine, quoted};
use crate::commands::words::{all_of, either};
use crate::data::{Dataset, Found, Party, Words, has_words, meaning_of, names_of_format};
use crate::error::{Refusal, Tip};
use crate::membership::StateList;
use crate::model::{
    Country, CountryKind, Format, Language, Meaning, Meeting, NameKey, Source, fold, fold_umlauts,
};

/// A record that was found, and a remark on the name it was found by.
pub struct Named<T> {
    /// The record.
    pub record: T,
    /// Which name was taken for which record, where it is not quite its name.
    pub remark: Option<String>,
}

/// Records that were found, each once, and the remarks on their names.
pub type AllNamed<T> = (Vec<T>, Vec<String>);

/// Adds a record unless one with its key is there, and tells whether it did.
pub fn add_once<T, K: PartialEq>(records: &mut Vec<T>, record: T, key: impl Fn(&T) -> K) -> bool {
    let is_new = records.iter().all(|known| key(known) != key(&record));
    if is_new {
        records.push(record);
    }
    is_new
}

/// Returns how a text means a record of one of these kinds as its whole name.
pub fn meaning(dataset: &Dataset, kinds: &[Kind], asked: &str) -> Option<Meaning> {
    let (said, name) = Kind::before(asked);
    let index = &dataset.index;
    let mut parts = name.split([',', ' ']).filter(|part| !part.is_empty());
    let is_code = |part| meaning(dataset, kinds, part) == Some(Meaning::Code);
    if name.contains([',', ' ']) && parts.all(is_code) {
        return None; // `eapc pfp` are two formats, though EAPC/PfP is a name for one.
    }
    let of_kind = |kind: &Kind| match kind {
        Kind::Format => meaning_of(&index.formats, name),
        Kind::Party => meaning_of(&index.parties, name),
        Kind::Meeting => meaning_of(&index.meetings, name),
        Kind::Source => dataset.source(name).map(|_| Meaning::Code),
    };
    let kinds = kinds.iter().filter(|kind| said.is_none_or(|said| said == **kind));
    kinds.filter_map(of_kind).min()
}

/// Splits words into names of these kinds; words that are no name stand alone.
///
/// # Errors
///
/// Refuses words of which some may belong to a name that nothing bears, as in `South America`.
pub fn split(dataset: &Dataset, kinds: &[Kind], asked: &[String]) -> Result<Vec<String>, Refusal> {
    if let [only] = asked
        && !only.contains(',')
    {
        return Ok(vec![only.clone()]);
    }
    let phrases = phrases(asked, |text| meaning(dataset, kinds, text));
    let belongs_to_another = |place: usize, phrase: &Phrase| {
        let neighbours = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        let mut neighbours = neighbours.filter_map(|place| phrases.get(place)?.meaning);
        phrase.meaning.is_none()
            && phrases.len() > 1
            && (is_word_of_a_name(dataset, &phrase.text)
                || neighbours.any(|meaning| meaning > Meaning::Name))
    };
    let left_over =
        phrases.iter().enumerate().find(|(place, phrase)| belongs_to_another(*place, phrase));
    match left_over {
        Some((_, phrase)) => Err(left_over_in(dataset, &typed_together(asked), &phrase.text)),
        None => Ok(phrases.into_iter().map(|phrase| phrase.text).collect()),
    }
}

/// Takes all words as one name of these kinds.
///
/// # Errors
///
/// Refuses words that are several names.
pub fn one(
    dataset: &Dataset,
    kinds: &[Kind],
    command: &'static str,
    asked: &[String],
) -> Result<String, Refusal> {
    let together = typed_together(asked);
    let is_plain = asked.len() == 1 && !together.contains(',');
    if is_plain || meaning(dataset, kinds, &together).is_some() {
        return Ok(together);
    }
    let phrases = phrases(asked, |text| meaning(dataset, kinds, text));
    if phrases.len() < 2 || phrases.iter().any(|phrase| phrase.meaning.is_none()) {
        return Ok(together);
    }
    let names: Vec<String> = phrases.iter().map(|phrase| format!("`{}`", phrase.text)).collect();
    let first = CommandLine::on(dataset, command).name(&phrases[0].text);
    Err(Refusal::usage(format!(
        "`{command}` takes one name, and these are several: {}",
        all_of(&names)
    ))
    .tip(Tip::typing("ask for one after the other", &first)))
}

fn is_word_of_a_name(dataset: &Dataset, word: &str) -> bool {
    let folded = fold(word);
    let index = &dataset.index;
    let keys = [&index.formats, &index.parties, &index.meetings].into_iter().flatten();
    !folded.is_empty() && keys.into_iter().any(|key| has_words(&key.key, &folded))
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
    let mut names: Vec<String> = dataset.parties().filter(has_it).map(described).collect();
    names.truncate(MOST);
    let said =
        || Tip::words(format!("`{word}` is part of the name of {}", all_of(&names))).among(&names);
    (!names.is_empty()).then(said)
}

fn described(party: Party<'_>) -> String {
    format!("{} (`{}`)", party.name(Language::English), party.code())
}

/// Finds a country or organisation.
pub fn party<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Party<'d>>, Refusal> {
    let asked = Kind::Party.taken_off(asked);
    match dataset.find_party(asked) {
        Found::One(record, meaning) => {
            Ok(Named { record, remark: remark(dataset, asked, meaning, record) })
        }
        Found::Several(parties) => Err(several_parties(asked, &parties)),
        Found::Nothing => Err(no_party(dataset, asked)),
    }
}

/// Finds the countries and organisations that options name, each once, in the order in which they are asked for.
pub fn parties<'d>(dataset: &'d Dataset, asked: &[String]) -> Result<AllNamed<Party<'d>>, Refusal> {
    let (mut parties, mut remarks) = (Vec::with_capacity(asked.len()), Vec::new());
    for asked in asked {
        for asked in split(dataset, &[Kind::Party], std::slice::from_ref(asked))? {
            let named = party(dataset, &asked)?;
            add_once(&mut parties, named.record, |party| party.code());
            remarks.extend(named.remark);
        }
    }
    Ok((parties, remarks))
}

/// Says which country or organisation the name of a format means as well.
pub fn also_a_party(dataset: &Dataset, asked: &str) -> Option<String> {
    let party = dataset.party_named(asked)?.name(Language::English);
    let name = format!("country:{asked}");
    Some(format!("`{asked}` is also {party}: type `{}` for it", quoted(&name)))
}

/// Says what kind of party it is.
pub fn kind_of(party: Party<'_>) -> &'static str {
    if party.is_country() { "a country" } else { "an organisation" }
}

/// Tells whether something is called exactly so, and not only with a longer name.
pub fn bears(keys: &[NameKey], asked: &str) -> bool {
    meaning_of(keys, asked).is_some()
}

/// Says which name was taken for which party, where it is not quite its name.
fn remark(dataset: &Dataset, asked: &str, meaning: Meaning, party: Party<'_>) -> Option<String> {
    let (name, code) = (party.name(Language::English), party.code());
    match meaning {
        Meaning::Former => Some(format!("`{asked}` is a former name of {name} ({code})")),
        Meaning::Loose => Some(format!("`{asked}` is an imprecise name of {name} ({code})")),
        Meaning::Beginning => Some(match begun(&party.names(), asked) {
            Some(whole) if whole != name => {
                format!("`{asked}` was taken for `{whole}`, {name} ({code})")
            }
            _ => format!("`{asked}` was taken for `{name}` ({code})"),
        }),
        Meaning::Code => other_state_in_a_list(dataset, asked, party),
        Meaning::Name | Meaning::OtherSystem | Meaning::Ambiguous => None,
    }
}

/// Returns the name that begins with what was typed.
fn begun<'n>(names: &[(&'n str, Meaning)], asked: &str) -> Option<&'n str> {
    let asked = fold(asked);
    let mut names = names.iter().map(|(name, _)| *name);
    names.find(|name| fold(name).starts_with(&asked) || fold_umlauts(name).starts_with(&asked))
}

/// Says which other living state has an ISO code of three letters or digits as its code in a list of states.
fn other_state_in_a_list(dataset: &Dataset, asked: &str, party: Party<'_>) -> Option<String> {
    let code = asked.trim();
    let Party::Country(country) = party else { return None };
    if code.len() != 3 {
        return None;
    }
    StateList::ALL.into_iter().find_map(|list| {
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

fn several_parties(asked: &str, parties: &[Party<'_>]) -> Refusal {
    let names: Vec<String> = parties
        .iter()
        .map(|party| format!("{} ({})", party.name(Language::English), party.code()))
        .collect();
    let codes: Vec<String> = parties.iter().map(|party| format!("`{}`", party.code())).collect();
    let message = match names.as_slice() {
        [one] => format!("`{asked}` may mean {one} or a country that is not in the data"),
        _ => format!("`{asked}` may mean {}", either(&names)),
    };
    Refusal::not_found(message).tip(Tip::words(format!("type {}", either(&codes))).among(&codes))
}

fn no_party(dataset: &Dataset, asked: &str) -> Refusal {
    let format = dataset.format_named(asked).map(|format| {
        let line = CommandLine::on(dataset, "members").name(&format.id);
        Tip::typing(format!("`{}` is a format", format.id), &line)
    });
    let message = match asked.trim() {
        "" => "the name of the country is empty".to_owned(),
        _ => format!("no country or organisation in the data is called `{asked}`"),
    };
    let tip = format
        .or_else(|| other_system(dataset, asked))
        .or_else(|| a_meeting(dataset, asked))
        .or_else(|| did_you_mean(&near_parties(dataset, asked)))
        .unwrap_or("type an ISO code or a name, such as `FI` or `finland`".into());
    Refusal::not_found(message).tip(tip)
}

/// Returns the countries and organisations whose names are nearest.
pub fn near_parties(dataset: &Dataset, asked: &str) -> Vec<Near> {
    near(&dataset.index.parties, asked, |key| {
        let party = dataset.party_at(key.place.into())?;
        let described = format!("`{}` ({})", party.code(), party.name(Language::English));
        Some(Near { id: party.code().to_lowercase(), described })
    })
}

/// Says that a name is that of a meeting, where it surely is.
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

/// Finds a format.
pub fn format<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<&'d Format>, Refusal> {
    let asked = Kind::Format.taken_off(asked);
    match dataset.find_format(asked) {
        Found::One(record, meaning) => {
            let whole = || begun(&names_of_format(record), asked).unwrap_or_default();
            let remark = match meaning {
                Meaning::Beginning => {
                    Some(format!("`{asked}` was taken for `{}` ({})", whole(), record.id))
                }
                Meaning::Loose => Some(format!("`{asked}` is a part of `{}`", record.id)),
                _ => None,
            };
            Ok(Named { record, remark })
        }
        Found::Several(formats) => {
            let names: Vec<String> =
                formats.iter().map(|format| format!("`{}`", format.id)).collect();
            Err(Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
                .tip(Tip::words("type one of these ids").among(&names)))
        }
        Found::Nothing => Err(no_format(dataset, asked)),
    }
}

fn no_format(dataset: &Dataset, asked: &str) -> Refusal {
    let party = dataset.party_named(asked).map(|party| {
        let line = CommandLine::on(dataset, "country").name(&party.code().to_lowercase());
        Tip::typing(format!("`{asked}` is {}", kind_of(party)), &line)
    });
    let message = match asked.trim() {
        "" => "the name of the format is empty".to_owned(),
        _ => format!("no format is called `{asked}`"),
    };
    let tip = party
        .or_else(|| a_meeting(dataset, asked))
        .or_else(|| did_you_mean(&near_formats(dataset, asked)))
        .unwrap_or_else(|| all_listed(&CommandLine::on(dataset, "formats")));
    Refusal::not_found(message).tip(tip)
}

fn near_formats(dataset: &Dataset, asked: &str) -> Vec<Near> {
    near(&dataset.index.formats, asked, |key| {
        let format = dataset.formats.get(usize::from(key.place))?;
        let described = format!("`{}` ({})", format.id, format.names.last()?.name.en);
        Some(Near { id: format.id.to_string(), described })
    })
}

/// Finds formats, each once, in the order in which they are asked for.
pub fn formats<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<AllNamed<&'d Format>, Refusal> {
    let (mut formats, mut remarks) = (Vec::with_capacity(asked.len()), Vec::new());
    for asked in asked {
        let named = format(dataset, asked)?;
        add_once(&mut formats, named.record, |format| &*format.id);
        remarks.extend(named.remark);
    }
    Ok((formats, remarks))
}

/// Finds a meeting.
pub fn meeting<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Meeting, Refusal> {
    let asked = Kind::Meeting.taken_off(asked);
    match dataset.find_meeting(asked) {
        Found::One(meeting, _) => Ok(meeting),
        Found::Several(meetings) => Err(several_meetings(asked, &meetings)),
        Found::Nothing => Err(no_meeting(dataset, asked)),
    }
}

fn no_meeting(dataset: &Dataset, asked: &str) -> Refusal {
    let message = match asked.trim() {
        "" => "the name of the meeting is empty".to_owned(),
        _ => format!("no meeting is called `{asked}`"),
    };
    let all = || CommandLine::on(dataset, "timeline").options("--kind meeting");
    let tip = did_you_mean(&near_meetings(dataset, asked)).unwrap_or_else(|| all_listed(&all()));
    Refusal::not_found(message).tip(tip)
}

/// Returns the ids of the meetings whose names are nearest.
pub fn near_meetings(dataset: &Dataset, asked: &str) -> Vec<Near> {
    near(&dataset.index.meetings, asked, |key| {
        let id = &dataset.meetings.get(usize::from(key.place))?.id;
        Some(Near { id: id.to_string(), described: format!("`{id}`") })
    })
}

/// Says that several meetings are.
pub fn several_meetings(asked: &str, meetings: &[&Meeting]) -> Refusal {
    let names: Vec<String> = meetings.iter().map(|meeting| format!("`{}`", meeting.id)).collect();
    Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
        .tip(Tip::words("type one of these ids").among(&names))
}

/// Finds a source by its id.
pub fn source<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Source, Refusal> {
    let asked = Kind::Source.taken_off(asked);
    dataset.source(asked).ok_or_else(|| {
        Refusal::not_found(format!("no source has the id `{asked}`"))
            .tip(all_listed(&CommandLine::on(dataset, "sources")))
    })
}

/// Says that nothing of any kind is called so.
pub fn nothing_called(dataset: &Dataset, asked: &str) -> Refusal {
    if asked.trim().is_empty() {
        return Refusal::not_found("the name is empty")
            .tip(Tip::doing(&CommandLine::on(dataset, "formats"), "lists all formats"));
    }
    let looks = || Some(Tip::doing(&search(dataset, asked)?, "looks for it in every text"));
    let tip = guess(dataset, asked).or_else(looks);
    Refusal::not_found(format!("no format, country, meeting or source is called `{asked}`"))
        .tip(tip.unwrap_or_else(|| all_listed(&CommandLine::on(dataset, "formats"))))
}

fn all_listed(line: &CommandLine) -> Tip {
    Tip::doing(line, "lists all of them")
}

/// Writes the command that searches for a text, unless there is nothing in it to search for.
fn search(dataset: &Dataset, text: &str) -> Option<CommandLine> {
    Words::of(&[text]).map(|_| CommandLine::on(dataset, "search").name(text))
}

/// Returns the format, country or meeting with the name nearest to what was asked.
pub fn nearest(dataset: &Dataset, asked: &str) -> Option<Near> {
    let near = [near_formats, near_parties, near_meetings];
    near.into_iter().find_map(|near| near(dataset, asked).into_iter().next())
}

/// Asks whether something was meant that is called nearly so, be it a format, a country or a meeting.
pub fn guess(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let near = [near_formats, near_parties, near_meetings];
    near.into_iter().find_map(|near| did_you_mean(&near(dataset, asked)))
}

/// Finds an area by its name, however it is written.
pub fn area(dataset: &Dataset, asked: &str) -> Result<String, Refusal> {
    let mut areas: Vec<&str> =
        dataset.countries.iter().filter_map(|country| country.area.as_deref()).collect();
    areas.sort_unstable();
    areas.dedup();
    let found = areas.iter().find(|area| fold(area) == fold(asked));
    found.map(|area| (*area).to_owned()).ok_or_else(|| {
        let areas: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
        Refusal::not_found(format!("there is no area `{asked}`"))
            .tip(Tip::words(format!("the areas are {}", all_of(&areas))).among(&areas))
    })
}

/// Finds areas, in the order in which they are asked for.
pub fn areas(dataset: &Dataset, asked: &[String]) -> Result<Vec<String>, Refusal> {
    asked.iter().map(|asked| area(dataset, asked)).collect()
}
