//! The browser: an address is opened at a terminal, where there is a program for that.

use std::env;
use std::io::{self, IsTerminal};
use std::process::{Command, Stdio};

/// What opens an address: the program, and the options before it.
const OPENER: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else if cfg!(windows) {
    &["rundll32", "url.dll,FileProtocolHandler"]
} else {
    &["xdg-open"]
};

/// The variables of which one is set where there are windows to open one in.
const DISPLAYS: [&str; 2] = ["WAYLAND_DISPLAY", "DISPLAY"];

/// Opens an address in the browser of whoever sits at the terminal.
///
/// The address is of the web, which the rule `addresses-well-formed` holds: an opener would run or open anything else
/// as well. Nothing happens where standard output is no terminal, where no window can be opened, or where the program
/// for it is missing. What becomes of it is not waited for.
pub fn open(address: &str) {
    let is_set = |variable: &str| env::var_os(variable).is_some_and(|value| !value.is_empty());
    let has_windows = cfg!(any(windows, target_os = "macos")) || DISPLAYS.into_iter().any(is_set);
    if !io::stdout().is_terminal() || !has_windows {
        return;
    }
    let [program, options @ ..] = OPENER else { return };
    let mut opener = Command::new(program);
    opener.args(options).arg(address);
    let quiet = opener.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // The address stands on the screen, to be opened by hand.
    let _ = quiet.spawn();
}
