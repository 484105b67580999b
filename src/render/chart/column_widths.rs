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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_column_gives_way_first() {
        assert_eq!(share(&[10.0, 50.0, 90.0], 200.0), [10.0, 50.0, 90.0]);
        assert_eq!(share(&[10.0, 50.0, 90.0], 100.0), [10.0, 45.0, 45.0]);
    }
}
