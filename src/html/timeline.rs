//! The picture of all formats over the years.

use maud::{Markup, html};

use crate::html::parts::{format_id, name, percent};
use crate::html::shown::Shown;
use crate::membership::{Lane, Shade, lanes_of_all_formats};
use crate::model::{Day, Format, PartialDate};

/// Draws one bar for the life of each format, over a line of years.
pub(super) fn timeline(shown: &Shown<'_>) -> Markup {
    let lanes = lanes_of_all_formats(shown.dataset);
    html! {
        section #timeline aria-labelledby="timeline-title" {
            h2 #timeline-title { "Timeline" }
            p { "When each format was in being. The line marks the day shown." }
            div.lanes {
                (years(shown))
                ol { @for (format, lane) in &lanes { (row(shown, format, lane)) } }
            }
        }
    }
}

/// Writes years along the line, so many that they keep apart.
fn years(shown: &Shown<'_>) -> Markup {
    let (first, last) = (shown.span.0.year(), shown.span.1.year());
    let steps = [5, 10, 20, 50, 100, 200, 500, 1000];
    let step = steps.into_iter().find(|step| (last - first) / step <= 10).unwrap_or(1000);
    let years = (first..=last).filter(|year| year % step == 0);
    let marks = years.filter_map(|year| Some((year, shown.thousandths(Day::new(year, 1, 1)?))));
    html! {
        svg.years aria-hidden="true" width="100%" height="18" {
            @for (year, at) in marks {
                @let at = percent(at);
                line x1=(at) x2=(at) y1="12" y2="18" {}
                text x=(at) y="10" { (year) }
            }
        }
    }
}

fn row(shown: &Shown<'_>, format: &Format, lane: &Lane) -> Markup {
    let called = format.name_on(Day::MAX);
    let short = called.abbreviation.as_ref().unwrap_or(&called.name);
    let run = lane.periods.first();
    let (first, last) = shown.span;
    let seen = lane.bars.iter().filter(|it| it.until > first && it.from <= last);
    let stretches = seen.map(|stretch| {
        let class = match stretch.shade {
            Shade::Suspended => "suspended",
            Shade::Possible => "possible",
            Shade::Observer => "observer",
            Shade::Member | Shade::Ally => "partner",
        };
        (class, shown.thousandths(stretch.from), shown.thousandths(stretch.until))
    });
    html! {
        li {
            a href={ "#" (format_id(format)) } { (name(shown, short)) }
            " " (bars(stretches)) " "
            span.ends {
                @if let Some(run) = run {
                    (PartialDate::text(run.from)) "–" @if let Some(until) = run.until { (until.text()) }
                }
            }
        }
    }
}

/// Draws bars from and to thousandths of the width.
fn bars(stretches: impl Iterator<Item = (&'static str, i64, i64)>) -> Markup {
    html! {
        span.bar {
            svg aria-hidden="true" {
                @for (class, from, to) in stretches {
                    rect.(class) x=(percent(from.min(996))) width=(percent((to - from).max(4))) {}
                }
            }
        }
    }
}
