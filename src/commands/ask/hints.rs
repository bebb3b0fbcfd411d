//! What the words of a question say that are no names, and how areas are called.

use crate::commands::names::area_called;
use crate::data::Dataset;
use crate::model::fold;

/// What a word that is no name says about the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Only grammar.
    Filler,
    /// Whether somebody is in a format.
    Is,
    /// Whether somebody was, without a day: at any time.
    Was,
    /// At any time, or on no day at all.
    Ever,
    /// A country is named as none of those asked for.
    Excluded,
    /// The next format is one they were not in on any day.
    Never,
    /// What somebody asks for who says so or is in it.
    Who,
    Why,
    Members,
    Partners,
    Allies,
    Observers,
    When,
    Founded,
    Joined,
    Left,
    /// Asked to join, offered to.
    Applied,
    Suspended,
    /// A number for each year.
    Yearly,
    /// What it was founded by.
    Document,
    /// Whether a format still exists, or what came of it.
    Status,
    Formats,
    /// With NATO before it, all formats.
    Partnerships,
    Any,
    Or,
    /// What something is called.
    Name,
    /// What something was called before.
    Former,
    /// Of formats, which followed on which.
    Became,
    /// When a format ended.
    Ended,
    Countries,
    Compare,
    Timeline,
    History,
    Sources,
    Conflicts,
    Meetings,
    Show,
    List,
    /// Something to look at in a browser.
    Web,
    /// What will be, which no data know.
    Future,
    /// What may be, if it is asked of what happens; else but a kind way to ask.
    May,
    And,
    Both,
    /// The next day is the last by which something happened.
    By,
    /// The oldest comes first, and with `Last` the newest.
    First,
    Last,
    /// The next format is one they are not in.
    Not,
    /// The next day begins the time asked for.
    From,
    /// The time asked for begins behind the next day.
    After,
    /// Whether all of one format are in another.
    Every,
    /// It is to have been so from the next day on.
    Since,
    /// The next day ends it.
    To,
    /// The day before the next one ends it.
    Before,
}

/// What each word hints at, folded.
const HINTS: &[(Hint, &str)] = &[
    (
        Hint::Filler,
        "a an the in of to at on and or by for with it its they there be being has have had do does as so \
         this that these those which what who whom whose where how many much all any anyone anybody please me tell give about exactly \
         still currently now yet part participant participants belong belongs belonging take takes took get you i if whether say during while time \
         s isn aren wasn elle est-elle der die das den dem des im am zu zur und le la les l de du d et dans \
         estelle estil sontils sontelles most en au aux dans je nicht wer wie viele welche welches welcher quel quels quelle quelles qui que \
         form part format formats programme program member membership status number stand mean meaning go date \
         one ones true false correct really actually indeed official officially effective code iso total overall \
         decision decisions decided outcome outcomes result results type kind role need want know see full doing do does taking taken \
         got just already came come comes than once held hold dates throughout",
    ),
    (Hint::Is, "is are ist sind est sont isnt arent"),
    (Hint::Was, "did was were been war waren etait etaient wasnt"),
    (Hint::Ever, "ever never jemals jamais anyone"),
    (Hint::Never, "never"),
    (Hint::Who, "who whom wer qui"),
    (Hint::Why, "why reason reasons warum weshalb pourquoi"),
    (
        Hint::Members,
        "members mitglieder mitglied membres membre participants who membership member recipients recipient beneficiaries",
    ),
    (Hint::Partners, "partner partners partnerschaft partenaire partenaires"),
    (Hint::Allies, "ally allies verbuendeter verbuendete allie allies"),
    (Hint::Observers, "observer observers beobachter observateur observateurs"),
    (Hint::When, "when wann quand since seit depuis"),
    (
        Hint::Founded,
        "founded founding established created started begun begin began start launched birth gegruendet gruendung fonde fondee \
         creation end ended ends dissolved old",
    ),
    (
        Hint::Joined,
        "join joins joined joining entering acceding joiners enter enters entered accede acceded accession beigetreten beitritt bei trat rejoint \
         adhesion adhere become becomes became becoming sign signed rejoin rejoined return returned",
    ),
    (
        Hint::Left,
        "leave leaves left leaving withdrawing withdrawal withdraw withdrew withdrawn quit exit exited dropped expelled austritt quitte",
    ),
    (
        Hint::Applied,
        "apply applies applied application applications applicant applicants offered invited promised invitation",
    ),
    (Hint::Suspended, "suspend suspended suspension"),
    (Hint::Document, "document documents framework legal basis"),
    (
        Hint::Status,
        "active dead alive over exist exists existing defunct abolished operational replace replaced replaces replacement \
         succeed succeeded preceded followed successor \
         predecessor",
    ),
    (Hint::Future, "will going soon future might"),
    (Hint::May, "can could would plan plans planning"),
    (Hint::Both, "both intersect intersection overlap"),
    (Hint::By, "by"),
    (Hint::Formats, "formats format partnerships programmes programs formate"),
    (Hint::Partnerships, "partnership partnerships format formats programme programmes formate"),
    (Hint::Any, "any some"),
    (Hint::Or, "or oder ou"),
    (Hint::Name, "name names called"),
    (Hint::Former, "former formerly previous previously earlier rename renamed"),
    (Hint::Became, "become becomes became becoming"),
    (Hint::Ended, "end ended ends dissolved abolished"),
    (Hint::Countries, "countries country states state nations lander laender pays contries"),
    (
        Hint::Compare,
        "compare comparison difference differences different diff vs versus between unterschied",
    ),
    (
        Hint::Timeline,
        "timeline chronology events happened happen changes change changed new news zeitleiste",
    ),
    (Hint::History, "history always geschichte histoire"),
    (
        Hint::Sources,
        "sources source says cite citation citations references reference bibliography evidence quellen quelle",
    ),
    (Hint::Conflicts, "conflicts conflict disagreements dispute disputed"),
    (Hint::Meetings, "meetings meeting summits summit gipfel sommet"),
    (Hint::Show, "show info describe explain details detail lookup look up page what abbreviation"),
    (Hint::List, "list lists ls get find all count"),
    (Hint::First, "first earliest oldest erste erster erstes premier premiere"),
    (Hint::Last, "last latest newest recent letzte letzter letztes dernier derniere"),
    (Hint::Web, "web website browser html"),
    (Hint::Not, "not except without but"),
    (Hint::After, "after"),
    (Hint::Every, "all every each"),
    (Hint::From, "from after since ab seit depuis between zwischen"),
    (Hint::Since, "since seit depuis"),
    (Hint::To, "until till bis jusque through"),
    (Hint::Before, "before prior vor avant"),
];

/// What two words hint at together.
const OF_TWO: &[(&[Hint], &str)] = &[
    (&[Hint::When], "what year|which year|what date|which date|what day"),
    (&[], "same year|same day|same time"),
    (&[Hint::Ever, Hint::History], "how long|many years"),
    (&[Hint::Sources], "come from|comes from"),
    (&[Hint::Timeline, Hint::Yearly], "per year|by year|each year|every year|over time"),
];

/// Areas as people call them who do not know ours.
const AREAS: &[(&str, &str)] = &[
    (
        "europe|european",
        "Nordic,Baltic,Western Europe,Central Europe,Southern Europe,Eastern Europe,Balkans",
    ),
    ("asia|asian", "Central Asia,South Asia,Asia-Pacific"),
    ("middle east|middle eastern", "Mashreq,Gulf"),
    ("caucasus|caucasian", "South Caucasus"),
    ("balkan|western balkan", "Balkans"),
    ("north africa", "Maghreb"),
];

/// Returns the areas of the data that some words mean, as a noun or an adjective: `baltics`, `central asian`.
pub fn areas_called(dataset: &Dataset, text: &str) -> Vec<String> {
    let called = fold(text);
    let is_one = |names: &str, called: &str| names.split('|').any(|name| name == called);
    let areas_of = |called: &str| -> Vec<String> {
        if let Some(area) = area_called(dataset, called) {
            return vec![area.to_owned()];
        }
        let meant = AREAS.iter().filter(|(names, _)| is_one(names, called));
        let areas = meant.flat_map(|(_, areas)| areas.split(','));
        areas.filter_map(|name| area_called(dataset, name)).map(str::to_owned).collect()
    };
    let one = called.strip_suffix('s').unwrap_or(&called);
    let noun = one.strip_suffix('n').unwrap_or(one);
    let found = [&*called, one, noun].map(areas_of);
    found.into_iter().find(|areas| !areas.is_empty()).unwrap_or_default()
}

pub fn hints_of(word: &str) -> Vec<Hint> {
    if word.contains(':') {
        return Vec::new(); // `meeting:` says what kind of thing a name means.
    }
    let folded = fold(word).replace(' ', "");
    let hints = HINTS.iter().filter(|(_, words)| words.split_whitespace().any(|it| it == folded));
    hints.map(|(hint, _)| *hint).collect()
}

/// Returns what two words in small letters hint at together, if they belong together.
pub fn hints_of_two(words: &str) -> Option<&'static [Hint]> {
    let mut known = OF_TWO.iter();
    known.find(|(_, pairs)| pairs.split('|').any(|pair| pair == words)).map(|(hints, _)| *hints)
}

/// Tells whether a word is grammar and no code: `is` is, `IS` is Iceland, and so is `in` alone India.
pub fn is_a_hint(word: &str, is_alone: bool) -> bool {
    let is_shouted = word.len() > 1 && word.chars().all(char::is_uppercase);
    let hints = hints_of(word);
    !is_shouted && hints.iter().any(|hint| !is_alone || *hint != Hint::Filler)
}
