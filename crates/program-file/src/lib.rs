//! The program's own affairs: the go-live day, the proclaimed days, who works here, who is on call, the agreements
//! with certified providers.
//!
//! Nothing of it is sealed: every desk may read it, and no participant and no protected person stands in it.
//! No clock and no randomness: both come in with each [`Act`].
//!
//! Reading order: [`Settings`], with [`Staff`] and [`Place`] of the on-call roster, [`Provider`] with its [`Drill`]s and
//! its [`Paper`]; [`Orders`] about single entries, [`CaseOrders`] about whole cases, with [`Hold`]s, and the seal of their certificates, [`ForWhoOrdered`]; [`Demands`] of courts and lawyers; [`OfficeFile`], policies, training, incidents, plans of correction; then [`Recorder`] with [`Act`] and [`Refused`]; [`Proof`], what was done so that all of it
//! can be proved.

mod agreement;
mod case_order;
mod certificate;
mod demand;
mod office;
mod order;
mod paper;
mod proof;
mod record;
mod refused;
mod roster;
mod settings;
mod signer;
mod staff;

pub use self::paper::Paper;
pub use ::paper::{MOST_BYTES, PaperKind};
pub use agreement::{
    Drill, DrillWords, Lack, Provider, Signed, Tried, county, same_county, same_number,
};
pub use case_order::{
    Authority, CaseBecame, CaseDone, CaseOrder, CaseOrders, Court, Files, Hold, NewCaseOrder,
};
pub use certificate::ForWhoOrdered;
pub use demand::{Answered, Demand, DemandKind, Demands, NewDemand};
pub use office::{
    Corrected, Correction, Counts, Credential, Degree, Harm, Incident, Lies, May, NewIncident,
    NewOffense, NewVersion, Offense, OfficeFile, Planned, Policy, PolicyVersion, PolicyWanted,
    Qualified, Reading, RecordPlace, RecordsAt, Serves, Service, Source, Stands, StartText, Step,
    Stepped, Stood as CorrectionStood, Struck, Topic, Trained, Training, Unqualified, Wanted,
    Wants, Written,
};
pub use order::{Became, Done, Order, Orders};
pub use proof::{Left, Proof, Rehearsal, Rehearsals, Text, Week};
pub use record::{Act, Recorder};
pub use refused::{Problem, Refused};
pub use roster::{Day, Gap, Hours, OnCall, Place};
pub use settings::{Change, Holder, Line, Settings, case};
pub use signer::{make_signer, signer};
pub use staff::{Hat, Mail, NoMail, Staff, StaffNo};

#[cfg(test)]
mod tests;
