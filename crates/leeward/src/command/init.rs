//! `leeward init`: a new program.
//!
//! At a terminal it asks, in [`asking`]; with flags and no terminal it takes what it is given or refuses.

mod asking;

use std::{
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use clap::Args;
use keys::{Accounts, Cost, DeskName, House, RecoveryCopy, Sheet, Stream, establish};
use rules::{Pack, Rules};

use crate::{
    house::{self, Folder, Kind, Setup},
    output::{Trouble, answer, tell},
    paper, seams, upkeep,
};

/// Makes a new program: its folder, its keys, and an account for each desk.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  leeward init --data /srv/leeward\n  leeward init --data /srv/leeward --program 'Sandplum Program' --account client:may:'May Alder' \\\n    --account victim:nell:'Nell Sandoval' --account program:dora:'Dora Pine' --account review:rex:'Rex Ash'\n\nAt a terminal whatever is not given is asked for, with the reason; nothing is made before the last answer. Passwords\nare asked for, or read from LEEWARD_CLIENT_PASSWORD, LEEWARD_VICTIM_PASSWORD and so on. The\nthree recovery sheets are printed once, on standard output: any two of them open every desk when its passwords are\nlost. At a terminal they can be typed in, to prove that they were kept; until that is done here or by\n`leeward recovery check` the program desk says so on its first page."
)]
pub(crate) struct Init {
    /// A new folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The program's name, as it stands on pages; asked for if left out.
    #[arg(long, value_name = "NAME")]
    program: Option<String>,
    /// The rule pack.
    #[arg(long, default_value = "us-ok")]
    rules: String,
    /// Who may sign in, as DESK:USER:NAME; at least one for each desk, asked for if left out.
    #[arg(long = "account", value_name = "DESK:USER:NAME", value_parser = newcomer)]
    accounts: Vec<Newcomer>,
    /// Where the ledgers lie, if not in the folder: an address of PostgreSQL with {ledger} where each one's own role and
    /// database are named. `leeward postgres` prints what makes them.
    #[arg(long, value_name = "ADDRESS")]
    postgres: Option<String>,
    /// The certificates that vouch for a PostgreSQL server of another machine.
    #[arg(long, value_name = "FILE", requires = "postgres")]
    postgres_authority: Option<PathBuf>,
    /// Does not ask for the sheets now: they are proved later by `leeward recovery check`.
    #[arg(long)]
    sheets_later: bool,
}

/// Somebody who is to get an account.
#[derive(Debug, Clone)]
struct Newcomer {
    desk: DeskName,
    user: String,
    name: String,
}

fn newcomer(text: &str) -> Result<Newcomer, String> {
    let parts: Vec<&str> = text.splitn(3, ':').collect();
    let [desk, user, name] = *parts else {
        return Err("expected DESK:USER:NAME, such as victim:nell:'Nell Sandoval'".to_owned());
    };
    let door = house::at_desk(&format!("{desk}:{user}"))?;
    Ok(Newcomer {
        desk: door.desk,
        user: door.user,
        name: name.to_owned(),
    })
}

/// A line from a pipe.
fn asked(question: &str) -> Result<String, Trouble> {
    write!(io::stderr(), "{question} ")?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    if line.is_empty() {
        return Err(Trouble::wrong(format!("no answer to `{question}`")));
    }
    Ok(line.to_owned())
}

impl Init {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let asks = io::stdin().is_terminal();
        Pack::to_serve(&self.rules).map_err(Trouble::wrong)?;
        let authority = self.postgres_authority;
        let postgres = self
            .postgres
            .map(|address| house::Postgres::of(&address, authority));
        let postgres = postgres.transpose()?;
        // Before anybody is asked anything: where there is no room for a program, questions are for nothing.
        house::check_new(&self.data, postgres.as_ref())?;
        if asks {
            asking::welcome(&self.data);
        }
        let program = match self.program {
            Some(program) => program,
            None if asks => asking::program()?,
            None => asked("The program's name?")?,
        };
        let mut accounts = self.accounts;
        let missing = |desk: &DeskName| !accounts.iter().any(|each| each.desk == *desk);
        let missing: Vec<DeskName> = DeskName::ALL.into_iter().filter(missing).collect();
        if asks && !missing.is_empty() {
            asking::hats();
        }
        for desk in missing {
            if !asks {
                return Err(Trouble::wrong(format!(
                    "nobody for the {desk} desk: `--account {desk}:USER:NAME`"
                )));
            }
            accounts.push(asking::newcomer(desk)?);
        }
        // Asked before anything is made, so that a slip leaves nothing behind.
        let mut with_passwords = Vec::with_capacity(accounts.len());
        for each in accounts {
            let password = match asks {
                true => asking::password(&each)?,
                false => house::ask(each.desk, &each.user)?,
            };
            keys::check_password(&password).map_err(Trouble::wrong)?;
            keys::check_user(&each.user).map_err(Trouble::wrong)?;
            with_passwords.push((each, password));
        }
        let setup = Setup {
            program,
            hosts: Vec::new(),
            tls: None,
            mail: None,
            rules: self.rules,
            backup: None,
            witness: None,
            postgres,
        };
        let stream = Stream::from_seed(seams::seed()?);
        let house = establish(&stream);
        let typed = sheets(&setup, &house, asks, self.sheets_later)?;
        let folder = make(&self.data, setup, with_passwords, &house, &stream).inspect_err(|_| {
            tell("Nothing was made, so the sheets that were just printed open nothing: destroy them.");
        })?;
        let at = folder.path.display();
        match typed {
            Some(typed) => {
                super::recovery::prove(&folder, &typed)?;
                tell("The sheets open the keys of all four desks.");
            }
            None => tell(format_args!(
                "Recovery sheets not yet confirmed: `leeward recovery check --data {at}` does it. Until then the program desk's \
                 first page says so."
            )),
        }
        tell(format_args!("Made. `leeward serve --data {at}` serves it."));
        if asks {
            next(&folder)?;
        }
        Ok(())
    }
}

/// Prints the sheets, before there is a program: sheets that could not be printed belong to none. At a terminal they are
/// asked for from the paper; what is given back was typed and is right.
fn sheets(
    setup: &Setup,
    house: &House,
    asks: bool,
    later: bool,
) -> Result<Option<Vec<Sheet>>, Trouble> {
    let rules = Rules::new(&setup.rules, &[]).map_err(Trouble::wrong)?;
    let day = seams::now().day(&rules.zone);
    let printed = paper::print(&house.sheets, &setup.program, day);
    if !asks {
        answer(&printed)?;
        return Ok(None);
    }
    asking::about_sheets();
    match io::stdout().is_terminal() {
        true => asking::show(&printed)?,
        false => answer(&printed)?,
    }
    match later {
        true => Ok(None),
        false => asking::sheets(&house.sheets),
    }
}

/// The folder with its accounts, whole.
fn make(
    data: &Path,
    setup: Setup,
    accounts: Vec<(Newcomer, String)>,
    house: &House,
    stream: &Stream,
) -> Result<Folder, Trouble> {
    let folder = Folder::make(data, &Kind::Real(setup))?;
    for (each, password) in accounts {
        let store = folder.store(each.desk);
        Accounts::new(store.as_ref(), each.desk)
            .create(
                &each.user,
                &each.name,
                &password,
                house.ring(each.desk),
                Cost::STANDARD,
                stream,
            )
            .map_err(Trouble::wrong)?;
        tell(format_args!(
            "{} may sign in at the {} desk as {}.",
            each.name, each.desk, each.user
        ));
    }
    for desk in DeskName::ALL {
        RecoveryCopy::new(folder.store(desk).as_ref(), desk).lay(house.ring(desk), stream)?;
    }
    upkeep::signer::made(folder.program.as_ref(), &folder.setup().program, stream)?;
    folder.finish()?;
    Ok(folder)
}

/// What comes next, for who has never done it.
fn next(folder: &Folder) -> Result<(), Trouble> {
    let first = Accounts::new(folder.program.as_ref(), DeskName::Program).list()?;
    let user = first.first().map_or("", |account| account.user.as_str());
    tell(format_args!(
        "\nWhat comes next:\n\
         1. leeward serve --data {}\n   \
            It goes on until Ctrl-C, and prints where it serves: http://127.0.0.1:8080 unless told otherwise.\n\
         2. Open that address in a browser on this machine and sign in at the program desk as {user}.\n   \
            Its first page lists what is still to be done, the most pressing first.\n\
         3. Other machines reach it once there is a certificate: leeward tls --help\n\
         Close this window when you are done: the sheets stood in it.",
        folder.path.display()
    ));
    Ok(())
}
