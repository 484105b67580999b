//! Charts inline in a page: without the attributes that only a file of its own needs.

/// Attributes that an inline drawing does without: the style sheet gives its size and fonts.
const NOT_NEEDED: [&str; 4] = ["xmlns", "width", "height", "font-family"];

/// The drawing's `<svg>` element, with a class.
pub(crate) fn inlined(svg: &str, class: &str) -> String {
    let svg = svg.find("<svg").map_or("", |at| &svg[at..]).trim_end();
    let Some((head, rest)) = svg.split_once('>') else { return String::new() };
    let mut head = head.to_owned();
    for name in NOT_NEEDED {
        remove(&mut head, name);
    }
    format!("{head} class=\"{class}\">{rest}")
}

/// Takes the attribute `name` out of an opening tag.
fn remove(tag: &mut String, name: &str) {
    let Some(start) = tag.find(&format!(" {name}=\"")) else { return };
    let value = start + name.len() + 3;
    let Some(length) = tag[value..].find('"') else { return };
    tag.replace_range(start..=value + length, "");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_outer_tag_loses_what_the_page_says() {
        let file = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160mm\" height=\"9mm\" \
                    viewBox=\"0 0 1 2\" role=\"img\" font-family=\"'A','B'\"><rect width=\"100%\" height=\"3\"/></svg>\n";
        let page = "<svg viewBox=\"0 0 1 2\" role=\"img\" class=\"chart\"><rect width=\"100%\" height=\"3\"/></svg>";
        assert_eq!(inlined(file, "chart"), page);
        assert_eq!(inlined("no drawing", "chart"), "");
    }
}
