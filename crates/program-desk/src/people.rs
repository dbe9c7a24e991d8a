//! What the program desk says about accounts and recovery sheets.

use desk::{LOUD_DAYS, look_at};
use keys::{DeskName, Owed};
use ledger::AccountAct;
use page::Words;
use program_file::{Change, Holder, Settings};
use rules::Moment;

use crate::{
    ProgramDesk, doors,
    needs::{Need, Worth},
};

/// What became of an account, in words.
pub(crate) fn said(w: &Words, act: AccountAct, person: &Holder) -> String {
    let key = match act {
        AccountAct::Invited => "account-act-invited",
        AccountAct::Joined => "account-act-joined",
        AccountAct::Ended => "account-act-ended",
        AccountAct::Reset => "account-act-reset",
        AccountAct::FactorReset => "account-act-factor-reset",
        AccountAct::SheetsUsed => "account-act-sheets",
        AccountAct::KeysRenewed => "account-act-renewed",
        AccountAct::FactorSet => "account-act-factor-set",
        AccountAct::PasswordChanged => "account-act-password",
        AccountAct::TokenMade => "account-act-token-made",
        AccountAct::TokenEnded => "account-act-token-ended",
        AccountAct::SheetsRenewed => "account-act-sheets-renewed",
        AccountAct::KeyAdded => "account-act-key-added",
        AccountAct::KeyRemoved => "account-act-key-removed",
        AccountAct::KeyCopied => "account-act-key-copied",
        AccountAct::Exported => "account-act-exported",
    };
    let desk = match person.desk.as_str() {
        "client" => w.t("desk-client"),
        "victim" => w.t("desk-victim"),
        "program" => w.t("desk-program"),
        "review" => w.t("desk-review"),
        other => other,
    };
    w.with(key, [("user", person.user.as_str()), ("desk", desk)])
}

/// What somebody must see to: sheets that nobody has proved, sheets that were used or made anew.
pub(crate) fn needs(desk: &ProgramDesk, w: &Words, settings: &Settings, now: Moment) -> Vec<Need> {
    let mut needs = Vec::new();
    // What cannot be read is told by the page that lists them.
    if doors::at_victim_desk(desk).is_ok_and(|open| open < 2) {
        let said = w.t("program-one-account");
        needs.push(Need::new(Worth::Alarm, said, doors::PATH, "doors-title"));
    }
    for (name, key) in [
        (DeskName::Client, "desk-client"),
        (DeskName::Victim, "desk-victim"),
    ] {
        let said = match desk.doors.owes_keys(name).unwrap_or(Owed::Nothing) {
            Owed::Nothing => continue,
            Owed::Next => "program-keys-owed",
            Owed::ToBeAsked => "program-keys-to-be-asked",
        };
        let said = w.with(said, [("desk", w.t(key))]);
        needs.push(Need::new(Worth::Now, said, doors::PATH, "doors-title"));
    }
    if settings.sheets_tried.is_none() {
        let said = w.t("program-sheets-unconfirmed");
        needs.push(Need::elsewhere(Worth::Soon, said));
    }
    let used = settings.lines.iter().filter_map(|line| match &line.change {
        Change::Account(act @ (AccountAct::SheetsUsed | AccountAct::SheetsRenewed), person) => {
            Some((line.kept, *act, person))
        }
        _ => None,
    });
    for (at, act, person) in used {
        let until = at.plus(LOUD_DAYS * 24 * 60 * 60);
        if now < until {
            let said = said(w, act, person);
            let when = look_at(&desk.office, w, at);
            let said = w.with(
                "program-sheets-used",
                [("said", said.as_str()), ("when", when.as_str())],
            );
            needs.push(Need::new(Worth::Now, said, doors::PATH, "doors-title"));
        }
    }
    needs
}
