//! Each language says what English says: every key, with the same variables, and in its own words.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use jiff::civil::{Time, date};
use leeward_page::{Languages, when};

/// Keys whose words are the same in Spanish: names, letters, numbers, and what has no words of its own.
const THE_SAME: &[&str] = &[
    "binder-fact-county",
    "binder-fact-destroyed",
    "binder-fact-part",
    "binder-finding-counties",
    "client-signed-written-by",
    "victim-shown-to",
    "year-letter",
    "year-mark-agreement",
    "year-mark-correction",
    "year-mark-number",
    "year-mark-place",
    "year-mark-policy",
    "year-mark-report",
    "year-mark-training",
    "client-record-entry",
    "victim-leaks-entry",
    "number-done",
    "demand-answered",
    "case-order-court-said",
    "case-order-second-said",
    "letter-client",
    "letter-victim",
    "letter-program",
    "letter-review",
    "page-name",
    "page-error-title",
    "problems-field",
    "day-and-clock",
    "client-danger-rang-police",
    "client-risk-no",
    "import-code-no",
    "why-skipped-day",
    "binder-evidence-one",
    "binder-figure",
    "binder-percent",
    "binder-papers",
    "binder-stood-count",
    "mark-who",
    "victim-today-now",
    "victim-about-one",
    "victim-tell-fact",
    "victim-case-line-person",
    "victim-case-told-fact",
    "victim-case-receive-no",
    "victim-case-provide-no",
    "victim-case-tab-plan",
    "victim-danger-line-try-person",
    "victim-danger-try",
    "victim-danger-said-here",
    "victim-danger-line-step",
    "victim-danger-ended-by",
    "agreement-drill-no",
    "agreement-named",
    "agreement-paper-pdf",
    "agreement-signed",
];

type Patterns = BTreeMap<String, (Pattern<String>, String)>;

/// The messages of a language's files by key, with the file of each.
fn messages(code: &str) -> Patterns {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("words")
        .join(code);
    let mut all = Patterns::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let resource = parser::parse(fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|(_, errors)| panic!("{code}/{file}: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let pattern = message.value.unwrap();
                let twice = all.insert(message.id.name.clone(), (pattern, file.clone()));
                assert!(
                    twice.is_none(),
                    "{code}/{file}: {} stands twice",
                    message.id.name
                );
            }
        }
    }
    all
}

/// The variables of a pattern, in any of its branches.
fn variables(pattern: &Pattern<String>, all: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => inline_variable(inline, all),
            Expression::Select { selector, variants } => {
                inline_variable(selector, all);
                variants.iter().for_each(|each| variables(&each.value, all));
            }
        }
    }
}

fn inline_variable(expression: &InlineExpression<String>, all: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = expression {
        all.insert(id.name.clone());
    }
}

fn of(pattern: &Pattern<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    variables(pattern, &mut all);
    all
}

#[test]
fn every_language_says_everything_with_the_same_variables() {
    let english = messages("en-US");
    let spanish = messages("es-US");
    let mut wrong = Vec::new();
    for (key, (pattern, file)) in &english {
        match spanish.get(key) {
            None => wrong.push(format!("es-US/{file}: {key} is missing")),
            Some((theirs, _)) if of(theirs) != of(pattern) => wrong.push(format!(
                "es-US/{file}: {key} has {:?}, not {:?}",
                of(theirs),
                of(pattern)
            )),
            Some((_, theirs)) if theirs != file => {
                wrong.push(format!("es-US: {key} stands in {theirs}, not in {file}"));
            }
            Some(_) => {}
        }
    }
    for (key, (_, file)) in &spanish {
        if !english.contains_key(key) {
            wrong.push(format!("es-US/{file}: {key} is no key"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_was_left_in_english() {
    let english = messages("en-US");
    let spanish = messages("es-US");
    let same: BTreeSet<&str> = english
        .iter()
        .filter(|(key, (pattern, _))| spanish.get(*key).is_some_and(|(own, _)| own == pattern))
        .map(|(key, _)| key.as_str())
        .collect();
    let listed: BTreeSet<&str> = THE_SAME.iter().copied().collect();
    let unlisted: Vec<_> = same.difference(&listed).collect();
    assert!(unlisted.is_empty(), "the same as in English: {unlisted:#?}");
    let needless: Vec<_> = listed.difference(&same).collect();
    assert!(needless.is_empty(), "no longer the same: {needless:#?}");
}

/// pages.md's words that blame or promise, and the familiar form of address.
#[test]
fn spanish_says_usted_and_none_of_the_words_that_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words/es-US");
    let banned = [
        "victimario",
        "agresor",
        "queja",
        "éxito",
        "exitos",
        "rehabilitad",
        " tú ",
        " tu ",
        " tus ",
        " te ",
        "contigo",
        "puedes",
        "tienes",
        "quieres",
    ];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().to_lowercase();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let line = line.replace(['.', ',', ';', ':', '?', '¿', '«', '»'], " ");
            for word in banned {
                assert!(
                    !line.contains(word),
                    "{}: `{word}` in {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn all_files_are_read_without_a_mistake() {
    for words in Languages::new().of("en-US").languages() {
        assert_eq!(words.mistakes(), [""; 0], "{}", words.code());
    }
}

#[test]
fn a_key_that_a_language_lacks_is_said_in_english() {
    let spanish = Languages::new().of("es-MX");
    assert_eq!(spanish.code(), "es-US");
    assert_eq!(spanish.t("door-title"), "Iniciar sesión");
    assert_eq!(spanish.t("no-such-key"), "no-such-key");
    let others: Vec<String> = spanish
        .others()
        .map(|other| other.own_name().to_owned())
        .collect();
    assert_eq!(others, ["English"]);
}

#[test]
fn a_browser_is_given_the_language_it_likes_best_of_those_there_are() {
    let english = Languages::new().of("en-US");
    for (header, code) in [
        ("", "en-US"),
        ("fr", "en-US"),
        ("es", "es-US"),
        ("es-MX,es;q=0.9,en;q=0.8", "es-US"),
        ("en-GB,es;q=0.9", "en-US"),
        ("en;q=0.2, es;q=0.7", "es-US"),
        ("fr, es;q=0, en;q=0.1", "en-US"),
        ("*", "en-US"),
        ("es;q=much", "en-US"),
    ] {
        assert_eq!(english.accepted(header).code(), code, "{header}");
    }
}

#[test]
fn days_and_times_are_written_as_in_spanish() {
    let w = Languages::new().of("es");
    let day = date(2026, 11, 18);
    assert_eq!(when::short_day(&w, day), "mié 18 nov");
    assert_eq!(when::day(&w, day), "mié 18 nov 2026");
    assert_eq!(
        when::long_day(&w, day),
        "miércoles, 18 de noviembre de 2026"
    );
    let at = |hour, minute| when::clock(&w, Time::constant(hour, minute, 0, 0));
    assert_eq!(
        [at(9, 0), at(12, 0), at(0, 0), at(16, 12)],
        [
            "9:00\u{a0}a.\u{a0}m.",
            "mediodía",
            "medianoche",
            "4:12\u{a0}p.\u{a0}m."
        ]
    );
    assert_eq!(
        when::holiday(&w, "Thanksgiving Day"),
        "Día de Acción de Gracias"
    );
    assert_eq!(when::holiday(&w, "Pioneer Day"), "Pioneer Day");
}
