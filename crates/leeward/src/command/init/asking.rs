//! What `init` asks at a terminal: why it asks, what a good answer is, and once more where an answer will not do.
//!
//! Nothing is made while it asks. Ctrl-C ends the process, the end of input ends the command, and neither leaves anything.

use std::{
    io::{self, BufRead as _, Write as _},
    path::Path,
};

use keys::{DeskName, Sheet};

use super::Newcomer;
use crate::{
    output::{Trouble, answer, tell},
    paper, seams,
};

/// So often an empty line is taken for a slip; then it is a keyboard that nobody sits at.
const SLIPS: usize = 20;

/// What a desk is for and who has that hat, for somebody who has not seen one.
const fn hat(desk: DeskName) -> &'static str {
    match desk {
        DeskName::Client => {
            "Client desk: the participant's file. Intake, groups, notes, letters. It never shows what the victim desk did.\n\
             Best: a facilitator, or whoever does intake."
        }
        DeskName::Victim => {
            "Victim desk: the separate file. Who must be told what, by when and why, and each call.\n\
             Best: the victim liaison, and nobody who leads groups if you can help it."
        }
        DeskName::Program => {
            "Program desk: the office. Agreements, policies, training, who is on call; counts without names.\n\
             Best: the director, probably you."
        }
        DeskName::Review => {
            "Review desk: figures for a compliance review, without names. It changes nothing in any file.\n\
             Best: whoever prepares the review. A reviewer from outside is invited there later, with a last day."
        }
    }
}

/// One line from the keyboard.
fn line(question: &str) -> Result<String, Trouble> {
    write!(io::stderr(), "{question} ")?;
    io::stderr().flush()?;
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line)? == 0 {
        tell("");
        return Err(stopped());
    }
    Ok(line.trim().to_owned())
}

fn stopped() -> Trouble {
    Trouble::wrong("Stopped. Nothing was made.")
}

/// Asks until `take` takes the answer; what it says otherwise is told. An empty line stands for `instead`, if there is one.
fn until<T>(
    question: &str,
    instead: Option<&str>,
    take: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Trouble> {
    for _ in 0..SLIPS {
        let typed = line(question)?;
        let given = match (typed.is_empty(), instead) {
            (true, Some(instead)) => instead,
            (true, None) => {
                tell("An answer is needed here.");
                continue;
            }
            (false, _) => &typed,
        };
        match take(given) {
            Ok(taken) => return Ok(taken),
            Err(why) => tell(format_args!("{why} Once more:")),
        }
    }
    Err(stopped())
}

/// What is told before the first question.
pub(super) fn welcome(folder: &Path) {
    tell(format_args!(
        "A new program in {}. Some questions first: nothing is made before the last is answered,\n\
         and Ctrl-C at any of them leaves nothing behind.",
        folder.display()
    ));
}

/// The program's name.
pub(super) fn program() -> Result<String, Trouble> {
    tell(
        "\nThe name stands at the top of every page and on every letter: write it as on your certificate.",
    );
    until("The program's name:", None, |name| Ok(name.to_owned()))
}

/// What is told before people are asked for.
pub(super) fn hats() {
    tell(
        "\nThere are four desks, so that no file knows what another must not. Whoever works at one has an account there, with\n\
         a password of its own; one person may have two. Name one person for each: they invite everybody else from its page.",
    );
}

/// Somebody for a desk.
pub(super) fn newcomer(desk: DeskName) -> Result<Newcomer, Trouble> {
    tell(format_args!("\n{}", hat(desk)));
    let name = until(
        "Who? First and last name:",
        None,
        |name| Ok(name.to_owned()),
    )?;
    let suggested = for_signing_in(&name);
    let question = match &suggested {
        Some(user) => format!("Their name for signing in (Enter takes {user}):"),
        None => "Their name for signing in:".to_owned(),
    };
    let user = until(&question, suggested.as_deref(), |user| {
        let user = user.to_lowercase();
        let taken = keys::check_user(&user);
        taken.map(|()| user).map_err(|why| sentence(&why))
    })?;
    Ok(Newcomer { desk, user, name })
}

/// An error's words as a sentence.
fn sentence(why: &impl std::fmt::Display) -> String {
    let said = why.to_string();
    let mut letters = said.chars();
    let first = letters.next().map(char::to_uppercase);
    let first: String = first.into_iter().flatten().collect();
    format!("{first}{}.", letters.as_str())
}

/// The first name in the letters that a name for signing in may have; nothing where none are left.
fn for_signing_in(name: &str) -> Option<String> {
    let first = name.split_whitespace().next()?.to_lowercase();
    let plain = first.chars().filter_map(|letter| match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'í' | 'ì' | 'î' | 'ï' => Some('i'),
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => Some('o'),
        'ú' | 'ù' | 'û' | 'ü' => Some('u'),
        'ñ' => Some('n'),
        'ç' => Some('c'),
        letter if letter.is_ascii_alphanumeric() => Some(letter),
        _ => None,
    });
    let plain: String = plain.take(32).collect();
    keys::check_user(&plain).is_ok().then_some(plain)
}

/// The password of somebody, from the environment or typed twice.
pub(super) fn password(of: &Newcomer) -> Result<String, Trouble> {
    if let Some(given) = seams::password(of.desk) {
        return Ok(given);
    }
    tell(format_args!(
        "\n{}, for the {} desk: have them type it themselves. Four or five words are good; it is not shown.",
        of.name, of.desk
    ));
    for _ in 0..SLIPS {
        let typed = hidden(&format!("Password of {}:", of.user))?;
        if let Err(why) = keys::check_password(&typed) {
            tell(format_args!("{} Once more:", sentence(&why)));
            continue;
        }
        if hidden("The same again:")? == typed {
            return Ok(typed);
        }
        tell("Those were two different ones. Once more:");
    }
    Err(stopped())
}

fn hidden(question: &str) -> Result<String, Trouble> {
    rpassword::prompt_password(format!("{question} ")).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::Interrupted => stopped(),
        _ => Trouble::wrong(error),
    })
}

/// Shows the sheets one by one on a terminal, each until it is on paper.
pub(super) fn show(pages: &str) -> Result<(), Trouble> {
    for (place, page) in pages.split('\u{c}').enumerate() {
        answer(&format!("\n{}", page.trim()))?;
        line(&format!(
            "\nCopy it onto paper, or print this window. Enter when sheet {} is on paper:",
            place + 1
        ))?;
    }
    Ok(())
}

/// What is told before the sheets.
pub(super) fn about_sheets() {
    tell(
        "\nNow three recovery sheets. When every password of a desk is lost, two of them open it; one alone opens nothing.\n\
         They are kept nowhere here, so this is the only time. Give them to three people at three places who do not work at\n\
         the desks: a director's safe, the board's attorney, the certified provider.",
    );
}

/// The sheets typed in from the paper, or nothing if that is to be done later.
pub(super) fn sheets(shown: &[Sheet; 3]) -> Result<Option<Vec<Sheet>>, Trouble> {
    tell(
        "\nA sheet with a slip opens nothing, and nobody would know before the day it is needed. Type in what stands on the\n\
         three now, from the paper (21 lines), or later by `leeward recovery check`; until then the program desk asks for it.",
    );
    let now = until("Now? (yes or later)", None, |word| match word {
        "y" | "yes" | "now" => Ok(true),
        "l" | "later" | "n" | "no" => Ok(false),
        _ => Err("Write yes or later.".to_owned()),
    })?;
    if !now {
        return Ok(None);
    }
    loop {
        let typed = paper::given(&[], 3)?;
        if typed.iter().all(|sheet| shown.contains(sheet)) {
            return Ok(Some(typed));
        }
        tell("\nThat is a sheet of another program. Once more, from the three that were shown:");
    }
}

#[cfg(test)]
mod tests {
    use super::for_signing_in;

    #[test]
    fn a_name_for_signing_in_is_the_first_name_in_plain_letters() {
        for (name, user) in [
            ("May Alder", Some("may")),
            ("Íñigo Olmo", Some("inigo")),
            ("D'Arcy Ash", Some("darcy")),
            ("  Dora   Pine", Some("dora")),
            ("李 Ash", None),
            ("", None),
        ] {
            assert_eq!(for_signing_in(name).as_deref(), user, "{name}");
        }
    }
}
