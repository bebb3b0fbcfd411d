//! What the terminal can show, found out once.

use std::env;
use std::io::{self, IsTerminal};

use crate::cli::{FileOption, ScreenOptions, When};
use crate::output::Style;

/// Returns how to write for this terminal, or for a file, as far as the options leave it open.
#[must_use]
pub fn style(options: &ScreenOptions, file: &FileOption) -> Style {
    let is_printed = file.path().is_none();
    let is_terminal = is_printed && io::stdout().is_terminal();
    let own_width = || if is_printed { terminal_width() } else { None };
    let width = options.width.map(usize::from).or_else(own_width);
    let color = match options.color {
        When::Always => true,
        When::Never => false,
        When::Auto => color_is_wanted(is_terminal),
    };
    let hyperlinks = is_terminal && options.color != When::Never && terminal_links();
    Style { width, color, ascii: options.ascii, hyperlinks }
}

/// Decides on colour by the usual variables: `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb`.
#[must_use]
pub fn color_is_wanted(is_terminal: bool) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return false;
    }
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    is_set("CLICOLOR_FORCE") || (is_terminal && !is_dumb)
}

/// Returns the width of the terminal; nothing when the answer goes into a pipe or a file.
fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// Tells whether the terminal is one of those known to make links that can be clicked.
fn terminal_links() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    ["VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"].into_iter().any(is_set)
        || ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(&program.as_str())
}
