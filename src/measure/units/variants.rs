//! Names of units in traditional and in Japanese characters → in the simplified ones by which they are known: 萬畝, 億元, 戸.

/// The characters of names and multiples that are written differently, and how they are written here.
const PAIRS: [(char, char); 34] = [
    ('萬', '万'),
    ('億', '亿'),
    ('畝', '亩'),
    ('頃', '顷'),
    ('噸', '吨'),
    ('擔', '担'),
    ('戶', '户'),
    ('戸', '户'),
    ('個', '个'),
    ('箇', '个'),
    ('圓', '元'),
    ('幣', '币'),
    ('歐', '欧'),
    ('鎊', '镑'),
    ('時', '时'),
    ('鐘', '钟'),
    ('鍾', '钟'),
    ('攝', '摄'),
    ('標', '标'),
    ('準', '准'),
    ('數', '数'),
    ('點', '点'),
    ('場', '场'),
    ('筆', '笔'),
    ('項', '项'),
    ('條', '条'),
    ('處', '处'),
    ('臺', '台'),
    ('輛', '辆'),
    ('頭', '头'),
    ('隻', '只'),
    ('張', '张'),
    ('釐', '厘'),
    ('當', '当'),
];

/// A name with its characters as they are known; `None` where it has no others.
pub(super) fn simplified(name: &str) -> Option<String> {
    let known = |c: char| PAIRS.iter().find(|(written, _)| *written == c).map(|(_, known)| *known);
    if name.is_ascii() || name.chars().all(|c| known(c).is_none()) {
        return None;
    }
    Some(name.chars().map(|c| known(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_of_their_characters() {
        assert_eq!(simplified("萬畝").as_deref(), Some("万亩"));
        assert_eq!(simplified("億千瓦時").as_deref(), Some("亿千瓦时"));
        assert_eq!((simplified("万亩"), simplified("kt"), simplified("")), (None, None, None));
    }
}
