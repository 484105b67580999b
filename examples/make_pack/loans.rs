//! Loans to households and to firms that take poor households along; the households that may borrow.

use crate::calendar::{MONTHS, PUBLISHED, dashed_month, last_day, packed, year};
use crate::chance::{Chance, apportion, uneven};
use crate::county::{TOWNSHIPS, people};
use crate::feed::{Feed, Form};

/// Households that may borrow, in 2020 and 2021.
const ELIGIBLE: [u64; 2] = [4_000, 3_860];
/// Households with a first loan of the year, by month. January to November 2020: 870, and 817 of them since September (published).
const HOUSEHOLDS: [usize; MONTHS] =
    [9, 0, 4, 8, 9, 8, 7, 8, 214, 288, 315, 26, 30, 18, 36, 41, 38, 44, 40, 37, 45, 39, 35, 28];
/// Second loans in the same year, by month: the households are not counted again.
const AGAIN: [usize; MONTHS] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 7, 1, 0, 0, 1, 2, 1, 2, 3, 2, 2, 1, 2, 1];
const FIRMS: [usize; MONTHS] = [1, 0, 0, 2, 1, 2, 1, 1, 5, 6, 7, 2, 1, 1, 2, 1, 2, 2, 1, 1, 2, 1, 1, 1];
/// The published window, September to November 2020.
const WINDOW: std::ops::RangeInclusive<usize> = 8..=PUBLISHED;
/// Published: 388.05 万元, here in hundredths.
const HOUSEHOLD_AMOUNT: u64 = 38_805;
/// Published: 5,255 万元 and 551 户.
const FIRM_AMOUNT: u64 = 5_255;
const FIRM_BENEFICIARIES: u64 = 551;

/// A household that may borrow.
struct Household {
    number: usize,
    place: &'static str,
    kind: &'static str,
}

pub fn loans() -> Feed {
    let mut feed =
        Feed::new("loans", Form::Chinese, "贷款编号,放贷日期,乡镇,贷款类型,借款人类型,借款人编号,金额,带动贫困户");
    let mut chance = Chance::named("loans");
    let mut drawn = Vec::new();
    households(&mut drawn, &mut chance);
    firms(&mut drawn, &mut chance);
    drawn.sort();
    let mut number = 0;
    for (at, (month, day, rest)) in drawn.iter().enumerate() {
        number = if at > 0 && year(drawn[at - 1].0) != year(*month) { 1 } else { number + 1 };
        feed.push(*month, format!("DK{}-{number:04},{},{rest}", year(*month), packed(*month, *day)));
    }
    feed
}

/// Month, day, and the row's cells after the date.
type Loan = (usize, u64, String);

fn households(drawn: &mut Vec<Loan>, chance: &mut Chance) {
    let mut registered = registered(chance);
    let mut borrowers = Vec::new();
    let mut first_of_year = 0;
    for month in 0..MONTHS {
        if month % 12 == 0 {
            chance.shuffle(&mut registered);
            first_of_year = 0;
        }
        let earlier = first_of_year;
        first_of_year += HOUSEHOLDS[month];
        borrowers.extend(
            (earlier..first_of_year).map(|at| (month, &registered[at])).map(|(m, h)| (m, h.number, h.place, h.kind)),
        );
        for _ in 0..AGAIN[month] {
            // In the window only households of the window: others would add to its published number.
            let skipped = if WINDOW.contains(&month) { HOUSEHOLDS[..*WINDOW.start()].iter().sum() } else { 0 };
            let again = &registered[skipped + chance.index(earlier - skipped)];
            borrowers.push((month, again.number, again.place, again.kind));
        }
    }
    let inside = borrowers.iter().filter(|borrower| WINDOW.contains(&borrower.0)).count();
    // Amounts are multiples of 500 元, as small loans are; the window's add up to the published amount.
    let mut window = uneven(HOUSEHOLD_AMOUNT / 5, inside, chance).into_iter();
    for (month, number, place, kind) in borrowers {
        let amount =
            5 * if WINDOW.contains(&month) { window.next().expect("one for each loan") } else { chance.between(5, 16) };
        let day = chance.between(1, last_day(month));
        let rest = format!("{place},扶贫小额贷款,{kind},示例户-{number:04},{}.{:02},", amount / 100, amount % 100);
        drawn.push((month, day, rest));
    }
}

fn registered(chance: &mut Chance) -> Vec<Household> {
    let mut registered = Vec::new();
    for (township, count) in TOWNSHIPS.iter().zip(apportion(ELIGIBLE[0], &people())) {
        for _ in 0..count {
            let kind = if chance.between(1, 6) == 1 { "边缘户" } else { "贫困户" };
            registered.push(Household { number: registered.len() + 1, place: township.name, kind });
        }
    }
    registered
}

fn firms(drawn: &mut Vec<Loan>, chance: &mut Chance) {
    let months: Vec<usize> = (0..MONTHS).flat_map(|month| std::iter::repeat_n(month, FIRMS[month])).collect();
    let inside = months.iter().filter(|month| WINDOW.contains(month)).count();
    let mut amounts = uneven(FIRM_AMOUNT / 5, inside, chance).into_iter();
    let mut beneficiaries = uneven(FIRM_BENEFICIARIES, inside, chance).into_iter();
    for month in months {
        let (amount, beneficiaries) = if WINDOW.contains(&month) {
            (amounts.next().expect("one for each loan"), beneficiaries.next().expect("one for each loan"))
        } else {
            (chance.between(30, 80), chance.between(15, 45))
        };
        let firm = chance.index(24);
        let place = TOWNSHIPS[firm % TOWNSHIPS.len()].name;
        let day = chance.between(1, last_day(month));
        let rest = format!("{place},精准扶贫企业贷款,企业,示例企业-{:02},{}.00,{beneficiaries}", firm + 1, amount * 5);
        drawn.push((month, day, rest));
    }
}

/// This department writes codes, not names.
pub fn eligible() -> Feed {
    let mut feed = Feed::new("eligible", Form::Plain, "月份,区划代码,符合条件户数");
    for month in 0..MONTHS {
        for (township, count) in TOWNSHIPS.iter().zip(apportion(ELIGIBLE[month / 12], &people())) {
            feed.push(month, format!("{},{},{count}", dashed_month(month), township.code));
        }
    }
    feed
}
