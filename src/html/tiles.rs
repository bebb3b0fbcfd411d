//! Where the countries lie on the map of tiles.
//!
//! One square for each state, near its neighbours as far as squares allow. No border is drawn, so
//! none is disputed. Where a square lies is a matter of looks, not a fact: no source is needed.

/// The map, row by row; two dots are an empty place.
const MAP: &str = "
CA .. IS .. .. NO SE FI .. RU .. .. .. .. ..
US .. .. .. .. .. .. EE .. .. .. .. MN .. ..
.. IE GB .. DK .. .. LV .. .. KZ KG .. KR JP
.. .. .. NL DE PL .. LT BY .. UZ TJ .. .. ..
.. .. BE LU .. CZ SK UA .. .. TM .. .. .. ..
.. .. FR CH AT HU RO MD .. GE AZ .. AF PK ..
PT ES .. IT SI HR RS BG .. AM .. .. .. .. ..
.. .. .. .. .. BA XK MK .. TR .. .. .. .. ..
.. .. .. MT .. ME AL GR .. .. IL JO IQ KW ..
CO MR MA DZ TN LY .. .. EG .. .. SA BH QA ..
.. .. .. .. .. .. .. .. .. .. .. AE OM AU NZ
";

/// Returns the row and the column of a country, from 1; a former state has none.
pub(super) fn place_of(code: &str) -> Option<(usize, usize)> {
    places().find_map(|(place, tile)| (tile == code).then_some(place))
}

fn places() -> impl Iterator<Item = ((usize, usize), &'static str)> {
    let rows = MAP.trim().lines().enumerate();
    let places = rows.flat_map(|(row, line)| {
        let tiles = line.split(' ').enumerate();
        tiles.map(move |(column, tile)| ((row + 1, column + 1), tile))
    });
    places.filter(|(_, tile)| *tile != "..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Dataset;
    use crate::model::CountryKind;

    #[test]
    fn every_state_of_the_map_has_one_tile_and_no_tile_is_of_nobody() {
        let dataset = Dataset::embedded();
        let mut tiles: Vec<&str> = places().map(|(_, tile)| tile).collect();
        tiles.sort_unstable();
        let listed = dataset.countries.iter().filter(|it| it.gw.is_some());
        let states = listed.filter(|it| it.kind != CountryKind::FormerState);
        let states: Vec<&str> = states.map(|country| country.id.as_str()).collect();
        assert_eq!(tiles, states);
    }

    #[test]
    fn the_style_has_a_rule_for_every_row_and_column() {
        let style = include_str!("style.css");
        for ((row, column), tile) in places() {
            for rule in [
                format!(".r{row}{{grid-row:{row}}}"),
                format!(".c{column}{{grid-column:{column}}}"),
            ] {
                assert!(style.contains(&rule), "{tile}: {rule}");
            }
        }
        let widths = MAP.trim().lines().map(|line| line.split(' ').count());
        assert!(widths.into_iter().all(|width| width == 15));
    }
}
