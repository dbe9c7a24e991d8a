//! Leaving: an account is ended at once, by its desk or by the program desk, which holds no key.

use super::{AccountError, Accounts, Standing, Way, written};
use crate::{DeskName, Sessions, renewal};

impl Accounts<'_> {
    /// Ends an account: what opened its private key, its copy of the ring, its second factor and its sessions are
    /// gone. Its number and name stay, for they stand in what was recorded. Needs no key. Whether it was open. At a desk
    /// with letters nothing more is sealed under the keys that it had: the next session of the desk makes others.
    ///
    /// # Errors
    /// [`AccountError::LastOne`] where it is the last that can open this desk, unless `even_the_last`; when nobody has
    /// that name, or nothing could be stored.
    pub fn end(&self, user: &str, even_the_last: bool) -> Result<bool, AccountError> {
        let user = written(user);
        let mut kept = self.kept(&user)?.ok_or(AccountError::Nobody)?;
        if matches!(kept.way, Way::Gone) {
            return Ok(false);
        }
        let opens = |standing| standing == Standing::Open;
        let was_open = matches!(kept.way, Way::Password { .. });
        let others = self.list()?.into_iter();
        let others = others.filter(|each| each.user != user && opens(each.standing));
        if was_open && others.count() == 0 && !even_the_last {
            return Err(AccountError::LastOne);
        }
        let has_letters = matches!(self.desk, DeskName::Client | DeskName::Victim);
        // Before and after: cut off between the two, other keys are wanted for nothing, never not wanted.
        if has_letters {
            renewal::want_the_next(self.store)?;
        }
        kept.way = Way::Gone;
        kept.public = [0; 32];
        kept.private = Vec::new();
        kept.ring = Vec::new();
        kept.factor = None;
        self.keep(&user, &kept)?;
        // Whoever made them between the two may have counted this account among the living.
        if has_letters {
            renewal::want_the_next(self.store)?;
        }
        Sessions::new(self.store, self.desk).end_all(&user)?;
        Ok(was_open)
    }
}
