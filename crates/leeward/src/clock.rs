//! The one seam through which the wall clock comes in.

use rules::Moment;

/// Now, by the machine's clock.
pub(crate) fn now() -> Moment {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam: everything else is given a `Moment`"
    )]
    let now = jiff::Timestamp::now();
    Moment::from_second(now.as_second())
}
