//! What the user's words mean, and what to say where they mean nothing.

use std::time::{SystemTime, UNIX_EPOCH};

use strsim::normalized_damerau_levenshtein;

use crate::dataset::{Dataset, Found, Party};
use crate::error::{Refusal, all_of, either};
use crate::model::{Day, Format, Language, Meaning, Meeting, NameKey, PartialDate, Source, fold};
use crate::query::{self, DayError, NamedDay};

/// How near a name must be to be suggested: 1 is the same.
const NEAR_ENOUGH: f64 = 0.7;

/// A record that was found, and a remark on the name it was found by.
pub struct Named<T> {
    /// The record.
    pub record: T,
    /// Why the name is not quite right.
    pub remark: Option<String>,
}

/// Finds a country or organisation.
pub fn party<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Party<'d>>, Refusal> {
    let asked = asked.strip_prefix("country:").unwrap_or(asked);
    match dataset.find_party(asked) {
        Found::One(place, meaning) => match dataset.party_at(place) {
            Some(record) => Ok(Named { record, remark: remark(asked, meaning, record) }),
            None => Err(no_party(dataset, asked)),
        },
        Found::Several(places) => Err(several_parties(dataset, asked, &places)),
        Found::Nothing => Err(no_party(dataset, asked)),
    }
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

fn several_parties(dataset: &Dataset, asked: &str, places: &[usize]) -> Refusal {
    let parties: Vec<Party<'_>> =
        places.iter().filter_map(|place| dataset.party_at(*place)).collect();
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
    let near = near(&dataset.index.parties, asked, |key| {
        let party = dataset.party_at(key.place.into())?;
        Some(format!("`{}` ({})", party.code(), party.name(Language::English)))
    });
    let format = match dataset.find_format(asked) {
        Found::One(place, _) => dataset.formats.get(place).map(|format| {
            format!("`{}` is a format: nato-partners members {}", format.id, format.id)
        }),
        _ => None,
    };
    let message = match asked.trim() {
        "" => "the name of the country is empty".to_owned(),
        _ => format!("no country or organisation in the data is called `{asked}`"),
    };
    let tip = format
        .or_else(|| other_system(dataset, asked))
        .or_else(|| did_you_mean(&near))
        .unwrap_or_else(|| "type an ISO code or a name, such as `FI` or `finland`".to_owned());
    Refusal::not_found(message).tip(tip)
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
    let asked = asked.strip_prefix("format:").unwrap_or(asked);
    match dataset.find_format(asked) {
        Found::One(place, _) => dataset.formats.get(place).ok_or_else(|| no_format(dataset, asked)),
        Found::Several(places) => {
            let formats = places.iter().filter_map(|place| dataset.formats.get(*place));
            let names: Vec<String> = formats.map(|format| format!("`{}`", format.id)).collect();
            Err(Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
                .tip("type one of these ids"))
        }
        Found::Nothing => Err(no_format(dataset, asked)),
    }
}

fn no_format(dataset: &Dataset, asked: &str) -> Refusal {
    let near = near(&dataset.index.formats, asked, |key| {
        let format = dataset.formats.get(usize::from(key.place))?;
        Some(format!("`{}` ({})", format.id, format.names.last()?.name.en))
    });
    let country = match dataset.find_party(asked) {
        Found::One(place, _) => dataset.party_at(place).map(|party| {
            format!("`{asked}` is a country: nato-partners country {}", party.code().to_lowercase())
        }),
        _ => None,
    };
    let list = "nato-partners formats lists all of them".to_owned();
    let suggestion = did_you_mean(&near).filter(|_| country.is_none());
    let message = if asked.trim().is_empty() {
        "the name of the format is empty".to_owned()
    } else {
        format!("no format is called `{asked}`")
    };
    let tip = country.or(suggestion).unwrap_or(list);
    Refusal::not_found(message).tip(tip)
}

/// Finds a meeting.
pub fn meeting<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Meeting, Refusal> {
    match dataset.find_meeting(asked) {
        Found::One(place, _) => {
            dataset.meetings.get(place).ok_or_else(|| no_meeting(dataset, asked))
        }
        Found::Several(places) => {
            let meetings: Vec<_> =
                places.iter().filter_map(|place| dataset.meetings.get(*place)).collect();
            Err(several_meetings(asked, &meetings))
        }
        Found::Nothing => Err(no_meeting(dataset, asked)),
    }
}

fn several_meetings(asked: &str, meetings: &[&Meeting]) -> Refusal {
    let names: Vec<String> = meetings.iter().map(|meeting| format!("`{}`", meeting.id)).collect();
    Refusal::not_found(format!("`{asked}` may mean {}", either(&names)))
        .tip("type one of these ids")
}

fn no_meeting(dataset: &Dataset, asked: &str) -> Refusal {
    let near = near(&dataset.index.meetings, asked, |key| {
        dataset.meetings.get(usize::from(key.place)).map(|meeting| format!("`{}`", meeting.id))
    });
    let message = match asked.trim() {
        "" => "the day is empty".to_owned(),
        _ => format!("no day or meeting is called `{asked}`"),
    };
    Refusal::not_found(message).tip_if(did_you_mean(&near))
}

/// Finds a source by its id.
pub fn source<'d>(dataset: &'d Dataset, asked: &str) -> Result<&'d Source, Refusal> {
    dataset
        .source(asked)
        .ok_or_else(|| Refusal::not_found(format!("no source has the id `{asked}`")))
}

/// Says that nothing of any kind is called so.
pub fn nothing_called(dataset: &Dataset, asked: &str) -> Refusal {
    let message = match asked.trim() {
        "" => "the name is empty".to_owned(),
        _ => format!("no format, country, meeting or source is called `{asked}`"),
    };
    let tips =
        [format(dataset, asked).err(), party(dataset, asked).err(), meeting(dataset, asked).err()];
    let guess = tips
        .into_iter()
        .flatten()
        .flat_map(|refusal| refusal.tips)
        .find(|tip| tip.starts_with("did you mean"));
    Refusal::not_found(message).tip_if(guess)
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
            .tip(format!("the areas are {}", all_of(&areas)))
    })
}

/// Finds the day that is asked for.
pub fn day<'d>(dataset: &'d Dataset, asked: &str) -> Result<NamedDay<'d>, Refusal> {
    query::day(dataset, asked, today).map_err(|error| match error {
        DayError::NotADate(error) => Refusal::usage(error.to_string()).tip(
            "a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
        ),
        DayError::NoSuchMeeting => no_meeting(dataset, asked).tip(
            "a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
        ),
        DayError::Several(meetings) => several_meetings(asked, &meetings),
    })
}

/// Finds the first day of what is asked for: of a year, of a month, of a meeting.
pub fn first_day(dataset: &Dataset, asked: &str) -> Result<Day, Refusal> {
    if let Ok(date) = PartialDate::parse(asked) {
        return Ok(date.earliest());
    }
    let named = day(dataset, asked)?;
    Ok(named.meeting.map_or(named.day, |meeting| meeting.first_day.earliest()))
}

/// Says that a day lies beyond what the data can know.
pub fn beyond_review(dataset: &Dataset, day: Day) -> Option<String> {
    let reviewed = dataset.reviewed();
    (day > reviewed).then(|| {
        format!("the data were last checked on {reviewed}; what came later is not in them")
    })
}

/// Returns the day it is, in Greenwich.
fn today() -> Day {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since_epoch.as_secs() / 86_400).unwrap_or_default();
    Day::from_unix_days(days).unwrap_or(Day::MAX)
}

/// Returns a name as a shell takes it; one that is hard to quote gives way to the code.
pub fn typed(name: &str, party: Party<'_>) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    match name {
        _ if name.chars().all(is_word) => name.to_lowercase(),
        _ if name.chars().all(|letter| is_word(letter) || letter == ' ') => {
            format!("'{}'", name.to_lowercase())
        }
        _ => party.code().to_lowercase(),
    }
}

fn did_you_mean(near: &[String]) -> Option<String> {
    (!near.is_empty()).then(|| format!("did you mean {}?", either(near)))
}

/// Returns at most three records whose names are nearest to what was asked, the nearest first.
fn near(
    keys: &[NameKey],
    asked: &str,
    describe: impl Fn(&NameKey) -> Option<String>,
) -> Vec<String> {
    const LONGEST: usize = 60; // nobody mistypes more, and distance is quadratic in length
    let folded = fold(asked);
    if folded.chars().count() > LONGEST {
        return Vec::new();
    }
    let nameable = keys.iter().filter(|key| key.meaning < Meaning::OtherSystem);
    let mut scored: Vec<(f64, &NameKey)> =
        nameable.map(|key| (normalized_damerau_levenshtein(&folded, &key.key), key)).collect();
    scored.retain(|(score, _)| *score >= NEAR_ENOUGH);
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut near: Vec<String> = Vec::new();
    for description in scored.into_iter().filter_map(|(_, key)| describe(key)) {
        if !near.contains(&description) && near.len() < 3 {
            near.push(description);
        }
    }
    near
}
