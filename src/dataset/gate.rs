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
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
