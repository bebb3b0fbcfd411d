//! The small data set, rewritten.

use std::fs;
use std::path::Path;

use crate::support::program::SMALL;

/// Fills a folder with the small data set, each file rewritten.
pub fn rewrite_small(folder: &Path, rewritten: impl Fn(&str) -> String) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("formats")).unwrap();
    for name in ["", "formats"] {
        for entry in fs::read_dir(Path::new(SMALL).join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = rewritten(&fs::read_to_string(&path).unwrap());
                fs::write(folder.join(name).join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
}
