//! Sparklines for the terminal: values as a row of blocks.

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Where each value lies between the least (0) and the greatest (1); a constant lies in the middle.
fn shares(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let range = high / 2.0 - low / 2.0;
    let share = |v: f64| if range > 0.0 { (v / 2.0 - low / 2.0) / range } else { 0.5 };
    values.iter().map(|v| v.filter(|v| v.is_finite()).map(share)).collect()
}

/// One block for each value, from the lowest for the least to the highest for the greatest; a space for a missing one.
pub(crate) fn sparkline(values: &[Option<f64>]) -> String {
    let steps = BLOCKS.len() - 1;
    let block = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share lies in 0..=1"
        )]
        let n = (share * steps as f64).round() as usize;
        BLOCKS[n.min(steps)]
    };
    shares(values).into_iter().map(|share| share.map_or(' ', block)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_gaps_and_a_constant_lies_in_the_middle() {
        assert_eq!(sparkline(&[Some(0.0), None, Some(10.0)]), "▁ █");
        assert_eq!(sparkline(&[Some(3.0), Some(3.0)]), "▅▅");
        assert_eq!(sparkline(&[]), "");
    }
}
