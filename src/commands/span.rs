//! The time between two days.

use super::names;
use crate::dataset::Dataset;
use crate::error::Refusal;
use crate::model::Day;

/// Finds the first and the last day of a time whose ends are named, each as far as it is.
pub fn bounds(
    dataset: &Dataset,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(Option<Day>, Option<Day>), Refusal> {
    let from = from.map(|asked| names::first_day(dataset, asked)).transpose()?;
    let to = to.map(|asked| names::day(dataset, asked)).transpose()?;
    Ok((from, to.map(|named| named.day)))
}

/// Says that a time begins after it ends, and how to ask with the ends the other way round.
pub fn turned_round(command: &str, from: &str, to: &str) -> Refusal {
    Refusal::usage(format!("`{from}`, where it begins, is later than `{to}`, where it ends"))
        .tip(format!("{command} --from {to} --to {from}"))
}

/// Writes a command with the names it was given, to be typed again.
pub fn command(name: &str, names: &[String]) -> String {
    let mut command = format!("nato-partners {name}");
    for name in names {
        command.push(' ');
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte);
        if name.bytes().all(is_plain) && !name.is_empty() {
            command.push_str(name);
        } else {
            command += &["'", &name.replace('\'', "'\\''"), "'"].concat();
        }
    }
    command
}
