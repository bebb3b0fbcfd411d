//! What may be read at all, decided on the bytes, before any parser sees them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The largest file that is read: a hundred times the shipped data.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Reads a file as text, if it is a regular file, not too large, and UTF-8.
pub fn read_file(path: &Path) -> Result<String> {
    let name = path.display();
    let metadata = path.metadata().with_context(|| format!("cannot read `{name}`"))?;
    if !metadata.is_file() {
        bail!("`{name}` is not a regular file");
    }
    let file = File::open(path).with_context(|| format!("cannot read `{name}`"))?;
    read(file, &name.to_string())
}

/// Reads a stream as text, if it is not too large, and UTF-8.
pub fn read(stream: impl Read, name: &str) -> Result<String> {
    let mut bytes = Vec::new();
    stream
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read `{name}`"))?;
    if bytes.len() as u64 > LARGEST_FILE {
        bail!("`{name}` is larger than {LARGEST_FILE} bytes");
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        anyhow::anyhow!("`{name}` is not UTF-8 text from byte {}", error.utf8_error().valid_up_to())
    })?;
    refuse_depth(&text, name)?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// The deepest nesting of brackets that is read; the records need none at all.
const DEEPEST_BRACKETS: usize = 16;

/// Refuses brackets within brackets within brackets, on which the parser's time grows with the
/// square of their number.
///
/// Every bracket counts, in quotes and comments too: text with seventeen open brackets is no fact.
fn refuse_depth(text: &str, name: &str) -> Result<()> {
    let (mut depth, mut line) = (0_usize, 1);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' => line += 1,
            _ => {}
        }
        if depth > DEEPEST_BRACKETS {
            bail!(
                "{name}:{line}: brackets are nested deeper than {DEEPEST_BRACKETS}: write lists line by line, as in data/"
            );
        }
    }
    Ok(())
}
