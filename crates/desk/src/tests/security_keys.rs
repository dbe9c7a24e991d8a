//! Security keys through the counter, with an authenticator in software: what opens, and everything that must not.

use authenticator::soft::Soft;
use form_urlencoded::byte_serialize;
use keys::{Accounts, DeskName};
use ledger::{AccountAct, Shelf, Store as _};

use super::{PASSWORD, Program, cookie, doors::plain, text, value};
use crate::{Answer, Clock as _, Method, SecondFactor};

const ORIGIN: &str = "https://desk.example.org";
const PAGE: &str = "/victim/account/second-factor";

/// What a page asks a key.
fn asked(page: &Answer) -> String {
    let page = text(page);
    let (_, after) = page
        .split_once("data-asked=\"")
        .unwrap_or_else(|| panic!("no key is asked for on {page}"));
    after.split('"').next().unwrap().replace("&#34;", "\"")
}

fn sent(answer: &str) -> String {
    byte_serialize(answer.as_bytes()).collect()
}

impl Program {
    /// The page on which a new key is touched.
    fn wants(&self, mine: &str, name: &str, password: &str) -> Answer {
        let csrf = value(&self.get(PAGE, mine), "csrf");
        let body = format!("csrf={csrf}&key_name={name}&password={password}");
        self.post(&format!("{PAGE}/key"), mine, &body)
    }

    /// What the key said, sent from that page.
    fn adds(&self, mine: &str, page: &Answer, answer: &str) -> Answer {
        let (csrf, pending) = (value(page, "csrf"), value(page, "pending"));
        let answer = sent(answer);
        let body = format!("csrf={csrf}&pending={pending}&key_name=blue key&key={answer}");
        self.post(&format!("{PAGE}/key/add"), mine, &body)
    }

    /// A key of whoever is signed in.
    fn with_key(&self, mine: &str, seed: u8) -> Soft {
        let page = self.wants(mine, "blue key", PASSWORD);
        let (soft, answer) = Soft::make(&asked(&page), ORIGIN, seed);
        let added = self.adds(mine, &page, &answer);
        assert!([200, 303].contains(&added.status), "{}", text(&added));
        soft
    }

    /// What a key said, in answer to the page that asked for a code.
    fn send_key(&self, page: &Answer, answer: &str) -> Answer {
        let (csrf, pending) = (value(page, "csrf"), value(page, "pending"));
        let body = format!("csrf={csrf}&pending={pending}&key={}", sent(answer));
        self.post("/victim/sign-in/code", "", &body)
    }

    fn acts(&self) -> Vec<AccountAct> {
        let noted = keys::noted(self.store.as_ref()).unwrap();
        noted.into_iter().map(|noted| noted.act).collect()
    }

    fn ends(&self, mine: &str, which: usize, password: &str) -> Answer {
        let page = self.get(PAGE, mine);
        let shown = text(&page);
        let parts = shown.split("action=\"/victim/account/second-factor/key/");
        let parts: Vec<&str> = parts.filter(|part| part.contains("/end\"")).collect();
        let mut parts = parts.iter().filter_map(|part| part.split_once("/end\""));
        let (id, _) = parts.nth(which).unwrap();
        let id = id.split('/').next_back().unwrap();
        let body = format!("csrf={}&password={password}", value(&page, "csrf"));
        self.post(&format!("{PAGE}/key/{id}/end"), mine, &body)
    }
}

#[test]
fn a_key_is_added_with_the_password_and_opens_in_place_of_a_code() {
    let program = Program::asking(SecondFactor::Required);
    let mine = cookie(&program.sign_in("ines", PASSWORD));
    assert_eq!(program.get("/victim/notes/1", &mine).status, 303, "not yet");
    assert_eq!(program.wants(&mine, "", PASSWORD).status, 422);
    assert_eq!(program.wants(&mine, "blue key", "not it").status, 422);
    let page = program.wants(&mine, "blue key", PASSWORD);
    let (mut soft, answer) = Soft::make(&asked(&page), ORIGIN, 1);
    // It is listed by the desk's letter and the name for signing in, and by nothing else.
    assert!(
        asked(&page).contains("\"name\":\"V: ines\""),
        "{}",
        asked(&page)
    );
    let done = program.adds(&mine, &page, &answer);
    assert_eq!(done.status, 200);
    let shown = text(&done);
    assert_eq!(shown.matches("<li><strong>").count(), keys::BACKUP_CODES);
    assert_eq!(program.get("/victim/notes/1", &mine).status, 200);

    let door = program.sign_in("ines", PASSWORD);
    assert_eq!(door.status, 200);
    assert!(!asked(&door).contains("allowCredentials"));
    let answer = soft.sign(&asked(&door));
    let inside = program.send_key(&door, &answer);
    assert_eq!(inside.status, 303, "{}", text(&inside));
    assert_eq!(program.get("/victim/notes/1", &cookie(&inside)).status, 200);
    let listed = text(&program.get(PAGE, &mine));
    assert!(
        listed.contains("<strong>blue key</strong>") && listed.contains("last used"),
        "{listed}"
    );
    // One of the codes on paper does as well, once.
    let (_, code) = shown.split_once("<li><strong>").unwrap();
    let code = code.split('<').next().unwrap();
    let by_paper = program.send_code(&program.sign_in("ines", PASSWORD), code);
    assert_eq!(by_paper.status, 303);
    assert_eq!(program.acts(), [AccountAct::KeyAdded]);
}

#[test]
fn no_answer_is_taken_twice_and_no_challenge_is_asked_twice() {
    let program = Program::new();
    let mut soft = program.with_key(&program.cookie("nell"), 1);
    // The answer once more, to its own page and to a fresh one, from a key that would not be told by its counter.
    soft.counts = false;
    let door = program.sign_in("nell", PASSWORD);
    let answer = soft.sign(&asked(&door));
    assert_eq!(program.send_key(&door, &answer).status, 303);
    assert_eq!(program.send_key(&door, &answer).status, 403);
    let fresh = program.sign_in("nell", PASSWORD);
    assert_eq!(program.send_key(&fresh, &answer).status, 403);
    // A try that failed has used the challenge up; the page that says so asks for another one.
    let door = program.sign_in("nell", PASSWORD);
    let again = program.send_code(&door, "000000");
    assert_eq!(again.status, 403);
    assert_ne!(asked(&again), asked(&door));
    let late = soft.sign(&asked(&door));
    let third = program.send_key(&door, &late);
    assert_eq!(third.status, 403);
    // Nor is the one of a try that has passed by: that of now, and no other.
    let passed_by = soft.sign(&asked(&again));
    assert_eq!(program.send_key(&again, &passed_by).status, 403);
    let door = program.sign_in("nell", PASSWORD);
    let again = program.send_code(&door, "000000");
    let now = soft.sign(&asked(&again));
    assert_eq!(program.send_key(&again, &now).status, 303);
}

#[test]
fn another_accounts_key_another_origin_or_a_wrong_password_opens_nothing_in_the_same_words() {
    let program = Program::new();
    let soft = program.with_key(&program.cookie("nell"), 1);
    let ines = program.with_key(&program.cookie("ines"), 2);
    let words = plain(
        &program,
        &program.send_code(&program.sign_in("nell", PASSWORD), "000000"),
    );
    let tries = |change: &dyn Fn(&mut Soft), password: &str| {
        let mut soft = soft.clone();
        change(&mut soft);
        let door = program.sign_in("nell", password);
        let answer = soft.sign(&asked(&door));
        program.send_key(&door, &answer)
    };
    for (change, password) in [
        (
            &(|soft: &mut Soft| *soft = ines.clone()) as &dyn Fn(&mut Soft),
            PASSWORD,
        ),
        (
            &|each: &mut Soft| {
                *each = ines.clone();
                each.claims(&soft)
            },
            PASSWORD,
        ),
        (
            &|soft: &mut Soft| soft.origin = "https://desk.example.org.evil.example".to_owned(),
            PASSWORD,
        ),
        (
            &|soft: &mut Soft| soft.origin = "http://desk.example.org".to_owned(),
            PASSWORD,
        ),
        (&|soft: &mut Soft| soft.verifies = false, PASSWORD),
        (&|_: &mut Soft| (), "not it at all"),
    ] {
        assert_eq!(plain(&program, &tries(change, password)), words);
    }
    assert_eq!(tries(&|_| (), PASSWORD).status, 303, "and as it should be");
    // What is asked between the two is the same for a wrong password, and for who has no key but a telephone.
    let right = plain(&program, &program.sign_in("nell", PASSWORD));
    assert_eq!(
        plain(&program, &program.sign_in("nell", "not it at all")),
        right
    );
    program.secret("ines");
    assert_eq!(plain(&program, &program.sign_in("ines", PASSWORD)), right);
}

#[test]
fn a_counter_that_went_back_opens_nothing_and_its_holder_is_told() {
    let program = Program::new();
    let mine = program.cookie("nell");
    let mut soft = program.with_key(&mine, 1);
    let mut copy = soft.clone();
    let sign = |key: &mut Soft| {
        let door = program.sign_in("nell", PASSWORD);
        let answer = key.sign(&asked(&door));
        program.send_key(&door, &answer)
    };
    assert_eq!(sign(&mut soft).status, 303);
    assert_eq!(sign(&mut soft).status, 303);
    let refused = sign(&mut copy);
    assert_eq!(refused.status, 403);
    assert!(text(&refused).contains("counter went back"));
    assert!(text(&program.get(PAGE, &mine)).contains("There may be a copy"));
    assert_eq!(
        program.acts(),
        [AccountAct::KeyAdded, AccountAct::KeyCopied]
    );
    // Over the limit it says what everything says there.
    let wrong = program.send_code(&program.sign_in("nell", PASSWORD), "000000");
    for _ in 0..8 {
        program.send_code(&program.sign_in("nell", PASSWORD), "000000");
    }
    copy.counter = 0;
    assert_eq!(plain(&program, &sign(&mut copy)), plain(&program, &wrong));
    assert_eq!(plain(&program, &sign(&mut soft)), plain(&program, &wrong));
    program.clock.advance(15 * 60 + 1);
    assert_eq!(sign(&mut soft).status, 303, "the key itself goes on");
}

#[test]
fn a_key_is_removed_with_the_password_but_not_the_last_factor_where_one_is_wanted() {
    let program = Program::asking(SecondFactor::Required);
    let mine = cookie(&program.sign_in("ines", PASSWORD));
    let mut soft = program.with_key(&mine, 1);
    let other = {
        let door = program.sign_in("ines", PASSWORD);
        let answer = soft.sign(&asked(&door));
        cookie(&program.send_key(&door, &answer))
    };
    let inside = |cookie: &str| program.get("/victim/notes/1", cookie).status == 200;
    assert_eq!(program.ends(&mine, 0, "not it").status, 422);
    let last = program.ends(&mine, 0, PASSWORD);
    assert_eq!(last.status, 422);
    assert!(text(&last).contains("only second factor"));
    assert!(inside(&other));
    // A second one: then the first can go, and whoever came in by it with it.
    let mut second = program.with_key(&mine, 2);
    assert!(
        !inside(&other),
        "a change of factors ends the other sessions"
    );
    assert_eq!(program.ends(&mine, 0, PASSWORD).status, 303);
    let sign = |key: &mut Soft| {
        let door = program.sign_in("ines", PASSWORD);
        let answer = key.sign(&asked(&door));
        program.send_key(&door, &answer).status
    };
    assert_eq!(sign(&mut soft), 403);
    assert_eq!(sign(&mut second), 303);
    // A telephone set up later leaves the keys as they are, and then the last key can go as well.
    let secret = program.secret("ines");
    assert_eq!(sign(&mut second), 303);
    assert_eq!(program.ends(&mine, 0, PASSWORD).status, 303);
    assert_eq!(sign(&mut second), 403);
    let code = secret.code(program.clock.now()).unwrap();
    let by_code = program.send_code(&program.sign_in("ines", PASSWORD), &code);
    assert_eq!(by_code.status, 303);
    use AccountAct::{KeyAdded, KeyRemoved};
    assert_eq!(program.acts(), [KeyAdded, KeyAdded, KeyRemoved, KeyRemoved]);
}

#[test]
fn a_colleague_takes_lost_keys_away_and_nothing_of_them_stays() {
    let program = Program::new();
    let ines = program.cookie("ines");
    program.with_key(&ines, 1);
    let lists = |program: &Program| {
        let all = program.store.list(Shelf::House).unwrap();
        let lists = all
            .iter()
            .filter(|(key, _)| key.starts_with(b"security-keys/"));
        lists.count()
    };
    assert_eq!(lists(&program), 1);
    // Neither what it is called nor what checks it can be read in the store.
    for shelf in [Shelf::House, Shelf::Accounts, Shelf::Doors] {
        for (_, row) in program.store.list(shelf).unwrap() {
            for hidden in [b"blue key".as_slice(), b"cred_id", &[1; 16]] {
                assert!(!row.windows(hidden.len()).any(|part| part == hidden));
            }
        }
    }
    let nell = program.cookie("nell");
    let body = format!("csrf={}&account=2", program.csrf(&nell));
    assert_eq!(
        program
            .post("/victim/accounts/second-factor", &nell, &body)
            .status,
        303
    );
    assert_eq!(lists(&program), 0);
    assert_eq!(program.get("/victim/notes/1", &ines).status, 303);
    assert_eq!(
        program.sign_in("ines", PASSWORD).status,
        303,
        "the password alone"
    );
    let mine = program.cookie("ines");
    let shown = text(&program.get(PAGE, &mine));
    assert!(!shown.contains("<strong>blue key</strong>"));
    // At a desk that wants none of anybody the last one can be given up, too.
    program.with_key(&mine, 1);
    assert_eq!(program.ends(&mine, 0, PASSWORD).status, 303);
    assert_eq!(lists(&program), 0);
    assert_eq!(program.sign_in("ines", PASSWORD).status, 303);
}

#[test]
fn a_new_key_is_added_by_its_own_session_once_and_in_time() {
    let program = Program::new();
    let (nell, ines) = (program.cookie("nell"), program.cookie("ines"));
    let count = |mine: &str| text(&program.get(PAGE, mine)).matches("/end\"").count();
    let page = program.wants(&nell, "blue key", PASSWORD);
    let (_, answer) = Soft::make(&asked(&page), ORIGIN, 1);
    // From another account's session.
    let (csrf, pending) = (
        value(&program.get(PAGE, &ines), "csrf"),
        value(&page, "pending"),
    );
    let body = format!(
        "csrf={csrf}&pending={pending}&key_name=x&key={}",
        sent(&answer)
    );
    assert_eq!(
        program
            .post(&format!("{PAGE}/key/add"), &ines, &body)
            .status,
        403
    );
    // That was a try: the challenge is used up, and the page asks for another one.
    let again = program.adds(&nell, &page, &answer);
    assert_eq!(again.status, 422);
    let (_, answer) = Soft::make(&asked(&again), ORIGIN, 1);
    assert_eq!(program.adds(&nell, &again, &answer).status, 200);
    assert_eq!(program.adds(&nell, &again, &answer).status, 403, "twice");
    assert_eq!((count(&nell), count(&ines)), (1, 0));
    // The same key is not added a second time, whatever its browser makes of the list.
    let page = program.wants(&nell, "blue key", PASSWORD);
    assert!(asked(&page).contains("excludeCredentials"));
    let (_, answer) = Soft::make(&asked(&page), ORIGIN, 1);
    assert_eq!(program.adds(&nell, &page, &answer).status, 422);
    // After five minutes, and from a place where this page is not.
    let page = program.wants(&nell, "blue key", PASSWORD);
    let (_, answer) = Soft::make(&asked(&page), ORIGIN, 2);
    program.clock.advance(5 * 60);
    assert_eq!(program.adds(&nell, &page, &answer).status, 403);
    let page = program.wants(&nell, "blue key", PASSWORD);
    let (_, answer) = Soft::make(&asked(&page), "https://other.example.org", 2);
    assert_eq!(program.adds(&nell, &page, &answer).status, 422);
    assert_eq!(count(&nell), 1);
    for seed in 3..12 {
        program.with_key(&nell, seed);
    }
    assert_eq!(program.wants(&nell, "one more", PASSWORD).status, 422);
    assert_eq!(count(&nell), keys::MOST_KEYS);
}

#[test]
fn where_the_address_has_no_name_the_pages_say_so_and_ask_for_no_key() {
    let program = Program::new();
    program.secret("nell");
    let at = |host: &str, method, path: &str, cookie: &str, body: &str| {
        let headers = [
            ("host", host),
            ("cookie", cookie),
            ("sec-fetch-site", "same-origin"),
        ];
        program.ask(method, path, &headers, body)
    };
    let mine = program.cookie("ines");
    let page = text(&at("192.0.2.7", Method::Get, PAGE, &mine, ""));
    assert!(page.contains("do not work at this address") && !page.contains("key_name"));
    let csrf = program.csrf(&mine);
    let body = format!("csrf={csrf}&key_name=blue&password={PASSWORD}");
    let path = format!("{PAGE}/key");
    assert_eq!(
        at("192.0.2.7", Method::Post, &path, &mine, &body).status,
        422
    );
    let door = value(&program.get("/victim/sign-in", ""), "csrf");
    let body = format!("csrf={door}&user=nell&password={PASSWORD}");
    let page = at("192.0.2.7", Method::Post, "/victim/sign-in", "", &body);
    let shown = text(&page);
    assert!(shown.contains("do not work at this address") && !shown.contains("data-asked"));
    let accounts = Accounts::new(program.store.as_ref(), DeskName::Victim);
    assert!(accounts.find("nell").unwrap().unwrap().has_factor);
}
