//! Finds what is meant by an id, or by a name in either language.

use crate::measure::notation::{nearest, squeezed};

/// Something that may be asked for.
#[derive(Debug)]
pub(in crate::cli) struct Called<'a> {
    pub id: &'a str,
    /// Its names; a blank one is none.
    pub names: Vec<&'a str>,
}

/// Why a text does not mean one thing.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum NotOne {
    None { nearest: Option<String> },
    Several { ids: Vec<String> },
}

/// The place in the list of what is asked for: by its id, else by its name, without regard to spaces, widths and case.
///
/// # Errors
/// [`NotOne`] where nothing is called so, with what is nearest, or where several things are.
pub(in crate::cli) fn which<'a>(all: impl Iterator<Item = Called<'a>>, written: &str) -> Result<usize, NotOne> {
    let all: Vec<Called<'a>> = all.collect();
    if let Some(n) = all.iter().position(|called| called.id == written) {
        return Ok(n);
    }
    let alike = |text: &str| squeezed(text).to_lowercase();
    let wanted = alike(written);
    let is_named = |called: &Called<'_>| called.names.iter().any(|name| !name.is_empty() && alike(name) == wanted);
    let found: Vec<usize> = (0..all.len()).filter(|n| is_named(&all[*n]) || alike(all[*n].id) == wanted).collect();
    match found[..] {
        [one] => Ok(one),
        [] => {
            let names = all.iter().flat_map(|called| std::iter::once(called.id).chain(called.names.iter().copied()));
            Err(NotOne::None { nearest: nearest(written, names.filter(|name| !name.is_empty())).map(str::to_owned) })
        }
        _ => Err(NotOne::Several { ids: found.iter().map(|n| all[*n].id.to_owned()).collect() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(written: &str) -> Result<usize, NotOne> {
        let all = [
            Called { id: "acreage", names: vec!["烟叶种植面积", "Tobacco acreage"] },
            Called { id: "sessions", names: vec!["培训场次", ""] },
            Called { id: "sessions_old", names: vec!["培训场次", "Sessions held"] },
        ];
        which(all.into_iter(), written)
    }

    #[test]
    fn an_id_or_a_name_in_either_language_is_found() {
        for written in ["acreage", "烟叶种植面积", "tobacco acreage", " Tobacco  acreage", "ACREAGE"] {
            assert_eq!(find(written), Ok(0), "{written}");
        }
        assert_eq!(find("sessions"), Ok(1));
    }

    #[test]
    fn of_several_all_are_named_and_of_none_the_nearest() {
        let ids = vec!["sessions".to_owned(), "sessions_old".to_owned()];
        assert_eq!(find("培训场次"), Err(NotOne::Several { ids }));
        assert_eq!(find("烟叶种植面积数"), Err(NotOne::None { nearest: Some("烟叶种植面积".to_owned()) }));
        assert_eq!(find(""), Err(NotOne::None { nearest: None }));
    }
}
