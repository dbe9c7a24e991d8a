//! Whatever a page changes can be taken back, is written anew, or is asked for twice (WCAG 2.2, 3.3.4): of each route that
//! changes something it stands here which, and the way there is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use desk::{Guard, Method};
use leeward_tests::world::World;

/// How a mistake is mended.
#[derive(Debug, Clone, Copy)]
enum Mended {
    /// By one of these routes of the same desk, without its name.
    By(&'static [&'static str]),
    /// By the same form once more: the latest stands, and what stood before stays readable.
    Anew,
    /// Looked through on a page of its own, or confirmed by a second person, before it is done. The route that does either.
    Asked(&'static str),
    /// It changes nothing that anybody relies on, or must not be taken back: why.
    Stands(&'static str),
}
use Mended::{Anew, Asked, By, Stands};

/// Of the client desk: each entry of a file, at once or with a reason.
const ENTRY: Mended = By(&[
    "/participants/{case}/undo/{fact}",
    "/participants/{case}/correct/{fact}",
]);
/// Of the victim desk: notes and whatever a duty reads, by the press or by the fact.
const FACT: Mended = By(&["/cases/{case}/undo/{batch}", "/cases/{case}/correct/{fact}"]);
/// Of the program desk: the newest change of the settings.
const SETTING: Mended = By(&["/changes/{fact}/undo"]);
/// A list is looked at first: the same form says what it would bring, and brings it when it is sent once more.
const LOOKED_AT: &str =
    "a list is looked at first, and each line that it brings is mended as one that was typed";
const SEARCH: &str = "a search changes nothing";
const TRIED: &str = "it says what happened on a day, and a further one says what happened next";
const HEARD: &str =
    "that somebody was told something cannot become untold; a note says what was wrong";
const SEALED: &str =
    "it is sealed to the victim desk, which deals with it; another one puts it right";

const CLIENT: &[(&str, Mended)] = &[
    ("/", Stands(SEARCH)),
    ("/referrals/new", By(&["/participants/{case}/intake"])),
    ("/groups/{group}", ENTRY),
    (
        "/participants/{case}/session/{fact}/note",
        Stands(
            "the answer to a risk question stands (OAC 75:25-3-4.1): whoever has read it acts on it",
        ),
    ),
    ("/participants/{case}/intake", Anew),
    ("/participants/{case}/assessment", ENTRY),
    ("/participants/{case}/decision", ENTRY),
    ("/participants/{case}/session", ENTRY),
    ("/participants/{case}/termination", ENTRY),
    ("/participants/{case}/standing", ENTRY),
    ("/participants/{case}/contract", ENTRY),
    ("/participants/{case}/release", ENTRY),
    ("/participants/{case}/release/{fact}/end", ENTRY),
    ("/participants/{case}/report-due", ENTRY),
    ("/participants/{case}/report-due/{fact}", ENTRY),
    ("/participants/{case}/reports/{report}", ENTRY),
    (
        "/participants/{case}/correct/{fact}",
        Asked("/participants/{case}/correct/{fact}"),
    ),
    (
        "/participants/{case}/undo/{fact}",
        Stands("what was undone is recorded anew by its own form, and the entry stays readable"),
    ),
    (
        "/participants/{case}/record",
        Stands("another record is made; which was made for whom stays known"),
    ),
    ("/participants/{case}/hand-over", Stands(SEALED)),
    ("/participants/{case}/danger", Stands(SEALED)),
    ("/danger", Stands(SEALED)),
    ("/import", Stands(LOOKED_AT)),
    ("/import/attendance", Stands(LOOKED_AT)),
    ("/import/court-log", Stands(LOOKED_AT)),
    ("/room", Anew),
    ("/conflicts", By(&["/conflicts/{whose}/{mark}/end"])),
    ("/conflicts/{whose}/{mark}/end", By(&["/conflicts"])),
    ("/conflicts/{mark}/open", Asked("/conflicts/{mark}")),
];

const VICTIM: &[(&str, Mended)] = &[
    ("/calendar", By(&["/calendar/{feed}/end"])),
    ("/calendar/{feed}/end", By(&["/calendar"])),
    (
        "/cases/{case}/took/{person}",
        By(&["/cases/{case}/gave-back/{person}"]),
    ),
    (
        "/cases/{case}/gave-back/{person}",
        By(&["/cases/{case}/took/{person}"]),
    ),
    ("/hand-on", By(&["/hand-on/{fact}"])),
    ("/hand-on/{fact}", By(&["/hand-on"])),
    ("/cases/{case}/call/{person}", FACT),
    ("/cases/{case}/number/{person}", Anew),
    ("/cases/{case}/threat/{person}", FACT),
    ("/cases/{case}/danger/{fact}/take", Anew),
    (
        "/cases/{case}/danger/{fact}/second",
        Stands("a second person has looked; what they found wrong they record as anybody does"),
    ),
    ("/cases/{case}/step/{person}", FACT),
    ("/cases/{case}/provider/{fact}", FACT),
    (
        "/inbox/{case}/{fact}",
        Stands("it leaves the list of what is not dealt with, and stays in the case to be read"),
    ),
    ("/leaks/again", Stands(SEARCH)),
    ("/cases/{case}/leak/{fact}", Asked("/leaks")),
    ("/import", Stands(LOOKED_AT)),
    ("/import/danger-log", Stands(LOOKED_AT)),
    ("/cases", Stands(SEARCH)),
    ("/cases/{case}/people/new", FACT),
    ("/cases/{case}/roles/{person}", FACT),
    ("/cases/{case}/end/{person}", FACT),
    ("/cases/{case}/plan/{person}", Anew),
    ("/cases/{case}/circumstances/{person}", Anew),
    (
        "/cases/{case}/advocate-over/{person}",
        By(&["/cases/{case}/plan/{person}"]),
    ),
    (
        "/cases/{case}/plan-holds/{person}",
        By(&["/cases/{case}/plan/{person}"]),
    ),
    ("/cases/{case}/told/{person}", FACT),
    ("/cases/{case}/inbound/{person}", FACT),
    ("/cases/{case}/callback/{person}", FACT),
    ("/cases/{case}/note/{person}", FACT),
    (
        "/cases/{case}/release/{person}",
        By(&["/cases/{case}/release-over/{fact}"]),
    ),
    (
        "/cases/{case}/release-over/{fact}",
        By(&["/cases/{case}/release/{person}"]),
    ),
    ("/cases/{case}/outside/{person}", Stands(HEARD)),
    (
        "/cases/{case}/copy/{person}",
        Asked("/cases/{case}/copied/{fact}"),
    ),
    ("/cases/{case}/mail/{person}", FACT),
    ("/cases/{case}/taken-back/{person}", Stands(HEARD)),
    ("/cases/{case}/show", By(&["/shown/end"])),
    ("/shown/end", By(&["/cases/{case}/show"])),
    ("/cases/{case}/shown-told/{person}", Stands(HEARD)),
    ("/cases/{case}/demand/{person}", Stands(HEARD)),
    ("/cases/{case}/over/{fact}", FACT),
    (
        "/cases/{case}/correct/{fact}",
        Asked("/cases/{case}/correct/{fact}"),
    ),
    (
        "/cases/{case}/undo/{batch}",
        Stands("what was undone is recorded anew by its own form, and the entry stays readable"),
    ),
    ("/conflicts", By(&["/conflicts/{whose}/{mark}/end"])),
    ("/conflicts/{whose}/{mark}/end", By(&["/conflicts"])),
    ("/conflicts/{mark}/open", Asked("/conflicts/{mark}")),
];

const PROGRAM: &[(&str, Mended)] = &[
    ("/go-live", SETTING),
    (
        "/proclaimed",
        By(&["/proclaimed/{day}/take-back", "/changes/{fact}/undo"]),
    ),
    ("/proclaimed/{day}/take-back", SETTING),
    ("/people/staff", SETTING),
    ("/people/on-call", SETTING),
    ("/agreements/counties", SETTING),
    (
        "/agreements/new",
        By(&["/agreements/{number}/change", "/agreements/{number}/end"]),
    ),
    ("/agreements/{number}/change", SETTING),
    ("/agreements/{number}/end", SETTING),
    ("/agreements/{number}/drills", Stands(TRIED)),
    (
        "/agreements/{number}/documents",
        Stands("another document is put beside it, and the latest is shown first"),
    ),
    ("/calendars", SETTING),
    ("/numbers/{which}", SETTING),
    ("/orders", By(&["/orders/{order}/take-back"])),
    ("/orders/{order}/take-back", By(&["/orders"])),
    ("/orders/cases", Asked("/orders/cases/{order}/confirm")),
    (
        "/orders/cases/{order}/confirm",
        By(&["/orders/cases/{order}/take-back"]),
    ),
    ("/orders/cases/{order}/take-back", By(&["/orders/cases"])),
    ("/orders/holds", By(&["/orders/holds/{hold}/lift"])),
    ("/orders/holds/{hold}/lift", By(&["/orders/holds"])),
    ("/demands", By(&["/demands/{demand}/answer"])),
    ("/demands/{demand}/answer", Stands(TRIED)),
    ("/proof/left", Stands(TRIED)),
    ("/places", By(&["/places/{place}/error/{entry}"])),
    ("/places/{place}", By(&["/places/{place}/error/{entry}"])),
    ("/places/{place}/error/{entry}", By(&["/places"])),
    ("/corrections", By(&["/corrections/{plan}/error/{entry}"])),
    (
        "/corrections/{plan}",
        By(&["/corrections/{plan}/error/{entry}"]),
    ),
    (
        "/corrections/{plan}/done",
        By(&["/corrections/{plan}/error/{entry}"]),
    ),
    ("/corrections/{plan}/error/{entry}", By(&["/corrections"])),
    ("/policies", By(&["/policies/{policy}/error/{entry}"])),
    (
        "/policies/{policy}/versions",
        By(&["/policies/{policy}/error/{entry}"]),
    ),
    (
        "/policies/{policy}/versions/{version}/read",
        By(&["/policies/{policy}/error/{entry}"]),
    ),
    ("/policies/{policy}/error/{entry}", By(&["/policies"])),
    ("/training", By(&["/training/{staff}/error/{entry}"])),
    (
        "/training/{staff}/service",
        By(&["/training/{staff}/error/{entry}"]),
    ),
    (
        "/training/{staff}/credentials",
        By(&["/training/{staff}/error/{entry}"]),
    ),
    ("/training/{staff}/error/{entry}", By(&["/training"])),
    ("/import/agreements", Stands(LOOKED_AT)),
    ("/import/training", Stands(LOOKED_AT)),
    ("/import/incidents", Stands(LOOKED_AT)),
    ("/incidents", By(&["/incidents/{incident}/error/{entry}"])),
    (
        "/incidents/{incident}/steps/{step}",
        By(&["/incidents/{incident}/error/{entry}"]),
    ),
    ("/incidents/{incident}/error/{entry}", By(&["/incidents"])),
    ("/offenses", By(&["/offenses/{offense}/error/{entry}"])),
    (
        "/offenses/{offense}/report",
        By(&["/offenses/{offense}/error/{entry}"]),
    ),
    ("/offenses/{offense}/error/{entry}", By(&["/offenses"])),
    ("/changes/{fact}/undo", SETTING),
    (
        "/accounts-of-desks/end",
        Stands(
            "an account that has ended opens nothing again, which its page says; a new one is invited",
        ),
    ),
    (
        "/accounts-of-desks/keys",
        Stands("the next keys open what the earlier ones did"),
    ),
];

const REVIEW: &[(&str, Mended)] = &[
    ("/verify", Stands(SEARCH)),
    ("/compare", Stands(SEARCH)),
    (
        "/binders",
        Stands("another binder is made, and each keeps its own labels"),
    ),
    ("/binders/{binder}/separate/{label}/marks", Anew),
    ("/binders/{binder}/participants/{label}/marks", Anew),
    ("/binders/{binder}/clauses/{clause}/marks", Anew),
    ("/binders/{binder}/files", Asked("/binders/{binder}")),
];

/// Below every desk, about whoever is signed in and no file.
const OF_A_PERSON: [&str; 6] = [
    "/sign-in",
    "/sign-out",
    "/account/",
    "/accounts/",
    "/drafts/",
    "/kept/",
];

#[test]
fn whatever_a_page_changes_can_be_taken_back_is_written_anew_or_is_asked_for() {
    let world = World::new(1);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (desk, counter) in world.desks() {
        let listed = match desk {
            keys::DeskName::Client => CLIENT,
            keys::DeskName::Victim => VICTIM,
            keys::DeskName::Program => PROGRAM,
            keys::DeskName::Review => REVIEW,
        };
        let mut routes = BTreeSet::new();
        let mut changes = BTreeSet::new();
        for line in counter.table() {
            if line.guard == Guard::Token {
                continue;
            }
            let below = line.path.strip_prefix(&format!("/{desk}")).unwrap();
            routes.insert(below.to_owned());
            if line.method == Method::Post
                && !OF_A_PERSON.iter().any(|each| below.starts_with(each))
            {
                changes.insert(below.to_owned());
            }
        }
        let known: BTreeSet<String> = listed.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(known.len(), listed.len(), "{desk}: one stands here twice");
        let without: Vec<_> = changes.difference(&known).collect();
        assert!(
            without.is_empty(),
            "{desk}: how is a mistake mended? {without:#?}"
        );
        let over: Vec<_> = known.difference(&changes).collect();
        assert!(over.is_empty(), "{desk}: no route any more: {over:#?}");
        for (path, mended) in listed {
            let there = |way: &str| assert!(routes.contains(way), "{path}: there is no {way}");
            let word = match mended {
                By(ways) => {
                    assert!(!ways.is_empty());
                    ways.iter().for_each(|way| there(way));
                    "taken back"
                }
                Anew => "written anew",
                Asked(way) => {
                    there(way);
                    "asked for"
                }
                Stands(why) => {
                    assert!(why.len() > 10, "{path}");
                    "stands"
                }
            };
            *counted.entry(word).or_default() += 1;
        }
    }
    eprintln!("{counted:?}");
}
