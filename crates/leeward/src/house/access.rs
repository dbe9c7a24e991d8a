//! How a command gets at a desk's keys: a demonstration opens by itself, a real program asks.

use std::io::{self, BufRead as _, IsTerminal as _};

use keys::{Account, Accounts, Beside, DeskName, Keeper, KeyRing, Stream, Tended};

use super::{Folder, Kind};
use crate::{output::Trouble, seams};

/// `--as victim:nell`: who signs in at which desk.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    pub(crate) desk: DeskName,
    pub(crate) user: String,
}

/// Reads `victim:nell`.
pub(crate) fn at_desk(text: &str) -> Result<Door, String> {
    let (desk, user) = text
        .split_once(':')
        .ok_or("expected DESK:USER, such as victim:nell")?;
    let desk = DeskName::from_word(desk)
        .ok_or("the desks are `client`, `victim`, `program` and `review`")?;
    Ok(Door {
        desk,
        user: user.to_owned(),
    })
}

pub(super) fn ring(
    folder: &Folder,
    desk: DeskName,
    doors: &[Door],
) -> Result<(Account, KeyRing), Trouble> {
    let (user, password) = match &folder.kind {
        Kind::Demo(demo) => {
            let found = demo
                .accounts
                .iter()
                .find(|account| account.desk == desk.word());
            let account = found.ok_or_else(|| {
                Trouble::wrong(format!(
                    "this demonstration has no account for the {desk} desk"
                ))
            })?;
            (account.user.clone(), account.password.clone())
        }
        Kind::Real(_) => {
            let door = doors.iter().find(|door| door.desk == desk).ok_or_else(|| {
                Trouble::wrong(format!(
                    "this touches the {desk} desk: say who signs in there with `--as {desk}:USER`"
                ))
            })?;
            (door.user.clone(), ask(desk, &door.user)?)
        }
    };
    let store = folder.store(desk);
    let opened = Accounts::new(store.as_ref(), desk)
        .sign_in(&user, &password)?
        .ok_or_else(|| {
            Trouble::wrong(format!("name or password for the {desk} desk is not right"))
        })?;
    if keys::is_over(store.as_ref(), opened.0.number, seams::now())? {
        return Err(Trouble::wrong(format!(
            "the account `{user}` of the {desk} desk ended by itself: its last day is over"
        )));
    }
    if !folder.writes() {
        return Ok(opened);
    }
    let (account, ring) = opened;
    let stream = Stream::from_seed(seams::seed()?);
    let keeper = keeper(folder, desk, account.number, &stream)?;
    match keeper.tend(ring)? {
        Tended::Last(ring) | Tended::Renewed(ring) => Ok((account, ring)),
        // One process at a time writes to a folder.
        Tended::Behind => Err(Trouble::wrong(format!(
            "the keys of the {desk} desk were made anew meanwhile: try again"
        ))),
    }
}

/// Who looks after a desk's keys in a command.
pub(crate) fn keeper<'a>(
    folder: &'a Folder,
    desk: DeskName,
    by: ledger::Actor,
    stream: &'a Stream,
) -> Result<Keeper<'a>, Trouble> {
    Ok(Keeper {
        store: folder.store(desk).as_ref(),
        desk,
        beside: match desk {
            DeskName::Client => Beside::Drop {
                listed: keys::drop_half(folder.program.as_ref())?,
                drop: folder.drop.as_ref(),
                seen: &folder.half_seen,
            },
            DeskName::Victim => Beside::Both {
                client: folder.client.as_ref(),
                drop: folder.drop.as_ref(),
                program: folder.program.as_ref(),
            },
            DeskName::Program | DeskName::Review => Beside::Nothing,
        },
        by,
        now: seams::now(),
        stream,
    })
}

/// A password: from the environment, else asked for.
pub(crate) fn ask(desk: DeskName, user: &str) -> Result<String, Trouble> {
    if let Some(given) = seams::password(desk) {
        return Ok(given);
    }
    if io::stdin().is_terminal() {
        let prompt = format!("Password of {user} at the {desk} desk: ");
        return rpassword::prompt_password(prompt).map_err(Trouble::wrong);
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        return Err(Trouble::wrong(format!(
            "no password for the {desk} desk: set LEEWARD_{}_PASSWORD or type it",
            desk.word().to_uppercase()
        )));
    }
    Ok(line.to_owned())
}
