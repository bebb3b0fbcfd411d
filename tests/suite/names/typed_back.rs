//! The command lines that are offered to whoever typed what stands in the tables.

use crate::names::cases::CASES;
use crate::names::nothing::{MAY_BE_ONE_OF, NO_DAYS, NO_FORMATS, NOBODY};
use crate::names::subcommands::TIPS;
use crate::support::asked::run;
use crate::support::tips::Tips;

#[test]
fn every_command_line_that_is_offered_can_be_typed() {
    let mut tips = Tips::default();
    for (_, typed, ..) in CASES {
        let outcome = run(&shlex::split(typed).unwrap());
        tips.collect(&(outcome.stdout + &outcome.stderr), false);
    }
    let mut ask = |arguments: &[&str]| {
        let outcome = run(arguments);
        tips.collect(&(outcome.stdout + &outcome.stderr), false);
    };
    let words = MAY_BE_ONE_OF.iter().map(|(typed, ..)| typed);
    let words = words.chain(NOBODY.iter().map(|(typed, _)| typed));
    let words = words.chain(NO_FORMATS.iter().map(|(typed, _)| typed));
    for typed in words.chain(TIPS.iter().map(|(typed, _)| typed)) {
        ask(&[typed]);
        ask(&["compare", typed, "md"]);
        for command in ["country", "members", "show", "cite", "conflicts", "timeline"] {
            ask(&[command, typed]);
        }
    }
    for (typed, ..) in NO_DAYS {
        ask(&["members", "nato", "--on", typed]);
    }
    tips.type_all("names-tips", &[None]);
    println!("{} command lines were typed", tips.len());
}
