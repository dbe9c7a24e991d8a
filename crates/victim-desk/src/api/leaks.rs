//! What stands in participants' files that only the separate file should know. The list opens nothing; one case's
//! entries are a look, which is recorded in the case.

use desk::Method;
use desk::api::{
    Ask, Nothing, Operation, Trouble,
    kinds::{Recorded, Time},
};
use rules::FactId;
use victim_file::record::Act;

use super::Call;
use super::bodies::{self, CaseLeaks, LeakingCase, Leaks};
use crate::VictimDesk;
use crate::looked::Progress;
use crate::search::Search;

fn search<'a>(desk: &'a VictimDesk, ask: &'a Ask<'_>) -> Search<'a> {
    Search::new(desk, &ask.session.ring, ask.visit.now)
}

/// The list.
pub(crate) struct ReadLeaks;

impl Operation<VictimDesk> for ReadLeaks {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/leaks";
    const NAME: &'static str = "readLeaks";
    const PURPOSE: &'static str = "looks through participants' files, and says in which something stands that only the separate file should know";
    type Takes = Nothing;
    type Gives = Leaks;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<Leaks, Trouble> {
        search(desk, ask).go_on().map_err(Trouble::failed)?;
        let Progress { files, left, .. } = desk.looked.progress();
        let cases = desk.looked.cases(|count| count.open + count.decided > 0);
        let one = |(case, count): (_, crate::looked::Count)| LeakingCase {
            case,
            open: count.open,
            decided: count.decided,
        };
        Ok(Leaks {
            files,
            left,
            cases: cases.into_iter().map(one).collect(),
        })
    }
}

/// One case.
pub(crate) struct ReadCaseLeaks;

impl Operation<VictimDesk> for ReadCaseLeaks {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/cases/{case}/leaks";
    const NAME: &'static str = "readCaseLeaks";
    const PURPOSE: &'static str =
        "what stands in one participant's file; a look, which is recorded in the case";
    type Takes = Nothing;
    type Gives = CaseLeaks;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<CaseLeaks, Trouble> {
        let call = Call::new(desk, ask)?;
        let case = call.look()?.case;
        let found = search(desk, ask).case(case).map_err(Trouble::failed)?;
        let place = |place: &victim_file::leaks::Place| bodies::LeakPlace {
            from: place.find.place.start,
            to: place.find.place.end,
            what: bodies::LeakWhat(place.find.what),
            how: bodies::LeakHow(place.find.how),
            certainty: bodies::LeakCertainty(place.find.certainty),
            of_another_case: place.of_another_case,
        };
        let entries = found.iter().map(|leak| bodies::Leak {
            fact: leak.fact,
            at: Time::of(leak.at, &desk.office.zone),
            texts: leak
                .texts
                .iter()
                .map(|text| bodies::LeakText {
                    field: text.field.word().to_owned(),
                    text: text.text.clone(),
                    places: text.places.iter().map(place).collect(),
                })
                .collect(),
            asked: leak.weighed.as_ref().map(|decided| decided.ask),
        });
        Ok(CaseLeaks {
            case,
            entries: entries.collect(),
        })
    }
}

/// What is decided about one entry.
pub(crate) struct DecideLeak;

impl Operation<VictimDesk> for DecideLeak {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/leaks/{fact}";
    const NAME: &'static str = "decideLeak";
    const PURPOSE: &'static str =
        "asks that an entry be taken out of the participant's file, or says that it may stay";
    type Takes = bodies::NewWeighed;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let case = call.facts()?.case;
        let fact = FactId::new(ask.visit.param("fact")).map_err(|_| Trouble::NotFound)?;
        let search = search(desk, ask);
        let found = search.case(case).map_err(Trouble::failed)?;
        let leak = found.iter().find(|leak| leak.fact == fact);
        let leak = leak.ok_or(Trouble::NotFound)?;
        let act = Act {
            case,
            seen: None,
            batch: ask.batch(new.batch),
        };
        let words = bodies::text(new.words);
        let done = call.recorded(call.recorder().weigh(act, leak, new.ask, &words))?;
        search.case(case).map_err(Trouble::failed)?;
        Ok(done)
    }
}
