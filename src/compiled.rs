//! The data set that is compiled in.
//!
//! The build script writes this module from `data/`, after the data have kept every rule.

#![allow(
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    reason = "nobody reads what the build script writes"
)]

use crate::data::{Dataset, Index};
use crate::model::*;

include!(concat!(env!("OUT_DIR"), "/compiled.rs"));

impl Dataset {
    /// Returns the data set that is compiled in, at no cost.
    ///
    /// ```
    /// use nato_partners::data::Dataset;
    ///
    /// let dataset = Dataset::embedded();
    /// assert_eq!(dataset.reviewed().to_string(), "2026-11-24");
    /// assert_eq!(&*dataset.format("eapc").unwrap().founded.date.text(), "1997-05-30");
    /// ```
    pub fn embedded() -> &'static Self {
        &DATASET
    }
}
