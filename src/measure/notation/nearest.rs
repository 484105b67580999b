//! Finds the known name that a misspelt one probably means.

/// The known name nearest to `word`; `None` if none is near enough to be meant. Of equally near names the first in order.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this similarity (0 to 1) a suggestion would only confuse. Two of three Chinese characters still pass.
    const NEAR_ENOUGH: f64 = 0.6;
    let letters: Vec<char> = word.chars().collect();
    let near = |k: &&str| could_be(&letters, k) >= NEAR_ENOUGH;
    known
        .into_iter()
        .filter(near)
        .map(|k| (strsim::normalized_damerau_levenshtein(word, k), k))
        .filter(|(score, _)| *score >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

/// An upper bound of the similarity of two words, from the letters they share in any position. It is cheap to compute.
fn could_be(letters: &[char], other: &str) -> f64 {
    let (mut left, mut common, mut len) = (letters.to_vec(), 0_u32, 0_u32);
    for c in other.chars() {
        len += 1;
        if let Some(at) = left.iter().position(|l| *l == c) {
            left.swap_remove(at);
            common += 1;
        }
    }
    let longer = len.max(u32::try_from(letters.len()).unwrap_or(u32::MAX));
    1.0 - f64::from(longer - common) / f64::from(longer.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_letters_are_passed_over_and_no_others() {
        for (a, b) in
            [("松坡乡", "松坡镇"), ("abcd", "badc"), ("110100000000", "999999999999"), ("", "a"), ("甲乙", "乙甲丙")]
        {
            let letters: Vec<char> = a.chars().collect();
            assert!(could_be(&letters, b) >= strsim::normalized_damerau_levenshtein(a, b), "{a} {b}");
        }
        assert_eq!(nearest("松坡", ["枣园乡", "松坡乡"]), Some("松坡乡"));
        assert_eq!(nearest("999999999999", ["110100000000", "甲"]), None);
    }

    #[test]
    fn nearest_suggests_only_what_is_near() {
        assert_eq!(nearest("tobaco_acreage", ["tobacco_acreage", "tobacco_tax"]), Some("tobacco_acreage"));
        assert_eq!(nearest("柳河乡", ["柳河镇", "麦岭镇"]), Some("柳河镇"));
        assert_eq!(nearest("xyz", ["tobacco_acreage"]), None);
    }
}
