//! Which countries the cells of a table mean, and what to say of those that mean none for sure.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use anyhow::Result;

use crate::commands::names::{Kind, described, near, other_living_state};
use crate::commands::words::{all_of, count, either};
use crate::data::{Dataset, Found, Party, open_regular};
use crate::delimited::{BYTE_ORDER_MARK, Delimiter, Record, Records};
use crate::error::{Refusal, Tip};
use crate::membership::{CodeBearers, StateList};
use crate::model::{Day, Meaning, fold};
use crate::output::escape::shortened;

/// How many cells, days or countries on days are remembered with what they mean.
const REMEMBERED: usize = 1 << 16;

/// The most bytes of a cell that is remembered.
const LONGEST_REMEMBERED: usize = 200;

/// How many different texts are listed of those that mean nothing.
const LISTED: usize = 1000;

/// The largest file of somebody's own names, in MiB.
const OWN_NAMES_MIB: u64 = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    Code,
    Name,
    Former,
    Imprecise,
    Ambiguous,
    None,
}

impl Matched {
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Former => "former",
            Self::Imprecise => "imprecise",
            Self::Ambiguous => "ambiguous",
            Self::None => "none",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Match<'d> {
    pub how: Matched,
    pub party: Option<Party<'d>>,
    /// Whether somebody said that it is to mean nothing.
    is_left_out: bool,
}

/// Finds what cells mean, and counts those that mean nothing for sure.
pub struct Matcher<'d> {
    dataset: &'d Dataset,
    /// What somebody says that names mean, folded.
    own: BTreeMap<String, Option<Party<'d>>>,
    /// The list of states whose codes the cells are; without one, they are codes of ISO 3166 and names.
    list: Option<(StateList, CodeBearers<'d>)>,
    known: BTreeMap<String, Match<'d>>,
    missed: Tally,
    /// Codes of ISO 3166 that are another state's in a list of states.
    elsewhere: BTreeMap<StateList, BTreeSet<String>>,
    /// Whether a cell is `NA`, and whether another is no code of two letters.
    has_na: bool,
    has_others: bool,
}

impl<'d> Matcher<'d> {
    /// Matches codes of a list of states, or else codes of ISO 3166 and names; before either, what a file says.
    ///
    /// Refuses a file that is none, or says of a name what cannot be.
    pub fn new(dataset: &'d Dataset, list: Option<StateList>, own: Option<&Path>) -> Result<Self> {
        Ok(Self {
            dataset,
            own: own.map_or(Ok(BTreeMap::new()), |path| own_names(dataset, path))?,
            list: list.map(|list| (list, CodeBearers::of(dataset, list))),
            known: BTreeMap::new(),
            missed: Tally::default(),
            elsewhere: BTreeMap::new(),
            has_na: false,
            has_others: false,
        })
    }

    pub fn may_mean_somebody(&self, cell: &str) -> bool {
        let reviewed = self.dataset.reviewed();
        self.meaning(cell, (reviewed, reviewed)).how != Matched::None
    }

    /// Returns what the cell of a row means that is of the days from one to another.
    pub fn find(&mut self, cell: &str, days: (Day, Day)) -> Match<'d> {
        let known = self.known.get(cell).copied();
        let found = known.unwrap_or_else(|| {
            let found = self.meaning(cell, days);
            self.look_elsewhere(cell, found);
            // What a code of a list means depends on the days.
            if self.list.is_none() && cell.len() <= LONGEST_REMEMBERED {
                remember(&mut self.known, cell.to_owned(), found);
            }
            found
        });
        if found.party.is_none() && !found.is_left_out {
            self.missed.add(cell);
        }
        found
    }

    fn meaning(&self, cell: &str, days: (Day, Day)) -> Match<'d> {
        let dataset = self.dataset;
        if let Some(own) = self.own.get(&key(cell)) {
            let how = if own.is_some() { Matched::Name } else { Matched::None };
            return Match { how, party: *own, is_left_out: own.is_none() };
        }
        let found = match &self.list {
            None => dataset.find_party_exactly(cell),
            Some((list, bearers)) => match bearers.last_of(cell.trim(), days) {
                Some(country) => Found::One(Party::Country(country), Meaning::Code),
                None => dataset.find_party_exactly(&list.code(cell)),
            },
        };
        let (how, party) = match found {
            Found::One(party, Meaning::Code) => (Matched::Code, Some(party)),
            Found::One(party, Meaning::Former) => (Matched::Former, Some(party)),
            Found::One(party, Meaning::Loose) => (Matched::Imprecise, Some(party)),
            Found::One(party, _) => (Matched::Name, Some(party)),
            Found::Several(_) => (Matched::Ambiguous, None),
            Found::Nothing => (Matched::None, None),
        };
        Match { how, party, is_left_out: false }
    }

    /// Remembers a code of ISO 3166 that is another living state's in a list of states.
    fn look_elsewhere(&mut self, cell: &str, found: Match<'d>) {
        let code = cell.trim();
        self.has_na |= code == "NA" && found.how == Matched::Code;
        self.has_others |= code.len() != 2 && found.party.is_some();
        let (Matched::Code, Some(Party::Country(country)), 3) =
            (found.how, found.party, code.len())
        else {
            return;
        };
        for list in StateList::ALL.into_iter().filter(|_| self.list.is_none()) {
            if other_living_state(self.dataset, list, code, country).is_some() {
                self.elsewhere.entry(list).or_default().insert(code.to_ascii_uppercase());
            }
        }
    }

    /// Says which codes are other states' in a list that the column may be of.
    pub fn elsewhere(&self) -> Option<String> {
        let (list, codes) = self.elsewhere.iter().max_by_key(|(_, codes)| codes.len())?;
        let (name, word) = (list.name(), list.word());
        let first: Vec<String> = codes.iter().take(3).map(|code| format!("`{code}`")).collect();
        let others = codes.len() - first.len();
        let which = match others {
            0 => all_of(&first),
            _ => format!("{} and {others} more", first.join(", ")),
        };
        Some(format!(
            "codes are read as ISO 3166; in the {name} list {which} would be other states: if they are of that list, add `--codes {word}`"
        ))
    }

    /// Says that what many programs write for a missing value is a code here, where it is the only one of its kind.
    pub fn missing_value(&self) -> Option<String> {
        let remark = "`NA` is read as the code of Namibia; if it stands for a missing value, a line `NA,` in a file for `--names` says so";
        (self.has_na && self.has_others).then(|| remark.to_owned())
    }

    /// Says of so many rows which mean no country for sure, and what they may.
    pub fn refusal(&self, rows: u64) -> Option<Refusal> {
        let what = ("mean no country for sure", "means no country for sure");
        let refusal = self.missed.refusal("name", rows, what, |name| self.candidates(name))?;
        Some(refusal.tip(
            "a file for `--names` with the header `name,country` says what names mean; a name without a country is left out",
        ))
    }

    fn candidates(&self, name: &str) -> String {
        let parties =
            |parties: Vec<Party<'_>>| either(parties.into_iter().map(|it| described(it.into())));
        if name.trim().is_empty() {
            return "the name is empty".to_owned();
        }
        let list = self.list.as_ref().map(|(list, _)| *list);
        let asked = list.map_or(name.to_owned(), |list| list.code(name));
        if let Found::Several(several) = self.dataset.find_party_exactly(&asked) {
            let or_others =
                if several.len() == 1 { " or a country that is not in the data" } else { "" };
            return format!("may mean {}{or_others}", parties(several));
        }
        if let Some(list) = list {
            return format!("no code in the {} list", list.name());
        }
        let begun = match self.dataset.find_party(name) {
            Found::One(party, _) => vec![party],
            Found::Several(several) => several,
            Found::Nothing => Vec::new(),
        };
        let near = near(self.dataset, Kind::Party, name);
        let listed = StateList::ALL.into_iter().find_map(|list| {
            let party = self.dataset.party_named(&list.code(name))?;
            let (name, word) = (list.name(), list.word());
            Some(format!("{} in the {name} list: add `--codes {word}`", described(party.into())))
        });
        match listed {
            Some(listed) => listed,
            None if !near.is_empty() => {
                format!("perhaps {}", either(near.into_iter().map(described)))
            }
            None if !begun.is_empty() => format!("perhaps {}", parties(begun)),
            None => "nothing is called nearly so".to_owned(),
        }
    }
}

/// Remembers a value, and forgets all others where they have become too many.
pub fn remember<K: Ord, V>(known: &mut BTreeMap<K, V>, key: K, value: V) {
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(key, value);
}

/// Texts that mean nothing, each with the number of its rows.
#[derive(Debug, Default)]
pub struct Tally {
    texts: Vec<(String, usize)>,
    places: BTreeMap<String, usize>,
    /// The rows with texts that are one too many to be listed.
    others: usize,
}

impl Tally {
    pub fn add(&mut self, text: &str) {
        let text = shortened(text);
        if let Some(place) = self.places.get(&*text) {
            self.texts[*place].1 += 1;
        } else if self.texts.len() < LISTED {
            self.places.insert(text.clone().into_owned(), self.texts.len());
            self.texts.push((text.into_owned(), 1));
        } else {
            self.others += 1;
        }
    }

    /// Says which texts mean nothing, the commonest first, each with a word on it, if there are any.
    pub fn refusal(
        &self,
        noun: &str,
        rows: u64,
        (many_mean, one_means): (&str, &str),
        candidates: impl Fn(&str) -> String,
    ) -> Option<Refusal> {
        let affected = self.texts.iter().map(|(_, number)| number).sum::<usize>() + self.others;
        let at_least = if self.others > 0 { "more than " } else { "" };
        let number = count(self.texts.len(), noun, &format!("{noun}s"));
        let means = if self.texts.len() == 1 { one_means } else { many_mean };
        let mut refusal =
            Refusal::not_found(format!("{at_least}{number} in {affected} of {rows} rows {means}"));
        let mut texts: Vec<&(String, usize)> = self.texts.iter().collect();
        texts.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
        refusal.message.extend(texts.into_iter().map(|(text, number)| {
            let number = count(*number, "row", "rows");
            // What it may mean is told of the text as it would be typed.
            format!("  `{}` ({number}): {}", text.replace('`', "'"), candidates(text))
        }));
        if self.others > 0 {
            refusal
                .message
                .push(format!("  and others in {} more", count(self.others, "row", "rows")));
        }
        (affected > 0).then_some(refusal)
    }
}

/// Reads what somebody says that names mean: a table with the columns `name` and `country`.
fn own_names<'d>(dataset: &'d Dataset, path: &Path) -> Result<BTreeMap<String, Option<Party<'d>>>> {
    let (file, length) = open_regular(path)?;
    let name = path.display().to_string();
    if length > OWN_NAMES_MIB << 20 {
        let message = format!("`{name}` is larger than {OWN_NAMES_MIB} MiB");
        return Err(Refusal::usage(message).tip("name a file of names and countries").into());
    }
    let mut text = Vec::new();
    file.take(OWN_NAMES_MIB << 20).read_to_end(&mut text)?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    let delimiter = Delimiter::guess(text);
    let mut records = Records::new(text, delimiter, &name);
    let mut record = Record::default();
    let (mut columns, mut own) = (None, BTreeMap::new());
    while records.read(&mut record)? {
        if record.is_blank() {
            continue;
        }
        let Some((names, countries)) = columns else {
            let place = |key| (0..record.width()).find(|place| fold(&record.cell(*place)) == key);
            columns = place("name").zip(place("country"));
            if columns.is_none() {
                let why = "it names no columns `name` and `country`";
                return Err(records.refused(record.line, why).into());
            }
            continue;
        };
        let (name, country) = (record.cell(names), record.cell(countries));
        let party = dataset.find_party_exactly(&country).one();
        if party.is_none() && !country.trim().is_empty() {
            let why = format!("`{country}` means no country for sure");
            return Err(records.refused(record.line, &why).tip("give an ISO code").into());
        }
        if own.insert(key(&name), party).is_some_and(|before| before != party) {
            let why = format!("`{name}` meant somebody else above");
            return Err(records.refused(record.line, &why).tip(Tip::from("say it once")).into());
        }
    }
    Ok(own)
}

/// Returns what names are compared by: folded, or where that leaves nothing, as they stand.
fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() { name.trim().to_owned() } else { folded }
}
