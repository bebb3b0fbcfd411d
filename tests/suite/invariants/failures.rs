//! What fails is collected, so that one run shows all of it.

use std::fmt;

use nato_partners::Outcome;

/// Everything that failed so far.
#[derive(Default)]
pub struct Failures(Vec<String>);

impl Failures {
    /// Adds that something does not hold of a question.
    pub fn unless(&mut self, holds: bool, question: &str, what: impl fmt::Display) {
        if !holds {
            self.0.push(format!("nato-partners {question}: {what}"));
        }
    }

    pub fn report(self) {
        let shown = self.0.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.0.is_empty(), "{} failures, of which the first are\n{shown}", self.0.len());
    }
}

/// Checks that nothing but remarks is said beside an answer.
pub fn check_remarks(failures: &mut Failures, asked: &str, outcome: &Outcome) {
    let are_remarks = outcome.stderr.lines().all(|line| line.starts_with("remark: "));
    failures.unless(are_remarks, asked, format!("on stderr: {:?}", outcome.stderr));
    let ends_well = outcome.stderr.is_empty() || ends_with_one_newline(&outcome.stderr);
    failures.unless(ends_well, asked, format!("stderr ends badly: {:?}", outcome.stderr));
}

/// Checks that an answer is written as a well-behaved program writes.
pub fn check_text(failures: &mut Failures, asked: &str, output: &str, text: &str) {
    let is_nothing = output == "jsonl" && text.is_empty();
    failures.unless(is_nothing || ends_with_one_newline(text), asked, "not one newline at the end");
    failures.unless(!text.contains('\x1B'), asked, "an escape sequence");
    failures.unless(!text.contains('\r'), asked, "a carriage return");
    let blanks: &[char] = if output == "tsv" { &[' '] } else { &[' ', '\t'] };
    let trailing = text.lines().find(|line| line.ends_with(blanks));
    failures.unless(trailing.is_none(), asked, format!("trailing blanks: {trailing:?}"));
}

fn ends_with_one_newline(text: &str) -> bool {
    text.ends_with('\n') && !text.ends_with("\n\n") && text != "\n"
}
