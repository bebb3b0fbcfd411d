//! The second answer, worked out of the seats.

use nato_partners::membership::Tally;

use crate::oracle::answers::{Answer, said, sorted};
use crate::oracle::calendar::{Date, Day, Lies, lies};
use crate::oracle::facts::Facts;

/// Somebody's seat in a format.
#[derive(Clone, Debug)]
pub struct Seat {
    pub party: String,
    pub role: &'static str,
    pub from: Date,
    pub until: Option<Date>,
    /// Why it ended, where anybody says so.
    pub why: String,
    pub suspended: Vec<(Date, Option<Date>)>,
    pub unconfirmed: bool,
}

impl Seat {
    /// Returns where it stands on a day, and whether it is perhaps suspended.
    pub fn standing(&self, founded: &Date, day: Day) -> (&'static str, bool) {
        if founded.is_known() && day < founded.first {
            return ("future", false);
        }
        match lies(&self.from, self.until.as_ref(), day) {
            Lies::Ahead => ("future", false),
            Lies::Behind => ("former", false),
            Lies::PerhapsAround => ("possible", false),
            Lies::Around => {
                let suspension = |how| {
                    self.suspended
                        .iter()
                        .any(|(from, until)| lies(from, until.as_ref(), day) == how)
                };
                match (suspension(Lies::Around), suspension(Lies::PerhapsAround)) {
                    (true, _) => ("suspended", false),
                    (false, perhaps) => ("member", perhaps),
                }
            }
        }
    }
}

/// Says how each seat stands on a day.
pub fn second_answer(facts: &Facts, seats: &[Seat], founded: &Date, day: Day) -> Answer {
    let mut answer = Answer::new();
    for seat in seats {
        let (standing, perhaps) = seat.standing(founded, day);
        let until = seat.until.as_ref().map_or("", |until| &until.text);
        let said = said([seat.role, &seat.from.text, until, &seat.why, standing], perhaps);
        assert!(facts.parties.contains(&seat.party), "{} is in no list", seat.party);
        answer.entry(seat.party.clone()).or_default().push(said);
    }
    sorted(answer)
}

/// Counts as the program says it does: the unsure apart, observers apart.
pub fn second_tally(facts: &Facts, seats: &[Seat], founded: &Date, day: Day) -> Tally {
    let mut tally = Tally::default();
    for seat in seats {
        let (standing, perhaps_suspended) = seat.standing(founded, day);
        let is_sure = standing == "member" || standing == "suspended";
        match (seat.role, is_sure, standing) {
            ("observer", true, _) | ("observer", _, "possible") => tally.observers += 1,
            (_, true, _) if facts.organisations.contains(&seat.party) => tally.organisations += 1,
            ("ally", true, _) => tally.allies += 1,
            (_, true, _) => tally.partners += 1,
            (_, _, "possible") => tally.possible += 1,
            _ => {}
        }
        if seat.role != "observer" {
            tally.suspended += usize::from(standing == "suspended");
            tally.perhaps_suspended += usize::from(perhaps_suspended);
            tally.unconfirmed += usize::from(is_sure && seat.unconfirmed);
        }
    }
    tally
}
