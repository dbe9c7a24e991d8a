//! An invented program: its folder, its accounts, its year.

mod paper;
mod year;

use std::path::Path;

use keys::{Accounts, Cost, DeskName, RecoveryCopy, Stream, establish};
use rules::Moment;
use sha2::{Digest as _, Sha256};

use crate::{
    house::{DemoAccount, Demonstration, Folder, Kind, Postgres, Setup},
    output::Trouble,
    seams, upkeep,
};

/// Who works there: the desk, the name for signing in, the name shown.
const STAFF: [(DeskName, &str, &str); 4] = [
    (DeskName::Client, "may", "May Alderton"),
    (DeskName::Victim, "nell", "Nell Rushing"),
    (DeskName::Program, "dora", "Dora Pinewood"),
    (DeskName::Review, "rex", "Rex Ashgrove"),
];

/// How the invented program is called.
const PROGRAM: &str = "Sandplum Program (invented)";
/// Who also works at the victim desk, so that a call can be handed on: the name for signing in, the name shown.
const COLLEAGUE: (&str, &str) = ("ivy", "Ivy Penstemon");

/// Makes a demonstration in a new folder.
#[cfg(test)]
pub(crate) fn make(
    path: &Path,
    test_seed: Option<u64>,
    now: Moment,
    history: bool,
) -> Result<Folder, Trouble> {
    make_at(path, None, test_seed, now, history)
}

/// Makes a demonstration whose ledgers lie in a new folder, or in new databases.
pub(crate) fn make_at(
    path: &Path,
    postgres: Option<Postgres>,
    test_seed: Option<u64>,
    now: Moment,
    history: bool,
) -> Result<Folder, Trouble> {
    let seed: [u8; 32] = match test_seed {
        Some(number) => Sha256::new()
            .chain_update(b"leeward demonstration")
            .chain_update(number.to_be_bytes())
            .finalize()
            .into(),
        None => seams::seed()?,
    };
    let stream = Stream::from_seed(seed);
    // Her own, so that nothing else of the year depends on her.
    let hers = Stream::from_seed(
        Sha256::new()
            .chain_update(b"a colleague")
            .chain_update(seed)
            .finalize()
            .into(),
    );
    let staff = STAFF
        .iter()
        .map(|(desk, user, name)| (*desk, *user, *name, &stream));
    let (user, name) = COLLEAGUE;
    let staff: Vec<_> = staff
        .chain([(DeskName::Victim, user, name, &hers)])
        .collect();
    let account = |(desk, user, _, stream): &(DeskName, &str, &str, &Stream)| DemoAccount {
        desk: desk.word().to_owned(),
        user: (*user).to_owned(),
        password: format!("demo-{}", stream.label(8)),
    };
    let accounts: Vec<DemoAccount> = staff.iter().map(account).collect();
    let demo = Demonstration {
        setup: Setup {
            program: PROGRAM.to_owned(),
            hosts: Vec::new(),
            tls: None,
            mail: None,
            rules: "us-ok".to_owned(),
            backup: None,
            witness: None,
            postgres,
        },
        accounts,
    };
    let folder = Folder::make(path, &Kind::Demo(demo.clone()))?;
    let house = establish(&stream);
    for ((desk, user, name, stream), account) in staff.into_iter().zip(&demo.accounts) {
        let store = folder.store(desk);
        Accounts::new(store.as_ref(), desk)
            .create(
                user,
                name,
                &account.password,
                house.ring(desk),
                Cost::LIGHT,
                stream,
            )
            .map_err(Trouble::wrong)?;
    }
    for desk in DeskName::ALL {
        RecoveryCopy::new(folder.store(desk).as_ref(), desk).lay(house.ring(desk), &stream)?;
    }
    if history {
        year::live(&folder, &house, (&stream, &hers), now)?;
    }
    let name = &demo.setup.program;
    upkeep::signer::made(folder.program.as_ref(), name, &stream)?;
    folder.finish()?;
    Ok(folder)
}
