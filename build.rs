//! Reads the data under `data/`, checks them and compiles them in.
//!
//! The data are read by the very modules the program uses for `--data`, so that what is compiled
//! in and what is read at run time cannot differ. A fact that breaks a rule stops the build.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result};

#[path = "src/data/mod.rs"]
#[expect(dead_code, reason = "the build script asks no questions")]
#[expect(unused_imports, reason = "the build script asks no questions")]
mod data;
#[path = "build/emit.rs"]
mod emit;
#[path = "src/hidden_characters.rs"]
mod hidden_characters;
#[path = "src/membership/mod.rs"]
#[expect(dead_code, reason = "the build script asks no questions")]
#[expect(unused_imports, reason = "the build script asks no questions")]
mod membership;
#[path = "src/model/mod.rs"]
#[expect(dead_code, reason = "the build script asks no questions")]
#[expect(unused_imports, reason = "the build script asks no questions")]
mod model;
#[path = "src/rules/mod.rs"]
mod rules;

/// Nobody writes to a build.
mod stream {
    pub(crate) fn stdin() -> impl std::io::Read {
        std::io::empty()
    }
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/data");
    println!("cargo::rerun-if-changed=src/membership");
    println!("cargo::rerun-if-changed=src/rules");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/hidden_characters.rs");
    // What is compiled in is there for the program, and not yet for this script.
    println!("cargo::rustc-cfg=compiled");
    match compile_data() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in format!("{error:#}").lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn compile_data() -> Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    let origin = data::Origin::of(Path::new("data"));
    let dataset = data::load(&origin)?;
    let findings = rules::findings(&dataset);
    if !findings.is_empty() {
        anyhow::bail!("{}", rules::report(&findings, &origin));
    }
    let emitted = emit::emit(&dataset)?;
    fs::write(out.join("pool.txt"), emitted.pool)?;
    fs::write(out.join("tables.rs"), emitted.tables)?;
    fs::write(out.join("dataset.rs"), emitted.dataset)?;
    Ok(())
}
