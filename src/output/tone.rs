//! What a row stands for, and the colour that says so again.

use super::Style;

/// What a row stands for, as far as a colour can say it.
///
/// A tone repeats what the row's text says already; nothing may be told by it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The ordinary case.
    #[default]
    Plain,
    /// Past, or not yet.
    Muted,
    /// In force, but not as usual.
    Warning,
    /// Perhaps.
    Doubtful,
}

impl Tone {
    /// Returns the sequence that starts this tone's colour.
    fn color(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            // Red and magenta alone can be read on black and on white: in the palettes of eight usual
            // terminals their contrast is 2.6 or more on either, that of the other colours down to 1.4.
            Self::Muted => Some("\x1B[2m"),
            Self::Warning => Some("\x1B[31m"),
            Self::Doubtful => Some("\x1B[35m"),
        }
    }

    /// Returns `line` without trailing blanks, its text in the tone's colour if there are colours.
    pub(super) fn paint(self, line: &str, style: &Style) -> String {
        let line = line.trim_end();
        let text = line.trim_start();
        match self.color().filter(|_| style.color && !text.is_empty()) {
            Some(color) => format!("{}{color}{text}\x1B[0m", &line[..line.len() - text.len()]),
            None => line.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_painted_and_only_if_allowed() {
        let plain = Style::default();
        let colored = Style { color: true, ..plain };
        let cases = [
            (Tone::Plain, colored, "  text"),
            (Tone::Muted, plain, "  text"),
            (Tone::Muted, colored, "  \x1B[2mtext\x1B[0m"),
            (Tone::Warning, colored, "  \x1B[31mtext\x1B[0m"),
            (Tone::Doubtful, colored, "  \x1B[35mtext\x1B[0m"),
        ];
        for (tone, style, expected) in cases {
            assert_eq!(tone.paint("  text  ", &style), expected);
        }
        assert_eq!(Tone::Muted.paint("   ", &colored), "");
    }
}
