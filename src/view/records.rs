//! The columns of records that stand on a page.

use crate::model::{
    Beneficiary, Confidence, Event, FormatName, List, Nonmember, Outside, Project, Renaming,
    StatedCount, Suspension, Text, Total, Variant,
};
use crate::output::{Cell, Column, Tabular};
use crate::view::cells::{confidence, date, sources};

/// Declares the columns of a record: key, title, value, and how the screen may treat it.
macro_rules! columns {
    ($record:ty { $($key:literal $title:literal => $cell:expr $(, $treat:ident($($by:literal)?))*;)* }) => {
        impl Tabular for $record {
            fn columns() -> Vec<Column<Self>> {
                vec![$(Column::new($key, $title, $cell)$(.$treat($($by)?))*),*]
            }
        }
    };
}

columns! { FormatName {
    "from" "From" => |name: &Self| date(Some(name.from)), whole();
    "until" "Until" => |name: &Self| date(name.until), whole(), drop_at(2);
    "abbreviation" "Abbreviation" => |name: &Self| name.abbreviation.as_ref().map(|short| &*short.en).into(), whole(), drop_at(1);
    "en" "English" => |name: &Self| (&*name.name.en).into();
    "de" "German" => |name: &Self| name.name.de.as_deref().into(), drop_at(4);
    "fr" "French" => |name: &Self| name.name.fr.as_deref().into(), drop_at(5);
    "confidence" "Confidence" => |name: &Self| support(name.confidence, &name.unconfirmed), whole(), drop_at(3);
    "note" "Note" => |name: &Self| name.note.as_deref().into(), optional();
    "sources" "Sources" => |name: &Self| sources(&name.sources), optional();
} }

columns! { Variant {
    "from" "From" => |variant: &Self| date(Some(variant.from)), whole();
    "until" "Until" => |variant: &Self| date(variant.until), whole(), drop_at(2);
    "abbreviation" "Abbreviation" => |variant: &Self| variant.abbreviation.as_ref().map(|short| &*short.en).into(), whole(), drop_at(1);
    "en" "English" => |variant: &Self| (&*variant.name.en).into();
    "de" "German" => |variant: &Self| variant.name.de.as_deref().into(), drop_at(4);
    "fr" "French" => |variant: &Self| variant.name.fr.as_deref().into(), drop_at(5);
    "confidence" "Confidence" => |variant: &Self| support(variant.confidence, &variant.unconfirmed), whole(), drop_at(3);
    "note" "Note" => |variant: &Self| variant.note.as_deref().into(), drop_at(6);
    "sources" "Sources" => |variant: &Self| sources(&variant.sources), optional();
} }

columns! { Outside {
    "kind" "Kind" => |outside: &Self| outside.kind.word().into(), whole();
    "date" "Date" => |outside: &Self| date(outside.date), whole();
    "what" "What" => |outside: &Self| (&*outside.what).into();
    "confidence" "Confidence" => |outside: &Self| confidence(outside.confidence), whole(), drop_at(1);
    "sources" "Sources" => |outside: &Self| sources(&outside.sources), optional();
} }

columns! { Renaming {
    "date" "Date" => |renaming: &Self| date(Some(renaming.date)), whole();
    "place" "Place" => |renaming: &Self| renaming.place.as_deref().into();
    "by" "By" => |renaming: &Self| renaming.by.as_deref().into(), drop_at(2);
    "document" "Document" => |renaming: &Self| renaming.document.as_deref().into(), drop_at(1);
    "what" "What" => |renaming: &Self| renaming.what.as_deref().into();
    "first_meeting" "First meeting" => |renaming: &Self| date(renaming.first_meeting), whole(), drop_at(3);
    "sources" "Sources" => |renaming: &Self| sources(&renaming.sources), optional();
} }

columns! { Suspension {
    "from" "From" => |suspension: &Self| date(Some(suspension.from)), whole();
    "until" "Until" => |suspension: &Self| date(suspension.until), whole();
    "what" "What" => |suspension: &Self| (&*suspension.what).into();
    "sources" "Sources" => |suspension: &Self| sources(&suspension.sources), drop_at(1);
} }

columns! { Event {
    "date" "Date" => |event: &Self| date(Some(event.date)), whole();
    "what" "What" => |event: &Self| (&*event.what).into();
    "confidence" "Confidence" => |event: &Self| confidence(event.confidence), whole(), drop_at(1);
    "sources" "Sources" => |event: &Self| sources(&event.sources), drop_at(2);
} }

columns! { Nonmember {
    "country" "Country" => |nonmember: &Self| nonmember.country.as_str().into(), whole();
    "date" "Date" => |nonmember: &Self| date(nonmember.date), whole();
    "note" "Note" => |nonmember: &Self| (&*nonmember.note).into();
    "sources" "Sources" => |nonmember: &Self| sources(&nonmember.sources), drop_at(1);
} }

columns! { StatedCount {
    "date" "Date" => |count: &Self| date(Some(count.date)), whole();
    "allies" "Allies" => |count: &Self| number(count.allies), right();
    "partners" "Partners" => |count: &Self| number(count.partners), right();
    "total" "Total" => |count: &Self| number(count.total), right();
    "at_least" "At least" => |count: &Self| number(count.at_least), right();
    "source" "Source" => |count: &Self| (&*count.source).into();
    "note" "Note" => |count: &Self| count.note.as_deref().into(), drop_at(1);
} }

columns! { Project {
    "country" "Country" => |project: &Self| project.country.as_str().into(), whole();
    "subject" "Subject" => |project: &Self| (&*project.subject).into();
    "lead" "Lead" => |project: &Self| project.lead.as_deref().into(), drop_at(2);
    "donors" "Donors" => |project: &Self| Cell::List(project.donors.iter().map(|donor| (&**donor).into()).collect()), drop_at(3);
    "from" "From" => |project: &Self| date(project.from), whole();
    "until" "Until" => |project: &Self| date(project.until), whole();
    "result" "Result" => |project: &Self| project.result.as_deref().into();
    "confidence" "Confidence" => |project: &Self| confidence(project.confidence), whole(), drop_at(1);
    "sources" "Sources" => |project: &Self| sources(&project.sources), optional();
} }

columns! { Total {
    "date" "Up to" => |total: &Self| date(Some(total.date)), whole();
    "what" "What" => |total: &Self| (&*total.what).into();
    "sources" "Sources" => |total: &Self| sources(&total.sources), drop_at(1);
} }

columns! { Beneficiary {
    "country" "Country" => |beneficiary: &Self| beneficiary.country.as_str().into(), whole();
    "from" "From" => |beneficiary: &Self| date(beneficiary.from), whole();
    "note" "Note" => |beneficiary: &Self| (&*beneficiary.note).into();
    "sources" "Sources" => |beneficiary: &Self| sources(&beneficiary.sources), drop_at(1);
} }

/// Writes how well a name is supported, and which parts of it are not.
fn support(of_all: Option<Confidence>, parts: &List<Text>) -> Cell<'static> {
    if parts.is_empty() {
        return confidence(of_all);
    }
    let word = of_all.unwrap_or(Confidence::Unconfirmed).word();
    let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    format!("{word} ({})", parts.join(", ")).into()
}

fn number(number: Option<u16>) -> Cell<'static> {
    number.map(i64::from).into()
}
