//! The page in place of the one that was open. It says nothing of what that was, of whom, or of who works here.

use crate::{Answer, AtDesk, Refusal, Visit, look};

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    Ok(look::hidden(desk, visit))
}
