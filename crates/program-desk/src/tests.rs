//! The page through the counter, over a store in memory.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use desk::{Answer, Answers as _, Counter, Method, Office, Premises, Request, StandingClock};
use jiff::civil::date;
use keys::{Accounts, Cost, DeskName, Sessions, Stream, establish};
use ledger::{MemoryStore, Store, StoreError};
use page::{Assets, Languages};
use program_file::Settings;
use rules::{DutyKind, Moment, Rules};

use crate::{Counts, DangerCount, KindCount, ProgramDesk, Tally};

/// Counts what it was given, with the days that are set.
struct Given {
    store: Arc<MemoryStore>,
    tally: Mutex<Tally>,
    year: Mutex<rules::Year>,
    rules: Mutex<Arc<Rules>>,
    told: AtomicUsize,
    certificate: Mutex<Option<Moment>>,
}

impl Counts for Given {
    fn tally(&self, _: Moment) -> Result<Tally, StoreError> {
        Ok(self.tally.lock().unwrap().clone())
    }

    fn year(&self, _: Moment) -> Result<rules::Year, StoreError> {
        Ok(self.year.lock().unwrap().clone())
    }

    fn certificate(&self) -> Option<Moment> {
        *self.certificate.lock().unwrap()
    }

    fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.rules.lock().unwrap())
    }

    fn settings_changed(&self, _: Moment) -> Result<(), StoreError> {
        self.told.fetch_add(1, Ordering::SeqCst);
        let settings = Settings::read(self.store.as_ref())?;
        *self.rules.lock().unwrap() = Arc::new(settings.rules("us-ok").unwrap());
        Ok(())
    }
}

struct Program {
    counter: Counter<ProgramDesk>,
    counts: Arc<Given>,
    store: Arc<MemoryStore>,
    victim: Arc<MemoryStore>,
    cookie: String,
    csrf: String,
}

impl Program {
    fn new() -> Self {
        Self::at("2026-11-23T08:02:00-06:00")
    }

    fn at(now: &str) -> Self {
        let store = Arc::new(MemoryStore::new());
        let stream = Arc::new(Stream::from_seed([5; 32]));
        let now = Moment::parse(now).unwrap();
        let rules = Rules::new("us-ok", &[]).unwrap();
        let premises = Premises {
            clock: Arc::new(StandingClock::at(now)),
            zone: rules.zone.clone(),
            program: "Cottonwood Bend Intervention Program".to_owned(),
            secure: false,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let house = establish(&stream);
        let victim = Arc::new(MemoryStore::new());
        for user in ["nell", "ines"] {
            Accounts::new(victim.as_ref(), DeskName::Victim)
                .create(
                    user,
                    user,
                    "cottonwood bend",
                    &house.victim,
                    Cost::LIGHT,
                    &stream,
                )
                .unwrap();
        }
        let ring = house.program;
        let accounts = Accounts::new(store.as_ref(), DeskName::Program);
        let account = accounts
            .create(
                "thea",
                "Thea L.",
                "cottonwood bend",
                &ring,
                Cost::LIGHT,
                &stream,
            )
            .unwrap();
        let sessions = Sessions::new(store.as_ref(), DeskName::Program);
        let cookie = sessions.begin(&account, &ring, now, &stream).unwrap();
        let csrf = sessions.find(&cookie, now).unwrap().unwrap().csrf;
        let kind = |kind, overdue, today, week, later| KindCount {
            kind,
            overdue,
            today,
            week,
            later,
        };
        let counts = Arc::new(Given {
            store: Arc::clone(&store),
            year: Mutex::new(rules::Year::until(date(2026, 11, 23), None)),
            tally: Mutex::new(Tally {
                kinds: vec![
                    kind(DutyKind::ThreatWarning, 0, 0, 0, 0),
                    kind(DutyKind::ProviderWarning, 0, 0, 0, 0),
                    kind(DutyKind::InitialNotification, 1, 1, 2, 3),
                    kind(DutyKind::InitialDisclosure, 0, 1, 0, 0),
                    kind(DutyKind::EventNotice, 0, 1, 1, 0),
                    kind(DutyKind::CheckIn, 0, 1, 0, 17),
                ],
                dangers: Vec::new(),
                history: 41,
                cases: 140,
                unread: 2,
                unread_late: 1,
            }),
            rules: Mutex::new(Arc::new(rules)),
            told: AtomicUsize::new(0),
            certificate: Mutex::default(),
        });
        let office = Office::new(DeskName::Program, store.clone(), stream, premises);
        let desk = ProgramDesk::new(
            office,
            counts.clone(),
            Arc::new(crate::OverStores {
                desks: vec![
                    (DeskName::Program, store.clone() as Arc<dyn Store>),
                    (DeskName::Victim, victim.clone() as Arc<dyn Store>),
                ],
                drop: Arc::new(MemoryStore::new()),
            }),
        );
        Self {
            counter: Counter::new(desk).unwrap(),
            counts,
            store,
            victim,
            cookie,
            csrf,
        }
    }

    fn request(&self, method: Method, path: &str, body: Vec<u8>) -> Request {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Request {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers: vec![
                ("cookie".to_owned(), format!("leeward={}", self.cookie)),
                ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
                (
                    "content-type".to_owned(),
                    "application/x-www-form-urlencoded".to_owned(),
                ),
            ],
            body,
        }
    }

    fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        let request = self.request(method, path, body.into_bytes());
        self.counter.answer(&request)
    }

    fn page(&self, path: &str) -> String {
        let answer = self.ask(Method::Get, path, String::new());
        assert_eq!(answer.status, 200);
        text(&answer)
    }

    fn settings(&self) -> Settings {
        Settings::read(self.store.as_ref()).unwrap()
    }

    /// Sends a form as a page of now would hold it.
    fn send(&self, path: &str, fields: &str) -> Answer {
        let once = self.counter.office().once();
        self.send_again(path, fields, &once, self.settings().version.0)
    }

    fn send_again(&self, path: &str, fields: &str, once: &str, seen: u64) -> Answer {
        let body = format!("csrf={}&once={once}&seen={seen}&{fields}", self.csrf);
        self.ask(Method::Post, path, body)
    }

    /// The page that a form led to.
    fn follow(&self, answer: &Answer) -> String {
        assert_eq!(answer.status, 303, "{}", text(answer));
        self.page(answer.header("location").unwrap())
    }

    fn proclaim(&self, day: &str, order: &str) -> Answer {
        let (month, day) = day.split_once('/').unwrap();
        let fields = format!("day_month={month}&day_day={day}&day_year=2026&order={order}");
        self.send("/program/proclaimed", &fields)
    }
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// Where the notice's Undo is sent.
fn undo(page: &str) -> Option<String> {
    let from = page.find("/program/changes/")?;
    let path = page[from..].split('"').next()?;
    Some(path.to_owned())
}

const GO_LIVE: &str = "go_live_month=11&go_live_day=2&go_live_year=2026";

#[test]
fn the_counts_are_shown_by_kind_with_what_is_history() {
    let page = Program::new().page("/program/");
    assert!(page.contains("<title>Home · P · Leeward</title>"));
    assert!(page.contains("140 participants’ files."));
    let row = "First call about the decision</th><td class=\"num\"><strong class=\"state brown\">1</strong></td>\
               <td class=\"num\">1</td><td class=\"num\">2</td><td class=\"num\">3</td>";
    assert!(page.contains(row), "{page}");
    assert!(page.contains("41 were due: history"));
    assert!(page.contains("not read yet</dt><dd>2</dd>"));
    assert!(!page.contains("Nothing is due"));
}

#[test]
fn a_new_program_is_told_what_to_set_and_that_nothing_is_due() {
    let program = Program::new();
    *program.counts.tally.lock().unwrap() = Tally::default();
    let page = program.page("/program/");
    for said in [
        "No participant’s file yet.",
        "Nothing is due in the next seven days.",
        "No go-live day is set",
        "No day is entered.",
        "Nothing was changed yet.",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_certificate_is_a_need_from_thirty_days_before_its_end_on() {
    let program = Program::new();
    let now = Moment::parse("2026-11-23T08:02:00-06:00").unwrap();
    let page = |days: Option<i64>| {
        let end = days.map(|days| now.plus(days * 86_400));
        *program.counts.certificate.lock().unwrap() = end;
        program.page("/program/")
    };
    for quiet in [None, Some(31)] {
        assert!(!page(quiet).contains("certificate"), "{quiet:?}");
    }
    assert!(page(Some(30)).contains("know this program ends on Wed., Dec. 23"));
    assert!(page(Some(-1)).contains("know this program ended on Sun., Nov. 22"));
}

#[test]
fn a_go_live_day_is_set_and_changed_and_the_change_undone() {
    let program = Program::new();
    let page = program.follow(&program.send("/program/go-live", GO_LIVE));
    assert!(page.contains("Go-live day set to Mon., Nov. 2, 2026."));
    assert!(page.contains("Before this day nothing is shown as late."));
    assert_eq!(undo(&page), None, "there was no day before");
    let later = "go_live_month=11&go_live_day=9&go_live_year=26";
    let page = program.follow(&program.send("/program/go-live", later));
    assert_eq!(program.settings().go_live, Some(date(2026, 11, 9)));
    let page = program.follow(&program.send(&undo(&page).unwrap(), ""));
    assert!(page.contains("Go-live day set to Mon., Nov. 2, 2026."));
    assert_eq!(program.settings().go_live, Some(date(2026, 11, 2)));
    assert_eq!(program.settings().lines.len(), 3, "nothing is erased");
    assert_eq!(program.counts.told.load(Ordering::SeqCst), 3);
    assert_eq!(page.matches("8:02 a.m., Thea L.</span>").count(), 3);
}

#[test]
fn a_proclaimed_day_is_listed_with_its_order_and_what_it_moves_until_it_is_taken_back() {
    let program = Program::new();
    let page = program.follow(&program.proclaim("12/24", "2026-31"));
    assert!(page.contains("Thu., Dec. 24, 2026 entered as proclaimed, order 2026-31."));
    // Seven business days from Monday the 14th end on the 23rd, from Tuesday the 15th on the 24th.
    assert!(page.contains("Decisions of Tue., Dec. 15 to Wed., Dec. 23:"));
    assert!(page.contains("Other notices due Thu., Dec. 24 move to Mon., Dec. 28;"));
    let day = date(2026, 12, 24);
    assert!(!program.counts.rules().calendar.is_business_day(day));

    let back = program.send("/program/proclaimed/2026-12-24/take-back", "");
    let page = program.follow(&back);
    assert!(page.contains("taken back: it is a business day again."));
    assert!(program.counts.rules().calendar.is_business_day(day));

    program.follow(&program.send(&undo(&page).unwrap(), ""));
    assert_eq!(
        program.settings().proclaimed,
        [(day, "2026-31".to_owned())],
        "with the order's number as it was"
    );
}

#[test]
fn a_past_day_may_be_proclaimed_for_an_order_may_come_late() {
    let program = Program::new();
    let page = program.follow(&program.proclaim("11/20", "2026-30"));
    assert!(page.contains("Fri., Nov. 20, 2026 entered as proclaimed"));
    assert_eq!(program.settings().days(), [date(2026, 11, 20)]);
}

#[test]
fn a_day_that_is_closed_anyway_is_refused_with_its_name() {
    let program = Program::new();
    for (day, why) in [("11/26", "Thanksgiving Day"), ("12/26", "Saturday")] {
        let answer = program.proclaim(day, "2026-31");
        assert_eq!(answer.status, 422);
        let page = text(&answer);
        assert!(page.contains(why), "{page}");
        assert!(page.contains("<title>Error: Home"));
        assert!(page.contains("href=\"#day_month\""));
        assert!(page.contains("value=\"2026-31\""), "the order stays typed");
    }
    assert_eq!(program.settings().lines.len(), 0);
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let program = Program::new();
    let path = "/program/proclaimed";
    for (fields, field, said) in [
        (
            "day_month=2&day_day=30&day_year=2026&order=7",
            "day_month",
            "There is no such day.",
        ),
        (
            "day_month=&day_day=&day_year=2026&order=7",
            "day_month",
            "Give the month, the day and the year.",
        ),
        (
            "day_month=12&day_day=22&day_year=1926&order=7",
            "day_month",
            "Check the year",
        ),
        (
            "day_month=12&day_day=24&day_year=2026&order=+",
            "order",
            "Give the number of the order",
        ),
    ] {
        let answer = program.send(path, fields);
        assert_eq!(answer.status, 422, "{fields}");
        let page = text(&answer);
        assert!(
            page.contains(&format!("<a href=\"#{field}\">{said}")),
            "{page}"
        );
        assert_eq!(page.matches(said).count(), 2, "above and beside: {fields}");
    }
    let long = "9".repeat(201);
    let fields = format!("day_month=12&day_day=24&day_year=2026&order={long}");
    let page = text(&program.send(path, &fields));
    assert!(page.contains("at most 200 characters") && page.contains(&long));

    program.follow(&program.proclaim("12/24", "7"));
    let page = text(&program.proclaim("12/24", "8"));
    assert!(page.contains("is entered already"));
    let answer = program.send("/program/proclaimed/2026-12-23/take-back", "");
    assert_eq!(answer.status, 422);
    program.follow(&program.send("/program/go-live", GO_LIVE));
    let answer = program.send("/program/go-live", GO_LIVE);
    assert!(text(&answer).contains("is the go-live day already"));
    assert_eq!(program.settings().lines.len(), 2);
}

#[test]
fn a_form_sent_twice_is_one_change_and_both_times_whoever_counts_is_told() {
    let program = Program::new();
    let once = program.counter.office().once();
    let fields = "day_month=12&day_day=24&day_year=2026&order=7";
    for _ in 0..2 {
        let answer = program.send_again("/program/proclaimed", fields, &once, 0);
        program.follow(&answer);
    }
    assert_eq!(program.settings().lines.len(), 1);
    assert_eq!(program.counts.told.load(Ordering::SeqCst), 2);
}

#[test]
fn a_form_of_an_older_page_changes_nothing_and_keeps_what_was_typed() {
    let program = Program::new();
    program.follow(&program.proclaim("12/24", "7"));
    let once = program.counter.office().once();
    let answer = program.send_again("/program/go-live", GO_LIVE, &once, 0);
    assert_eq!(answer.status, 409);
    let page = text(&answer);
    assert!(page.contains("Somebody else changed the settings meanwhile."));
    assert!(page.contains("name=\"go_live_month\" value=\"11\""));
    assert!(
        page.contains("name=\"seen\" value=\"1\""),
        "ready to be sent again"
    );
    assert_eq!(program.settings().go_live, None);
}

#[test]
fn only_the_newest_change_can_be_undone_and_nothing_that_is_none() {
    let program = Program::new();
    program.follow(&program.send("/program/go-live", GO_LIVE));
    let first = program.proclaim("12/24", "7");
    let page = program.follow(&first);
    let path = undo(&page).unwrap();
    program.follow(&program.proclaim("12/23", "8"));
    assert_eq!(undo(&program.follow(&first)), None, "no longer offered");
    let once = program.counter.office().once();
    let answer = program.send_again(&path, "", &once, 2);
    assert_eq!(answer.status, 409, "pressed on the page that was open");
    for nothing in ["x1", "0123456789abcdef0123456789abcdef"] {
        let answer = program.send(&format!("/program/changes/{nothing}/undo"), "");
        assert_eq!(answer.status, 404);
    }
    let day = program.send("/program/proclaimed/x1/take-back", "");
    assert_eq!(day.status, 404);
    assert_eq!(program.settings().days().len(), 2);
}

#[test]
fn the_order_for_december_is_asked_for_from_november_until_it_is_entered() {
    let reminder = "The governor’s order says which day beside it";
    let shown = |now: &str| Program::at(now).page("/program/").contains(reminder);
    assert!(!shown("2026-10-31T12:00:00-05:00"));
    assert!(shown("2026-11-01T12:00:00-06:00"));
    assert!(shown("2026-12-24T12:00:00-06:00"));
    assert!(!shown("2026-12-26T12:00:00-06:00"));
    // On a Saturday the law itself names the days.
    assert!(!shown("2027-11-15T12:00:00-06:00"));
    let program = Program::new();
    let page = program.follow(&program.proclaim("12/24", "2026-31"));
    assert!(!page.contains(reminder));
}

#[test]
fn a_form_without_the_version_it_saw_is_refused() {
    let program = Program::new();
    let once = program.counter.office().once();
    let body = format!("csrf={}&once={once}&{GO_LIVE}", program.csrf);
    let answer = program.ask(Method::Post, "/program/go-live", body);
    assert_eq!(answer.status, 422);
    assert_eq!(program.settings().go_live, None);
    assert_eq!(program.store.head().unwrap().size, 0);
}

const NELL: &str = "number=0&s_name=Nell+R&s_hats=liaison&s_hats=on-call&s_telephone=405-555-0160&\
                    s_mail=nell@example.org";
const DORA: &str =
    "number=0&s_name=Dora+P&s_hats=director&s_hats=on-call&s_telephone=405-555-0161&s_mail=";

#[test]
fn who_is_on_call_is_set_in_order_shown_as_a_need_while_nobody_is_and_undone() {
    let house = Program::new();
    assert!(house.page("/program/").contains("Nobody is on call."));
    for staff in [NELL, DORA] {
        house.follow(&house.send("/program/people/staff", staff));
    }
    let weekdays = "staff_1=1&days_1=mon&days_1=wed&days_1=fri&from_1=8+a.m.&until_1=5+p.m.";
    let fields = format!("{weekdays}&staff_2=2");
    let page = house.follow(&house.send("/program/people/on-call", &fields));
    assert!(
        page.contains("2 places are on the on-call list") && !page.contains("Nobody is on call.")
    );
    assert!(page.contains("Dora P is on call and has no mail address"));
    let names = |local: jiff::civil::DateTime| -> Vec<String> {
        let on_call = house.settings().on_call(local).into_iter();
        on_call.map(|each| each.name).collect()
    };
    assert_eq!(
        names(date(2026, 11, 23).at(9, 0, 0, 0)),
        ["Nell R", "Dora P"]
    );
    assert_eq!(
        names(date(2026, 11, 24).at(9, 0, 0, 0)),
        ["Dora P", "Nell R"]
    );
    let people = house.page("/program/people");
    assert!(
        people.contains("Mon., Wed., Fri., 8:00 a.m. to 5:00 p.m."),
        "{people}"
    );

    // Without the second place there is a gap, which is said on the first screen and where it is mended.
    let alone = house.send("/program/people/on-call", weekdays);
    let home = house.follow(&alone);
    let gap = "nobody’s turn from Mon. 5:00 p.m. to Wed. 8:00 a.m.";
    assert!(home.contains(gap), "{home}");
    assert!(home.contains("There is 1 more such part of the week."));
    assert!(house.page("/program/people").contains(gap));
    assert_eq!(
        names(date(2026, 11, 24).at(9, 0, 0, 0)),
        ["Nell R"],
        "never nobody"
    );
    house.follow(&house.send(&undo(&home).unwrap(), ""));

    // A time that is none is asked for, and nothing typed is lost.
    let half = house.send(
        "/program/people/on-call",
        "staff_1=1&days_1=tue&from_1=6&until_1=noon",
    );
    assert_eq!(half.status, 422);
    let half = text(&half);
    assert!(half.contains("Write a time such as 5:00 p.m.") && half.contains("value=\"noon\""));
    assert_eq!(
        house
            .send("/program/people/on-call", "staff_1=place-1")
            .status,
        404
    );
    let nobody = house.send("/program/people/on-call", "staff_1=9");
    assert_eq!(nobody.status, 422);
    assert!(text(&nobody).contains("Choose somebody who works here"));
}

#[test]
fn somebody_is_added_changed_and_ended_and_what_is_missing_is_asked_for() {
    let house = Program::new();
    let empty = house.send("/program/people/staff", "number=0&s_name=&s_mail=nell@");
    assert_eq!(empty.status, 422);
    for said in [
        "Fill in the name.",
        "Tick at least one hat.",
        "Put the mail address right",
    ] {
        assert!(text(&empty).contains(said), "{said}");
    }
    house.follow(&house.send("/program/people/staff", NELL));
    let page = house.page("/program/people?staff=1");
    assert!(page.contains("Victim liaison, May be on call") && page.contains("value=\"Nell R\""));
    let wes = DORA
        .replace("director", "facilitator")
        .replace("Dora+P", "Wes+L");
    let home = house.follow(&house.send("/program/people/staff", &wes));
    assert!(home.contains("Wes L leads groups and opens the other file"));
    house.follow(&house.send("/program/people/on-call", "staff_1=2"));
    let gone = wes.replace("number=0", "number=2") + "&s_ended=yes";
    let home = house.follow(&house.send("/program/people/staff", &gone));
    assert!(!home.contains("Wes L leads groups") && home.contains("Nobody is on call."));
    assert!(
        house
            .page("/program/people")
            .contains("Do not work here any more")
    );
    let home = house.follow(&house.send(&undo(&home).unwrap(), ""));
    assert!(!home.contains("Nobody is on call."), "they are back");
    let unknown = DORA.replace("number=0", "number=7");
    assert_eq!(house.send("/program/people/staff", &unknown).status, 404);
}

mod agreements;
mod case_orders;
mod corrections;
mod demands;
mod incidents;
mod numbers;
mod orders;
mod places;
mod policies;
mod trainings;
mod year;

#[test]
fn sheets_that_nobody_proved_and_sheets_that_were_used_stand_on_the_first_page() {
    let program = Program::new();
    let recorder = program_file::Recorder {
        store: program.store.as_ref(),
    };
    let act = |batch: u8, now: &str| program_file::Act {
        seen: None,
        batch: ledger::BatchId([batch; 16]),
        salt: [batch; 16],
        actor: ledger::Actor(0),
        now: Moment::parse(now).unwrap(),
    };
    let unconfirmed = "Recovery sheets not yet confirmed";
    assert!(program.page("/program/").contains(unconfirmed));
    recorder
        .sheets_tried(&act(1, "2026-11-20T10:00:00-06:00"))
        .unwrap();
    assert!(!program.page("/program/").contains(unconfirmed));
    let holder = program_file::Holder {
        desk: "victim".to_owned(),
        user: "nell".to_owned(),
        name: "Nell".to_owned(),
    };
    let used = ledger::AccountAct::SheetsUsed;
    // Long ago, and lately: the first stands among the changes alone.
    for (batch, now, times) in [
        (2, "2026-05-01T10:00:00-05:00", 1),
        (3, "2026-11-20T11:00:00-06:00", 3),
    ] {
        recorder
            .account(&act(batch, now), ledger::Actor(1), used, &holder)
            .unwrap();
        let page = program.page("/program/");
        let said = "Recovery sheets used: nell was given a password at the Victim desk";
        assert_eq!(page.matches(said).count(), times, "{now}");
    }
}

#[test]
fn the_program_desk_ends_an_account_of_another_desk_at_once_and_holds_no_key() {
    let program = Program::new();
    let victim = Accounts::new(program.victim.as_ref(), DeskName::Victim);
    let opens = |user: &str| victim.open(user, "cottonwood bend").unwrap().is_some();
    assert!(opens("nell") && opens("ines"));
    let few = "Fewer than two people can sign in at the Victim desk";
    assert!(!program.page("/program/").contains(few));
    let end = |fields: &str| program.send("/program/accounts-of-desks/end", fields);
    let page = program.follow(&end("desk=victim&user=nell"));
    assert!(page.contains("The account is ended."));
    assert!(!opens("nell") && opens("ines"));
    let home = program.page("/program/");
    assert!(home.contains("Account of nell at the Victim desk ended"));
    assert!(home.contains(few));
    // The last one only when it is said that it is the last.
    assert_eq!(end("desk=victim&user=ines").status, 422);
    assert!(opens("ines"));
    program.follow(&end("desk=victim&user=ines&last=1"));
    assert!(!opens("ines"));
    // Not oneself, not nobody, not at a desk that is none.
    for fields in [
        "desk=program&user=thea&last=1",
        "desk=victim&user=nobody",
        "desk=x&user=ines",
    ] {
        assert_eq!(end(fields).status, 404, "{fields}");
    }
}

#[test]
fn a_danger_is_told_to_the_minute_without_case_or_person() {
    let house = Program::new();
    assert!(!house.page("/program/").contains("Danger now"));
    let at = |time: &str| Moment::parse(&format!("2026-11-23T{time}:00-06:00")).unwrap();
    let open = DangerCount {
        since: at("07:41"),
        due: Some(at("08:41")),
        persons: 2,
        provider: true,
        taken: false,
    };
    let late = DangerCount {
        due: Some(at("07:59")),
        persons: 1,
        provider: false,
        taken: true,
        ..open
    };
    let told = DangerCount {
        due: None,
        persons: 0,
        ..late
    };
    house.counts.tally.lock().unwrap().dangers = vec![open, late, told];
    let page = house.page("/program/");
    for said in [
        "Known since Mon., Nov. 23, 7:41 a.m.",
        "2 people and the provider are to be told by 8:41 a.m. Nobody has taken it.",
        "1 person was to be told by 7:59 a.m.",
        "Everybody has been told; it has not ended.",
    ] {
        assert!(page.contains(said), "{said} {page}");
    }
}

#[test]
fn texts_that_nobody_outside_has_for_more_than_eight_days_are_a_need_until_somebody_has_them() {
    let act = |number: u8, now: Moment| program_file::Act {
        seen: None,
        batch: ledger::BatchId([number; 16]),
        salt: [number; 16],
        actor: ledger::Actor(0),
        now,
    };
    let note = program_file::Text {
        ledger: "client".to_owned(),
        note: "leeward/client/Cottonwood Bend\n3\nAAAA\n\n— leeward/x BBBB\n".to_owned(),
    };
    let need = "can still be changed unnoticed";
    let now = Moment::parse("2026-11-23T08:02:00-06:00").unwrap();
    for (late, said) in [(8 * 24 * 3600, false), (8 * 24 * 3600 + 1, true)] {
        let house = Program::new();
        let desk = program_file::Recorder {
            store: house.store.as_ref(),
        };
        assert!(!house.page("/program/").contains(need), "none were made");
        desk.pinned(&act(1, now.plus(-late)), vec![note.clone()])
            .unwrap();
        assert_eq!(house.page("/program/").contains(need), said, "{late}");
        assert_eq!(house.page("/program/proof").contains(need), said);
    }
    let house = Program::new();
    let desk = program_file::Recorder {
        store: house.store.as_ref(),
    };
    desk.pinned(&act(1, now.plus(-9 * 24 * 3600)), vec![note.clone()])
        .unwrap();
    desk.pinned(&act(2, now.plus(-2 * 24 * 3600)), vec![note])
        .unwrap();
    let week = "02".repeat(16);
    let page = house.page("/program/proof");
    assert!(page.contains(&week) && page.contains("<svg") && page.contains("— leeward/x BBBB"));
    let nobody = house.send("/program/proof/left", &format!("week={week}&to=+"));
    assert_eq!(nobody.status, 422);
    assert!(text(&nobody).contains("Write who has them."));
    assert_eq!(
        house.send("/program/proof/left", "week=none&to=Ada").status,
        404
    );
    let done = house.send("/program/proof/left", &format!("week={week}&to=Ada+Quill"));
    let page = house.follow(&done);
    assert!(page.contains("Ada Quill has them since") && page.contains("Thea L."));
    assert!(!house.page("/program/").contains(need));
}

#[test]
fn the_year_is_drawn_and_told_once_more_as_tables() {
    let house = Program::new();
    let page = house.page("/program/year");
    for words in [
        "Nothing was due in these twelve months.",
        "No warning was due",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // The calendar: 365 days, of them 251 of business, Thanksgiving with its Friday among the holidays.
    assert_eq!(page.matches("<rect").count(), 365);
    assert!(page.contains("business days in 2026"), "{page}");
    assert!(page.contains("Thanksgiving"), "{page}");
    let zone = house.counts.rules().zone.clone();
    let at = |text: &str| Moment::parse(text).unwrap();
    let duty = |kind, clause, due: &str, state, late| rules::Duty {
        kind,
        person: None,
        about: None,
        clause,
        basis: rules::Basis::Law,
        opened: at("2026-10-05T09:00:00-05:00"),
        due: at(due),
        state,
        late,
        evidence: Vec::new(),
        because: Vec::new(),
        counted: 0,
        left: rules::Items::NONE,
        decision: None,
    };
    let told = |text: &str| rules::State::Met {
        how: rules::How::Told,
        at: at(text),
    };
    let first = (DutyKind::InitialNotification, rules::Clause::FirstNotice);
    let danger = (DutyKind::ThreatWarning, rules::Clause::Danger);
    let mut year = house.counts.year.lock().unwrap().clone();
    for duty in [
        duty(
            first.0,
            first.1,
            "2026-10-15T23:59:59-05:00",
            told("2026-10-06T09:00:00-05:00"),
            false,
        ),
        duty(
            first.0,
            first.1,
            "2026-10-15T23:59:59-05:00",
            told("2026-10-16T09:00:00-05:00"),
            true,
        ),
        duty(
            danger.0,
            danger.1,
            "2026-10-05T10:00:00-05:00",
            told("2026-10-05T09:12:00-05:00"),
            false,
        ),
    ] {
        year.take(&duty, &zone);
    }
    *house.counts.year.lock().unwrap() = year;
    let page = house.page("/program/year");
    for words in [
        "First call about the decision, clause (c): 1 in time, 1 late in twelve months.",
        "<th scope=\"row\">October 2026</th><td class=\"num\">1, 1 late</td>",
        "<th scope=\"row\">up to 15 min</th><td class=\"num\">1</td>",
        "up to 5 min 0, up to 15 min 1, up to 30 min 0",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // Three bars of duties; of the classes of time each has its place.
    assert_eq!(page.matches("<rect").count(), 365 + 3 + 8);
}
