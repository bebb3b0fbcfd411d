//! Which columns fit beside each other, and how wide each may be.

/// The blanks between two columns.
pub(super) const GAP: usize = 2;

/// What one column asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The width at which nothing in the column has to wrap.
    pub natural: usize,
    /// The width below which the column would rather go.
    pub least: usize,
    /// How early the column goes: the highest number first, zero never.
    pub drop_at: u8,
}

/// A column that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// Its place among the wishes.
    pub index: usize,
    /// The width it is given.
    pub width: usize,
}

/// Shares `width` out among the columns.
///
/// Columns are dropped until the rest can have its least width; then the widest of them give way, so
/// that a narrow column never wraps for the sake of a wide one. `wrapped` tells how wide the
/// column at an index really is once its text is wrapped at a width. Returns `None` if the columns
/// that must stay do not fit.
pub(super) fn fit(
    wishes: &[Wish],
    width: usize,
    wrapped: impl Fn(usize, usize) -> usize,
) -> Option<Vec<Share>> {
    let mut shares: Vec<Share> = (0..wishes.len())
        .map(|index| Share { index, width: wishes[index].natural.min(width) })
        .collect();
    while excess(shares.iter().map(|share| wishes[share.index].least), width) > 0 {
        let droppable = shares.iter().filter(|share| wishes[share.index].drop_at > 0);
        let first = droppable.max_by_key(|share| (wishes[share.index].drop_at, share.index))?.index;
        shares.retain(|share| share.index != first);
    }
    while let Some((index, limit)) = next_to_give_way(&shares, wishes, width) {
        let share = &mut shares[index];
        share.width = wrapped(share.index, limit).min(limit);
    }
    Some(shares)
}

/// Returns the widest share that can be narrower, and how wide it may be now.
///
/// It gives up no more than its part of what is too much, and stops where another is as wide.
fn next_to_give_way(shares: &[Share], wishes: &[Wish], width: usize) -> Option<(usize, usize)> {
    let excess = excess(shares.iter().map(|share| share.width), width);
    let can_give = |share: &Share| share.width > wishes[share.index].least;
    let (index, widest) = shares
        .iter()
        .enumerate()
        .filter(|(_, share)| excess > 0 && can_give(share))
        .max_by_key(|(_, share)| share.width)?;
    let others = || shares.iter().filter(|share| can_give(share)).map(|share| share.width);
    let equals = others().filter(|other| *other == widest.width).count();
    let below = others().filter(|other| *other < widest.width).max().unwrap_or(0);
    let fair = widest.width.saturating_sub(excess.div_ceil(equals));
    Some((index, fair.max(below).max(wishes[widest.index].least)))
}

/// Returns how many columns of the screen are missing to set these widths beside each other.
fn excess(widths: impl ExactSizeIterator<Item = usize>, width: usize) -> usize {
    let gaps = GAP * widths.len().saturating_sub(1);
    widths.fold(gaps, usize::saturating_add).saturating_sub(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Expected<'e> = Option<&'e [(usize, usize)]>;

    fn wish(natural: usize, least: usize, drop_at: u8) -> Wish {
        Wish { natural, least, drop_at }
    }

    fn shared(wishes: &[Wish], width: usize) -> Option<Vec<(usize, usize)>> {
        let shares = fit(wishes, width, |_, limit| limit)?;
        Some(shares.iter().map(|share| (share.index, share.width)).collect())
    }

    #[test]
    fn space_is_shared_out() {
        let wishes = [wish(30, 10, 0), wish(10, 10, 1), wish(20, 12, 2)];
        let cases: [(usize, Expected<'_>); 7] = [
            (100, Some(&[(0, 30), (1, 10), (2, 20)])),
            (64, Some(&[(0, 30), (1, 10), (2, 20)])),
            (60, Some(&[(0, 26), (1, 10), (2, 20)])),
            (36, Some(&[(0, 10), (1, 10), (2, 12)])),
            (35, Some(&[(0, 23), (1, 10)])),
            (21, Some(&[(0, 21)])),
            (9, None),
        ];
        for (width, expected) in cases {
            assert_eq!(shared(&wishes, width).as_deref(), expected, "{width}");
        }
    }

    #[test]
    fn what_wrapping_frees_goes_to_the_others() {
        // "partner country in dialogue" is 18 wide once it wraps at all, and 15 below that.
        let wrapped = |index: usize, limit: usize| match (index, limit) {
            (1, 18..) => 18,
            (1, 15..) => 15,
            (_, limit) => limit,
        };
        let shares = fit(&[wish(22, 11, 0), wish(27, 15, 0)], 36, wrapped);
        let widths = shares.map(|shares| shares.iter().map(|share| share.width).collect());
        assert_eq!(widths, Some(vec![18, 15]));
    }

    #[test]
    fn the_last_of_equals_goes_first() {
        let wishes = [wish(5, 5, 1), wish(5, 5, 1), wish(5, 5, 0)];
        assert_eq!(shared(&wishes, 12), Some(vec![(0, 5), (2, 5)]));
    }

    #[test]
    fn monstrous_widths_are_no_trouble() {
        let wishes = [wish(usize::MAX, 10, 0), wish(usize::MAX, usize::MAX, 1)];
        assert_eq!(shared(&wishes, 80), Some(vec![(0, 80)]));
    }
}
