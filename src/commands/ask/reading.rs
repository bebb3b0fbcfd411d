//! What a question in plain words names: formats, countries, meetings, days, and what it wants to know.

use std::collections::BTreeSet;

use super::hints::{Hint, areas_called, hints_of, hints_of_two, is_a_hint};
use crate::command_line::is_unreadable;
use crate::commands::days::{day_in_words, part_of_year, written_no_day, years};
use crate::commands::names::{Kind, Word, joins, may_mean, meaning, phrases};
use crate::data::Dataset;
use crate::model::{Format, Language, Meaning, PartialDate, Role, fold};

/// The most words of a question: to look for so many names takes time.
const MOST_WORDS: usize = 40;

/// A question in plain words, taken apart.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub formats: Vec<String>,
    /// Formats that the countries asked for are not in.
    pub not_in: Vec<String>,
    pub parties: Vec<String>,
    pub meetings: Vec<String>,
    pub sources: Vec<String>,
    pub areas: Vec<String>,
    pub on: Option<String>,
    /// Where the time begins that `on` ends, if it is a part of a year.
    pub begins: Option<String>,
    /// The language in which a name is asked for.
    pub language: Option<&'static str>,
    pub from: Option<String>,
    pub to: Option<String>,
    hints: Vec<Hint>,
    /// Words that mean nothing.
    pub unknown: Vec<String>,
    /// Whether it has more words than a question has; then nothing is read.
    pub is_too_long: bool,
}

impl Reading {
    /// Takes a question apart.
    ///
    /// A command that begins it hints at what its name says, if that is such a word.
    pub fn of(dataset: &Dataset, typed: &[String], command: Option<&str>) -> Self {
        if typed.iter().flat_map(|words| words.split_whitespace()).count() > MOST_WORDS {
            return Self { is_too_long: true, ..Self::default() };
        }
        let reading = Self::with(dataset, typed, command, &is_a_hint);
        let is_asked = command == Some("is") || reading.has(Hint::Is) || reading.has(Hint::Was);
        if !is_asked || !reading.parties.is_empty() {
            return reading;
        }
        // Nobody is named: in `is de in nato`, `de` is no article, nor is `it` in `was it in pfp`.
        let all = typed.iter().flat_map(|words| words.split_whitespace());
        let all: Vec<&str> = all.collect();
        let asks = |word: &&str| hints_of(word).iter().any(|it| [Hint::Is, Hint::Was].contains(it));
        let asking = all.iter().position(asks).map(|place| place + 1);
        let named = asking.or((command == Some("is")).then_some(0)).and_then(|it| all.get(it));
        let is_grammar = |word: &str, is_alone: bool| {
            let is_common =
                "is in the a an of to and on what who was are were".split(' ').any(|it| it == word);
            let is_named = !is_common && named.is_some_and(|named| bare(named) == word);
            is_a_hint(word, is_alone) && !(is_named && dataset.party_named(word).is_some())
        };
        let again = Self::with(dataset, typed, command, &is_grammar);
        if again.parties.is_empty() { reading } else { again }
    }

    fn with(
        dataset: &Dataset,
        typed: &[String],
        command: Option<&str>,
        is_grammar: &dyn Fn(&str, bool) -> bool,
    ) -> Self {
        let is_silent =
            command.is_some_and(|command| command == "changes" || hints_of(command).is_empty());
        let words = words(dataset, if is_silent { &typed[1..] } else { typed });
        let mut reading = Self::default();
        let mut rest = Vec::new();
        let mut place = 0;
        while place < words.len() {
            place += reading.take_no_name(dataset, &words, place, &mut rest);
        }
        let is_alone = rest.len() == 1 && reading.areas.is_empty();
        // Between two names it is part of no phrase.
        reading.hints.extend(rest.iter().any(|word| joins(word)).then_some(Hint::And));
        let meaning_of = |text: &str| {
            let is_grammar = !text.contains(' ') && is_grammar(text, is_alone);
            if is_grammar || text.contains(is_unreadable) {
                None
            } else {
                meaning(dataset, &Kind::ALL, text)
            }
        };
        let mut names = Vec::new();
        let mut is_negated = false;
        let mut follows: Option<String> = None;
        let is_list = rest.iter().any(|word| word.ends_with(','));
        for phrase in phrases(&rest, meaning_of) {
            if phrase.meaning.is_some() {
                let name = without_article(dataset, &phrase.text);
                // NATO's Partnership for Peace is one format.
                let belongs = follows.as_ref().is_some_and(|before| is_of(dataset, before, &name));
                let is_alone = ![Hint::And, Hint::Compare].iter().any(|hint| reading.has(*hint));
                if belongs && is_alone && !is_list {
                    names.pop();
                }
                names.push((name.clone(), is_negated));
                follows = Some(name);
                continue;
            }
            follows = None;
            let hints = hints_of(&phrase.text);
            // `not in md but in ici` is in the second one.
            let is_turned = is_negated && fold(&phrase.text) == "but";
            is_negated |= hints.iter().any(|hint| [Hint::Not, Hint::Never].contains(hint));
            is_negated &= !is_turned;
            reading.hints.extend(&hints);
            let areas = areas_called(dataset, &phrase.text);
            if hints.is_empty() && areas.is_empty() {
                reading.unknown.push(phrase.text);
            }
            reading.areas.extend(areas);
        }
        let begins_a_name = |text: &str| {
            dataset.find_format(text).meaning() == Some(Meaning::Beginning)
                || !dataset.find_party(text).is_nothing()
                || !dataset.find_meeting(text).is_nothing()
        };
        // One name may have been cut short; of two, nobody knows.
        if let [begun] = &*reading.unknown
            && begins_a_name(begun)
        {
            names.extend(reading.unknown.pop().map(|begun| (begun, is_negated)));
        }
        reading.sort_names(dataset, names);
        reading
    }

    pub fn has(&self, hint: Hint) -> bool {
        self.hints.contains(&hint)
    }

    /// Takes a time, an area or words that belong together at a place, else one word to `rest`, where names are
    /// looked for; returns how many words it took.
    fn take_no_name(
        &mut self,
        dataset: &Dataset,
        words: &[Word<'_>],
        place: usize,
        rest: &mut Vec<String>,
    ) -> usize {
        let before = rest.last().map(String::as_str);
        if let Some((from, to)) = years(words[place].text) {
            (self.from, self.to) = (Some(from), Some(to));
            return 1;
        }
        let day = written_day(&words[place..]);
        if let Some((day, length)) = day.filter(|_| !ends_a_meeting(dataset, words, place)) {
            self.take_day(&day, before);
            return length;
        }
        let word = |place: usize| words.get(place).map_or("", |it| it.text);
        if let Some(day) = written_no_day(&[word(place), word(place + 1), word(place + 2)]) {
            self.unknown.push(day);
            return 3;
        }
        let (one, other) = (word(place), word(place + 1));
        let of = usize::from(other.eq_ignore_ascii_case("of"));
        if let Some((first, last)) = part_of_year(one, word(place + 1 + of)) {
            self.take_part_of_year(first, &last, before);
            return 2 + of;
        }
        let two = format!("{one} {other}").to_lowercase();
        if let Some(language) = language_asked_for(&two) {
            self.language = Some(language);
            return 2;
        }
        if two == "prior to" {
            rest.push("before".to_owned());
            return 2;
        }
        if let Some(hints) = hints_of_two(&two) {
            self.hints.extend(hints);
            return 2;
        }
        let areas = areas_called(dataset, &two);
        let begins_a_name = |length: usize| {
            let name = words.get(place..place + length).unwrap_or_default();
            let name: Vec<&str> = name.iter().map(|word| word.text).collect();
            meaning(dataset, &Kind::ALL, &name.join(" ")).is_some()
        };
        if !areas.is_empty() && !(3..6).any(begins_a_name) {
            self.areas.extend(areas);
            return 2;
        }
        // `madrid summit 2022` is the meeting called `madrid 2022`.
        if let Some(town) = before
            && hints_of(one).contains(&Hint::Meetings)
            && meaning(dataset, &[Kind::Meeting], &format!("{town} {other}")).is_some()
        {
            rest.push(other.to_owned());
            return 2;
        }
        let comma = if words[place].has_comma { "," } else { "" };
        let is_known = |word: &str| meaning(dataset, &Kind::ALL, word).is_some();
        // `azeris` are more than one `azeri`.
        let one = match one.strip_suffix('s') {
            Some(single) if one.len() > 4 && !is_known(one) && is_known(single) => single,
            _ => one,
        };
        rest.push(format!("{one}{comma}"));
        1
    }

    /// Returns the roles that are asked about; none where any is.
    pub fn roles(&self) -> Vec<Role> {
        let roles = [
            (Hint::Partners, Role::Partner),
            (Hint::Allies, Role::Ally),
            (Hint::Observers, Role::Observer),
        ];
        // An observer or member is in it in any role.
        let is_in_any = self.has(Hint::Observers) && self.has(Hint::Members) && self.has(Hint::Or);
        let named = roles.into_iter().filter(|(hint, _)| is_in_any || self.has(*hint));
        named.map(|(_, role)| role).collect()
    }

    /// Tells whether nothing but `who` asks for members.
    pub fn names_no_members(&self) -> bool {
        let number = |hint| self.hints.iter().filter(|it| **it == hint).count();
        number(Hint::Members) <= number(Hint::Who)
    }

    /// Returns what is left without the words that mean nothing.
    pub fn without_unknown(&self) -> Self {
        Self { unknown: Vec::new(), ..self.clone() }
    }

    /// Tells whether it names something; whether somebody is in something, both.
    pub fn is_whole(&self, is_asked: bool) -> bool {
        let names = [&self.formats, &self.not_in, &self.parties, &self.meetings, &self.areas];
        let is_asked = is_asked || self.has(Hint::Is) || self.has(Hint::Was);
        let lacks_one = self.parties.is_empty() || self.formats.is_empty();
        names.into_iter().any(|names| !names.is_empty()) && !(is_asked && lacks_one)
    }

    /// Tells whether all words but names and days are those of a question whether somebody is in a format.
    pub fn is_plain(&self) -> bool {
        self.hints
            .iter()
            .all(|hint| matches!(hint, Hint::Filler | Hint::Is | Hint::Was | Hint::Ever))
    }

    /// Tells whether a question that begins with `is` asks something else than whether somebody is in a format.
    pub fn asks_otherwise(&self) -> bool {
        let hints = [
            Hint::Not,
            Hint::Future,
            Hint::Joined,
            Hint::Left,
            Hint::Applied,
            Hint::Status,
            Hint::Founded,
        ];
        let is_suspended = self.has(Hint::Suspended) && self.formats.is_empty();
        is_suspended
            || hints.into_iter().any(|hint| self.has(hint))
            || self.language.is_some()
            || !(self.not_in.is_empty() && self.areas.is_empty())
    }

    /// Takes a day for the end of the time that the word before it says.
    fn take_day(&mut self, day: &str, before: Option<&str>) {
        let hints = before.map(hints_of).unwrap_or_default();
        let end = if hints.contains(&Hint::Before) {
            let first = PartialDate::parse(day).map(|date| date.earliest().previous());
            self.to = first.ok().map(|day| PartialDate::from(day).text());
            return;
        } else if hints.contains(&Hint::To) || before == Some("to") && self.from.is_some() {
            &mut self.to
        } else if hints.contains(&Hint::After) {
            let last = PartialDate::parse(day).map(|date| date.latest().next());
            self.from = last.ok().map(|day| PartialDate::from(day).text());
            return;
        } else if hints.contains(&Hint::From) {
            &mut self.from
        } else if self.from.is_some() {
            &mut self.to
        } else if self.on.is_some() {
            self.from = self.on.take();
            &mut self.to
        } else {
            &mut self.on
        };
        *end = Some(day.to_owned());
    }

    /// Takes a part of a year for a time, or the end of the time that the word before it says.
    fn take_part_of_year(&mut self, first: String, last: &str, before: Option<&str>) {
        let hints = before.map(hints_of).unwrap_or_default();
        let begins = hints.contains(&Hint::From) || hints.contains(&Hint::Before);
        self.take_day(if begins { &first } else { last }, before);
        if self.on.as_deref() == Some(last) {
            self.begins = Some(first);
        }
    }

    /// Tells formats, countries, meetings and sources apart; what may be a format or a country is
    /// whichever the question lacks, and else a format.
    fn sort_names(&mut self, dataset: &Dataset, names: Vec<(String, bool)>) {
        let meanings: Vec<_> = names.iter().map(|(name, _)| may_mean(dataset, name)).collect();
        let [mut has_party, mut has_format] =
            [(false, true), (true, false)].map(|meaning| meanings.contains(&meaning));
        let is_of_sets = self.has(Hint::Both) || self.has(Hint::Countries) || self.has(Hint::Who);
        let is_asked = self.has(Hint::Is) || self.has(Hint::Was);
        for ((name, is_negated), meanings) in names.into_iter().zip(meanings) {
            if self.has(Hint::Meetings) && dataset.meeting_named(&name).is_some() {
                self.meetings.push(name);
                continue;
            }
            let is_begun = || meaning(dataset, &Kind::ALL, &name).is_none();
            let is_lacking = has_format && !has_party && (is_asked && !is_of_sets || is_begun());
            match meanings {
                (true, true) if is_lacking => {
                    self.parties.push(name);
                    has_party = true;
                }
                (true, false) if is_negated => self.not_in.push(name),
                (true, _) => {
                    self.formats.push(name);
                    has_format = true;
                }
                (false, true) => {
                    let is_excluded = is_negated && !is_asked;
                    self.hints.extend(is_excluded.then_some(Hint::Excluded));
                    self.parties.push(name);
                }
                (false, false) if dataset.source(Kind::Source.taken_off(&name)).is_some() => {
                    self.sources.push(name);
                }
                (false, false) => self.meetings.push(name),
            }
        }
        let mut known = BTreeSet::new();
        let mut is_new = |name: &String| match dataset.format_named(name) {
            Some(format) => known.insert(format.id.as_str()),
            None => true,
        };
        self.formats.retain(&mut is_new);
        // A dialogue partner of NATO is a partner in the Dialogue.
        let joins = [Hint::And, Hint::Or, Hint::Both, Hint::Compare, Hint::Joined, Hint::Allies];
        let is_of_nato =
            |name: &String| dataset.format_named(name).is_some_and(Format::is_alliance);
        let is_partner = |name: &String| fold(name).contains("partner");
        let ends_with_nato = self.formats.last().is_some_and(is_of_nato);
        if !self.formats.iter().all(is_of_nato)
            && (self.has(Hint::Partners) || ends_with_nato && self.formats.iter().any(is_partner))
            && !joins.into_iter().any(|hint| self.has(hint))
        {
            self.formats.retain(|name| !is_of_nato(name));
        }
        // With a format or a country beside it, a meeting says the day.
        if !(self.formats.is_empty() && self.parties.is_empty())
            && self.on.is_none()
            && let [meeting] = &*self.meetings
        {
            self.on = Some(meeting.clone());
            self.meetings.clear();
        }
    }
}

/// Takes the article off a name that is one without it.
fn without_article(dataset: &Dataset, name: &str) -> String {
    let rest = name.split_once(' ').filter(|(first, _)| hints_of(first).contains(&Hint::Filler));
    let rest =
        rest.map(|(_, rest)| rest).filter(|rest| meaning(dataset, &Kind::ALL, rest).is_some());
    rest.unwrap_or(name).to_owned()
}

/// Splits what was typed into words, without the marks of a sentence; what is one name as it stands, stays.
fn words<'w>(dataset: &Dataset, typed: &'w [String]) -> Vec<Word<'w>> {
    let mut words = Vec::new();
    for argument in typed {
        let parts: Vec<&str> = match bare(argument) {
            name if meaning(dataset, &Kind::ALL, name).is_some() => vec![argument],
            _ => argument.split_whitespace().collect(),
        };
        let parts = parts.into_iter().map(|word| (bare(word), word.ends_with(',')));
        words.extend(
            parts
                .filter(|(text, _)| !text.is_empty())
                .map(|(text, has_comma)| Word { text, has_comma }),
        );
    }
    words
}

/// Takes the marks of a sentence off a word, and what stands before or behind an apostrophe and belongs to no
/// name: `l'OTAN`, `NATO's`.
fn bare(word: &str) -> &str {
    let word = word.trim().trim_matches(['?', '!', ',', ';', '"', '“', '”']);
    let word = word.strip_suffix(':').unwrap_or(word);
    let Some((before, behind)) = word.split_once(['\'', '’']) else { return word };
    match (fold(before).as_str(), fold(behind).as_str()) {
        ("l" | "d" | "qu", _) => behind,
        (_, "s" | "") => before,
        _ => word,
    }
}

/// Tells whether the year at this place belongs to the name of a meeting, as in `Warsaw 2016`.
fn ends_a_meeting(dataset: &Dataset, words: &[Word<'_>], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| words.get(before)) else {
        return false;
    };
    let name = format!("{} {}", before.text, words[place].text);
    meaning(dataset, &[Kind::Meeting], &name).is_some()
}

/// Reads the day at the beginning of some words, however it is written, and says how many words it takes.
fn written_day(words: &[Word<'_>]) -> Option<(String, usize)> {
    match words.first()?.text.to_lowercase().as_str() {
        "today" | "now" | "heute" => return Some(("today".to_owned(), 1)),
        "reviewed" => return Some(("reviewed".to_owned(), 1)),
        _ => {}
    }
    let texts: Vec<&str> = words.iter().take(3).map(|word| word.text).collect();
    let lengths = (1..=texts.len()).rev();
    lengths.into_iter().find_map(|length| Some((day_in_words(&texts[..length])?, length)))
}

/// Returns the language in which two words ask for a name: `german name`, `in french`.
fn language_asked_for(words: &str) -> Option<&'static str> {
    let language = match words.strip_prefix("in ").or_else(|| words.strip_suffix(" name")) {
        Some("german") => Language::German,
        Some("french") => Language::French,
        Some("english") => Language::English,
        _ => return None,
    };
    Some(language.word())
}

/// Tells whether a name only says to whom the format behind it belongs: `NATO Mediterranean Dialogue`.
fn is_of(dataset: &Dataset, name: &str, behind: &str) -> bool {
    let formats = [name, behind].map(|name| dataset.format_named(name));
    let [Some(format), Some(other)] = formats else { return false };
    let is_frame = format.is_alliance() || ["pfp", "eapc"].contains(&&*format.id);
    let is_clear = format.is_alliance() || behind.contains(' ');
    is_frame && is_clear && !other.is_alliance() && format.id != other.id
}
