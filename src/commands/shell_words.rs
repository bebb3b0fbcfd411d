//! Words as a shell takes them, for commands that somebody is told to type.

use crate::dataset::Party;

/// Writes a command with the names it was given, to be typed again.
pub fn command(name: &str, names: &[String]) -> String {
    let mut command = format!("nato-partners {name}");
    for name in names {
        command.push(' ');
        let is_plain = |letter: char| letter.is_alphanumeric() || "-_:.".contains(letter);
        if name.chars().all(is_plain) && !name.is_empty() {
            command.push_str(name);
        } else {
            command += &["'", &name.replace('\'', "'\\''"), "'"].concat();
        }
    }
    command
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
