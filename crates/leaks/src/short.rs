//! Short forms of given names, as people in the United States use them, in English and Spanish.

/// One line a family of names: any of them may be written for any other.
const FAMILIES: &str = include_str!("short.txt");

/// The other forms of a given name, without accents and in lower case; not the name itself.
pub(crate) fn others(name: &str) -> impl Iterator<Item = &'static str> {
    let families = FAMILIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter(move |line| line.split(' ').any(|each| each == name));
    families
        .flat_map(|line| line.split(' '))
        .filter(move |each| *each != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_bare_words() {
        for line in FAMILIES.lines().filter(|line| !line.starts_with('#')) {
            let bare =
                |word: &str| !word.is_empty() && word.bytes().all(|each| each.is_ascii_lowercase());
            assert!(
                line.split(' ').count() > 1 && line.split(' ').all(bare),
                "{line:?}"
            );
        }
    }

    #[test]
    fn a_name_gives_the_others_of_every_family_it_is_in() {
        let others: Vec<_> = others("maria").collect();
        assert!(
            others.contains(&"mari") && others.contains(&"marisol"),
            "{others:?}"
        );
        assert!(super::others("zzz").next().is_none());
    }
}
