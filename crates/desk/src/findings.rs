//! What stands on a desk's first page until somebody has seen to it, whichever desk it is.

use keys::DeskName;
use ledger::{AccountAct, Filed, Matter, own_case};
use page::Words;
use rules::Moment;

use crate::{Finding, Office, Refusal, conflicts, look};

/// So many days the use of recovery sheets, and that a ledger was restored, stands on first pages; in the ledgers it stands for ever.
pub const LOUD_DAYS: i64 = 30;

pub(crate) fn of(office: &Office, w: &Words, now: Moment) -> Result<Vec<String>, Refusal> {
    let store = office.store.as_ref();
    let accounts = keys::Accounts::new(store, office.name)
        .list()
        .map_err(Refusal::failed)?;
    let mut findings: Vec<String> = office
        .health
        .findings(office.name, now)
        .into_iter()
        .map(|finding| {
            let since = |key: &str, at: Moment| w.with(key, [("when", look::clock(office, w, at))]);
            match finding {
                Finding::AlarmsStand(at) => since("finding-alarms-stand", at),
                Finding::MailDown(at) => since("finding-mail-down", at),
                Finding::MailUnset => w.t("finding-mail-unset").to_owned(),
                Finding::Unsent(at) => since("finding-mail-unsent", at),
            }
        })
        .collect();
    // Who may be away tonight is the only one who can hear of a danger.
    if office.name == DeskName::Victim && keys::can_sign_in(&accounts) < 2 {
        findings.push(w.t("finding-one-account").to_owned());
    }
    let name = |whose| {
        let whose = accounts.iter().find(|each| each.number == whose);
        whose.map_or("", |account| account.name.as_str())
    };
    for noted in keys::noted(store).map_err(Refusal::failed)? {
        let loud = now < noted.at.plus(LOUD_DAYS * 24 * 60 * 60);
        let key = match noted.act {
            AccountAct::SheetsUsed => "finding-sheets",
            AccountAct::Exported => "finding-exported",
            _ => "",
        };
        if !key.is_empty() && loud {
            let when = look::clock(office, w, noted.at);
            let slots = [("user", name(noted.number)), ("when", when.as_str())];
            findings.push(w.with(key, slots));
        }
        if noted.act == AccountAct::SheetsRenewed && loud {
            let when = look::clock(office, w, noted.at);
            findings.push(w.with("finding-sheets-renewed", [("when", when)]));
        }
    }
    for (whose, at) in conflicts::opened(store)? {
        if now < at.plus(LOUD_DAYS * 24 * 60 * 60) {
            let slots = [
                ("user", name(whose).to_owned()),
                ("when", look::clock(office, w, at)),
            ];
            findings.push(w.with("finding-conflict-opened", slots));
        }
    }
    // The gap that a restored ledger declares. Of its own ledger, so no desk is told of another's.
    for entry in store.case(own_case()?)?.entries {
        let loud = now < entry.envelope.kept.plus(LOUD_DAYS * 24 * 60 * 60);
        if let Matter::Filed(Filed::Restored { from }) = entry.envelope.matter
            && loud
        {
            let (from, at) = (
                look::clock(office, w, from),
                look::clock(office, w, entry.envelope.kept),
            );
            findings.push(w.with("upkeep-restored", [("from", from), ("at", at)]));
        }
    }
    Ok(findings)
}
