//! The pager: an answer that is taller than the terminal is read through another program, such as `less`.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::process::{Child, Command, Stdio};

use crate::command_line;
use crate::output::Screen;
use crate::signals;

/// The variables that name the pager; the first that is set decides, and one that is empty wants none.
const VARIABLES: [&str; 2] = ["NATO_PARTNERS_PAGER", "PAGER"];

/// The pager where no variable names one: colours stay, and what is read stays on the screen.
const USUAL: &str = "less -FRX";

/// What pagers read their options from, and what it holds for them unless it is set already: any `less` is to
/// show colours, and our letters.
const FOR_LESS: [(&str, &str); 2] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8")];

/// How a program ends that starts another and cannot, as a shell and `env` do.
const NOT_STARTED: [i32; 2] = [126, 127];

/// Shows a text through the pager until that is left, and tells whether it did.
///
/// Where it did not, the text is still to be written: standard output is no terminal, or is one on which the
/// text fits or that can do nothing but print; or there is no such pager. Neither that nor a pager that
/// is left early, or ends with an error of its own, is an error here.
pub fn show(text: &str) -> bool {
    let is_needed = Screen::detect().is_some_and(|screen| screen.is_exceeded_by(text));
    let Some(mut pager) = is_needed.then(start).flatten() else { return false };
    signals::leave_keys_to_another();
    if let Some(mut stdin) = pager.stdin.take() {
        // It cannot be written to the end where the pager is left before.
        let _ = stdin.write_all(text.as_bytes());
    }
    let code = pager.wait().ok().and_then(|status| status.code());
    code.is_none_or(|code| !NOT_STARTED.contains(&code))
}

/// Starts the pager, if there is to be one and it is there.
fn start() -> Option<Child> {
    let named = VARIABLES.into_iter().find_map(env::var_os);
    let named = named.unwrap_or_else(|| OsString::from(USUAL));
    let mut words = command_line::words(named.to_str()?)?.into_iter();
    let mut pager = Command::new(words.next()?);
    pager.args(words).stdin(Stdio::piped());
    for (variable, value) in FOR_LESS {
        if env::var_os(variable).is_none() {
            pager.env(variable, value);
        }
    }
    pager.spawn().ok()
}
