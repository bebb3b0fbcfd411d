//! The command lines that are offered to whoever typed what stands in the tables.

use crate::support::asked::run;
use crate::support::tips::Tips;
use crate::told::{refused, typed};

#[test]
fn every_command_line_that_is_offered_can_be_typed() {
    let mut tips = Tips::default();
    let mut ask = |words: &[&str]| {
        let outcome = run(words);
        tips.collect(&(outcome.stdout + &outcome.stderr), false);
    };
    for words in typed() {
        ask(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for word in &refused().collect::<Vec<_>>() {
        ask(&[word]);
        ask(&["compare", word, "md"]);
        ask(&["members", "nato", "--on", word]);
        for command in ["country", "members", "show", "cite", "conflicts", "timeline"] {
            ask(&[command, word]);
        }
    }
    tips.type_all("names-tips", &[None]);
    println!("{} command lines were typed", tips.len());
}
