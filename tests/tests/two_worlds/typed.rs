//! Promise 2: whoever types a name or a number at the client desk is not told whether the victim desk knows it.

use keys::DeskName;
use leeward_tests::world::{
    Visitor, World,
    html::{self, Kind},
    text,
};

use crate::observed::{Observed, Read};

/// True in one of the worlds.
const NAME: &str = "Delphine Marrowby";
const NUMBER: &str = "918-555-0142";
/// True in neither.
const NOBODY: &str = "Odalys Fennimore";

/// A program whose victim desk knows somebody by name and number, or nobody.
fn program(knows: bool) -> (World, Visitor) {
    let world = World::new(31);
    let mut may = Visitor::at(&world, DeskName::Client);
    let who = [("first", "Pax"), ("last", "Larch"), ("group", "Tu 6p")];
    may.refers(&world, &who);
    let case = *world.cases().last().unwrap();
    let decide = format!("/client/participants/{case}/decision");
    may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    if knows {
        let mut nell = Visitor::at(&world, DeskName::Victim);
        let new = format!("/victim/cases/{case}/people/new");
        let with = [("vc_name", NAME), ("vc_roles", "victim")];
        nell.fill(&world, &new, &new, &with);
        let plan = format!("/victim/cases/{case}/plan/1");
        let opened = text(&nell.open(&world, &plan));
        let form = html::forms(&opened)
            .into_iter()
            .find(|form| form.action == plan)
            .unwrap();
        let number = form
            .fields
            .iter()
            .find(|field| field.kind == Kind::Text && field.name.contains("number"))
            .unwrap();
        nell.fill(&world, &plan, &plan, &[(&number.name, NUMBER)]);
    }
    (world, may)
}

#[test]
fn a_name_or_number_typed_at_the_client_desk_is_answered_the_same_whether_it_is_known() {
    let ((one, mut may), (other, mut may_too)) = (program(true), program(false));
    assert!(one.victim.head().unwrap().size > 2);
    let (mut read, mut read_too) = (Read::default(), Read::default());
    let (mut seen, mut fields) = (0, 0);
    let case = *one.cases().first().unwrap();
    let case = case.to_string();
    let pages: Vec<String> = one
        .desk(DeskName::Client)
        .table()
        .into_iter()
        .filter(|line| line.method == desk::Method::Get && !line.path.contains("/api/"))
        .map(|line| {
            line.path
                .replace("{case}", &case)
                .replace("{group}", "Tu-6p")
        })
        .filter(|path| {
            !path.contains('{') && !path.contains("/sign-") && !path.contains("/account")
        })
        .collect();
    for page in pages {
        let opened = may.open(&one, &page);
        let opened_too = may_too.open(&other, &page);
        assert_eq!(opened, opened_too, "{page}");
        for form in html::forms(&text(&opened)) {
            let typed: Vec<String> = form
                .fields
                .iter()
                .filter(|field| field.kind == Kind::Text)
                .map(|field| field.name.clone())
                .collect();
            if form.action.contains("/account") || form.action.contains("sign-out") {
                continue;
            }
            for field in typed {
                for words in [NAME, NUMBER, NOBODY] {
                    let fields_sent = form.filled(&[(&field, words)]);
                    let query = form_urlencoded::Serializer::new(String::new())
                        .extend_pairs(&fields_sent)
                        .finish();
                    let asked = |who: &Visitor| match form.post {
                        true if form.multipart => who.with_files(&form.action, &fields_sent, &[]),
                        true => who.form(&form.action, &fields_sent),
                        false => {
                            let place = format!("{}?{query}", form.action);
                            who.request(desk::Method::Get, &place, Vec::new())
                        }
                    };
                    let (asked, asked_too) = (asked(&may), asked(&may_too));
                    let (answer, answer_too) =
                        (may.send(&one, &asked), may_too.send(&other, &asked_too));
                    let (mut a, mut b) = (Observed::default(), Observed::default());
                    a.answer(&answer);
                    b.answer(&answer_too);
                    a.rest(&one, &[], &mut read);
                    b.rest(&other, &[], &mut read_too);
                    let (equal, difference) = a.compare(&b);
                    assert_eq!(difference, None, "`{words}` in {field} of {}", form.action);
                    seen += equal;
                }
                fields += 1;
            }
        }
    }
    assert!(fields > 40, "{fields} fields");
    eprintln!("{seen} observations, {fields} fields typed into");
}
