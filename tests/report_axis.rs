//! Laws of the axes.

use onpace::locale::Locale;
use onpace::measure::{Rounding, Unit};
use onpace::report::charts::axis;
use onpace::words::Language;
use proptest::prelude::*;

#[test]
fn axes_read_as_people_write() {
    let locale = Locale::new(Language::Chinese, Rounding::HalfUp);
    let labels = |unit: &str, values: &[f64]| {
        let axis = axis::y_axis(&locale, Unit::parse(unit).unwrap(), values);
        axis.ticks.into_iter().map(|t| t.label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(labels("元", &[0.0, 12_000_000.0]), "0 200万 400万 600万 800万 1000万 1200万");
    assert_eq!(labels("%", &[94.2, 97.1]), "94.0 94.5 95.0 95.5 96.0 96.5 97.0 97.5");
    assert_eq!(labels("万亩", &[8.0, 13.0]), "0 2 4 6 8 10 12 14");
    assert_eq!(labels("亩", &[]), "0 0.2 0.4 0.6 0.8 1.0");
    assert_eq!(labels("人", &[0.0]), "0 1 2", "there is no half of a person");
}

proptest! {
    #[test]
    fn ticks_are_round_few_and_cover_the_range(low in -1e9_f64..1e9, size in 1e-3_f64..1e9) {
        let high = low + size;
        let (ticks, places) = axis::ticks(low, high, false);
        prop_assert!((2..=usize::from(axis::MOST_TICKS)).contains(&ticks.len()), "{ticks:?}");
        prop_assert!(ticks[0] <= low && ticks[ticks.len() - 1] >= high, "{ticks:?}");
        for tick in &ticks {
            let printed: f64 = format!("{tick:.places$}").parse().unwrap();
            prop_assert!((printed - tick).abs() <= tick.abs() * 1e-12, "{tick} with {places} places");
        }
        let step = ticks[1] - ticks[0];
        let leading = step / 10_f64.powf(step.log10().floor());
        let round = [1.0, 2.0, 2.5, 5.0, 10.0].iter().any(|m| (leading - m).abs() < 1e-3);
        prop_assert!(round, "step {step}");
    }

    #[test]
    fn whole_things_have_whole_ticks(low in -1e6_f64..1e6, size in 0.0_f64..1e6) {
        let locale = Locale::new(Language::Chinese, Rounding::HalfUp);
        let unit = Unit::parse("人").unwrap();
        let axis = axis::y_axis(&locale, unit, &[low.round(), (low + size).round()]);
        for tick in &axis.ticks {
            prop_assert!((tick.at - tick.at.round()).abs() < 1e-6, "{:?}", axis.ticks);
        }
    }
}
