//! The topics that the chapter wants each year, by all the names that they have, for a list in which somebody wrote them freely.

use page::Words;

use crate::trainings::topic;

/// A topic with its names.
pub(crate) struct Named {
    pub(crate) id: String,
    /// As it is shown to whoever reads.
    shown: String,
    /// As the pack calls it, and as pages call it in each language: folded.
    names: Vec<String>,
}

/// However it is spaced, capitalised and dashed.
fn fold(text: &str) -> String {
    let part = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = text.split(part).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// Words that stand in any name.
const SMALL: [&str; 12] = [
    "and", "of", "the", "for", "a", "in", "to", "y", "de", "la", "el", "los",
];

/// The beginnings of the words that say what it is about: `confidentiality` and `Confidential` begin alike.
fn stems(folded: &str) -> Vec<String> {
    let words = folded.split(' ').filter(|word| !SMALL.contains(word));
    words.map(|word| word.chars().take(5).collect()).collect()
}

impl Named {
    /// Topics by their words in the pack.
    pub(crate) fn all<'a>(w: &Words, ids: impl Iterator<Item = &'a str>) -> Vec<Self> {
        let one = |id: &str| {
            let shown = w.languages().map(|each| fold(&topic(&each, id)));
            Self {
                id: id.to_owned(),
                shown: topic(w, id),
                names: shown.chain([fold(id)]).collect(),
            }
        };
        ids.map(one).collect()
    }

    /// Whether it is called so.
    pub(crate) fn is_called(&self, text: &str) -> bool {
        self.names.contains(&fold(text))
    }

    /// How many words of a text begin as words of one of its names do.
    fn alike(&self, text: &[String]) -> usize {
        let alike = |name: &String| {
            let name = stems(name);
            text.iter().filter(|stem| name.contains(stem)).count()
        };
        self.names.iter().map(alike).max().unwrap_or_default()
    }
}

/// The topic that a text comes nearest to, as it is shown; empty where it has no word of any.
pub(crate) fn nearest(topics: &[Named], text: &str) -> String {
    let text = stems(&fold(text));
    // The first of several that are as near, in the chapter's order.
    let nearest = topics.iter().rev().max_by_key(|topic| topic.alike(&text));
    nearest
        .filter(|topic| topic.alike(&text) > 0)
        .map_or_else(String::new, |topic| topic.shown.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_by_each_of_its_names_and_the_nearest_by_the_words_they_share() {
        let w = page::Languages::new().of("en-US");
        let ids = [
            "confidentiality",
            "safety",
            "first-aid",
            "precautions",
            "ethics",
        ];
        let topics = Named::all(&w, ids.into_iter());
        for (text, id) in [
            ("Confidentiality", "confidentiality"),
            ("first  aid", "first-aid"),
            ("Law and Ethics", "ethics"),
            ("Ética y ley", "ethics"),
        ] {
            let found = topics.iter().find(|topic| topic.is_called(text));
            assert!(found.is_none_or(|topic| topic.id == id), "{text}");
        }
        assert!(topics[2].is_called("first-aid"));
        assert!(!topics[2].is_called("First aid for two"));
        assert_eq!(nearest(&topics, "CPR and first aid"), topics[2].shown);
        assert_eq!(nearest(&topics, "Confidential records"), topics[0].shown);
        assert_eq!(nearest(&topics, "Listening"), "");
    }
}
