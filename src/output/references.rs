//! References to works, for those who cite them.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::json;

use super::escape::visible;
use super::json::document;

/// A work that can be cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The key by which a paper refers to it.
    pub id: Cow<'a, str>,
    pub genre: Genre,
    pub title: Cow<'a, str>,
    pub author: Option<Cow<'a, str>>,
    pub publisher: Option<Cow<'a, str>>,
    /// When: a year, a month or a day as ISO 8601 writes them, as precise as is known.
    pub date: Option<Cow<'a, str>>,
    pub dated: Option<Cow<'a, str>>,
    pub version: Option<Cow<'a, str>>,
    pub url: Option<Cow<'a, str>>,
    /// The day on which it was last consulted there, as ISO 8601 writes it.
    pub accessed: Option<Cow<'a, str>>,
    /// The language of the title, by its code of two letters.
    pub language: Option<Cow<'a, str>>,
    pub note: Option<Cow<'a, str>>,
}

/// What a work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// With an address.
    #[default]
    Page,
    Document,
    Dataset,
}

/// How references are written for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bibliography {
    Bibtex,
    /// For citation processors such as pandoc and Zotero.
    CslJson,
}

impl Bibliography {
    pub const ALL: [Self; 2] = [Self::Bibtex, Self::CslJson];

    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name().eq_ignore_ascii_case(name))
    }

    /// Writes references in the order given; none are an empty text, or an empty array.
    pub fn write(self, references: &[Reference<'_>]) -> String {
        match self {
            Self::Bibtex => references.iter().map(bibtex).collect::<Vec<_>>().join("\n"),
            Self::CslJson => document(&references.iter().map(Csl).collect::<Vec<_>>()),
        }
    }
}

/// Writes the reference as a sentence without its address: who, what, when.
impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(who) = self.author.as_ref().or(self.publisher.as_ref()) {
            write!(f, "{who}, ")?;
        }
        write!(f, "“{}”", self.title)?;
        if let Some(version) = &self.version {
            write!(f, ", version {version}")?;
        }
        let when = self.date.as_deref().or(self.dated.as_deref()).unwrap_or("no date");
        write!(f, ", {when}")
    }
}

/// Writes an entry in the dialect that BibTeX and BibLaTeX both read.
///
/// Title, author and publisher stand in double braces, so that no style changes their capitals or takes them for a
/// list of people. There is a `year` for BibTeX and a `date` for BibLaTeX, which is as precise as is known.
fn bibtex(reference: &Reference<'_>) -> String {
    let kind = if reference.url.is_some() { "online" } else { "misc" };
    let dated = reference.dated.as_ref().map(|dated| format!("Dated {dated}."));
    let version = reference.version.as_ref().map(|version| format!("Version {version}."));
    let note = [dated.as_deref(), version.as_deref(), reference.note.as_deref()];
    let note: Vec<&str> = note.into_iter().flatten().collect();
    let date = reference.date.as_deref();
    let whole = |name: Option<&str>| name.map(|name| format!("{{{}}}", escaped(name)));
    let fields = [
        ("author", whole(reference.author.as_deref())),
        ("title", Some(format!("{{{}}}", escaped(&reference.title)))),
        ("publisher", whole(reference.publisher.as_deref())),
        // BibTeX sorts by it what has no author.
        ("key", reference.publisher.as_deref().filter(|_| reference.author.is_none()).map(escaped)),
        ("year", date.map(|date| escaped(date.split('-').next().unwrap_or_default()))),
        ("date", date.map(escaped)),
        ("url", reference.url.as_deref().map(address)),
        ("urldate", reference.accessed.as_deref().map(escaped)),
        ("langid", reference.language.as_deref().and_then(babel).map(str::to_owned)),
        ("note", (!note.is_empty()).then(|| escaped(&note.join(" ")))),
    ];
    let mut entry = format!("@{kind}{{{},\n", reference.id);
    for (key, value) in fields {
        if let Some(value) = value {
            // Writing to a `String` cannot fail.
            let _ = writeln!(entry, "  {key} = {{{value}}},");
        }
    }
    entry + "}\n"
}

/// Returns the name that babel has for a language.
fn babel(language: &str) -> Option<&'static str> {
    match language {
        "az" => Some("azerbaijani"),
        "bs" => Some("bosnian"),
        "cs" => Some("czech"),
        "de" => Some("ngerman"),
        "en" => Some("english"),
        "es" => Some("spanish"),
        "fr" => Some("french"),
        "hr" => Some("croatian"),
        "it" => Some("italian"),
        "mk" => Some("macedonian"),
        "no" => Some("norsk"),
        "pl" => Some("polish"),
        "pt" => Some("portuguese"),
        "ro" => Some("romanian"),
        "ru" => Some("russian"),
        "sk" => Some("slovak"),
        "sl" => Some("slovenian"),
        "sr" => Some("serbian"),
        "sv" => Some("swedish"),
        "uk" => Some("ukrainian"),
        _ => None,
    }
}

/// Returns `text` with nothing in it that TeX would take for its own.
///
/// A brace is spelt out, because BibTeX counts even those behind a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in visible(text).chars() {
        match letter {
            '{' => out.push_str(r"{\textbraceleft}"),
            '}' => out.push_str(r"{\textbraceright}"),
            '\\' => out.push_str(r"{\textbackslash}"),
            '~' => out.push_str(r"{\textasciitilde}"),
            '^' => out.push_str(r"{\textasciicircum}"),
            '&' | '%' | '_' | '#' | '$' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// Returns an address, which TeX takes as it is, without what could end the field.
fn address(url: &str) -> String {
    let url = visible(url).replace('{', "%7B").replace('}', "%7D");
    url.replace('\\', "%5C").replace(' ', "%20")
}

struct Csl<'r, 'a>(&'r Reference<'a>);

impl Serialize for Csl<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(reference) = self;
        let genre = match reference.genre {
            Genre::Page => "webpage",
            Genre::Document => "document",
            Genre::Dataset => "dataset",
        };
        let date = |date: &Cow<'_, str>| {
            let parts = date.split('-').filter_map(|part| part.parse::<u16>().ok());
            json!({ "date-parts": [parts.collect::<Vec<_>>()] })
        };
        let words = || reference.dated.as_ref().map(|words| json!({ "literal": words }));
        let text = |text: &Option<Cow<'_, str>>| text.as_ref().map(|text| json!(text));
        let fields = [
            ("id", Some(json!(reference.id))),
            ("type", Some(json!(genre))),
            ("title", Some(json!(reference.title))),
            ("author", reference.author.as_ref().map(|author| json!([{ "literal": author }]))),
            ("publisher", text(&reference.publisher)),
            ("version", text(&reference.version)),
            ("language", text(&reference.language)),
            ("issued", reference.date.as_ref().map(date).or_else(words)),
            ("accessed", reference.accessed.as_ref().map(date)),
            ("URL", text(&reference.url)),
            ("note", text(&reference.note)),
        ];
        serializer.collect_map(fields.into_iter().filter(|(_, value)| value.is_some()))
    }
}
