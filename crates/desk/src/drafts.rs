//! Unfinished forms: sealed on the server, for whoever typed them, until they are sent or 30 days are over.
//! Nothing is stored in a browser (pages.md, finding 5).

use keys::Stream;
use ledger::{Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};

use crate::{Fields, Office, Refusal, Session, Visit, once};

/// The hidden field with the form's id: 1 to 64 of `A-Za-z0-9._-`, such as `call-4F2K-1`. Where a form has
/// it, the form is kept while it is typed, and what was kept is removed once the form has been taken.
pub const FORM: &str = "draft";
/// The hidden field with the path of the page that shows the form.
pub const BACK: &str = "back";
/// The hidden field of a form whose words must lie nowhere at this desk: it is never kept, not even where its
/// session has ended.
pub const UNKEPT: &str = "unkept";
/// The hidden field of a form that is not kept once something in it has been chosen: `NAME=VALUE`. Nothing that was kept of it
/// before stays then.
pub const UNKEPT_IF: &str = "unkept-if";
/// So long unfinished forms are kept, in seconds.
const KEPT_FOR: i64 = 30 * 24 * 60 * 60;
const LONGEST_ID: usize = 64;

/// One unfinished form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form's id.
    pub form: String,
    /// When it was kept.
    pub kept: Moment,
    /// The page that shows the form; empty where it is not known.
    pub back: String,
    /// Where the form was being sent when the session had ended; empty for one that was only being typed.
    pub send: String,
    /// What was typed, without tokens and passwords.
    pub fields: Fields,
    /// Names of files that were with it: a browser must be given them again.
    pub files: Vec<String>,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Letter {
    back: String,
    send: String,
    fields: Vec<(String, String)>,
    files: Vec<String>,
}

/// The unfinished forms of one account. Nobody else of the desk is shown them.
pub struct Drafts<'a> {
    store: &'a dyn Store,
    stream: &'a Stream,
    session: &'a Session,
    now: Moment,
}

impl<'a> Drafts<'a> {
    /// Those of whoever is signed in.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a stranger.
    pub fn of(office: &'a Office, visit: &'a Visit<'_>) -> Result<Self, Refusal> {
        Ok(Self::of_session(office, visit.session()?, visit.now))
    }

    pub(crate) fn of_session(office: &'a Office, session: &'a Session, now: Moment) -> Self {
        Self {
            store: office.store.as_ref(),
            stream: &office.stream,
            session,
            now,
        }
    }

    /// Keeps a form as it is now, in place of what was kept of it before.
    ///
    /// # Errors
    /// [`Refusal::Unusable`] where the id is none; [`Refusal::Failed`] where it cannot be sealed or stored.
    pub fn save(
        &self,
        form: &str,
        back: &str,
        send: &str,
        fields: &Fields,
        files: Vec<String>,
    ) -> Result<(), Refusal> {
        if !is_id(form) {
            return Err(Refusal::Unusable("refused-unnamed-form".to_owned()));
        }
        let letter = Letter {
            back: back.to_owned(),
            send: send.to_owned(),
            fields: fields
                .0
                .iter()
                .filter(|(name, _)| is_kept(name))
                .cloned()
                .collect(),
            files,
        };
        let plain = serde_json::to_vec(&letter).map_err(Refusal::failed)?;
        let sealed = self
            .session
            .ring
            .seal_record(&self.purpose(form, self.now), &plain, self.stream)
            .map_err(Refusal::failed)?;
        let mut record = self.now.second().to_be_bytes().to_vec();
        record.extend_from_slice(&sealed);
        self.store.put(Shelf::Drafts, &self.key(form), &record)?;
        Ok(())
    }

    /// What was kept of a form, by this account.
    ///
    /// # Errors
    /// [`Refusal::Failed`] where the store cannot be read or what lies there does not open.
    pub fn find(&self, form: &str) -> Result<Option<Draft>, Refusal> {
        let record = self.store.get(Shelf::Drafts, &self.key(form))?;
        record.map_or(Ok(None), |record| self.open(form, &record))
    }

    /// Removes what was kept of a form.
    ///
    /// # Errors
    /// [`Refusal::Failed`] where the store cannot be written.
    pub fn discard(&self, form: &str) -> Result<(), Refusal> {
        self.store.remove(Shelf::Drafts, &self.key(form))?;
        Ok(())
    }

    /// All of this account, the latest first.
    ///
    /// # Errors
    /// [`Refusal::Failed`] where the store cannot be read or one does not open.
    pub fn list(&self) -> Result<Vec<Draft>, Refusal> {
        let mine = self.key("");
        let mut drafts = Vec::new();
        for (key, record) in self.store.list(Shelf::Drafts)? {
            let form = key
                .strip_prefix(mine.as_slice())
                .and_then(|form| std::str::from_utf8(form).ok());
            if let Some(form) = form
                && let Some(draft) = self.open(form, &record)?
            {
                drafts.push(draft);
            }
        }
        drafts.sort_by(|a, b| b.kept.cmp(&a.kept).then_with(|| a.form.cmp(&b.form)));
        Ok(drafts)
    }

    fn open(&self, form: &str, record: &[u8]) -> Result<Option<Draft>, Refusal> {
        let (kept, sealed) =
            kept_at(record).ok_or_else(|| Refusal::failed("a draft's record is cut off"))?;
        if is_over(kept, self.now) {
            return Ok(None);
        }
        let plain = self
            .session
            .ring
            .open_record(&self.purpose(form, kept), sealed)
            .map_err(Refusal::failed)?;
        // The error's own text could quote what was typed.
        let letter: Letter = serde_json::from_slice(&plain)
            .map_err(|_| Refusal::failed("a draft opens but cannot be read"))?;
        Ok(Some(Draft {
            form: form.to_owned(),
            kept,
            back: letter.back,
            send: letter.send,
            fields: Fields(letter.fields),
            files: letter.files,
        }))
    }

    fn key(&self, form: &str) -> Vec<u8> {
        format!("{}/{form}", self.session.actor.0).into_bytes()
    }

    /// Binds what is sealed to its account, form and time: a record moved elsewhere does not open.
    fn purpose(&self, form: &str, kept: Moment) -> String {
        format!("draft/{}/{form}/{}", self.session.actor.0, kept.second())
    }
}

/// Removes every form of the desk that was left for 30 days, whosever it is.
///
/// # Errors
/// When the store cannot be read or written.
pub fn sweep(store: &dyn Store, now: Moment) -> Result<(), ledger::StoreError> {
    for (key, record) in store.list(Shelf::Drafts)? {
        if kept_at(&record).is_none_or(|(kept, _)| is_over(kept, now)) {
            store.remove(Shelf::Drafts, &key)?;
        }
    }
    Ok(())
}

fn is_over(kept: Moment, now: Moment) -> bool {
    kept.plus(KEPT_FOR) <= now
}

fn kept_at(record: &[u8]) -> Option<(Moment, &[u8])> {
    let (kept, sealed) = record.split_first_chunk::<8>()?;
    Some((Moment::from_second(i64::from_be_bytes(*kept)), sealed))
}

/// Whether a text can be a form's id.
pub(crate) fn is_id(form: &str) -> bool {
    (1..=LONGEST_ID).contains(&form.len())
        && form
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// Tokens are given anew, and a password is nothing to keep.
pub(crate) fn is_kept(name: &str) -> bool {
    !matches!(name, "csrf" | FORM | BACK) && !name.contains("password") && !name.contains("code")
}

/// Whether a form is never kept, as it is now.
pub(crate) fn is_unkept(form: &Fields) -> bool {
    let chosen = form.get(UNKEPT_IF).split_once('=');
    form.has(UNKEPT) || chosen.is_some_and(|(name, value)| form.get(name) == value)
}

/// Whether a field is words of somebody and not one of the form's own.
pub(crate) fn is_typed(name: &str) -> bool {
    is_kept(name) && !matches!(name, once::FIELD | "seen" | UNKEPT | UNKEPT_IF)
}
