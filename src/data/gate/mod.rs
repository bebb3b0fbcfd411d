//! What may be read at all, decided on the bytes, before any parser sees them.
//!
//! The parser holds a whole file in memory as events, needs time that grows with the square of
//! nested brackets, lets the last of repeated keys win, drops tags, and reads `NO` or a text with
//! ` #` in it as something else than it looks. So a text must be plain YAML of the kind the data
//! are written in, which three checks see to in time that grows with its length alone:
//!
//! - `file`: regular files and standard input, and no more of them than the [`Limits`] allow;
//! - `characters`: UTF-8 without anything that controls, hides or turns;
//! - `structure` (with `flow`, `scalar`, `words` and `signs`): one document of lists, records, texts and
//!   numbers, every key once, no value empty, none that other readers take for something else.
//!
//! Why a text is refused stands in one table, [`Reason`].

mod characters;
mod file;
mod flow;
mod limits;
mod reasons;
mod scalar;
mod signs;
mod structure;
mod words;

use anyhow::{Result, anyhow};

pub use file::{cannot_read, read, read_file, yaml_files};
pub use limits::{Allowance, Limits};
pub use reasons::Reason;

use super::excerpt::{Place, describe};
use reasons::{Checked, Refused};

/// Returns the text of a file, if all of it may be read.
fn admit(bytes: Vec<u8>, name: &str, allowance: &mut Allowance) -> Result<String> {
    let text = match characters::decode(bytes) {
        Ok(text) => text,
        Err((text, refused)) => return Err(refusal(&text, name, &refused)),
    };
    match inspect(&text, allowance) {
        Ok(()) => Ok(text),
        Err(refused) => Err(refusal(&text, name, &refused)),
    }
}

fn inspect(text: &str, allowance: &mut Allowance) -> Checked {
    characters::check(text)?;
    structure::check(text, allowance)
}

fn refusal(text: &str, name: &str, refused: &Refused) -> anyhow::Error {
    anyhow!(describe(name, text, Place::of(text, refused.at), &refused.message()))
}
