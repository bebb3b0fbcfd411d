//! International organisations.

use serde::{Deserialize, Serialize};

use super::{List, Localised, OrganisationId, Text};

/// An international organisation that is a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The id, which is no country code.
    pub id: OrganisationId,
    /// Its name.
    pub name: Localised,
    /// Its initials.
    pub abbreviation: Text,
    /// Other names people type.
    #[serde(default)]
    pub aliases: List<Text>,
}
