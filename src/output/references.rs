//! References to works, for those who cite them.

use std::borrow::Cow;
use std::fmt;

use super::{bibtex, csl};

/// A work that can be cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The key by which a paper refers to it.
    pub id: Cow<'a, str>,
    /// What it is.
    pub genre: Genre,
    /// What it is called.
    pub title: Cow<'a, str>,
    /// Who wrote it, where that is known.
    pub author: Option<Cow<'a, str>>,
    /// Who published it.
    pub publisher: Option<Cow<'a, str>>,
    /// When: a year, a month or a day as ISO 8601 writes them, as precise as is known.
    pub date: Option<Cow<'a, str>>,
    /// When, in words, where no date is known.
    pub dated: Option<Cow<'a, str>>,
    /// Its version.
    pub version: Option<Cow<'a, str>>,
    /// Its address.
    pub url: Option<Cow<'a, str>>,
    /// The day on which it was last consulted there, as ISO 8601 writes it.
    pub accessed: Option<Cow<'a, str>>,
    /// What a reader should know of it.
    pub note: Option<Cow<'a, str>>,
}

/// What a work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// A page with an address.
    #[default]
    Page,
    /// A paper without one.
    Document,
    /// A data set.
    Dataset,
}

/// How references are written for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bibliography {
    /// For BibTeX and BibLaTeX.
    Bibtex,
    /// For citation processors such as pandoc and Zotero.
    CslJson,
}

impl Bibliography {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Bibtex, Self::CslJson];

    /// Returns the word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }

    /// Returns the way called `name`, in small letters or capitals.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name().eq_ignore_ascii_case(name))
    }

    /// Writes references in the order given; none are an empty text, or an empty array.
    pub fn write(self, references: &[Reference<'_>]) -> String {
        match self {
            Self::Bibtex => bibtex::entries(references),
            Self::CslJson => csl::array(references),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bread() -> Reference<'static> {
        Reference {
            id: "bread".into(),
            title: "{On} 100 % \"bread\" & $alt_\\#~^ Брот".into(),
            publisher: Some("Guild of Bakers and Friends".into()),
            date: Some("1995-02".into()),
            url: Some("https://example.org/a_b?c=%20{d}\\&e#f".into()),
            accessed: Some("2020-06-15".into()),
            ..Reference::default()
        }
    }

    fn undated() -> Reference<'static> {
        Reference {
            id: "leaflet".into(),
            genre: Genre::Document,
            title: "Leaf\u{202E}let".into(),
            publisher: Some("The Guild".into()),
            dated: Some("about 1990".into()),
            note: Some("found in a drawer".into()),
            ..Reference::default()
        }
    }

    #[test]
    fn a_sentence_says_who_what_and_when() {
        assert_eq!(undated().to_string(), "The Guild, “Leaf\u{202E}let”, about 1990");
        let bare = Reference { title: "Bread".into(), ..Reference::default() };
        assert_eq!(bare.to_string(), "“Bread”, no date");
        let signed = Reference { author: Some("A Baker".into()), ..bread() };
        assert!(signed.to_string().starts_with("A Baker, “"), "{signed}");
        assert!(Bibliography::Bibtex.write(&[signed]).contains("author = {{A Baker}}"));
    }

    #[test]
    fn bibtex_is_escaped_and_as_precise_as_its_source() {
        assert_eq!(
            Bibliography::Bibtex.write(&[bread(), undated()]),
            r#"@online{bread,
  author = {{Guild of Bakers and Friends}},
  title = {{{\textbraceleft}On{\textbraceright} 100 \% "bread" \& \$alt\_{\textbackslash}\#{\textasciitilde}{\textasciicircum} Брот}},
  year = {1995},
  date = {1995-02},
  url = {https://example.org/a_b?c=%20%7Bd%7D%5C&e#f},
  urldate = {2020-06-15},
}

@misc{leaflet,
  author = {{The Guild}},
  title = {{Leaf{\textbackslash}u{\textbraceleft}202E{\textbraceright}let}},
  note = {Dated about 1990. found in a drawer},
}
"#
        );
        assert_eq!(Bibliography::Bibtex.write(&[]), "");
    }

    #[test]
    fn csl_json_has_the_names_of_its_schema() {
        assert_eq!(
            Bibliography::CslJson.write(&[bread(), undated()]),
            r#"[
  {
    "id": "bread",
    "type": "webpage",
    "title": "{On} 100 % \"bread\" & $alt_\\#~^ Брот",
    "publisher": "Guild of Bakers and Friends",
    "issued": {
      "date-parts": [
        [
          1995,
          2
        ]
      ]
    },
    "accessed": {
      "date-parts": [
        [
          2020,
          6,
          15
        ]
      ]
    },
    "URL": "https://example.org/a_b?c=%20{d}\\&e#f"
  },
  {
    "id": "leaflet",
    "type": "document",
    "title": "Leaf\u202elet",
    "publisher": "The Guild",
    "issued": {
      "literal": "about 1990"
    },
    "note": "found in a drawer"
  }
]
"#
        );
        assert_eq!(Bibliography::CslJson.write(&[]), "[]\n");
    }
}
