//! The kind that may stand before a name: `country:md`, `meeting:wales-2014`.

/// What kind of thing somebody says a name means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A format.
    Format,
    /// A country or organisation.
    Party,
    /// A meeting.
    Meeting,
    /// A source.
    Source,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Format, Self::Party, Self::Meeting, Self::Source];

    /// Splits a name from the kind that may stand before it: `format:`, `country:` or `organisation:`,
    /// `meeting:` or `source:`.
    pub fn before(asked: &str) -> (Option<Self>, &str) {
        let Some((word, name)) = asked.split_once(':') else { return (None, asked) };
        let kind = match &*word.trim().to_ascii_lowercase() {
            "format" => Self::Format,
            "country" | "organisation" => Self::Party,
            "meeting" => Self::Meeting,
            "source" => Self::Source,
            _ => return (None, asked),
        };
        (Some(kind), name)
    }

    /// Takes this kind off the beginning of a name.
    pub fn taken_off(self, asked: &str) -> &str {
        match Self::before(asked) {
            (Some(kind), name) if kind == self => name,
            _ => asked,
        }
    }
}
