//! What the data set says of itself.

use serde::{Deserialize, Serialize};

use super::{PartialDate, Text};

/// The data set's own card: `dataset.yaml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The version of the shape of the records; this program reads version `1`.
    pub schema: Text,
    /// The version of the facts.
    pub version: Text,
    /// The day the data were last checked as a whole, and so the day asked for by default.
    pub reviewed: PartialDate,
    /// The licence of the data, as an SPDX identifier.
    pub licence: Text,
}
