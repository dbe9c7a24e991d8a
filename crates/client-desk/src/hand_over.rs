//! *Hand over*: a number, an address, words about somebody else than the participant, learned here. It is sealed
//! so that this desk cannot read it again, and kept nowhere here: not in the file, not among unfinished forms.
//!
//! The receipt says when and nothing else. It is the same in every case, and its address is all there is of it.

use askama::Template;
use client_file::Participant;
use desk::{Answer, Fields, Refusal, UNKEPT, Visit};
use drop::{HandOver, Kind, NoPaper, NotTaken, Scan, Sender, Source};
use keys::{DropHalf, KeyError};
use page::{Hidden, Shell};
use rules::Moment;

use crate::ClientDesk;
use crate::acts;
use crate::look::Look;

/// Where it may have been learned, as the form offers it.
const SOURCES: [Source; 5] = [
    Source::Participant,
    Source::Court,
    Source::Police,
    Source::Dhs,
    Source::Other,
];

/// The field of words; what is wrong with the whole of it stands there too.
const WORDS: &str = "h_words";
/// The field of a scanned paper.
const PAPER: &str = "h_paper";

/// One answer to choose.
struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "client/hand-over.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    action: String,
    hidden: Hidden,
    unkept: &'static str,
    typed: &'a Fields,
    sources: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "client/receipt.html")]
struct Receipt<'a> {
    shell: Shell,
    look: Look<'a>,
    when: String,
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let once = desk.office.once();
    page(look, &file, 200, once, None)
}

/// Who hands over, with the key of the victim desk that only seals.
fn sender<'a>(look: &Look<'a>) -> Result<Sender<'a>, Refusal> {
    sender_to(look, look.session.ring.drop_public())
}

/// The same with one of its halves.
pub(crate) fn sender_to<'a>(
    look: &Look<'a>,
    public: Option<&'a DropHalf>,
) -> Result<Sender<'a>, Refusal> {
    Ok(Sender {
        store: look.desk.drop.as_ref(),
        public: public.ok_or_else(|| Refusal::failed(KeyError::HalfGone))?,
        stream: &look.desk.office.stream,
        actor: look.session.actor,
        now: look.visit.now,
    })
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let sent = sender(&look)?;
    let upload = visit.uploads.iter().find(|upload| upload.field == PAPER);
    let bytes = upload.map_or(&[][..], |upload| upload.bytes.as_slice());
    let scan = match bytes {
        [] => None,
        bytes => match Scan::of(bytes) {
            Ok(scan) => Some(scan),
            Err(NoPaper::OtherKind) => {
                return again(look, &file, PAPER, "client-hand-over-no-paper", 0);
            }
            Err(NoPaper::Damaged(damaged)) => {
                return again(look, &file, PAPER, "client-hand-over-damaged", damaged.at);
            }
        },
    };
    match sent.hand_over(file.case, visit.once()?, &letter(&visit.form, scan)) {
        // With the participant in the room the receipt waits: its page would say what it is for.
        Ok(_) if look.room => Ok(Answer::see(&look.file_path(file.case))),
        Ok(receipt) => Ok(Answer::see(
            &look.path(&format!("/receipts/{}", receipt.at.second())),
        )),
        Err(NotTaken::Empty) => again(look, &file, WORDS, "client-hand-over-empty", 0),
        Err(NotTaken::TooLong(most)) => {
            again(look, &file, WORDS, "client-hand-over-too-long", most)
        }
        Err(NotTaken::TooBig(most)) => {
            let megabytes = most / (1024 * 1024);
            again(look, &file, PAPER, "client-hand-over-too-big", megabytes)
        }
        Err(other) => Err(Refusal::failed(other)),
    }
}

fn letter(form: &Fields, paper: Option<Scan>) -> HandOver {
    let text = |field: &str| form.get(field).to_owned();
    let (number, address) = (text("h_number"), text("h_address"));
    let kind = match (number.is_empty(), address.is_empty()) {
        _ if paper.is_some() => Kind::Paper,
        (false, _) => Kind::Number,
        (true, false) => Kind::Address,
        (true, true) => Kind::Words,
    };
    HandOver {
        kind,
        source: Source::from_word(form.get("h_source")).unwrap_or_default(),
        name: text("h_name"),
        number,
        address,
        words: text("h_words"),
        columns: Vec::new(),
        paper,
        about: None,
    }
}

fn again(
    look: Look<'_>,
    file: &Participant,
    field: &'static str,
    key: &str,
    count: usize,
) -> Result<Answer, Refusal> {
    let problem = (field, look.count(key, count));
    let once = look.visit.form.get("once").to_owned();
    page(look, file, 422, once, Some(problem))
}

fn page(
    look: Look<'_>,
    file: &Participant,
    status: u16,
    once: String,
    problem: Option<(&'static str, String)>,
) -> Result<Answer, Refusal> {
    let mut shell = look.shell_in(&look.say("client-hand-over-title"), file);
    if let Some((field, problem)) = problem {
        shell.problems.add(field, problem);
    }
    let typed = &look.visit.form;
    let page = Page {
        shell,
        action: look.hand_over_path(file.case),
        hidden: Hidden::new(look.visit.csrf(), once),
        unkept: UNKEPT,
        typed,
        sources: SOURCES
            .iter()
            .map(|source| Choice {
                value: source.word(),
                label: look.say(&format!("client-learned-{}", source.word())),
                chosen: typed.get("h_source") == source.word(),
            })
            .collect(),
        look,
    };
    desk::render_with(status, &page)
}

pub(crate) fn receipt(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let at: i64 = visit.param("at").parse().map_err(|_| Refusal::NotFound)?;
    let at = Moment::from_second(at);
    if at > visit.now || at < Moment::from_second(0) {
        return Err(Refusal::NotFound);
    }
    let when = look.since(client_file::Since {
        at,
        exactness: ledger::Exactness::Second,
    });
    let when = look.say_with("client-receipt-when", &[("when", when)]);
    let shell = look.shell(&look.say("client-receipt-title"));
    desk::render(&Receipt { shell, look, when })
}
