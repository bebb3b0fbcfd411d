//! What the user's words mean, and what to say where they mean nothing.

use super::kind::Kind;
use super::nearest::{did_you_mean, near};
use super::shell_words;
use crate::dataset::{Dataset, Found, Party};
use crate::error::Refusal;
use crate::model::{Format, Language, Meaning, Meeting, NameKey, Source, fold};
use crate::prose::{all_of, either};

/// A record that was found, and a remark on the name it was found by.
pub struct Named<T> {
    /// The record.
    pub record: T,
    /// Why the name is not quite right.
    pub remark: Option<String>,
}

/// Adds a record unless one with its key is there, and tells whether it did.
pub fn add_once<T, K: PartialEq>(records: &mut Vec<T>, record: T, key: impl Fn(&T) -> K) -> bool {
    let is_new = records.iter().all(|known| key(known) != key(&record));
    if is_new {
        records.push(record);
    }
    is_new
}

/// Finds a country or organisation.
pub fn party<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Party<'d>>, Refusal> {
    let asked = Kind::Party.taken_off(asked);
    match dataset.find_party(asked) {
        Found::One(record, meaning) => Ok(Named { record, remark: remark(asked, meaning, record) }),
        Found::Several(parties) => Err(several_parties(asked, &parties)),
        Found::Nothing => Err(no_party(dataset, asked)),
    }
}

/// Finds countries and organisations, each once, in the order in which they are asked for.
pub fn parties<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<Vec<Named<Party<'d>>>, Refusal> {
    let mut parties: Vec<Named<Party<'d>>> = Vec::with_capacity(asked.len());
    for asked in asked {
        add_once(&mut parties, party(dataset, asked)?, |named| named.record.code());
    }
    Ok(parties)
}

/// Says which country or organisation the name of a format means as well.
pub fn also_a_party(dataset: &Dataset, asked: &str) -> Option<String> {
    let party = dataset.party_named(asked)?.name(Language::English);
    Some(format!("`{asked}` is also {party}: type `country:{asked}` for it"))
}

/// Says what kind of party it is.
pub fn kind_of(party: Party<'_>) -> &'static str {
    if party.is_country() { "a country" } else { "an organisation" }
}

/// Tells whether something is called exactly so, and not only with a longer name.
pub fn bears(keys: &[NameKey], asked: &str) -> bool {
    let folded = fold(asked);
    keys.binary_search_by(|key| (*key.key).cmp(&*folded)).is_ok()
}

fn remark(asked: &str, meaning: Meaning, party: Party<'_>) -> Option<String> {
    let kind = match meaning {
        Meaning::Former => "a former name",
        Meaning::Loose => "an imprecise name",
        Meaning::Beginning => "the beginning of a name",
        Meaning::Code | Meaning::Name | Meaning::OtherSystem | Meaning::Ambiguous => return None,
    };
    Some(format!("`{asked}` is {kind} of {} ({})", party.name(Language::English), party.code()))
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
    Refusal::not_found(message).tip(format!("type {}", either(&codes)))
}

fn no_party(dataset: &Dataset, asked: &str) -> Refusal {
    let format = dataset
        .format_named(asked)
        .map(|format| format!("`{}` is a format: nato-partners members {}", format.id, format.id));
    let message = match asked.trim() {
        "" => "the name of the country is empty".to_owned(),
        _ => format!("no country or organisation in the data is called `{asked}`"),
    };
    let tip = format
        .or_else(|| other_system(dataset, asked))
        .or_else(|| a_meeting(dataset, asked))
        .or_else(|| did_you_mean(&near_parties(dataset, asked)))
        .unwrap_or_else(|| "type an ISO code or a name, such as `FI` or `finland`".to_owned());
    Refusal::not_found(message).tip(tip)
}

fn near_parties(dataset: &Dataset, asked: &str) -> Vec<String> {
    near(&dataset.index.parties, asked, |key| {
        let party = dataset.party_at(key.place.into())?;
        Some(format!("`{}` ({})", party.code(), party.name(Language::English)))
    })
}

/// Says that a name is that of a meeting, where it surely is.
fn a_meeting(dataset: &Dataset, asked: &str) -> Option<String> {
    let id = &dataset.meeting_named(asked)?.id;
    Some(format!("`{id}` is a meeting: nato-partners show {id}"))
}

/// Says which country has a code in another system, where that is all the code means.
fn other_system(dataset: &Dataset, asked: &str) -> Option<String> {
    let folded = fold(asked);
    let key = dataset
        .index
        .parties
        .iter()
        .find(|key| *key.key == *folded && key.meaning == Meaning::OtherSystem)?;
    let Party::Country(country) = dataset.party_at(key.place.into())? else { return None };
    let code = asked.trim().to_ascii_uppercase();
    let is_in_cow = *country.cow.abbreviation == *code;
    let (list, prefix) =
        if is_in_cow { ("Correlates of War", "cow") } else { ("Gleditsch-Ward", "gw") };
    Some(format!("as a {list} code it is {}: type `{prefix}:{code}`", country.name.en))
}

/// Finds a format.
pub fn format<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Format, Refusal> {
    let asked = Kind::Format.taken_off(asked);
    match dataset.find_format(asked) {
        Found::One(format, _) => Ok(format),
        Found::Several(formats) => {
            let names: Vec<String> =
                formats.iter().map(|format| format!("`{}`", format.id)).collect();
            Err(Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
                .tip("type one of these ids"))
        }
        Found::Nothing => Err(no_format(dataset, asked)),
    }
}

fn no_format(dataset: &Dataset, asked: &str) -> Refusal {
    let party = dataset.party_named(asked).map(|party| {
        let (kind, code) = (kind_of(party), party.code().to_lowercase());
        format!("`{asked}` is {kind}: nato-partners country {code}")
    });
    let message = match asked.trim() {
        "" => "the name of the format is empty".to_owned(),
        _ => format!("no format is called `{asked}`"),
    };
    let tip = party
        .or_else(|| a_meeting(dataset, asked))
        .or_else(|| did_you_mean(&near_formats(dataset, asked)))
        .unwrap_or_else(|| "nato-partners formats lists all of them".to_owned());
    Refusal::not_found(message).tip(tip)
}

fn near_formats(dataset: &Dataset, asked: &str) -> Vec<String> {
    near(&dataset.index.formats, asked, |key| {
        let format = dataset.formats.get(usize::from(key.place))?;
        Some(format!("`{}` ({})", format.id, format.names.last()?.name.en))
    })
}

/// Finds formats, each once, in the order in which they are asked for.
pub fn formats<'d>(dataset: &'d Dataset, asked: &[String]) -> Result<Vec<&'d Format>, Refusal> {
    let mut formats: Vec<&Format> = Vec::with_capacity(asked.len());
    for asked in asked {
        add_once(&mut formats, format(dataset, asked)?, |format| &*format.id);
    }
    Ok(formats)
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
    let all = || "nato-partners timeline --kind meeting lists all of them".to_owned();
    let tip = did_you_mean(&near_meetings(dataset, asked)).unwrap_or_else(all);
    Refusal::not_found(message).tip(tip)
}

/// Returns the ids of the meetings whose names are nearest.
pub fn near_meetings(dataset: &Dataset, asked: &str) -> Vec<String> {
    near(&dataset.index.meetings, asked, |key| {
        dataset.meetings.get(usize::from(key.place)).map(|meeting| format!("`{}`", meeting.id))
    })
}

/// Says that several meetings are.
pub fn several_meetings(asked: &str, meetings: &[&Meeting]) -> Refusal {
    let names: Vec<String> = meetings.iter().map(|meeting| format!("`{}`", meeting.id)).collect();
    Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
        .tip("type one of these ids")
}

/// Finds a source by its id.
pub fn source<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Source, Refusal> {
    let asked = Kind::Source.taken_off(asked);
    dataset.source(asked).ok_or_else(|| {
        Refusal::not_found(format!("no source has the id `{asked}`"))
            .tip("nato-partners sources lists all of them")
    })
}

/// Says that nothing of any kind is called so.
pub fn nothing_called(dataset: &Dataset, asked: &str) -> Refusal {
    if asked.trim().is_empty() {
        return Refusal::not_found("the name is empty")
            .tip("nato-partners formats lists all formats");
    }
    let search = || shell_words::command("search", &[asked.to_owned()]);
    let tip = guess(dataset, asked);
    Refusal::not_found(format!("no format, country, meeting or source is called `{asked}`"))
        .tip(tip.unwrap_or_else(|| format!("{} looks for it in every text", search())))
}

/// Asks whether something was meant that is called nearly so, be it a format, a country or a meeting.
pub fn guess(dataset: &Dataset, asked: &str) -> Option<String> {
    let near = [near_formats, near_parties, near_meetings];
    near.into_iter().find_map(|near| did_you_mean(&near(dataset, asked)))
}

/// Finds an area by its name, however it is written.
fn area(dataset: &Dataset, asked: &str) -> Result<String, Refusal> {
    let mut areas: Vec<&str> =
        dataset.countries.iter().filter_map(|country| country.area.as_deref()).collect();
    areas.sort_unstable();
    areas.dedup();
    let found = areas.iter().find(|area| fold(area) == fold(asked));
    found.map(|area| (*area).to_owned()).ok_or_else(|| {
        let areas: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
        Refusal::not_found(format!("there is no area `{asked}`"))
            .tip(format!("the areas are {}", all_of(&areas)))
    })
}

/// Finds areas, in the order in which they are asked for.
pub fn areas(dataset: &Dataset, asked: &[String]) -> Result<Vec<String>, Refusal> {
    asked.iter().map(|asked| area(dataset, asked)).collect()
}
