//! Each week's texts: what leaves the house, so that nobody can rewrite what was before it.
//!
//! Of the client and the program ledger a checkpoint; of the victim's and the drop's a commitment, which has not even
//! their size. All of them are kept in the program's ledger, put into the folder and mailed to whom the settings file names.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use jiff::tz::TimeZone;
use keys::Stream;
use ledger::{Actor, BatchId, Checkpoint, Head, Shelf, Store, StoreError};
use mail::Post;
use program_file::{Act, Proof, Recorder, Text, Week};
use review_desk::Ledger;
use rules::Moment;
use witness::{Opening, Signer};

use super::{signer, take::whole};
use crate::{
    house::{Folder, Ledgers},
    output::Trouble,
    seams,
};

/// So long after the last ones the next are made, in seconds.
const WEEK: i64 = 7 * 24 * 3600;
/// So long after a mail that was not taken it is tried again, in seconds.
const AGAIN: i64 = 3600;

/// Makes the texts and sends them off.
pub(crate) struct Weekly {
    ledgers: Ledgers,
    program: String,
    zone: TimeZone,
    place: Option<PathBuf>,
    to: Vec<String>,
    post: Option<Post>,
    signer: Signer,
    stream: Stream,
    /// When a mail was last not taken.
    refused: Mutex<Option<Moment>>,
}

impl Weekly {
    pub(crate) fn open(folder: &Folder, stream: Stream) -> Result<Self, Trouble> {
        let setup = folder.setup();
        let named = setup.witness.clone().unwrap_or_default();
        let server = match seams::mail_server()? {
            Some(server) => Some(server),
            None => setup.mail.clone(),
        };
        let post = server
            .filter(|_| !named.mail.is_empty())
            .map(|server| Post::new(&server, seams::mail_password()));
        Ok(Self {
            ledgers: folder.ledgers(),
            program: setup.program.clone(),
            zone: folder.rules()?.zone,
            place: named.place,
            to: named.mail,
            post: post.transpose().map_err(Trouble::wrong)?,
            signer: signer::made(folder.program.as_ref(), &setup.program, &stream)?,
            stream,
            refused: Mutex::default(),
        })
    }

    /// The key that its texts are verified with.
    pub(crate) fn key(&self) -> String {
        self.signer.public().to_string()
    }

    /// Whom they are mailed to.
    pub(crate) fn to(&self) -> &[String] {
        &self.to
    }

    /// The folder they are put into.
    pub(crate) fn place(&self) -> Option<&PathBuf> {
        self.place.as_ref()
    }

    /// What the program's ledger says of texts and rehearsals.
    pub(crate) fn proof(&self) -> Result<Proof, StoreError> {
        Proof::read(self.ledgers.program.as_ref())
    }

    /// How many of those to whom the newest texts are mailed have not got them.
    pub(crate) fn waiting(&self, proof: &Proof) -> usize {
        let newest = proof.weeks.first();
        let waits =
            |to: &&String| newest.is_some_and(|week| !week.left.iter().any(|left| left.to == **to));
        self.to.iter().filter(waits).count()
    }

    /// What the mail server took of them and what it did not.
    pub(crate) fn mailed(&self) -> mail::Counts {
        self.post.as_ref().map(Post::counts).unwrap_or_default()
    }

    /// Whether it is this node that keeps the program, of several that serve it.
    pub(crate) fn turn(&self) -> Result<bool, StoreError> {
        self.ledgers.program.turn()
    }

    /// Makes texts if the last are a week old, and sees to it that the newest are where they belong.
    pub(crate) fn tick(&self, now: Moment) -> Result<(), Trouble> {
        let last = Proof::read(self.ledgers.program.as_ref())?
            .weeks
            .into_iter()
            .next();
        let newest = match last {
            Some(last) if now.second() - last.at.second() < WEEK => last,
            _ => self.make(now)?,
        };
        // One that fails keeps the other from nothing.
        let put = self.put(&newest);
        self.mail(&newest, now)?;
        put
    }

    fn make(&self, now: Moment) -> Result<Week, Trouble> {
        let day = now.day(&self.zone).to_string();
        let texts = [
            self.checkpoint(Ledger::Client, self.ledgers.client.head()?),
            self.commitment(&day, "drop", self.ledgers.drop.as_ref())?,
            self.commitment(&day, "victim", self.ledgers.victim.as_ref())?,
            self.checkpoint(Ledger::Program, self.ledgers.program.head()?),
        ];
        self.recorder()
            .pinned(&self.act(now), texts.into())
            .map_err(Trouble::wrong)?;
        Proof::read(self.ledgers.program.as_ref())?
            .weeks
            .into_iter()
            .next()
            .ok_or_else(|| Trouble::wrong("the week's texts were not kept"))
    }

    fn checkpoint(&self, ledger: Ledger, head: Head) -> Text {
        let origin = ledger.origin(&self.program);
        Text {
            ledger: ledger.word().to_owned(),
            note: self.signer.sign(&Checkpoint { origin, head }.to_string()),
        }
    }

    fn commitment(&self, day: &str, ledger: &str, store: &dyn Store) -> Result<Text, StoreError> {
        let opening = Opening::new(ledger, day, self.stream.bytes(), store.head()?);
        let commitment = opening.commitment();
        // Before it leaves: a commitment that nothing opens proves nothing.
        keep(store, &opening)?;
        Ok(Text {
            ledger: ledger.to_owned(),
            note: self.signer.sign(&commitment),
        })
    }

    /// One file for each text, whole or not there.
    fn put(&self, week: &Week) -> Result<(), Trouble> {
        let Some(place) = &self.place else {
            return Ok(());
        };
        for (file, text) in files(week, place, &self.zone) {
            if !file.exists() {
                whole(&file, |out| Ok(out.write_all(text.note.as_bytes())?))?;
            }
        }
        Ok(())
    }

    /// Mails them to each who has not got them; what the server took has left the house.
    fn mail(&self, week: &Week, now: Moment) -> Result<(), Trouble> {
        let Some(post) = &self.post else {
            return Ok(());
        };
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.is_some_and(|at| (0..AGAIN).contains(&(now.second() - at.second()))) {
            return Ok(());
        }
        for to in &self.to {
            if week.left.iter().any(|left| left.to == *to) {
                continue;
            }
            let notes: Vec<&str> = week.texts.iter().map(|text| text.note.as_str()).collect();
            // The page says that they have not gone there, and each first page that the mail server is down.
            if let Err(error) = post.send_texts(to, &notes) {
                let _ = writeln!(std::io::stderr(), "weekly texts: {error}");
                *refused = Some(now);
                return Ok(());
            }
            self.recorder()
                .left(&self.act(now), week.fact, to)
                .map_err(Trouble::wrong)?;
        }
        *refused = None;
        Ok(())
    }

    fn recorder(&self) -> Recorder<'_> {
        Recorder {
            store: self.ledgers.program.as_ref(),
        }
    }

    fn act(&self, now: Moment) -> Act {
        Act {
            seen: None,
            batch: BatchId(self.stream.bytes()),
            salt: self.stream.bytes(),
            actor: Actor(0),
            now,
        }
    }
}

/// How a week's texts are named in a folder, and each of them.
pub(crate) fn files<'w>(
    week: &'w Week,
    place: &Path,
    zone: &TimeZone,
) -> impl Iterator<Item = (PathBuf, &'w Text)> {
    let day = week.at.day(zone);
    week.texts
        .iter()
        .map(move |text| (place.join(format!("{day}-{}.txt", text.ledger)), text))
}

/// Where an opening lies in its ledger's own store: by what it opens.
fn name(commitment: &str) -> Vec<u8> {
    let hash = commitment.lines().nth(2).unwrap_or_default();
    format!("opening/{hash}").into_bytes()
}

fn keep(store: &dyn Store, opening: &Opening) -> Result<(), StoreError> {
    let name = name(&opening.commitment());
    store.put(Shelf::House, &name, opening.to_string().as_bytes())
}

/// The opening of a commitment, if it lies in its ledger's store and does open it.
pub(crate) fn opening(store: &dyn Store, commitment: &str) -> Result<Option<Opening>, StoreError> {
    let Some(kept) = store.get(Shelf::House, &name(commitment))? else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(&kept);
    Ok(text
        .parse::<Opening>()
        .ok()
        .filter(|opening| opening.opens(commitment).is_ok()))
}

/// What a text on the command line is: the content of the file of that name, else the text itself.
pub(crate) fn given(text: &str) -> Result<String, Trouble> {
    let one_line = !text.contains('\n') && !text.contains("\\n");
    if one_line && std::path::Path::new(text).is_file() {
        return fs::read_to_string(text)
            .map_err(|error| Trouble::wrong(format!("{text}: {error}")));
    }
    Ok(text.replace("\\n", "\n"))
}
