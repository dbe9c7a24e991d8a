//! Blank sheets for a call and for a danger, for an evening without power: the questions in their order, and the program's own
//! numbers to telephone. Nobody of a case stands on them.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::{Shell, capital};
use program_file::Settings;
use rules::{Channel, Ending, Item, Target, Word as _};

use crate::VictimDesk;
use crate::look::Look;
use crate::{say, strip};

/// How many characters a sheet's number has behind its letter.
const LENGTH: usize = 4;

#[derive(Template)]
#[template(path = "victim/paper.html")]
struct Page {
    shell: Shell,
    call: String,
    danger: String,
    channels: Vec<String>,
    endings: Vec<String>,
    items: Vec<String>,
    targets: Vec<String>,
    /// Whom to telephone: whose it is, and the number.
    phones: Vec<(String, String)>,
}

/// A number for a sheet, such as `V-7K2M`; nothing is kept of it.
fn number(look: &Look<'_>) -> String {
    let stream = &look.desk.office.stream;
    let mut number = stream.label(LENGTH).to_uppercase();
    // Digits alone could be the end of a telephone number.
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        number.replace_range(..1, "K");
    }
    look.w()
        .with("in-out-paper-sheet", [("number", format!("V-{number}"))])
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let w = &visit.words;
    let settings = Settings::read(desk.program.as_ref())?;
    let local = desk.office.zone.to_datetime(visit.now.timestamp());
    let mut phones = vec![(w.t("in-out-paper-police").to_owned(), "911".to_owned())];
    let on_call = settings.on_call(local).into_iter();
    phones.extend(on_call.map(|each| {
        let name = w.with("in-out-paper-on-call", [("name", each.name)]);
        (name, each.telephone)
    }));
    let providers = settings.to_telephone(look.today()).into_iter();
    phones.extend(providers.map(|each| (each.name.clone(), each.telephone.clone())));
    phones.push((
        w.t("in-out-paper-safeline").to_owned(),
        "800-522-7233".to_owned(),
    ));
    let toward = |target: &Target| {
        let key = format!("victim-danger-toward-{}", target.word());
        capital(&strip::say(&look, &key))
    };
    let (channels, endings, items) = (Channel::ALL, Ending::ALL, Item::ALL);
    let page = Page {
        call: number(&look),
        danger: number(&look),
        channels: channels
            .iter()
            .map(|each| say::channel(&look, *each))
            .collect(),
        endings: endings
            .iter()
            .map(|each| say::ending(&look, *each))
            .collect(),
        items: items
            .iter()
            .map(|each| capital(&say::item(&look, *each)))
            .collect(),
        targets: Target::ALL.iter().map(toward).collect(),
        phones,
        shell: look.shell(w.t("in-out-paper-blank")),
    };
    desk::render(&page)
}
