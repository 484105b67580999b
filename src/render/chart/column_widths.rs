//! Divides the width of a chart among its columns.

/// Divides `room` among columns whose natural widths are `natural`: none gets more than that, and where there is too little,
/// the widest shrink first.
pub(super) fn share(natural: &[f64], room: f64) -> Vec<f64> {
    let mut order: Vec<f64> = natural.to_vec();
    order.sort_by(f64::total_cmp);
    let mut left = room.max(0.0);
    let mut cap = f64::INFINITY;
    for (served, width) in (0u32..).zip(&order) {
        let waiting = f64::from(u32::try_from(order.len()).unwrap_or(u32::MAX) - served);
        if width * waiting > left {
            cap = left / waiting;
            break;
        }
        left -= width;
    }
    natural.iter().map(|width| width.min(cap)).collect()
}

/// The same where each column is at least as wide as its `least`, the longest word that must not be broken; where even that is too much,
/// as [`share`] does.
pub(super) fn share_above(least: &[f64], natural: &[f64], room: f64) -> Vec<f64> {
    let left = room - least.iter().sum::<f64>();
    if left < 0.0 {
        return share(natural, room);
    }
    let more: Vec<f64> = natural.iter().zip(least).map(|(natural, least)| (natural - least).max(0.0)).collect();
    share(&more, left).iter().zip(least).map(|(more, least)| least + more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        assert_eq!(share_above(&[10.0, 60.0, 10.0], &[40.0, 90.0, 40.0], 110.0), [20.0, 70.0, 20.0]);
        assert_eq!(share_above(&[60.0, 60.0], &[90.0, 70.0], 100.0), share(&[90.0, 70.0], 100.0));
    }

    #[test]
    fn the_widest_column_gives_way_first() {
        assert_eq!(share(&[10.0, 50.0, 90.0], 200.0), [10.0, 50.0, 90.0]);
        assert_eq!(share(&[10.0, 50.0, 90.0], 100.0), [10.0, 45.0, 45.0]);
    }
}
