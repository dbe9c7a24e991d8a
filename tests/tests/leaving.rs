//! Somebody leaves a desk: with the ring that they kept and a later copy of the folder they open nothing that was sealed
//! since, everybody else goes on, and the client desk is told of accounts and of nothing that was recorded.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::{Accounts, Cost, DeskName, KeyRing, Seal, Stream};
use ledger::{Position, SealedLetter, Shelf, Store};
use leeward_tests::world::{PASSWORD, Visitor, World, dump, text};
use rules::CaseId;

/// Another account of a desk; gives its ring, as somebody may have kept it.
fn colleague(world: &World, desk: DeskName) -> KeyRing {
    let store = store(world, desk);
    let stream = Stream::from_seed([77; 32]);
    let accounts = Accounts::new(store, desk);
    let ring = world.house.ring(desk);
    accounts
        .create("wren", "Wren", PASSWORD, ring, Cost::LIGHT, &stream)
        .unwrap();
    accounts.sign_in("wren", PASSWORD).unwrap().unwrap().1
}

fn store(world: &World, desk: DeskName) -> &dyn Store {
    match desk {
        DeskName::Client => world.client.as_ref(),
        DeskName::Victim => world.victim.as_ref(),
        DeskName::Program | DeskName::Review => world.program.as_ref(),
    }
}

/// The desk itself ends the colleague's account.
fn end(world: &World, somebody: &mut Visitor, desk: DeskName) {
    let page = format!("/{desk}/accounts");
    let action = format!("{page}/end");
    let after = somebody.fill(world, &page, &action, &[("account", "2")]);
    assert!(text(&after).contains("Account ended") || after.status == 200);
}

/// Somebody is referred and denied, and their number is handed over.
fn referred(may: &mut Visitor, world: &World, last: &str) -> CaseId {
    may.refers(world, &[("first", "Pax"), ("last", last)]);
    let case = *world.cases().last().unwrap();
    let decide = format!("/client/participants/{case}/decision");
    let with = [("outcome", "denied"), ("reason", "too dangerous by far")];
    may.fill(world, &decide, &decide, &with);
    let hand = format!("/client/participants/{case}/hand-over");
    may.fill(world, &hand, &hand, &[("h_words", "call 580 555 0199")]);
    case
}

/// How many letters there are with words, and how many of them a ring opens, from a place on.
fn opened(store: &dyn Store, ring: &KeyRing, from: u64) -> (usize, usize) {
    let (mut all, mut open) = (0, 0);
    for entry in store.read(Position(from), usize::MAX).unwrap() {
        let letter = entry.letter.unwrap_or_default();
        // What is about the desk's own keys is sealed to accounts one by one.
        if letter == SealedLetter::default() || entry.envelope.of_no_file() {
            continue;
        }
        all += 1;
        // Whoever kept a ring need not believe the number that a letter says.
        let opens = |seal| {
            (0..=ring.generation()).any(|number| {
                let mut letter = letter.clone();
                letter.0[..2].copy_from_slice(&number.to_be_bytes());
                ring.open_letter(seal, &entry.envelope, &letter).is_ok()
            })
        };
        open += usize::from(opens(Seal::Client) || opens(Seal::Victim));
    }
    (all, open)
}

fn heads(world: &World) -> [u64; 3] {
    [&world.client, &world.victim, &world.drop].map(|store| store.head().unwrap().size)
}

#[test]
fn who_left_opens_nothing_of_a_later_copy_and_the_others_go_on_where_they_were() {
    for left in [DeskName::Client, DeskName::Victim] {
        let world = World::new(21);
        let kept = colleague(&world, left);
        let mut may = Visitor::at(&world, DeskName::Client);
        let mut nell = Visitor::at(&world, DeskName::Victim);
        let mut dora = Visitor::at(&world, DeskName::Program);
        let before = referred(&mut may, &world, "Quillfeather");
        nell.open(&world, &format!("/victim/cases/{before}"));
        let (all, open) = opened(world.client.as_ref(), &kept, 0);
        assert!(all > 1 && open == all, "{left}: {open} of {all} before");

        let owed = "are not made anew yet";
        assert!(!text(&dora.open(&world, "/program/")).contains(owed));
        let cookies = [may.cookie.clone(), nell.cookie.clone()];
        let somebody = if left == DeskName::Client {
            &mut may
        } else {
            &mut nell
        };
        end(&world, somebody, left);
        may.get(&world, "/client/");
        nell.get(&world, "/victim/");
        let home = text(&dora.open(&world, "/program/"));
        assert!(!home.contains(owed), "{left}");
        // Whoever leaves the victim desk had the client desk's key as well: the program desk asks for another one.
        let had_both = "who had the keys of the Client desk as well";
        assert_eq!(home.contains(had_both), left == DeskName::Victim, "{left}");
        if left == DeskName::Victim {
            let doors = "/program/accounts-of-desks";
            let keys = format!("{doors}/keys");
            let done = dora.fill(&world, doors, &keys, &[]);
            assert!(text(&done).contains("Keys") || done.status == 200);
            let home = text(&dora.open(&world, "/program/"));
            assert!(home.contains(owed) && !home.contains(had_both));
            may.get(&world, "/client/");
            let home = text(&dora.open(&world, "/program/"));
            assert!(!home.contains(owed));
        }
        assert_eq!([may.cookie.clone(), nell.cookie.clone()], cookies, "{left}");

        let from = heads(&world);
        let case = referred(&mut may, &world, "Larkspur");
        let inbox = text(&nell.open(&world, "/victim/inbox"));
        assert!(inbox.contains(&format!("/victim/inbox/{case}/")), "{inbox}");
        for case in [before, case] {
            let place = inbox.find(&format!("/victim/inbox/{case}/")).unwrap();
            let path = inbox[place..].split('"').next().unwrap();
            let page = text(&nell.open(&world, path));
            assert!(page.contains("580 555 0199"), "{left}: {page}");
            let page = text(&nell.open(&world, &format!("/victim/cases/{case}")));
            assert!(page.contains("too dangerous by far"), "{left}: {page}");
        }

        for (store, from) in [&world.client, &world.victim].into_iter().zip(from) {
            let (all, open) = opened(store.as_ref(), &kept, from);
            assert_eq!(open, 0, "{left}: {open} of {all} since");
        }
        let (all, _) = opened(world.client.as_ref(), &kept, from[0]);
        assert!(all > 1);
        if left == DeskName::Victim {
            for entry in world.drop.read(Position(from[2]), usize::MAX).unwrap() {
                let letter = entry.letter.unwrap().0;
                assert_eq!(letter[..3], [2, 0, 1], "sealed to the drop's second pair");
            }
            assert!(kept.drop_private().unwrap().at(1).is_none());
        }
        // Nor a draft, nor anything else that is kept beside the ledgers.
        for store in [&world.client, &world.victim] {
            for (_, record) in store.list(Shelf::Drafts).unwrap() {
                assert!(!record.starts_with(&[0, 0]));
            }
        }
        ledger::verify(store(&world, left), None).unwrap();
        for desk in [DeskName::Client, DeskName::Victim] {
            assert_eq!(world.log(desk), Vec::<String>::new());
        }
        world.no_word_lies_readable();
    }
}

#[test]
fn a_session_and_a_token_of_before_are_asked_anew_and_what_was_typed_stays() {
    let world = World::new(22);
    colleague(&world, DeskName::Client);
    let mut may = Visitor::at(&world, DeskName::Client);
    let token = may.token(&world, DeskName::Client, PASSWORD);
    let mut other = Visitor::at(&world, DeskName::Client);
    let ask = || {
        let path = "/client/api/v1/participants";
        world.answer(&token.request(desk::Method::Get, path, Vec::new()))
    };
    assert_eq!(ask().status, 200);
    let refer = "/client/referrals/new";
    let page = text(&other.open(&world, refer));
    let form = leeward_tests::world::html::forms(&page);
    let form = form.iter().find(|form| form.action == refer).unwrap();
    let fields = form.filled(&[("first", "Pax"), ("last", "Halfwritten")]);
    end(&world, &mut may, DeskName::Client);
    assert_eq!(may.get(&world, "/client/").status, 200);
    assert_eq!(ask().status, 401, "a token of before");
    let answer = other.post(&world, refer, &fields);
    assert_eq!(answer.status, 403);
    assert!(
        text(&answer).contains("Halfwritten"),
        "the words are carried"
    );
    let again = may.token(&world, DeskName::Client, PASSWORD);
    let path = "/client/api/v1/participants";
    let answer = world.answer(&again.request(desk::Method::Get, path, Vec::new()));
    assert_eq!(answer.status, 200);
}

/// Somebody leaves the victim desk, its keys and the drop's pair are made anew: the client desk hands over to the new half
/// and is the same to the byte as where nobody left (promise 1), also when somebody leaves the client desk afterwards and
/// it makes keys of its own.
#[test]
fn the_client_desk_sees_nothing_of_somebody_leaving_the_victim_desk() {
    let run = |leaves: bool| {
        let world = World::new(23);
        colleague(&world, DeskName::Victim);
        let mut may = Visitor::at(&world, DeskName::Client);
        let token = may.token(&world, DeskName::Client, PASSWORD);
        referred(&mut may, &world, "Quillfeather");
        let mut nell = Visitor::at(&world, DeskName::Victim);
        if leaves {
            end(&world, &mut nell, DeskName::Victim);
        }
        nell.open(&world, "/victim/");
        let mut seen = Vec::new();
        for path in ["/client/", "/client/groups", "/client/account"] {
            seen.push(format!("{:?}", may.open(&world, path)));
        }
        let case = referred(&mut may, &world, "Larkspur");
        seen.push(format!("{:?}", may.open(&world, "/client/")));
        let path = "/client/api/v1/participants";
        let asked = token.request(desk::Method::Get, path, Vec::new());
        seen.push(format!("{:?}", world.answer(&asked)));
        let mut to = Vec::new();
        let mut handed = |case| {
            let entries = world.drop.case(case).unwrap().entries;
            to.push(entries.last().unwrap().letter.clone().unwrap().0[..3].to_vec());
        };
        handed(case);
        colleague(&world, DeskName::Client);
        end(&world, &mut may, DeskName::Client);
        seen.push(format!("{:?}", may.open(&world, "/client/")));
        // Before anybody of the victim desk has been there again, and afterwards.
        for last in ["Pennywhistle", "Thistledown"] {
            handed(referred(&mut may, &world, last));
            nell.open(&world, "/victim/");
            seen.push(format!("{:?}", may.open(&world, "/client/account")));
        }
        let lengths = world.drop.read(Position(0), usize::MAX).unwrap();
        let lengths: Vec<usize> = lengths
            .iter()
            .map(|entry| entry.letter.as_ref().map_or(0, |letter| letter.0.len()))
            .collect();
        world.no_word_lies_readable();
        (seen, dump(world.client.as_ref()), to, lengths)
    };
    let (stays, leaves) = (run(false), run(true));
    assert_eq!(stays.2, vec![vec![2, 0, 0]; 3]);
    assert_eq!(leaves.2, vec![vec![2, 0, 1]; 3]);
    assert_eq!(stays.3, leaves.3, "how long what lies in the drop is");
    assert_eq!(stays.0, leaves.0, "pages");
    assert_eq!(stays.1, leaves.1, "the client desk's store");
}
