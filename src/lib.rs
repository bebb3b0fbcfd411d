//! nato-partners
pub mod compiled;
pub mod dataset;
pub mod model;
