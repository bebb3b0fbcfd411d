//! Tables of records, with the columns that every other output has.

use maud::{Markup, html};

use crate::html::parts::{cites_by_id, country_link};
use crate::html::shown::Shown;
use crate::model::CountryCode;
use crate::output::{Cell, Heading, Table, Tabular};

/// Writes records as a table under a heading, if there are any; columns without a value are left out.
pub(super) fn records<R: Tabular>(shown: &Shown<'_>, heading: &str, records: &[R]) -> Markup {
    records_without(shown, heading, records, &[])
}

/// Writes records as [`records`] does, without the columns of these keys.
pub(super) fn records_without<R: Tabular>(
    shown: &Shown<'_>,
    heading: &str,
    records: &[R],
    hidden: &[&str],
) -> Markup {
    if records.is_empty() {
        html! {}
    } else {
        written(shown, heading, &Table::whole(records), hidden)
    }
}

fn written(shown: &Shown<'_>, heading: &str, table: &Table<'_>, hidden: &[&str]) -> Markup {
    let is_shown = |place: &usize| {
        !hidden.contains(&&*table.headings()[*place].key)
            && table.rows().any(|row| !row.cells[*place].is_empty())
    };
    let columns: Vec<usize> = (0..table.headings().len()).filter(is_shown).collect();
    // Where a phone writes the columns one below the other, few of them explain themselves.
    let is_wide = columns.len() > 4;
    html! {
        h4 { (heading) }
        div.scroll {
            table.records {
                caption.unseen { (heading) }
                thead { tr { @for &place in &columns { th scope="col" { (table.headings()[place].title) } } } }
                tbody {
                    @for row in table.rows() {
                        tr {
                            @for &place in &columns {
                                @let heading = &table.headings()[place];
                                td class=[class(heading)] data-title=[is_wide.then_some(&heading.title)] { (value(shown, heading, &row.cells[place])) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the class of a column whose values never break.
fn class(heading: &Heading) -> Option<&'static str> {
    match &*heading.key {
        "date" | "from" | "until" | "first_meeting" => Some("when"),
        "sources" | "source" => Some("by"),
        _ => None,
    }
}

fn value(shown: &Shown<'_>, heading: &Heading, cell: &Cell<'_>) -> Markup {
    let text = cell.words();
    let code = CountryCode::parse(&text).filter(|_| heading.key == "country");
    if let Some(code) = code {
        return country_link(shown, code);
    }
    match (&*heading.key, cell) {
        ("sources", Cell::List(ids)) => cites_by_id(shown, ids.iter().map(|id| &**id)),
        ("source", _) => cites_by_id(shown, std::iter::once(&*text)),
        _ => html! { (text) },
    }
}
