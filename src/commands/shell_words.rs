//! Words as a shell takes them, for commands that somebody is told to type.

use std::borrow::Cow;

use crate::dataset::Party;

/// Writes a command with the names it was given, to be typed again.
pub fn command(name: &str, names: &[String]) -> String {
    let mut command = format!("nato-partners {name}");
    for name in names {
        command += " ";
        command += &quoted(name);
    }
    command
}

/// Quotes a word, unless a shell takes it as it is.
pub fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_:.".contains(letter);
    if word.chars().all(is_plain) && !word.is_empty() {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", word.replace('\'', "'\\''")))
    }
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
