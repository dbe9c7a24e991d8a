//! `leeward init`: a new program.

use std::{
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::PathBuf,
};

use clap::Args;
use keys::{Accounts, Cost, DeskName, RecoveryCopy, Stream, establish};
use rules::Pack;

use crate::{
    house::{self, Folder, Kind, Setup},
    output::{Trouble, answer, tell},
    paper, seams, upkeep,
};

/// Makes a new program: its folder, its keys, and an account for each desk.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward init --data /srv/leeward --program 'Sandplum Program' --account client:may:'May Alder' \\\n    --account victim:nell:'Nell Sandoval' --account program:dora:'Dora Pine' --account review:rex:'Rex Ash'\n\nPasswords are asked for, or read from LEEWARD_CLIENT_PASSWORD, LEEWARD_VICTIM_PASSWORD and so on. The\nthree recovery sheets are printed once, on standard output: any two of them open every desk when its passwords are\nlost. At a terminal they are asked for once, to prove that they were kept; until that is done here or by\n`leeward recovery check` the program desk says so on its first page."
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

/// A line from whoever sits at the keyboard.
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
        let program = match self.program {
            Some(program) => program,
            None => asked("The program's name?")?,
        };
        Pack::to_serve(&self.rules).map_err(Trouble::wrong)?;
        let mut accounts = self.accounts;
        for desk in DeskName::ALL {
            if accounts.iter().any(|each| each.desk == desk) {
                continue;
            }
            if !io::stdin().is_terminal() {
                return Err(Trouble::wrong(format!(
                    "nobody for the {desk} desk: `--account {desk}:USER:NAME`"
                )));
            }
            accounts.push(Newcomer {
                desk,
                user: asked(&format!(
                    "Who works at the {desk} desk? The name for signing in:"
                ))?,
                name: asked("Their name as it is shown:")?,
            });
        }
        let authority = self.postgres_authority;
        let postgres = self
            .postgres
            .map(|address| house::Postgres::of(&address, authority));
        let postgres = postgres.transpose()?;
        // Asked before anything is made, so that a slip leaves nothing behind.
        let mut with_passwords = Vec::with_capacity(accounts.len());
        for each in accounts {
            let password = house::ask(each.desk, &each.user)?;
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
        let folder = Folder::make(&self.data, &Kind::Real(setup))?;
        let stream = Stream::from_seed(seams::seed()?);
        let house = establish(&stream);
        for (each, password) in with_passwords {
            let store = folder.store(each.desk);
            Accounts::new(store.as_ref(), each.desk)
                .create(
                    &each.user,
                    &each.name,
                    &password,
                    house.ring(each.desk),
                    Cost::STANDARD,
                    &stream,
                )
                .map_err(Trouble::wrong)?;
            tell(format_args!(
                "{} may sign in at the {} desk.",
                each.user, each.desk
            ));
        }
        for desk in DeskName::ALL {
            RecoveryCopy::new(folder.store(desk).as_ref(), desk).lay(house.ring(desk), &stream)?;
        }
        upkeep::signer::made(folder.program.as_ref(), &folder.setup().program, &stream)?;
        // Before the folder is finished: sheets that could not be printed belong to no program.
        let day = seams::now().day(&folder.rules()?.zone);
        let printed = paper::print(&house.sheets, &folder.setup().program, day);
        answer(&printed)?;
        folder.finish()?;
        if io::stdin().is_terminal() && !self.sheets_later {
            tell(
                "\nNow type in what stands on the three sheets, from the paper: it is not shown again.",
            );
            let typed = paper::given(&[], 3)?;
            super::recovery::prove(&folder, &typed)?;
            tell("The sheets open the keys of all four desks.");
        } else {
            tell(format_args!(
                "Recovery sheets not yet confirmed: `leeward recovery check --data {}` does it. Until then the program desk's \
                 first page says so.",
                folder.path.display()
            ));
        }
        tell(format_args!(
            "Made. `leeward serve --data {}` serves it.",
            folder.path.display()
        ));
        Ok(())
    }
}
