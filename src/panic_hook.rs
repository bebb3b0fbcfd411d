//! The panic hook: a panic ends the program with an error in plain words and exit code 2.

use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::process;

use crate::error::Exit;
use crate::output::escape::visible;
use crate::stream;

/// Installs the hook.
pub fn install() {
    panic::set_hook(Box::new(report));
}

/// What the standard library panics with where the system cannot close a folder that was read.
const CANNOT_CLOSE: &str = "unexpected error during closedir: ";

/// Reports the panic and ends the program before anything is unwound or aborted.
#[expect(clippy::exit, reason = "a release aborts on return, and nothing is left to be written")]
fn report(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let formatted = payload.downcast_ref::<String>().map(String::as_str);
    let what = formatted.or_else(|| payload.downcast_ref::<&str>().copied());
    let what = what.unwrap_or("something impossible happened");
    let place = panic.location().map(|place| format!(" ({place})")).unwrap_or_default();
    let message = match what.strip_prefix(CANNOT_CLOSE) {
        // The reason stands in quotes, as a programmer prints it.
        Some(why) => {
            let reason = why.split('"').nth(1).unwrap_or(why);
            format!("error: a folder cannot be closed: {}\n", visible(reason))
        }
        None => format!(
            "error: this is a bug in nato-partners: {}{place}\n\
             tip: please report this line, what you typed, and what `nato-partners --version` says\n",
            visible(what)
        ),
    };
    // Where standard error is closed or full, the exit code has to say it alone.
    let _ = stream::stderr().write_all(message.as_bytes());
    process::exit(Exit::Unusable as i32);
}
