//! The codes by which countries are named everywhere.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::text::from_text;

/// The code of a country: ISO 3166-1 alpha-2, four letters of ISO 3166-3 for a former state, `XK`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CountryCode(pub(crate) [u8; 4]);

impl CountryCode {
    /// Reads a code of two or four capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_code = matches!(bytes.len(), 2 | 4) && bytes.iter().all(u8::is_ascii_uppercase);
        is_code.then(|| {
            let mut code = [0; 4];
            code.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
            Self(code)
        })
    }

    /// Returns the code as text.
    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 4 };
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, |text| {
            Self::parse(text).ok_or_else(|| {
                format!("`{text}` is no country code: two capital letters (ISO 3166-1), or four for a former state (ISO 3166-3)")
            })
        })
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
