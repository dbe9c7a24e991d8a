//! A reviewer's account ends by itself on its last day.

use desk::{Answer, Answers as _, Method, Request};

use super::{Review, text};

impl Review {
    fn as_stranger(&self, path: &str, body: &str) -> Answer {
        let method = if body.is_empty() {
            Method::Get
        } else {
            Method::Post
        };
        self.with_cookie("", method, path, body)
    }

    fn with_cookie(&self, cookie: &str, method: Method, path: &str, body: &str) -> Answer {
        let mut headers = vec![
            ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
            (
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ];
        if !cookie.is_empty() {
            headers.push(("cookie".to_owned(), format!("leeward={cookie}")));
        }
        self.counter.answer(&Request {
            method,
            path: path.to_owned(),
            query: String::new(),
            headers,
            body: body.as_bytes().to_vec(),
        })
    }

    fn invite(&self, user: &str, last: &str) -> Answer {
        let body = format!("csrf={}&name=Olive+Tarn&user={user}&{last}", self.csrf);
        self.ask(Method::Post, "/review/accounts/invite", body)
    }

    fn sign_in(&self, user: &str) -> Answer {
        let door = self.as_stranger("/review/sign-in", "");
        let door = text(&door);
        let csrf = door.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let csrf = csrf.split('"').next().unwrap();
        let body = format!("csrf={csrf}&user={user}&password=quiet+creek+bed");
        self.as_stranger("/review/sign-in", &body)
    }
}

const LAST: &str = "last_month=Nov&last_day=27&last_year=2026";

#[test]
fn a_reviewers_account_ends_by_itself_with_its_last_day() {
    let review = Review::new();
    for wrong in [
        "last_month=13&last_day=1&last_year=2026",
        "last_month=11&last_day=23&last_year=2026",
    ] {
        assert_eq!(review.invite("olive", wrong).status, 422, "{wrong}");
    }
    let given = text(&review.invite("olive", LAST));
    let code = given.split("<p class=\"pad\"><strong>").nth(1).unwrap();
    let code = code.split('<').next().unwrap();
    let door = text(&review.as_stranger("/review/sign-in/invitation", ""));
    let csrf = door.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let csrf = csrf.split('"').next().unwrap();
    let body = format!(
        "csrf={csrf}&user=olive&code={code}&password-new=quiet+creek+bed&password-again=quiet+creek+bed"
    );
    assert_eq!(
        review
            .as_stranger("/review/sign-in/invitation", &body)
            .status,
        303
    );
    let listed = text(&review.ask(Method::Get, "/review/accounts", String::new()));
    assert!(
        listed.contains("open until the end of Fri., Nov. 27, 2026"),
        "{listed}"
    );

    // On the last day, in its last minutes, it opens.
    let last = rules::Moment::parse("2026-11-27T23:55:00-06:00").unwrap();
    review
        .clock
        .now
        .store(last.second(), std::sync::atomic::Ordering::SeqCst);
    let signed_in = review.sign_in("olive");
    assert_eq!(signed_in.status, 303, "{}", text(&signed_in));
    let cookie = signed_in.header("set-cookie").unwrap();
    let cookie = cookie.split_once("leeward=").unwrap().1;
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let look = || {
        review
            .with_cookie(&cookie, Method::Get, "/review/binders", "")
            .status
    };
    assert_eq!(look(), 200);

    // Five minutes later it does not, nor does the session that was open.
    review
        .clock
        .now
        .store(last.plus(300).second(), std::sync::atomic::Ordering::SeqCst);
    assert_eq!(look(), 303);
    let refused = review.sign_in("olive");
    assert_eq!(refused.status, 403);
    assert!(
        text(&refused).contains("This account ended by itself"),
        "{}",
        text(&refused)
    );
}
