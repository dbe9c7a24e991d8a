//! Told to somebody outside: under which release, or on which ground of the law. Without either it is refused.

use victim_file::Refused;
use victim_file::letter::{Ground, ToldOutside};

use crate::case_form::{On, Section};
use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::release;
use crate::strip::say;

/// The grounds that are no release.
const BY_LAW: [Ground; 3] = [Ground::Danger, Ground::Report, Ground::Court];

/// Each release that stands or did lately, then the law's grounds. A list that cannot be read offers the law's alone.
fn grounds(on: &On<'_>) -> Vec<(String, String)> {
    let look = on.look;
    let all = on
        .person
        .and_then(|person| on.file.releases(&look.session.ring, person).ok());
    let offered = all.into_iter().flatten();
    let offered = offered.filter(|each| each.is_offered(look.today()));
    let releases = offered.map(|each| {
        let title = release::title(look, &each);
        let mut label = format!("{title}: {}", each.letter.scope);
        if !release::stands(look, &each) {
            label = format!("{label} ({})", say(look, "victim-out-ground-over"));
        }
        (each.fact.to_string(), label)
    });
    let law = BY_LAW.iter().map(|ground| {
        let word = ground.word();
        let key = format!("victim-out-ground-{word}");
        (format!("law-{word}"), say(look, &key))
    });
    releases.chain(law).collect()
}

fn ask(on: &On<'_>) -> Vec<Section> {
    let ground = vec![
        on.one_of_these("ground", "victim-out-ground", grounds(on)),
        on.line("law", "victim-out-law"),
    ];
    let what = vec![
        on.line("recipient", "victim-out-told-recipient"),
        on.words("what", "victim-out-told-what"),
    ];
    vec![
        on.section("victim-out-ground-part", ground),
        on.section("victim-out-told-part", what),
        on.ask_when(),
    ]
}

const OUTSIDE: Sheet = Sheet {
    word: "outside",
    of_somebody: true,
    start: nothing,
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        fine(wrong)?;
        let Some(person) = on.person else {
            return Err(Refused::NotHere.into());
        };
        let chosen = on.get("ground");
        let law = chosen.strip_prefix("law-").and_then(Ground::from_word);
        let told = ToldOutside {
            recipient: on.text("recipient"),
            what: on.text("what"),
            ground: law.unwrap_or(Ground::Release),
            release: rules::FactId::new(chosen).ok().filter(|_| law.is_none()),
            law: on.text("law"),
        };
        Ok(on.look.recorder().told_outside(act, when, person, &told)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, OUTSIDE;
}
