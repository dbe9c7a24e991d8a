//! Something that somebody was told was recorded in error.

use rules::{CaseId, FactId, Outcome, Role};

use super::{House, says, says_no};

const TODAY: &str = "/victim/";

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

fn path(case: CaseId, word: &str) -> String {
    format!("/victim/cases/{case}/{word}/1")
}

fn reached(house: &House, case: CaseId) {
    let call = path(case, "call");
    house.done(&call, &call, &[("vl_outcome", "reached")]);
}

/// The client desk takes one of its facts back.
fn void(house: &House, case: CaseId, fact: FactId) {
    let client = house.client();
    client
        .take_back(house.act(case), fact, "The wrong file")
        .unwrap();
    house.board.touch(case);
}

/// A danger that became known at this desk.
fn threat(house: &House, case: CaseId) -> FactId {
    let toward = [rules::Target::Victim].into_iter().collect();
    let when = victim_file::When::Now;
    let recorder = house.recorder();
    let done = recorder.threat(
        house.act(case),
        when,
        toward,
        &[],
        None,
        "A neighbor called.",
    );
    house.board.touch(case);
    done.unwrap().facts[0]
}

/// This desk takes it back.
fn not_so(house: &House, case: CaseId, fact: FactId) {
    let recorder = house.recorder();
    recorder
        .correct(house.act(case), fact, "Another participant's")
        .unwrap();
    house.board.touch(case);
}

fn last_decision(house: &House, case: CaseId) -> FactId {
    let facts = house.stores().case(case).unwrap();
    let is = |matter: &ledger::Matter| {
        matches!(matter, ledger::Matter::Rule(rules::What::Decision { .. }))
    };
    let all = facts.envelopes().filter(|each| is(&each.matter));
    all.last().unwrap().id
}

#[test]
fn what_they_were_told_and_was_taken_back_stands_first_until_they_know() {
    let (house, case) = somebody();
    let danger = threat(&house, case);
    reached(&house, case);
    house.later(600);
    says_no(&house.page(TODAY), &["recorded in error"]);
    not_so(&house, case, danger);
    let said = "They were told of a danger (Tue., Nov. 24, 8:00 p.m.). That was recorded in error, \
                and taken back (Tue., Nov. 24, 8:10 p.m.).";
    let today = house.page(TODAY);
    says(&today, &["To be told: it was recorded in error", said]);
    let section = today.split("To be told").nth(1).unwrap();
    says_no(
        section.split("Overdue,").next().unwrap(),
        &["Ottilie", "555"],
    );
    let call = path(case, "call");
    says(&house.page(&call), &[said, "Record that they know"]);
    // Who was not told needs a reason.
    let form = path(case, "taken-back");
    let unsafe_ = [("vc_heard", "not_safe")];
    assert_eq!(house.send(&form, &form, &unsafe_).status, 422);
    let told = [("vc_heard", "told"), ("vc_words", "She had wondered.")];
    let page = house.done(&form, &form, &told);
    says(
        &page,
        &[
            "Recorded: Recorded in error, and they know: Danger became known.",
            "She had wondered.",
        ],
    );
    says_no(&house.page(TODAY), &["recorded in error"]);
    says_no(&house.page(&call), &["To be told: it was recorded"]);
    assert_eq!(house.send(&form, &form, &told).status, 422);
}

#[test]
fn a_decision_taken_back_is_told_to_whoever_heard_of_it_and_to_nobody_else() {
    let (house, case) = somebody();
    house.person(case, "Perpetua Glasswort", Role::CurrentPartner, &[]);
    let decision = last_decision(&house, case);
    reached(&house, case);
    // Who was not reached heard of nothing.
    let other = format!("/victim/cases/{case}/call/2");
    house.done(&other, &other, &[("vl_outcome", "no_answer")]);
    void(&house, case, decision);
    let denied = client_file::When::At(desk::Clock::now(house.clock.as_ref()));
    let client = house.client();
    client
        .decide(house.act(case), denied, Outcome::Denied, "Too dangerous")
        .unwrap();
    house.board.touch(case);
    says(
        &house.page(&path(case, "call")),
        &["They were told whether the participant was accepted"],
    );
    says_no(
        &house.page(&format!("/victim/cases/{case}/call/2")),
        &["recorded in error"],
    );
}

#[test]
fn what_was_taken_back_before_anybody_was_told_is_no_retraction() {
    let (house, case) = somebody();
    let danger = threat(&house, case);
    not_so(&house, case, danger);
    reached(&house, case);
    says_no(&house.page(TODAY), &["recorded in error"]);
    // Who was on the line after a decision was taken back heard nothing of it that does not hold.
    let decision = last_decision(&house, case);
    let facts = house.stores().case(case).unwrap();
    let effort = facts.envelopes().find(|each| {
        matches!(
            each.matter,
            ledger::Matter::Rule(rules::What::Effort { .. })
        )
    });
    let correct = format!("/victim/cases/{case}/correct/{}", effort.unwrap().id);
    house.done(&correct, &correct, &[("vc_why", "Nobody was on the line")]);
    void(&house, case, decision);
    house.later(60);
    reached(&house, case);
    says_no(&house.page(TODAY), &["recorded in error"]);
    // Nor is a call that was written into the wrong case: nobody was told anything by it.
    let facts = house.stores().case(case).unwrap();
    let efforts = facts.envelopes().filter(|each| {
        matches!(
            each.matter,
            ledger::Matter::Rule(rules::What::Effort { .. })
        )
    });
    let correct = format!(
        "/victim/cases/{case}/correct/{}",
        efforts.last().unwrap().id
    );
    house.done(&correct, &correct, &[("vc_why", "Another case")]);
    says_no(&house.page(TODAY), &["recorded in error"]);
}
