//! The words of this room's own pages, laid over those of `page`.

use page::Words;

const EN_US: &str = include_str!("../words/en-US/desk.ftl");

/// Words that know both. English fills in where a language has none of its own.
pub(crate) fn with_own(words: &Words) -> Words {
    Words::read(
        words.code(),
        words.own_name(),
        &[("desk", EN_US)],
        Some(words.clone()),
    )
}

#[cfg(test)]
mod tests {
    use page::Languages;

    use super::*;

    #[test]
    fn the_words_of_this_room_read_without_a_mistake_and_those_of_pages_are_still_there() {
        let words = with_own(&Languages::new().of("en-US"));
        assert_eq!(words.mistakes(), [""; 0]);
        assert_eq!(words.t("door-title"), "Sign in");
        assert_eq!(words.t("desk-client"), "Client desk");
    }
}
