//! Labels in traditional and in Japanese characters → in the simplified ones by which they are known: 合計, 總計, 総計, 全縣, 資料來源.

use std::borrow::Cow;

/// The characters of labels that are written differently, and how they are written here.
const PAIRS: [(char, char); 42] = [
    ('計', '计'),
    ('總', '总'),
    ('総', '总'),
    ('數', '数'),
    ('値', '值'),
    ('縣', '县'),
    ('県', '县'),
    ('區', '区'),
    ('鎮', '镇'),
    ('鄉', '乡'),
    ('郷', '乡'),
    ('級', '级'),
    ('當', '当'),
    ('註', '注'),
    ('備', '备'),
    ('說', '说'),
    ('説', '说'),
    ('報', '报'),
    ('審', '审'),
    ('複', '复'),
    ('覆', '复'),
    ('製', '制'),
    ('經', '经'),
    ('辦', '办'),
    ('負', '负'),
    ('責', '责'),
    ('單', '单'),
    ('単', '单'),
    ('統', '统'),
    ('領', '领'),
    ('導', '导'),
    ('聯', '联'),
    ('電', '电'),
    ('話', '话'),
    ('據', '据'),
    ('來', '来'),
    ('資', '资'),
    ('續', '续'),
    ('続', '续'),
    ('頁', '页'),
    ('蓋', '盖'),
    ('簽', '签'),
];

/// A label with its characters as they are known; the label itself where it has no others.
pub(super) fn simplified(label: Cow<'_, str>) -> Cow<'_, str> {
    let known = |c: char| PAIRS.iter().find(|(written, _)| *written == c).map(|(_, known)| *known);
    if label.chars().all(|c| known(c).is_none()) {
        return label;
    }
    label.chars().map(|c| known(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_any_of_their_characters() {
        for (written, known) in [
            ("合計", "合计"),
            ("総計", "总计"),
            ("全縣合計", "全县合计"),
            ("資料來源", "资料来源"),
            ("柳河鎮小計", "柳河镇小计"),
        ] {
            assert_eq!(simplified(written.into()), known);
        }
        assert!(matches!(simplified("合计".into()), Cow::Borrowed("合计")));
    }
}
