//! The browser: an address is opened at a terminal, where there is a program for that.

use std::env;
use std::io::{self, IsTerminal};
use std::process::{Command, Stdio};

use crate::hidden_characters::is_hidden;
use crate::output::escape::is_of_the_web;

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
/// Nothing happens where standard output is no terminal, where no window can be opened, where the program for it is
/// missing, and with anything that is no address of the web: an opener would run or open that as well. What
/// becomes of it is not waited for.
pub fn open(address: &str) {
    let is_set = |variable: &str| env::var_os(variable).is_some_and(|value| !value.is_empty());
    let has_windows = cfg!(any(windows, target_os = "macos")) || DISPLAYS.into_iter().any(is_set);
    if !io::stdout().is_terminal() || !has_windows || !may_be_opened(address) {
        return;
    }
    let [program, options @ ..] = OPENER else { return };
    let mut opener = Command::new(program);
    opener.args(options).arg(address);
    let quiet = opener.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // The address stands on the screen, to be opened by hand.
    let _ = quiet.spawn();
}

/// Tells whether an address is one that a browser asks a server for, and written as such.
fn may_be_opened(address: &str) -> bool {
    let is_foreign =
        |letter: char| letter.is_whitespace() || is_hidden(letter) || "\"'`<>\\".contains(letter);
    is_of_the_web(address) && !address.contains(is_foreign)
}

#[cfg(test)]
mod tests {
    use super::may_be_opened;

    #[test]
    fn nothing_but_an_address_is_opened() {
        assert!(may_be_opened("https://www.nato.int/cps/en/natohq/topics_49276.htm?a=b&c=%20#d"));
        for other in
            ["", "file:///etc/passwd", "javascript:alert(1)", "HTTPS:", "-h", "ftp://a", "a"]
        {
            assert!(!may_be_opened(other), "{other}");
        }
        for other in ["https://a b", "https://a\n", "https://a\"b", "https://a\u{202E}"] {
            assert!(!may_be_opened(other), "{other}");
        }
    }
}
