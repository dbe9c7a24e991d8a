//! What leaves the machine: mail to whoever is on call, and the week's texts to whoever keeps them outside.

use std::path::Path;

use mail::Post;
use program_file::{Proof, Week};
use rules::Moment;

use crate::{
    house::{Folder, Kind, Witnesses},
    output::Trouble,
    seams,
    upkeep::weekly,
};

/// Texts are made each week; so long after the newest it is said, in seconds.
const LATE: i64 = 8 * 86_400;

/// Looks at all of it; a demonstration mails nobody and proves nothing to anybody.
pub(super) fn look(folder: &Folder, now: Moment, found: &mut Vec<String>) -> Result<(), Trouble> {
    if matches!(folder.kind, Kind::Demo(_)) {
        return Ok(());
    }
    found.extend(post(folder)?);
    witnesses(folder, now, found)
}

/// Greets the mail server as `serve` does, and sends nothing.
fn post(folder: &Folder) -> Result<Option<String>, Trouble> {
    let server = match seams::mail_server()? {
        Some(server) => Some(server),
        None => folder.setup().mail.clone(),
    };
    let Some(server) = server else {
        return Ok(Some(
            "Mail: no mail server is set, so an alarm reaches nobody. Name one in leeward.toml, as `[mail]` with `host` and `from`, and serve anew."
                .to_owned(),
        ));
    };
    let greeted = match Post::new(&server, seams::mail_password()) {
        Err(error) => {
            return Ok(Some(format!(
                "Mail: it cannot be tried from here: {error}. Give this command the environment that the program is served with."
            )));
        }
        Ok(post) => post.greet(),
    };
    Ok(greeted.err().map(|error| {
        format!(
            "Mail: {} does not answer, so an alarm reaches nobody: {error}.",
            server.host
        )
    }))
}

/// Whether somebody outside has the newest texts.
fn witnesses(folder: &Folder, now: Moment, found: &mut Vec<String>) -> Result<(), Trouble> {
    let named = folder.setup().witness.clone().unwrap_or_default();
    if named.place.is_none() && named.mail.is_empty() {
        found.push(
            "Witnesses: nobody outside gets the week's texts, so who owns this machine could rewrite what was recorded. Name somebody in leeward.toml, \
             as `[witness]` with `mail` or `place`, or send them what `leeward checkpoint` prints."
                .to_owned(),
        );
        return Ok(());
    }
    let proof = Proof::read(folder.program.as_ref())?;
    let zone = folder.rules()?.zone;
    match proof.weeks.first() {
        None => found.push(
            "Witnesses: no week's texts were made yet. Serve the program, which makes them.".to_owned(),
        ),
        Some(week) if now.second() - week.at.second() > LATE => found.push(format!(
            "Witnesses: the newest texts were made at {}, more than a week ago. Look whether the program is served.",
            week.at.timestamp()
        )),
        Some(week) => found.extend(gone(week, &named, &zone)),
    }
    Ok(())
}

fn gone(week: &Week, named: &Witnesses, zone: &jiff::tz::TimeZone) -> Vec<String> {
    let mut found = Vec::new();
    let there = |place: &Path| {
        let mut files = weekly::files(week, place, zone);
        files.all(|(file, _)| file.is_file())
    };
    if let Some(place) = named.place.as_ref().filter(|place| !there(place)) {
        found.push(format!(
            "Witnesses: the newest texts are not in {}. Look whether it is there and can be written to.",
            place.display()
        ));
    }
    let has = |to: &&String| week.left.iter().any(|left| left.to == **to);
    let without = named.mail.iter().filter(|to| !has(to)).count();
    if without > 0 {
        found.push(format!(
            "Witnesses: {without} of {} have not got the newest texts by mail. They go out once the mail server takes them.",
            named.mail.len()
        ));
    }
    found
}
