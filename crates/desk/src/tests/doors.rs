//! Signing in with a code, setting it up, inviting and leaving, through the counter.

use keys::{Accounts, DeskName, FactorSecret, Standing, Stream};
use ledger::{AccountAct, Shelf, Store as _};
use rules::Moment;

use super::{PASSWORD, Program, cookie, text, value};
use crate::{Answer, Answers as _, Clock as _, Guard, Method, SecondFactor};

impl Program {
    pub(super) fn secret(&self, user: &str) -> FactorSecret {
        let secret = FactorSecret::fresh(&Stream::from_seed([9; 32]));
        let now = self.clock.now();
        let code = secret.code(now).unwrap();
        Accounts::new(self.store.as_ref(), DeskName::Victim)
            .enrol(
                user,
                PASSWORD,
                &secret,
                &code,
                now,
                &Stream::from_seed([8; 32]),
            )
            .unwrap();
        self.clock.advance(60);
        secret
    }

    /// The code in answer to the page that asked for it.
    pub(super) fn send_code(&self, asked: &Answer, code: &str) -> Answer {
        let (csrf, pending) = (value(asked, "csrf"), value(asked, "pending"));
        let body = format!("csrf={csrf}&pending={pending}&code={code}");
        self.post("/victim/sign-in/code", "", &body)
    }
}

/// A page without what is drawn for it.
pub(super) fn plain(program: &Program, answer: &Answer) -> (u16, String) {
    let page = text(answer);
    let page = match page.contains("name=\"pending\"") {
        true => page.replace(&value(answer, "pending"), "PENDING"),
        false => page,
    };
    // What a key is asked to sign is drawn, too; what else it is asked is not.
    let page = match page.split_once("challenge&#34;:&#34;") {
        Some((before, after)) => format!("{before}{}", &after[43..]),
        None => page,
    };
    let _ = program;
    (answer.status, page)
}

#[test]
fn password_then_code_and_between_the_two_there_is_no_session() {
    let program = Program::new();
    let secret = program.secret("nell");
    let asked = program.sign_in("nell", PASSWORD);
    assert_eq!(asked.status, 200);
    assert!(asked.header("set-cookie").is_none());
    assert!(text(&asked).contains("autocomplete=\"one-time-code\""));
    assert!(program.store.list(Shelf::Sessions).unwrap().is_empty());
    let pending = value(&asked, "pending");
    let half = format!("__Host-leeward={pending}");
    assert_eq!(
        program.get("/victim/notes/1", &half).status,
        303,
        "it is no cookie"
    );
    let code = secret.code(program.clock.now()).unwrap();
    let inside = program.send_code(&asked, &code);
    assert_eq!(inside.status, 303);
    assert_eq!(program.get("/victim/notes/1", &cookie(&inside)).status, 200);
    // The code once more: neither with the same page nor with a fresh one.
    assert_eq!(program.send_code(&asked, &code).status, 403);
    let again = program.sign_in("nell", PASSWORD);
    assert_eq!(program.send_code(&again, &code).status, 403);
}

#[test]
fn what_is_asked_next_says_nothing_about_the_password() {
    let program = Program::asking(SecondFactor::Required);
    program.secret("nell");
    let door = |user: &str, password: &str| program.sign_in(user, password);
    let right = door("nell", PASSWORD);
    let others = [
        door("nell", "not it at all"),
        door("nobody", PASSWORD),
        door("ines", "wrong"),
    ];
    for other in &others {
        assert_eq!(plain(&program, other), plain(&program, &right));
        assert_eq!(other.headers.len(), right.headers.len());
    }
    assert!(text(&right).contains("data-touch=\"get\""), "a key, too");
    // Wrong in the end, whichever of the three was wrong: the same page.
    let refused = program.send_code(&right, "000000");
    assert_eq!(refused.status, 403);
    for other in &others {
        assert_eq!(
            plain(&program, &program.send_code(other, "000000")),
            plain(&program, &refused)
        );
    }
}

#[test]
fn over_the_limit_a_right_code_is_refused_in_the_same_words() {
    let program = Program::new();
    let secret = program.secret("nell");
    let wrong = program.send_code(&program.sign_in("nell", PASSWORD), "000000");
    for _ in 0..9 {
        let refused = program.send_code(&program.sign_in("nell", PASSWORD), "000000");
        assert_eq!(plain(&program, &refused), plain(&program, &wrong));
    }
    let right = |program: &Program| {
        let code = secret.code(program.clock.now()).unwrap();
        program.send_code(&program.sign_in("nell", PASSWORD), &code)
    };
    assert_eq!(plain(&program, &right(&program)), plain(&program, &wrong));
    // A password alone does not wipe the count out; time does.
    program.clock.advance(15 * 60 + 1);
    assert_eq!(right(&program).status, 303);
}

#[test]
fn where_a_factor_is_required_nothing_is_done_before_it_is_set_up() {
    let program = Program::asking(SecondFactor::Required);
    let inside = program.sign_in("ines", PASSWORD);
    assert_eq!(inside.status, 303);
    let mine = cookie(&inside);
    let mut tried = 0;
    for line in program.counter.table() {
        let path = line.path.replace("{note}", "1").replace("{form}", "x1");
        if line.guard == Guard::Open
            || ["/account/second-factor", "/sign-out"]
                .iter()
                .any(|end| path.ends_with(end))
            || path.contains("/account/second-factor/key")
        {
            continue;
        }
        let answer = match line.method {
            Method::Get => program.get(&path, &mine),
            Method::Post => program.post(&path, &mine, "csrf=x&once=AAAAAAAAAAAAAAAAAAAAAA"),
        };
        assert_eq!(
            answer.header("location"),
            Some("/victim/account/second-factor"),
            "{line:?}"
        );
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
    let page = program.get("/victim/account/second-factor", &mine);
    let shown = text(&page);
    assert!(
        shown.contains("<svg") && !shown.contains("style="),
        "a picture, and nothing that the policy refuses"
    );
    assert!(
        !shown.contains("<nav"),
        "nothing of the desk stands around it"
    );
    let (csrf, secret) = (value(&page, "csrf"), value(&page, "secret"));
    let secret = FactorSecret::read(&secret).unwrap();
    let send = |code: &str, password: &str| {
        let secret = secret.text();
        let body = format!(
            "csrf={csrf}&secret={}&code={code}&password={password}",
            *secret
        );
        program.post("/victim/account/second-factor", &mine, &body)
    };
    let code = secret.code(program.clock.now()).unwrap();
    assert_eq!(send("000000", PASSWORD).status, 422);
    assert_eq!(send(&code, "not it").status, 422);
    let done = send(&code, PASSWORD);
    assert_eq!(done.status, 200);
    assert_eq!(
        text(&done).matches("<li><strong>").count(),
        keys::BACKUP_CODES
    );
    assert_eq!(program.get("/victim/notes/1", &mine).status, 200);
    // From now on the password alone is not enough.
    assert_eq!(program.sign_in("ines", PASSWORD).status, 200);
}

#[test]
fn a_colleague_invites_resets_and_ends() {
    let program = Program::new();
    let mine = program.cookie("nell");
    let csrf = program.csrf(&mine);
    let send = |path: &str, fields: &str| {
        program.post(
            &format!("/victim{path}"),
            &mine,
            &format!("csrf={csrf}&{fields}"),
        )
    };
    assert_eq!(send("/accounts/invite", "user=ines&name=Ines").status, 422);
    assert_eq!(send("/accounts/invite", "user=wilma&name=").status, 422);
    let given = send("/accounts/invite", "user=wilma&name=Wilma Reed");
    assert_eq!(given.status, 200);
    let code = |answer: &Answer| -> String {
        let page = text(answer);
        let (_, rest) = page.split_once("<p class=\"pad\"><strong>").unwrap();
        rest.split('<').next().unwrap().to_owned()
    };
    let join = |user: &str, code: &str, again: &str| {
        let door = value(&program.get("/victim/sign-in/invitation", ""), "csrf");
        let body = format!(
            "csrf={door}&user={user}&code={code}&password-new=quiet creek bed&password-again={again}"
        );
        program.post("/victim/sign-in/invitation", "", &body)
    };
    let wilma = code(&given);
    assert_eq!(join("wilma", &wilma, "another").status, 422);
    assert_eq!(join("nobody", &wilma, "quiet creek bed").status, 403);
    assert_eq!(join("wilma", &wilma, "quiet creek bed").status, 303);
    assert_eq!(program.sign_in("wilma", "quiet creek bed").status, 303);
    assert_eq!(join("wilma", &wilma, "quiet creek bed").status, 403, "used");

    // ines has lost her password, and later leaves.
    let ines = program.cookie("ines");
    let reset = code(&send("/accounts/new-password", "account=2"));
    assert_eq!(
        program.get("/victim/notes/1", &ines).status,
        303,
        "her session is over"
    );
    assert_eq!(join("ines", &reset, "quiet creek bed").status, 303);
    let ines = cookie(&program.sign_in("ines", "quiet creek bed"));
    assert_eq!(program.get("/victim/notes/1", &ines).status, 200);
    assert_eq!(send("/accounts/end", "account=2").status, 303);
    assert_eq!(program.get("/victim/notes/1", &ines).status, 303, "at once");
    assert_eq!(program.sign_in("ines", "quiet creek bed").status, 403);
    // Not oneself, not twice, not nobody.
    for number in ["1", "2", "9", "x"] {
        assert_eq!(
            send("/accounts/end", &format!("account={number}")).status,
            404,
            "{number}"
        );
    }
    let acts: Vec<AccountAct> = keys::noted(program.store.as_ref())
        .unwrap()
        .into_iter()
        .map(|noted| noted.act)
        .collect();
    use AccountAct::{Ended, Invited, Joined, KeysRenewed, Reset};
    // The next request of whoever ended it made the desk's keys anew.
    assert_eq!(acts, [Invited, Joined, Reset, Joined, Ended, KeysRenewed]);
}

#[test]
fn with_fewer_than_two_accounts_the_victim_desk_says_so_on_its_first_page() {
    let program = Program::new();
    let mine = program.cookie("nell");
    let said = |program: &Program| text(&program.get("/victim/", &mine)).contains("Fewer than two");
    assert!(!said(&program));
    let accounts = Accounts::new(program.store.as_ref(), DeskName::Victim);
    accounts.end("ines", false).unwrap();
    assert!(said(&program));
    let now: Moment = program.clock.now();
    let ring = accounts.open("nell", PASSWORD).unwrap().unwrap().ring;
    let invited = accounts.invite("wilma", "Wilma", &ring, now, &Stream::from_seed([6; 32]));
    assert!(matches!(invited.unwrap().0.standing, Standing::Waiting(_)));
    assert!(said(&program), "who only waits cannot be woken");
}

#[test]
fn what_somebody_does_to_their_own_account_is_a_fact_and_what_was_refused_is_none() {
    let program = Program::new();
    let mine = program.cookie("nell");
    let csrf = program.csrf(&mine);
    let send = |path: &str, fields: &str| {
        let body = format!("csrf={csrf}&{fields}");
        program.post(&format!("/victim/account{path}"), &mine, &body)
    };
    let wanted = |once: &str, password: &str| {
        let name = "token_name=The wilma reader&token_days=30&token_scope=read";
        send(
            "/tokens",
            &format!("{name}&once={once}&password={password}"),
        )
    };
    let once = value(&program.get("/victim/account", &mine), "once");
    assert_eq!(wanted(&once, "not it at all").status, 422);
    let made = wanted(&once, PASSWORD);
    assert_eq!(made.status, 200);
    assert_eq!(wanted(&once, PASSWORD).status, 409, "pressed twice");

    let page = text(&made);
    let (_, after) = page.split_once("action=\"/victim/account/tokens/").unwrap();
    let token = after.split('/').next().unwrap();
    assert_eq!(send(&format!("/tokens/{token}/end"), "").status, 303);
    assert_eq!(send(&format!("/tokens/{token}/end"), "").status, 303);

    let page = program.get("/victim/account/second-factor", &mine);
    let secret = value(&page, "secret");
    let code = FactorSecret::read(&secret)
        .unwrap()
        .code(program.clock.now())
        .unwrap();
    let factor = |code: &str| {
        let fields = format!("secret={secret}&code={code}&password={PASSWORD}");
        send("/second-factor", &fields)
    };
    assert_eq!(factor("000000").status, 422);
    assert_eq!(factor(&code).status, 200);

    let change = |present: &str| {
        let new = "quiet creek bed";
        let fields = format!("password={present}&password-new={new}&password-again={new}");
        send("/password", &fields)
    };
    assert_eq!(change("not it at all").status, 422);
    assert_eq!(change(PASSWORD).status, 303);

    let noted = keys::noted(program.store.as_ref()).unwrap();
    let acts: Vec<AccountAct> = noted.iter().map(|noted| noted.act).collect();
    use AccountAct::{FactorSet, PasswordChanged, TokenEnded, TokenMade};
    assert_eq!(acts, [TokenMade, TokenEnded, FactorSet, PasswordChanged]);
    assert!(noted.iter().all(|noted| noted.by == noted.number));
    // Whose and what, and no word with it: not even the token's name.
    let case = keys::desk_case().unwrap();
    let entries = program.store.case(case).unwrap().entries;
    let mut letters = entries.iter().map(|entry| entry.letter.as_ref().unwrap());
    assert!(letters.all(|letter| letter.0.is_empty()));
}

#[test]
fn another_second_factor_or_one_taken_away_ends_the_other_sessions() {
    let program = Program::new();
    let (here, there) = (program.cookie("ines"), program.cookie("ines"));
    let inside = |cookie: &str| program.get("/victim/notes/1", cookie).status == 200;
    let page = program.get("/victim/account/second-factor", &here);
    let (csrf, secret) = (value(&page, "csrf"), value(&page, "secret"));
    let set = |code: &str| {
        let body = format!("csrf={csrf}&secret={secret}&code={code}&password={PASSWORD}");
        program.post("/victim/account/second-factor", &here, &body)
    };
    assert_eq!(set("000000").status, 422);
    assert!(inside(&here) && inside(&there), "nothing was changed yet");
    let read = FactorSecret::read(&secret).unwrap();
    assert_eq!(set(&read.code(program.clock.now()).unwrap()).status, 200);
    assert!(inside(&here) && !inside(&there));

    // Whoever has found the lost telephone may sit in a session, too.
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let body = format!("csrf={csrf}&account=2");
    let taken = program.post("/victim/accounts/second-factor", &nell, &body);
    assert_eq!(taken.status, 303);
    assert!(!inside(&here) && inside(&nell));
}
