//! Begins and ends, (e)(1) and (e)(2): who chose to hear of them finds them on Today of the victim desk as soon as the
//! client desk has called its roll or recorded a leaving. Nobody enters them anywhere a second time.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use keys::DeskName;
use leeward_tests::world::{Visitor, World, html, text};

const WEEK: u32 = 7 * 86_400;
const NEWS: &str = ", news of the participant";

/// A participant in a group, a victim who chose to hear and a current partner who chose not to.
struct Program {
    world: World,
    case: String,
}

impl Program {
    fn new() -> Self {
        let world = World::new(21);
        let mut may = Visitor::at(&world, DeskName::Client);
        let who = [("first", "Pax"), ("last", "Larch"), ("group", "Tu 6p")];
        may.refers(&world, &who);
        let case = *world.cases().last().unwrap();
        let case = case.to_string();
        let decide = format!("/client/participants/{case}/decision");
        may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);

        let mut nell = Visitor::at(&world, DeskName::Victim);
        let new = format!("/victim/cases/{case}/people/new");
        for (number, name, role, receive) in [
            (1, "Delphine Marrowby", "victim", "yes"),
            (2, "Wren Castellan", "current_partner", "no"),
        ] {
            let with = [("vc_name", name), ("vc_roles", role)];
            nell.fill(&world, &new, &new, &with);
            let told = format!("/victim/cases/{case}/told/{number}");
            let call = format!("/victim/cases/{case}/call/{number}");
            nell.fill(&world, &call, &call, &[("vl_outcome", "reached")]);
            let with = [
                ("vc_item_services", "told"),
                ("vc_receive", receive),
                ("vc_provide", "no"),
            ];
            nell.fill(&world, &told, &told, &with);
        }
        Self { world, case }
    }

    /// Whoever is to hear of something, by the rows of Today.
    fn news(&self) -> Vec<String> {
        let mut nell = Visitor::at(&self.world, DeskName::Victim);
        let page = text(&nell.get(&self.world, "/victim/"));
        let rows = page.split("<li class=\"duty\"").skip(1);
        let rows = rows.map(read_out).filter(|row| row.contains(NEWS));
        let name = |row: String| {
            let at = row.find("Call ").unwrap() + "Call ".len();
            row[at..row.find(NEWS).unwrap()].trim().to_owned()
        };
        rows.map(name).collect()
    }

    /// The roll of the group, today.
    fn roll(&self, answer: &str) {
        let mut may = Visitor::at(&self.world, DeskName::Client);
        let groups = text(&may.get(&self.world, "/client/groups"));
        let group = html::links(&groups)
            .into_iter()
            .find(|place| place.starts_with("/client/groups/"))
            .unwrap();
        let field = format!("r-{}", self.case);
        let page = may.fill(&self.world, &group, &group, &[(&field, answer)]);
        assert_eq!(page.status, 200, "{}", text(&page));
    }

    fn called(&self, person: u8) {
        let mut nell = Visitor::at(&self.world, DeskName::Victim);
        let call = format!("/victim/cases/{}/call/{person}", self.case);
        nell.fill(&self.world, &call, &call, &[("vl_outcome", "reached")]);
    }
}

fn read_out(page: &str) -> String {
    let parts = page.split('<').skip(1);
    let words = parts
        .filter_map(|part| part.split_once('>'))
        .map(|(_, words)| words);
    let words = words.collect::<Vec<_>>().concat();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_session_on_the_roll_and_a_leaving_stand_on_today_for_who_chose_to_hear() {
    let program = Program::new();
    assert_eq!(program.news(), [""; 0], "nothing has happened yet");

    program.world.clock.advance(86_400);
    program.roll("absent");
    assert_eq!(program.news(), [""; 0], "an absence is no beginning");

    program.world.clock.advance(WEEK);
    program.roll("here");
    assert_eq!(program.news(), ["Delphine Marrowby"]);
    program.called(1);
    assert_eq!(program.news(), [""; 0], "told");

    program.world.clock.advance(WEEK);
    program.roll("here");
    assert_eq!(program.news(), [""; 0], "the second session begins nothing");

    program.world.clock.advance(WEEK);
    let mut may = Visitor::at(&program.world, DeskName::Client);
    let leave = format!("/client/participants/{}/termination", program.case);
    let with = [("reason", "noncompliance")];
    let page = may.fill(&program.world, &leave, &leave, &with);
    assert_eq!(page.status, 200, "{}", text(&page));
    assert_eq!(program.news(), ["Delphine Marrowby"]);
    program.called(1);
    assert_eq!(program.news(), [""; 0], "told of the end");

    // Wren Castellan changes her mind: the latest news is owed to her at once.
    let mut nell = Visitor::at(&program.world, DeskName::Victim);
    let told = format!("/victim/cases/{}/told/2", program.case);
    let with = [("vc_receive", "yes"), ("vc_provide", "no")];
    nell.fill(&program.world, &told, &told, &with);
    assert_eq!(program.news(), ["Wren Castellan"]);
}
