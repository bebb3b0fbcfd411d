//! What fails is collected, so that one run shows all of it.

use std::fmt::Display;
use std::ops::Range;
use std::thread;

/// Everything that was tried, and what failed of it.
#[derive(Default)]
pub struct Failures {
    tried: usize,
    failed: Vec<String>,
}

impl Failures {
    /// Adds that something was tried, and what is wrong with it if it does not hold.
    pub fn unless(&mut self, holds: bool, asked: &str, what: impl Display) {
        self.tried += 1;
        if !holds {
            self.failed.push(format!("{asked}: {what}"));
        }
    }

    /// Adds what others have collected.
    fn extend(&mut self, others: Self) {
        self.tried += others.tried;
        self.failed.extend(others.failed);
    }

    /// Asserts that nothing failed, and that enough was tried to tell.
    pub fn report(self, at_least: usize) {
        let Self { tried, failed } = self;
        let shown = failed.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
        assert!(
            failed.is_empty(),
            "{} of {tried} failed, of which the first are\n{shown}",
            failed.len()
        );
        assert!(tried >= at_least, "only {tried} were tried");
    }
}

/// Asserts that no case fails; `failure` says what is wrong with one.
pub fn assert_all<T>(cases: impl IntoIterator<Item = T>, failure: impl Fn(T) -> Option<String>) {
    let mut failures = Failures::default();
    for case in cases {
        let failed = failure(case);
        failures.unless(failed.is_none(), "", failed.unwrap_or_default());
    }
    failures.report(1);
}

/// Tries cases on two threads, of which at least so many attempts must come; the number of a case lets each try something
/// else.
pub fn try_each<T: Copy + Send + Sync>(
    cases: &[T],
    at_least: usize,
    attempt: impl Fn(&mut Failures, T, usize) + Sync,
) {
    let tried = on_two_threads(cases, |case, number| {
        let mut failures = Failures::default();
        attempt(&mut failures, *case, number);
        failures
    });
    let mut all = Failures::default();
    for failures in tried {
        all.extend(failures);
    }
    all.report(at_least);
}

/// Does something with each case, and its number, on two threads; returns what comes of it in the order of the cases.
pub fn on_two_threads<T: Sync, R: Send>(
    cases: &[T],
    act: impl Fn(&T, usize) -> R + Sync,
) -> Vec<R> {
    let half = cases.len() / 2;
    let act_on = |numbers: Range<usize>| -> Vec<R> {
        numbers.map(|number| act(&cases[number], number)).collect()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| act_on(half..cases.len()));
        let mut all = act_on(0..half);
        all.extend(other.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked)));
        all
    })
}
