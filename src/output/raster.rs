//! Bars become cells.

use std::cmp::Reverse;

use super::picture::{Bar, Fill};

/// What one cell shows: a fill, and the run it stands for.
type Shown = Option<(Fill, usize)>;

/// Divides a line of `length` into `number` cells of one size and tells how each is filled.
///
/// A cell shows what holds for most of it, if that is nothing, nothing. But no run vanishes while
/// there are cells enough: one that holds for most of no cell is shown in the cell it has most
/// of, or in the nearest that another run can spare.
pub(super) fn cells(bars: &[Bar], length: u32, number: usize) -> Vec<Option<Fill>> {
    let grid = Grid { length: u64::from(length), number: number as u64 };
    let mut cells: Vec<Shown> = (0..number as u64).map(|cell| grid.most(bars, cell)).collect();
    let mut runs: Vec<usize> = bars.iter().map(|bar| bar.run).collect();
    runs.dedup();
    for run in runs {
        if !cells.iter().flatten().any(|(_, shown)| *shown == run) {
            grid.squeeze_in(bars, run, &mut cells);
        }
    }
    cells.into_iter().map(|cell| cell.map(|(fill, _)| fill)).collect()
}

/// Cells of one size; `length` units of length are `number` cells.
struct Grid {
    length: u64,
    number: u64,
}

impl Grid {
    /// Returns how much of a cell a bar takes, of `length` in all.
    fn share(&self, bar: &Bar, cell: u64) -> u64 {
        let from = (u64::from(bar.from) * self.number).max(cell * self.length);
        let until = (u64::from(bar.until) * self.number).min((cell + 1) * self.length);
        until.saturating_sub(from)
    }

    /// Returns what holds for most of a cell; nothing only if it holds for more than anything.
    fn most(&self, bars: &[Bar], cell: u64) -> Shown {
        let share_of = |fill: Fill| -> u64 {
            let alike = bars.iter().filter(|bar| bar.fill == fill);
            alike.map(|bar| self.share(bar, cell)).sum()
        };
        let shares = Fill::ALL.map(|fill| (share_of(fill), fill));
        let filled: u64 = shares.iter().map(|(share, _)| share).sum();
        let (share, fill) = shares.into_iter().rev().max_by_key(|(share, _)| *share)?;
        if share == 0 || share < self.length.saturating_sub(filled) {
            return None;
        }
        let alike = bars.iter().filter(|bar| bar.fill == fill);
        let bar = alike.rev().max_by_key(|bar| self.share(bar, cell))?;
        Some((fill, bar.run))
    }

    /// Gives a run that is shown nowhere the cell where it is missed least.
    fn squeeze_in(&self, bars: &[Bar], run: usize, cells: &mut [Shown]) {
        let of_run = || bars.iter().filter(|bar| bar.run == run);
        let share = |cell: usize| -> u64 { of_run().map(|bar| self.share(bar, cell as u64)).sum() };
        let Some(most) = (0..cells.len()).rev().max_by_key(|cell| share(*cell)) else { return };
        let Some(longest) = of_run().rev().max_by_key(|bar| bar.until - bar.from) else { return };
        let can_spare = |cell: &usize| match cells[*cell] {
            None => true,
            Some((_, other)) => {
                cells.iter().flatten().filter(|(_, shown)| *shown == other).count() > 1
            }
        };
        let free = (0..cells.len()).filter(can_spare);
        // Of two that are as near the later one, for earlier runs have been shown already.
        if let Some(cell) = free.min_by_key(|cell| (cell.abs_diff(most), Reverse(*cell))) {
            cells[cell] = Some((longest.fill, run));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(from: u32, until: u32, fill: Fill, run: usize) -> Bar {
        Bar { from, until, fill, run, title: String::new() }
    }

    fn drawn(bars: &[Bar], length: u32, number: usize) -> String {
        let letter = |fill: Option<Fill>| match fill {
            None => '.',
            Some(Fill::Solid) => '#',
            Some(Fill::Second) => '=',
            Some(Fill::Hatched) => '/',
            Some(Fill::Light) => '?',
            Some(Fill::Thin) => '-',
        };
        cells(bars, length, number).into_iter().map(letter).collect()
    }

    #[test]
    fn a_cell_shows_what_holds_for_most_of_it() {
        let bars = [
            bar(14, 46, Fill::Solid, 0),
            bar(46, 58, Fill::Hatched, 0),
            bar(58, 93, Fill::Second, 1),
        ];
        assert_eq!(drawn(&bars, 100, 10), ".####/===.");
        assert_eq!(drawn(&bars, 100, 5), ".#/==");
        assert_eq!(drawn(&[], 100, 5), ".....");
        assert_eq!(drawn(&[bar(0, 5, Fill::Solid, 0)], 10, 1), "#", "half is enough");
    }

    #[test]
    fn no_run_vanishes() {
        let brief = [bar(41, 42, Fill::Solid, 0)];
        assert_eq!(drawn(&brief, 100, 10), "....#.....");
        let two = [bar(41, 42, Fill::Solid, 0), bar(42, 43, Fill::Second, 1)];
        assert_eq!(drawn(&two, 100, 10), "....#=....");
        let last = [bar(0, 99, Fill::Solid, 0), bar(99, 100, Fill::Second, 1)];
        assert_eq!(drawn(&last, 100, 10), "#########=");
    }

    /// Every run is shown, and all other cells show what a count position by position finds.
    #[test]
    fn cells_agree_with_counting() {
        let mut seed = 7_u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        for _ in 0..500 {
            let (length, number) = (60, [4, 5, 6, 10, 12, 15, 20][random(7) as usize]);
            let mut bars = Vec::new();
            let mut at = random(20);
            for run in 0..=random(3) as usize {
                let until = (at + 1 + random(25)).min(length);
                if at < until {
                    bars.push(bar(at, until, Fill::ALL[random(5) as usize], run));
                }
                at = until + random(3);
            }
            let shown = cells(&bars, length, number);
            let mut forced = 0;
            let size = length / u32::try_from(number).expect("small");
            for (cell, fill) in shown.iter().enumerate() {
                let first = u32::try_from(cell).expect("small") * size;
                let at = |place| {
                    let over = |bar: &&Bar| (bar.from..bar.until).contains(&place);
                    bars.iter().find(over).map(|bar| bar.fill)
                };
                let count = |fill| (first..first + size).filter(|place| at(*place) == fill).count();
                let most = Fill::ALL.map(Some).into_iter().chain([None]).map(count).max();
                forced += usize::from(Some(count(*fill)) != most);
            }
            assert!(forced <= bars.len(), "{bars:?}");
            for fill in Fill::ALL {
                let is_used = bars.iter().any(|bar| bar.fill == fill);
                assert_eq!(is_used, shown.contains(&Some(fill)), "{fill:?} {bars:?} {shown:?}");
            }
        }
    }
}
