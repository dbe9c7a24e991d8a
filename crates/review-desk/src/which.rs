//! What each ledger is called on a page.

use binder::Ledger;
use page::Words;

pub(crate) fn name(ledger: Ledger, w: &Words) -> &str {
    match ledger {
        Ledger::Client => w.t("review-ledger-client"),
        Ledger::Drop => w.t("review-ledger-drop"),
        Ledger::Victim => w.t("review-ledger-victim"),
        Ledger::Program => w.t("review-ledger-program"),
    }
}
