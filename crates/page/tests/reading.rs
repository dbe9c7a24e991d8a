//! How hard the words are to read, file by file: grade 8 at most for staff, grade 6 for what is said to a victim or partner.
//!
//! English by Flesch and Kincaid (1975), a school year; Spanish by Fernández Huerta (1959), a mark out of 100 of which 60 to
//! 70 is read at grades 7 to 8 and 70 to 80 at grade 6. Sentences are counted, labels are not: a button of one word would
//! make any file easy. What the law prescribes word by word is left out by name.
//!
//! `cargo nextest run -p leeward-page reading --no-capture` prints the table of docs/assurance.md.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "what is not as expected must stop the test; the table is printed"
)]

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

/// Files of what is said or given to somebody who was harmed.
const SAID_TO_THEM: [&str; 3] = ["victim-script", "victim-copy", "victim-letter"];

/// Words of a form that a rule of evidence prescribes: who signs it says them to a court.
const PRESCRIBED: &str = "client-record-certificate-";

/// A passage of at least so many words must be readable by itself, and not in the mean of its file alone.
const PASSAGE: usize = 15;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    English,
    Spanish,
}

/// What was counted.
#[derive(Clone, Copy, Default)]
struct Counted {
    sentences: usize,
    words: usize,
    syllables: usize,
    /// Words of the longest sentence.
    longest: usize,
}

impl Counted {
    fn add(&mut self, more: Self) {
        self.sentences += more.sentences;
        self.words += more.words;
        self.syllables += more.syllables;
        self.longest = self.longest.max(more.longest);
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "some thousand words are no loss in 52 bits"
    )]
    fn mark(self, tongue: Tongue) -> f64 {
        let a_sentence = self.words as f64 / self.sentences.max(1) as f64;
        let a_word = self.syllables as f64 / self.words.max(1) as f64;
        match tongue {
            Tongue::English => 0.39 * a_sentence + 11.8 * a_word - 15.59,
            Tongue::Spanish => 206.84 - 60.0 * a_word - 1.02 * a_sentence,
        }
    }
}

/// Whether a mark is as easy as asked: English goes up with the school year, Spanish down.
fn is_easy(tongue: Tongue, mark: f64, english: f64, spanish: f64) -> bool {
    match tongue {
        Tongue::English => mark <= english,
        Tongue::Spanish => mark >= spanish,
    }
}

/// Syllables of an English word, by its vowels as they are written: a silent e at the end is none.
fn english(word: &str) -> usize {
    let word = word.to_lowercase();
    let word = word
        .strip_suffix("'s")
        .or(word.strip_suffix("’s"))
        .unwrap_or(&word);
    let letters: Vec<char> = word.chars().filter(|each| each.is_alphabetic()).collect();
    if letters.len() <= 3 {
        return 1;
    }
    let vowel = |letter: char| "aeiouy".contains(letter);
    let ends = |end: &str| word.ends_with(end);
    let before = |back: usize| letters.iter().rev().nth(back).copied().unwrap_or(' ');
    let mut count = 0_usize;
    let mut was = false;
    for letter in &letters {
        let is = vowel(*letter);
        count += usize::from(is && !was);
        was = is;
    }
    let soft = "sxzcg".contains(before(2)) || (before(2) == 'h' && "cs".contains(before(3)));
    let silent = (ends("e") && !ends("le"))
        || (ends("le") && vowel(before(2)))
        || (ends("es") && !soft)
        || (ends("ed") && !"td".contains(before(2)));
    count = count.saturating_sub(usize::from(silent));
    // Two vowels that are said apart, unless they are part of an ending such as -tion.
    let apart = ["ia", "io", "iu", "ua"]
        .iter()
        .any(|pair| word.contains(pair));
    let ending = ["tion", "sion", "cial", "tial", "cian", "gion"];
    count += usize::from(apart && !ending.iter().any(|end| word.contains(end)));
    count.max(1)
}

/// Syllables of a Spanish word, by the rules of diphthongs: a weak vowel beside another one is none of its own.
fn spanish(word: &str) -> usize {
    #[derive(Clone, Copy, PartialEq)]
    enum Was {
        No,
        Strong,
        Accented,
        Weak,
    }
    let mut word = word.to_lowercase();
    for (silent, said) in [
        ("que", "ke"),
        ("qui", "ki"),
        ("gue", "ge"),
        ("gui", "gi"),
        ("qué", "ké"),
        ("guí", "gí"),
    ] {
        word = word.replace(silent, said);
    }
    if word.ends_with('y') {
        word.pop();
        word.push('i');
    }
    let mut count = 0_usize;
    let mut was = Was::No;
    for letter in word.chars() {
        was = match letter {
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => {
                count += usize::from(was != Was::Weak);
                Was::Strong
            }
            'í' | 'ú' => {
                count += 1;
                Was::Accented
            }
            'i' | 'u' | 'ü' => {
                count += usize::from(was == Was::No);
                if was == Was::Strong {
                    Was::Accented
                } else {
                    Was::Weak
                }
            }
            _ => Was::No,
        };
    }
    count.max(1)
}

/// The sentences of a text that is one: a label without a full stop gives none.
fn count(text: &str, tongue: Tongue) -> Counted {
    let mut all = Counted::default();
    let trimmed = text.trim_end_matches(['"', '”', '»', ' ']);
    if !trimmed.ends_with(['.', '!', '?']) {
        return all;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let ends = rest
            .char_indices()
            .find(|(at, sign)| {
                let after = at + sign.len_utf8();
                matches!(sign, '.' | '!' | '?') && rest[after..].starts_with([' ', '\n'])
            })
            .map_or(rest.len(), |(at, sign)| at + sign.len_utf8());
        let (sentence, after) = rest.split_at(ends);
        rest = after.trim_start();
        let words = sentence
            .split(|each: char| !(each.is_alphabetic() || each == '\'' || each == '’'))
            .filter(|word| word.chars().any(char::is_alphabetic));
        let (mut words_here, mut syllables) = (0, 0);
        for word in words {
            words_here += 1;
            syllables += match tongue {
                Tongue::English => english(word),
                Tongue::Spanish => spanish(word),
            };
        }
        if words_here > 0 {
            all.add(Counted {
                sentences: 1,
                words: words_here,
                syllables,
                longest: words_here,
            });
        }
    }
    all
}

/// All that a pattern can say: each branch of a choice, and a short name where something is put in.
fn said(pattern: &Pattern<String>) -> Vec<String> {
    let mut all = vec![String::new()];
    for element in &pattern.elements {
        let parts: Vec<String> = match element {
            PatternElement::TextElement { value } => vec![value.replace('\n', " ")],
            PatternElement::Placeable { expression } => match expression {
                Expression::Select { variants, .. } => {
                    variants.iter().flat_map(|each| said(&each.value)).collect()
                }
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    vec![value.clone()]
                }
                Expression::Inline(_) => vec!["Ana".to_owned()],
            },
        };
        all = all
            .iter()
            .flat_map(|begin| parts.iter().map(move |part| format!("{begin}{part}")))
            .collect();
    }
    all
}

/// Every passage of a language by its file: the key and the words.
fn passages(code: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("words")
        .join(code);
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let resource = parser::parse(fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        let messages = resource.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        });
        let texts = messages.flat_map(|message| {
            let value = message.value.as_ref().unwrap();
            let key = message.id.name.clone();
            said(value).into_iter().map(move |text| (key.clone(), text))
        });
        let kept = texts.filter(|(key, _)| !key.starts_with(PRESCRIBED));
        all.insert(name, kept.collect());
    }
    all
}

/// The texts from which a policy is started, each paragraph a passage.
fn policies(tongue: Tongue) -> BTreeMap<String, Vec<(String, String)>> {
    let end = if tongue == Tongue::English {
        ".en.txt"
    } else {
        ".es.txt"
    };
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut all = BTreeMap::new();
    for pack in fs::read_dir(packs).unwrap() {
        let Ok(folder) = fs::read_dir(pack.unwrap().path().join("policies")) else {
            continue;
        };
        for entry in folder {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let Some(subject) = name.strip_suffix(end) else {
                continue;
            };
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            let lines = lines.map(|line| (subject.to_owned(), line.to_owned()));
            all.insert(format!("policy: {subject}"), lines.collect());
        }
    }
    assert!(all.len() >= 6, "{} policies", all.len());
    all
}

#[test]
fn reading_asks_for_eight_years_of_school_of_staff_and_six_of_who_was_harmed() {
    let mut wrong = Vec::new();
    let mut table: BTreeMap<String, [Option<(Counted, f64)>; 2]> = BTreeMap::new();
    for (at, tongue, code) in [(0, Tongue::English, "en-US"), (1, Tongue::Spanish, "es-US")] {
        let mut files = passages(code);
        files.extend(policies(tongue));
        for (file, texts) in files {
            let theirs = SAID_TO_THEM.iter().any(|each| file.starts_with(each));
            let mut whole = Counted::default();
            for (key, text) in &texts {
                let counted = count(text, tongue);
                whole.add(counted);
                let mark = counted.mark(tongue);
                // Of a policy the program writes its own words: it is measured as a whole.
                let ours = !file.starts_with("policy: ");
                if ours && counted.words >= PASSAGE && !is_easy(tongue, mark, 10.0, 55.0) {
                    wrong.push(format!("{code}/{file}: {key}: {mark:.1}: {text}"));
                }
                if theirs && counted.longest > 20 {
                    wrong.push(format!(
                        "{code}/{file}: {key}: a sentence of {} words is said to somebody: {text}",
                        counted.longest
                    ));
                }
            }
            if whole.sentences == 0 {
                continue;
            }
            let mark = whole.mark(tongue);
            let asked = if theirs { (6.0, 70.0) } else { (8.0, 60.0) };
            if !is_easy(tongue, mark, asked.0, asked.1) {
                wrong.push(format!("{code}/{file}: {mark:.1} as a whole"));
            }
            if let Some(place) = table.entry(file).or_default().get_mut(at) {
                *place = Some((whole, mark));
            }
        }
    }
    println!("{}", printed(&table));
    assert!(table.len() > 45, "{} files", table.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn printed(table: &BTreeMap<String, [Option<(Counted, f64)>; 2]>) -> String {
    let mut text = String::from(
        "| words of | sentences | words a sentence | grade (English) | mark (Spanish) |\n|---|---|---|---|---|\n",
    );
    for (file, both) in table {
        let cell = |at: usize| both.get(at).copied().flatten();
        let grade = |at: usize| cell(at).map_or(String::new(), |(_, mark)| format!("{mark:.1}"));
        let (sentences, length) = cell(0).map_or((0, 0), |(all, _)| {
            (all.sentences, all.words.div_ceil(all.sentences.max(1)))
        });
        let (english, spanish) = (grade(0), grade(1));
        writeln!(
            text,
            "| {file} | {sentences} | {length} | {english} | {spanish} |"
        )
        .unwrap();
    }
    text
}

/// The counting itself, on words whose syllables anybody can say, and on two texts that are known to be easy and hard.
#[test]
fn syllables_and_grades_are_what_they_are_taken_for() {
    for (word, syllables) in [
        ("call", 1),
        ("called", 1),
        ("needed", 2),
        ("people", 2),
        ("services", 3),
        ("services'", 3),
        ("victim", 2),
        ("notification", 5),
        ("telephone", 3),
        ("whole", 1),
        ("safe", 1),
        ("the", 1),
        ("lapses", 2),
    ] {
        assert_eq!(english(word), syllables, "{word}");
    }
    for (word, syllables) in [
        ("víctima", 3),
        ("día", 2),
        ("aviso", 3),
        ("bien", 1),
        ("ciudad", 2),
        ("quien", 1),
        ("guía", 2),
        ("aeropuerto", 5),
        ("dirección", 3),
        ("país", 2),
        ("muy", 1),
        ("y", 1),
        ("averigüe", 4),
        ("siguiente", 3),
    ] {
        assert_eq!(spanish(word), syllables, "{word}");
    }
    let easy = count(
        "The cat sat on the mat. The dog ran to the cat.",
        Tongue::English,
    );
    assert!(easy.mark(Tongue::English) < 1.0);
    let hard = "Notwithstanding any provision heretofore enumerated, the aforementioned administrative authorities shall \
                promulgate supplementary regulations concerning confidentiality.";
    assert!(count(hard, Tongue::English).mark(Tongue::English) > 18.0);
    let hard = "Las autoridades administrativas anteriormente mencionadas promulgarán reglamentaciones complementarias \
                concernientes a la confidencialidad.";
    assert!(count(hard, Tongue::Spanish).mark(Tongue::Spanish) < 10.0);
    let easy = count(
        "Hoy es lunes. Ana llama a su casa. Va a ir más tarde.",
        Tongue::Spanish,
    );
    assert!(easy.mark(Tongue::Spanish) > 90.0);
    // A label is no sentence.
    assert_eq!(count("Record: not reached", Tongue::English).words, 0);
}
