//! Whether a lead is one unit, rather than many or nobody in particular.

/// Words that make a Chinese lead many units or nobody: 各乡镇, 有关部门.
const CHINESE: [&str; 6] = ["各", "每个", "有关", "相关", "所有", "全体"];

/// Words that make an English lead many units or nobody: all wards, the departments concerned.
const ENGLISH: [&str; 8] = ["all", "each", "every", "various", "relevant", "concerned", "respective", "competent"];

/// Whether a lead names many units or nobody: 各乡镇, all wards.
pub(super) fn is_no_single_unit(lead: &str) -> bool {
    let lower = lead.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    CHINESE.iter().any(|word| lead.contains(word)) || words.any(|word| ENGLISH.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_one_unit() {
        for many in [
            "各乡镇",
            "有关部门",
            "县农业农村局、各乡镇",
            "相关单位",
            "All wards",
            "each township",
            "the departments concerned",
        ] {
            assert!(is_no_single_unit(many), "{many}");
        }
        for one in
            ["", "县农业农村局", "Small Heath Ward", "Wall End parish", "Housing (Allocations)", "teacher training"]
        {
            assert!(!is_no_single_unit(one), "{one}");
        }
    }
}
