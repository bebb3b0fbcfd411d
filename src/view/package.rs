//! The data set as a package for other programs.

use crate::output::package::{Link, Package};
use crate::query::{Cited, Tables};
use crate::view::tables::package_tables;

/// The name by which an export is known again.
pub const PACKAGE_NAME: &str = "nato-partners";

const TITLE: &str = "nato-partners: who was in which NATO partnership format";

const DESCRIPTION: &str = "\
Which countries and international organisations belonged to which of NATO's partnership formats on which day, who says so, \
and where sources disagree. Periods are half-open: `from` <= day < `until`, so `until` is the first day out, and an empty \
`until` means that the period still runs. Dates are as precise as their sources: 1995, 1995-02, 1995-02-08, or unknown \
(there was such a day, and no source at hand tells which). Each date brings its first possible day (_earliest), its last \
(_latest) and its precision with it. A missing value is empty, never NA, which is Namibia. Ids tell rows of one version \
apart; after a correction they may be others.";

/// Where the data are from, apart from the sources of single facts.
const SOURCES: [Link<'static>; 5] = [
    Link {
        name: "",
        title: "The sources of all facts, in sources.csv and fact_sources.csv",
        path: "",
    },
    Link {
        name: "",
        title: "Unicode Common Locale Data Repository 48: German and French names, endonyms, regions",
        path: "https://cldr.unicode.org/",
    },
    Link {
        name: "",
        title: "United Nations, Standard Country or Area Codes for Statistical Use (M49)",
        path: "https://unstats.un.org/unsd/methodology/m49/",
    },
    Link {
        name: "",
        title: "Correlates of War Project, State System Membership List, v2016",
        path: "https://correlatesofwar.org/data-sets/state-system-membership/",
    },
    Link {
        name: "",
        title: "Gleditsch and Ward, list of independent states (International Interactions 25, 1999)",
        path: "",
    },
];

/// Returns the data set as a package.
///
/// It is as old as the last check of the data, so that two exports of the same data are the same.
pub fn package<'r>(tables: &'r Tables<'r>, citations: &'r [Cited<'r>]) -> Package<'r> {
    let about = &tables.dataset.about;
    Package {
        name: PACKAGE_NAME,
        title: TITLE.into(),
        description: DESCRIPTION.into(),
        version: &about.version,
        created: format!("{}T00:00:00Z", tables.dataset.reviewed()),
        licences: vec![licence(&about.licence), names_licence()],
        sources: SOURCES.into(),
        resources: package_tables(tables, citations),
    }
}

fn licence(spdx: &str) -> Link<'_> {
    match spdx {
        "CC0-1.0" => Link {
            name: spdx,
            title: "Creative Commons Zero 1.0",
            path: "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        other => Link { name: other, title: "", path: "" },
    }
}

fn names_licence() -> Link<'static> {
    Link {
        name: "Unicode-3.0",
        title: "Unicode License v3, for German and French names of countries and regions; see NOTICE",
        path: "https://www.unicode.org/license.txt",
    }
}
