//! What the bars of a picture look like.

use super::picture::Fill;

/// The height of a bar.
pub(super) const BAR: f64 = 12.0;

/// The colours, in the light and in the dark.
pub(super) const STYLE: &str = "\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:13px;fill:#1f2328}
.title{font-size:16px;font-weight:600}
.group{font-weight:600}
.small{font-size:11px;fill:#59636e}
.paper{fill:#ffffff}
.grid{stroke:#d9dee3;stroke-width:1}
.solid{fill:#3f7cb5}
.second{fill:#17375e}
.second-dot{fill:#ffffff;fill-opacity:.55}
.hatched{fill:#fbe3b3}
.hatched-line{stroke:#a45f00;stroke-width:2.5}
.light{fill:#eceff2}
.light-dot{fill:#6b7683}
.thin{fill:#8b95a1}
.edge{fill:none;stroke-width:1}
.edge-second{stroke:#17375e}
.edge-hatched{stroke:#a45f00}
.edge-light{stroke:#6b7683;stroke-dasharray:3 2}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.small{fill:#9aa5b1}
.paper{fill:#0f141a}
.grid{stroke:#2c343d}
.solid{fill:#5b9bd8}
.second{fill:#cfe3f7}
.second-dot{fill:#0f141a}
.hatched{fill:#4a3408}
.hatched-line{stroke:#f0b848}
.light{fill:#222a33}
.light-dot{fill:#9aa5b1}
.thin{fill:#7d8894}
.edge-second{stroke:#cfe3f7}
.edge-hatched{stroke:#f0b848}
.edge-light{stroke:#9aa5b1}
}
";

/// What bars are filled with, so that they can be told apart without colours.
pub(super) const PATTERNS: &str = "\
<pattern id=\"chart-second\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"second\" width=\"4\" height=\"4\"/>\
<circle class=\"second-dot\" cx=\"2\" cy=\"2\" r=\".7\"/></pattern>\n\
<pattern id=\"chart-hatched\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"hatched\" width=\"7\" height=\"7\"/>\
<path class=\"hatched-line\" d=\"M3.5 0V7\"/></pattern>\n\
<pattern id=\"chart-light\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"light\" width=\"5\" height=\"5\"/>\
<circle class=\"light-dot\" cx=\"2.5\" cy=\"2.5\" r=\".9\"/></pattern>\n";

/// Draws a bar of one fill.
pub(super) fn filled(fill: Fill, x: f64, y: f64, wide: f64) -> String {
    let pattern = match fill {
        Fill::Solid => {
            return format!(
                "<rect class=\"solid\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{BAR}\"/>"
            );
        }
        Fill::Thin => {
            let y = y + BAR / 2.0 - 1.5;
            return format!(
                "<rect class=\"thin\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"3\"/>"
            );
        }
        Fill::Second => "second",
        Fill::Hatched => "hatched",
        Fill::Light => "light",
    };
    let (inner, high) = ((wide - 1.0).max(0.5), BAR - 1.0);
    format!(
        "<rect fill=\"url(#chart-{pattern})\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{BAR}\"/>\
         <rect class=\"edge edge-{pattern}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{inner:.1}\" height=\"{high}\"/>",
        x + 0.5,
        y + 0.5
    )
}
