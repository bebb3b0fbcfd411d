//! Days as people write them, written as the data do: `5 September 2014`, `2014/9/5`, `5.9.2014`.

use crate::model::{Day, PartialDate, fold};

/// Writes a day of up to three words as the data write it, if only one day can be meant.
///
/// ```text
/// 5 September 2014    September 5, 2014    5. September 2014    sept 2014
/// 2014/9/5            5.9.2014             20140905             25/12/2014
/// ```
pub fn day_in_words(words: &[&str]) -> Option<String> {
    if let [word] = words {
        return year_first(word).or_else(|| year_last(word));
    }
    let place = words.iter().position(|word| month(word).is_some())?;
    let number = month(words[place])?;
    let mut numbers = words.iter().enumerate().filter(|(other, _)| *other != place);
    let bare = |word: &str| -> Option<u16> {
        let lower = word.to_lowercase();
        let digits = lower.trim_end_matches(['.', ',']);
        let ends = ["st", "nd", "rd", "th", "er"];
        ends.iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits).parse().ok()
    };
    match (numbers.next(), numbers.next()) {
        (Some((_, year)), None) if year.len() == 4 => {
            parsed(&format!("{}-{number:02}", bare(year)?))
        }
        (Some((_, day)), Some((_, year))) if year.len() == 4 => {
            parsed(&format!("{}-{number:02}-{:02}", bare(year)?, bare(day)?))
        }
        _ => None,
    }
}

/// Writes a day that begins with its year, as in `2016/07/09`, `20160709` and `2016-7-9`.
pub fn year_first(word: &str) -> Option<String> {
    if word.len() == 8 && is_number(word) {
        return parsed(&format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..]));
    }
    match numbers(word)?[..] {
        [year] if year.len() == 4 && Day::new(year.parse().ok()?, 1, 1)?.year() >= 1900 => {
            parsed(year)
        }
        [year, month] if year.len() == 4 => parsed(&format!("{year}-{month:0>2}")),
        [year, month, day] if year.len() == 4 => parsed(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

/// Writes a day that ends with its year: with dots the day comes first, with slashes only a number above
/// twelve tells.
fn year_last(word: &str) -> Option<String> {
    let [one, other, year] = numbers(word)?[..] else { return None };
    let (first, second): (u8, u8) = (one.parse().ok()?, other.parse().ok()?);
    let has_dots = word.contains('.');
    let is_turned = !has_dots && first <= 12 && second > 12;
    let is_sure = has_dots || first > 12 || is_turned || one == other;
    let (day, month) = if is_turned { (other, one) } else { (one, other) };
    let date = (is_sure && year.len() == 4).then(|| format!("{year}-{month:0>2}-{day:0>2}"))?;
    parsed(&date)
}

/// Splits a time from one year to another: `1990-2024`.
pub fn years(word: &str) -> Option<(String, String)> {
    if let Some(decade) = word.strip_suffix("0s").filter(|it| is_number(it)) {
        let decade = match decade.len() {
            1 if decade >= "4" => format!("19{decade}"),
            1 => format!("20{decade}"),
            _ => decade.to_owned(),
        };
        return Some((parsed(&format!("{decade}0"))?, parsed(&format!("{decade}9"))?));
    }
    let is_year = |text: &str| text.len() == 4 && parsed(text).is_some();
    let years = word.split_once(['-', '–']);
    let years = years.filter(|(from, to)| is_year(from) && is_year(to) && from <= to);
    years.map(|(from, to)| (from.to_owned(), to.to_owned()))
}

/// Returns the numbers that stand between slashes, dots or hyphens; nothing where something else does.
fn numbers(word: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    parts.iter().all(|part| is_number(part)).then_some(parts)
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn parsed(date: &str) -> Option<String> {
    PartialDate::parse(date).ok().filter(|date| !date.is_unknown()).map(|_| date.to_owned())
}

/// Returns the number of a month by its name, or the beginning of it, in English, German or French.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january januar jan janvier",
        "february februar feb fevrier",
        "march marz maerz mar mars",
        "april apr avril",
        "may mai",
        "june juni jun juin",
        "july juli jul juillet",
        "august aug aout",
        "september sept sep septembre",
        "october oktober oct okt octobre",
        "november nov novembre",
        "december dezember dec dez decembre",
    ];
    let folded = fold(word);
    let place = MONTHS.iter().position(|names| names.split(' ').any(|name| name == folded))?;
    u8::try_from(place + 1).ok()
}
