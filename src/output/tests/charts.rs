use super::*;
use crate::output::{Bar, Chart, Ends, Fill, Group, Labels, Mark, Track};

fn bar(from: u32, until: u32, fill: Fill, run: usize) -> Bar {
    Bar { from, until, fill, run, title: format!("{from} & more") }
}

fn track(name: &str, bars: Vec<Bar>) -> Track<'_> {
    let ends = Ends { from: "1990".into(), until: Some("2005".into()) };
    Track { name: name.into(), code: "C".into(), ends: vec![ends], bars }
}

fn chart(labels: Labels) -> Body<'static> {
    let years = (1990..2010).map(|number| Mark { at: u32::from(number - 1990) * 10, number });
    let hms = vec![bar(0, 55, Fill::Solid, 0), bar(55, 155, Fill::Hatched, 0)];
    let tracks = vec![
        track("HMS <Pinafore>", hms),
        track("Argo\x1B[31m", vec![bar(20, 21, Fill::Light, 0), bar(21, 200, Fill::Second, 1)]),
    ];
    Body::Chart(Chart {
        heading: "Ships & \u{202E}boats\nAll of them".into(),
        length: 200,
        marks: years.collect(),
        groups: vec![
            Group { title: "Afloat".into(), tracks },
            Group { title: "Sunk".into(), tracks: Vec::new() },
        ],
        legend: vec![
            (Fill::Solid, "at sea"),
            (Fill::Second, "in port"),
            (Fill::Hatched, "in the dock for longer than anybody likes"),
            (Fill::Light, "lost"),
            (Fill::Thin, "never seen"),
        ],
        labels,
    })
}

#[test]
fn a_chart_has_a_letter_for_each_piece_of_a_bar() {
    let screen = written(&chart(Labels::Names), Output::Table, &style(Some(66)));
    let expected = "\
Ships & \\u{202E}boats
All of them

Afloat
                1990     1995      2000      2005
                ┬────────┬─────────┬─────────┬─────────
HMS <Pinafore>  ███████████╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱           1990–2005
Argo\\x1B[31m       ░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓  1990–2005

Sunk

██ at sea  ▓▓ in port
╱╱ in the dock for longer than anybody likes  ░░ lost
";
    assert_eq!(screen, expected);
}

#[test]
fn a_chart_that_has_little_room_says_less() {
    let narrow = |labels, columns| {
        let screen = written(&chart(labels), Output::Table, &style(Some(columns)));
        screen.lines().find(|line| line.contains('█')).unwrap_or_default().to_owned()
    };
    assert!(narrow(Labels::Names, 45).starts_with("HMS <Pinafore>  █"));
    assert!(!narrow(Labels::Names, 45).contains("1990"));
    assert!(narrow(Labels::Codes, 45).starts_with("C  █"));
    assert!(narrow(Labels::Codes, 45).ends_with("1990–2005"));
    assert!(narrow(Labels::Codes, 20).starts_with("C       █"));
}

#[test]
fn the_years_stand_below_many_tracks_too() {
    for (number, times) in [(20, 1), (21, 2)] {
        let Body::Chart(mut chart) = chart(Labels::Codes) else { return };
        let bars = vec![bar(0, 200, Fill::Solid, 0)];
        chart.groups[0].tracks = (0..number).map(|_| track("Argo", bars.clone())).collect();
        let screen = written(&Body::Chart(chart), Output::Table, &style(Some(66)));
        assert_eq!(screen.matches("┬────────").count() / 4, times, "{screen}");
    }
}

#[test]
fn a_chart_keeps_to_ascii_and_paints_only_if_allowed() {
    let ascii = Style { ascii: true, ..style(Some(66)) };
    let screen = written(&chart(Labels::Names), Output::Table, &ascii);
    assert!(screen.is_ascii() && screen.contains("####////") && screen.contains("1990..2005"));
    let colored = Style { color: true, ..style(Some(66)) };
    let screen = written(&chart(Labels::Names), Output::Table, &colored);
    assert!(screen.contains("█\x1B[31m╱"), "{screen}");
    assert!(screen.contains("\x1B[35m░\x1B[0m▓"), "{screen}");
}

#[test]
fn a_picture_hides_nothing_and_breaks_nothing() {
    let svg = written(&chart(Labels::Names), Output::Svg, &style(None));
    assert!(svg.contains("<title id=\"chart-title\">Ships &amp; \\u{202E}boats</title>"));
    assert!(svg.contains("<title>HMS &lt;Pinafore&gt;: 0 &amp; more</title>"));
    assert!(svg.contains("Argo\\x1B[31m") && !svg.contains('\x1B'));
    assert!(!svg.contains("never seen"), "the legend explains what is there");
}

#[test]
fn a_chart_is_neither_rows_nor_a_page() {
    for output in Output::ALL {
        let is_drawn = matches!(output, Output::Table | Output::Svg);
        let drawn = render(&chart(Labels::Names), output, &style(None));
        assert_eq!(drawn.is_ok(), is_drawn, "{output:?}");
        assert!(is_drawn || drawn == Err(crate::output::Unsuited::NotDrawn));
    }
}
