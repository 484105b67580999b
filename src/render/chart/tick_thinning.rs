//! Chooses which ticks of an axis keep their labels.

/// Chooses the labels of an axis to write. `spans` holds start, end and weight of each; higher weights come first.
/// Of the highest weight, every first, second or third … label is taken. Of the others, those at every first, second or third … place,
/// counted from the first of the highest weight, so that each year shows the same months. A weight is left out where the labels would
/// no longer stand at even steps.
pub(super) fn thin(spans: &[(f64, f64, u8)], gap: f64) -> Vec<usize> {
    let mut weights: Vec<u8> = spans.iter().map(|s| s.2).collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    weights.dedup();
    let heaviest = weights.first().copied();
    let base = spans.iter().position(|s| Some(&s.2) == weights.first()).unwrap_or(0);
    let touch = |a: usize, b: usize| spans[a].0 < spans[b].1 + gap && spans[b].0 < spans[a].1 + gap;
    let mut kept: Vec<usize> = Vec::new();
    for weight in weights {
        let of_weight: Vec<usize> = (0..spans.len()).filter(|i| spans[*i].2 == weight).collect();
        let every = |step: usize| -> Vec<usize> {
            if Some(weight) == heaviest {
                return of_weight.iter().copied().step_by(step).collect();
            }
            of_weight.iter().copied().filter(|i| i.abs_diff(base) % step == 0).collect()
        };
        let apart = |chosen: &[usize]| chosen.windows(2).all(|pair| !touch(pair[0], pair[1]));
        let in_step = |chosen: &[usize]| {
            let mut all: Vec<usize> = kept.iter().chain(chosen).copied().filter(|i| *i >= base).collect();
            all.sort_unstable();
            all.windows(3).all(|three| three[2] - three[1] == three[1] - three[0])
        };
        let even = (1..=spans.len()).map(every).find(|chosen| {
            apart(chosen) && in_step(chosen) && !chosen.iter().any(|i| kept.iter().any(|k| touch(*i, *k)))
        });
        kept.extend(even.unwrap_or_default());
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_thinned_by_years() {
        let spans: Vec<(f64, f64, u8)> =
            (0u8..60).map(|i| (f64::from(i) * 4.0, f64::from(i) * 4.0 + 46.0, u8::from(i % 12 == 0))).collect();
        assert_eq!(thin(&spans, 5.0), [0, 24, 48]);
    }

    #[test]
    fn heavy_ticks_win_and_the_rest_is_even() {
        let spans: Vec<(f64, f64, u8)> =
            (0u8..12).map(|i| (f64::from(i) * 10.0, f64::from(i) * 10.0 + 14.0, u8::from(i == 0))).collect();
        assert_eq!(thin(&spans, 1.0), [0, 2, 4, 6, 8, 10]);
    }
}
