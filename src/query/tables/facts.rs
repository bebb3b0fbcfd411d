//! The facts of formats and meetings, with their ids.

use super::{Ids, Item};
use crate::data::Dataset;
use crate::model::{
    Beneficiary, Claim, Conflict, Country, Event, Format, FormatName, Meeting, Nonmember, Outside,
    PartialDate, Project, Renaming, StatedCount, Text, Total, Variant,
};

/// A record with its id, and with what it belongs to.
pub struct Fact<'d, T> {
    /// Its id.
    pub id: String,
    /// The id of its format; the empty text where it is of none.
    pub format: &'d str,
    /// The id of its meeting; the empty text where it is of none.
    pub meeting: &'d str,
    /// The code of its country; the empty text where it is of none.
    pub country: &'d str,
    /// The id of the fact that it is a part of; the empty text where it stands for itself.
    pub part_of: String,
    /// The kind of list it stands in.
    pub list: &'static str,
    /// The record itself.
    pub record: &'d T,
}

/// A name of a format with its id, and with its end.
pub struct NameFact<'d> {
    /// The name.
    pub fact: Fact<'d, FormatName>,
    /// The first day on which it was no more; see [`Format::name_until`].
    pub until: Option<PartialDate>,
}

/// Returns the names of formats.
pub(super) fn names(dataset: &Dataset) -> Vec<NameFact<'_>> {
    let facts = of_formats(dataset, "name", |format| &format.names);
    let names = dataset
        .formats
        .iter()
        .flat_map(|format| format.names.iter().map(move |name| format.name_until(name)));
    facts.into_iter().zip(names).map(|(fact, until)| NameFact { fact, until }).collect()
}

/// A record that is told from others in its format.
pub(super) trait Distinct {
    /// Returns the day, the country or whatever else it is about.
    fn about(&self) -> String;
}

macro_rules! distinct {
    ($($record:ty: $it:ident => $about:expr;)*) => {
        $(impl Distinct for $record {
            fn about(&self) -> String {
                let $it = self;
                $about
            }
        })*
    };
}

distinct! {
    FormatName: name => name.from.text();
    Variant: variant => variant.from.text();
    Renaming: renaming => renaming.date.text();
    Event: event => event.date.text();
    StatedCount: count => count.date.text();
    Nonmember: nonmember => nonmember.country.to_string();
    Project: project => project.country.to_string();
    Total: total => total.date.text();
    Beneficiary: beneficiary => beneficiary.country.to_string();
}

/// Returns the records that stand in a list of each format: `eapc:event:1997-05-30:1`.
pub(super) fn of_formats<'d, T: Distinct>(
    dataset: &'d Dataset,
    list: &'static str,
    records: fn(&'d Format) -> &'d [T],
) -> Vec<Fact<'d, T>> {
    let ids = &mut Ids::default();
    let formats = dataset.formats.iter();
    formats.flat_map(|format| of_format(ids, format, list, records(format))).collect()
}

/// Returns those who are named with a format and no member of it.
pub(super) fn nonmembers(dataset: &Dataset) -> Vec<Fact<'_, Nonmember>> {
    let ids = &mut Ids::default();
    let mut facts = Vec::new();
    for format in &dataset.formats {
        facts.extend(of_format(ids, format, "invited", &format.invited));
        facts.extend(of_format(ids, format, "pending", &format.pending));
        facts.extend(of_format(ids, format, "not-member", &format.not_members));
    }
    facts
}

fn of_format<'d, T: Distinct>(
    ids: &mut Ids,
    format: &'d Format,
    list: &'static str,
    records: &'d [T],
) -> Vec<Fact<'d, T>> {
    let fact = |record: &'d T| Fact {
        id: ids.next(&format!("{}:{list}:{}", format.id, record.about())),
        format: &format.id,
        meeting: "",
        country: "",
        part_of: String::new(),
        list,
        record,
    };
    records.iter().map(fact).collect()
}

/// Returns how countries stand to NATO outside all formats: `CN:outside:2018-06:1`.
pub(super) fn outside(dataset: &Dataset) -> Vec<Fact<'_, Outside>> {
    let ids = &mut Ids::default();
    let mut facts = Vec::new();
    for country in &dataset.countries {
        let code = country.id.as_str();
        facts.extend(country.outside.iter().map(|record| Fact {
            id: ids.next(&match record.date {
                Some(date) => format!("{code}:outside:{date}"),
                None => format!("{code}:outside"),
            }),
            format: "",
            meeting: "",
            country: code,
            part_of: String::new(),
            list: "outside",
            record,
        }));
    }
    facts
}

/// Returns where sources disagree, first on formats, then on meetings and countries: `eapc:conflict:1`.
pub(super) fn conflicts(dataset: &Dataset) -> Vec<Fact<'_, Conflict>> {
    of_all(
        dataset,
        "conflict",
        |format| &format.conflicts,
        |meeting| &meeting.conflicts,
        |country| &country.conflicts,
    )
}

/// Returns what is not known, first of formats, then of meetings and countries: `eapc:question:1`.
pub(super) fn open_questions(dataset: &Dataset) -> Vec<Fact<'_, Text>> {
    of_all(
        dataset,
        "question",
        |format| &format.open_questions,
        |meeting| &meeting.open_questions,
        |country| &country.open_questions,
    )
}

fn of_all<'d, T>(
    dataset: &'d Dataset,
    list: &'static str,
    of_format: fn(&'d Format) -> &'d [T],
    of_meeting: fn(&'d Meeting) -> &'d [T],
    of_country: fn(&'d Country) -> &'d [T],
) -> Vec<Fact<'d, T>> {
    let ids = &mut Ids::default();
    let of_formats = dataset.formats.iter().map(|it| (&*it.id, "", "", of_format(it)));
    let of_meetings = dataset.meetings.iter().map(|it| ("", &*it.id, "", of_meeting(it)));
    let of_countries = dataset.countries.iter().map(|it| ("", "", it.id.as_str(), of_country(it)));
    let mut facts = Vec::new();
    for (format, meeting, country, records) in of_formats.chain(of_meetings).chain(of_countries) {
        facts.extend(records.iter().map(|record| Fact {
            id: ids.next(&format!("{format}{meeting}{country}:{list}")),
            format,
            meeting,
            country,
            part_of: String::new(),
            list,
            record,
        }));
    }
    facts
}

/// Returns what each source says where they disagree: `eapc:conflict:1:claim:2`.
pub(super) fn claims<'d>(conflicts: &[Fact<'d, Conflict>]) -> Vec<Fact<'d, Claim>> {
    let ids = &mut Ids::default();
    let mut claims = Vec::new();
    for conflict in conflicts {
        claims.extend(conflict.record.says.iter().map(|claim| Fact {
            id: ids.next(&format!("{}:claim", conflict.id)),
            format: conflict.format,
            meeting: conflict.meeting,
            country: conflict.country,
            part_of: conflict.id.clone(),
            list: "claim",
            record: claim,
        }));
    }
    claims
}

/// Returns who else pays for projects, each with the id of its project.
pub(super) fn donors<'d>(projects: &[Fact<'d, Project>]) -> Vec<(String, Item<'d, &'d Text>)> {
    let mut donors = Vec::new();
    for project in projects {
        donors.extend(project.record.donors.iter().enumerate().map(|(place, donor)| {
            let item = Item { owner: project.format, number: place + 1, record: donor };
            (project.id.clone(), item)
        }));
    }
    donors
}
