//! What the terminal can show, found out once.

use std::env;
use std::io::{self, IsTerminal};

use anstyle_query::{clicolor, clicolor_force, no_color, term_supports_color};
use supports_hyperlinks::Stream;

use crate::cli::{FileOption, ScreenOptions, When};
use crate::output::Style;

/// Returns how to write for this terminal, or for a file, as far as the options leave it open.
pub fn style(options: &ScreenOptions, file: &FileOption) -> Style {
    let is_printed = file.path().is_none();
    let is_capable = is_printed && io::stdout().is_terminal() && term_supports_color();
    let own_width = || if is_printed { terminal_width() } else { None };
    let width = options.width.map(usize::from).or_else(own_width);
    // A 0 forces nothing, whatever `clicolor_force` says.
    let is_forced = clicolor_force() && env::var_os("CLICOLOR_FORCE").is_some_and(|it| it != "0");
    let color = match options.color {
        When::Always => true,
        When::Never => false,
        When::Auto => !no_color() && (is_forced || (is_capable && clicolor() != Some(false))),
    };
    let may_link = is_capable || (is_printed && env::var_os("FORCE_HYPERLINK").is_some());
    let hyperlinks =
        may_link && options.color != When::Never && supports_hyperlinks::on(Stream::Stdout);
    Style { width, color, ascii: options.ascii, hyperlinks }
}

/// Returns the width of the terminal; nothing when the answer goes into a pipe or a file.
fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}
