//! What is sealed to the victim desk. The receipt says when, and is the same in every case.

use desk::Method;
use desk::api::{Ask, Operation, Trouble, kinds::Time};
use drop::{About, Column, NotTaken, Sender};
use keys::{DropHalf, KeyError};
use rules::{Ending, Targets};

use super::bodies::{self, Receipt, Rung, text};
use super::reads;
use crate::danger::known;
use crate::{ClientDesk, danger};

fn sender<'a>(
    desk: &'a ClientDesk,
    ask: &Ask<'a>,
    public: Option<&'a DropHalf>,
) -> Result<Sender<'a>, Trouble> {
    Ok(Sender {
        store: desk.drop.as_ref(),
        public: public.ok_or_else(|| Trouble::failed(KeyError::HalfGone))?,
        stream: &desk.office.stream,
        actor: ask.session.actor,
        now: ask.visit.now,
    })
}

fn receipt(desk: &ClientDesk, sent: Result<drop::Receipt, NotTaken>) -> Result<Receipt, Trouble> {
    match sent {
        Ok(receipt) => Ok(Receipt {
            at: Time::of(receipt.at, &desk.office.zone),
        }),
        Err(why @ (NotTaken::Empty | NotTaken::TooLong(_))) => {
            Err(Trouble::field("words", why.to_string()))
        }
        Err(why @ NotTaken::TowardNobody) => Err(Trouble::field("toward", why.to_string())),
        Err(other) => Err(Trouble::failed(other)),
    }
}

/// A number, an address, words.
pub(crate) struct HandItOver;

impl Operation<ClientDesk> for HandItOver {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/participants/{case}/hand-overs";
    const NAME: &'static str = "handOver";
    const PURPOSE: &'static str = "seals a number, an address or words to the victim desk";
    type Takes = bodies::NewHandOver;
    type Gives = Receipt;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Receipt, Trouble> {
        let file = reads::open(desk, ask)?;
        let batch = ask.batch(new.batch);
        let half = ask.session.ring.drop_public();
        let sent = sender(desk, ask, half)?.hand_over(file.case, batch, &new.into());
        receipt(desk, sent)
    }
}

/// A danger.
pub(crate) struct ReportDanger;

impl Operation<ClientDesk> for ReportDanger {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/participants/{case}/dangers";
    const NAME: &'static str = "reportDanger";
    const PURPOSE: &'static str = "seals a danger to the victim desk; telephone first";
    type Takes = bodies::NewDanger;
    type Gives = Receipt;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Receipt, Trouble> {
        let file = reads::open(desk, ask)?;
        let toward: Targets = new.toward.0.iter().copied().collect();
        let about = match new.about {
            None => About::New(toward),
            Some(fact) => {
                let (threat, since) = known(&file, fact.as_str())
                    .ok_or_else(|| Trouble::field("about", "must be a danger of this file"))?;
                About::Known { threat, since }
            }
        };
        let provider = new.provider.map(|rung| match rung.0 {
            Rung::Reached => Ending::Reached,
            Rung::NoAnswer => Ending::NoAnswer,
        });
        let letter = drop::HandOver {
            kind: drop::Kind::Danger,
            words: text(new.words),
            columns: columns(ask, toward),
            ..drop::HandOver::default()
        };
        let report = drop::Danger { about, provider };
        let sender = sender(desk, ask, ask.session.ring.drop_for_danger())?;
        let sent = sender.danger(file.case, ask.batch(new.batch), &report, &letter);
        receipt(desk, sent)
    }
}

/// Toward whom, as the page's own report says it.
fn columns(ask: &Ask<'_>, toward: Targets) -> Vec<Column> {
    let w = &ask.visit.words;
    let among = |targets: &[rules::Target]| targets.iter().any(|each| toward.contains(*each));
    let said: Vec<String> = danger::TOWARD
        .iter()
        .filter(|(_, targets)| among(targets))
        .map(|(word, _)| w.t(&format!("client-danger-toward-{word}")).to_owned())
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    vec![Column {
        field: String::new(),
        header: w.t("client-danger-toward").to_owned(),
        text: said.join(", "),
    }]
}
