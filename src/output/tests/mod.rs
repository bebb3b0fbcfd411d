//! What charts look like.

mod charts;

use super::{Body, Output, Style, render};

fn style(width: Option<usize>) -> Style {
    Style { width, ..Style::default() }
}

fn written(body: &Body<'_>, output: Output, style: &Style) -> String {
    render(body, output, style).expect("the output can show it")
}
