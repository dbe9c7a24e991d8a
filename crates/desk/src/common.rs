//! The routes that every desk has, in the same table as its own.

use std::marker::PhantomData;

use crate::{
    Answer, AtDesk, Guard, Method, Refusal, Route, Visit, account, accounts, conflicts, hide, join,
    kept, language, second_factor, security_key, sign_in, tokens,
};

/// Holds the table for a desk.
pub(crate) struct Common<D>(PhantomData<D>);

type Go<D> = fn(&D, &Visit<'_>) -> Result<Answer, Refusal>;

impl<D: AtDesk> Common<D> {
    pub(crate) const TABLE: &'static [Route<D>] = &[
        open(
            Method::Get,
            sign_in::PATH,
            "the form for signing in",
            sign_in::show::<D>,
        ),
        open(
            Method::Post,
            sign_in::PATH,
            "signs in",
            sign_in::sign_in::<D>,
        ),
        open(
            Method::Post,
            sign_in::CODE,
            "takes the code, or what a security key says, after the password",
            sign_in::code::<D>,
        ),
        open(
            Method::Get,
            join::PATH,
            "the form in which a one-time code becomes a password",
            join::show::<D>,
        ),
        open(
            Method::Post,
            join::PATH,
            "makes a password of a one-time code",
            join::join::<D>,
        ),
        signed_in(
            Method::Post,
            sign_in::OUT,
            "signs out",
            sign_in::sign_out::<D>,
        ),
        open(
            Method::Get,
            "/hide",
            "a page that shows nothing, in place of the one that was open",
            hide::show::<D>,
        ),
        signed_in(
            Method::Get,
            "/account",
            "who is signed in, unfinished forms, the password, tokens for programs",
            account::show::<D>,
        ),
        signed_in(
            Method::Post,
            account::PASSWORD,
            "changes the own password",
            account::change_password::<D>,
        ),
        signed_in(
            Method::Get,
            second_factor::PATH,
            "a fresh secret for a second factor, as text and picture",
            second_factor::show::<D>,
        ),
        signed_in(
            Method::Post,
            second_factor::PATH,
            "sets up the own second factor, proved by a code",
            second_factor::set_up::<D>,
        ),
        signed_in(
            Method::Post,
            security_key::ASK,
            "asks for a new security key, with the password",
            security_key::ask::<D>,
        ),
        signed_in(
            Method::Post,
            security_key::ADD,
            "adds a security key to the own account",
            security_key::add::<D>,
        ),
        signed_in(
            Method::Post,
            security_key::END,
            "removes a security key, with the password",
            security_key::end::<D>,
        ),
        signed_in(
            Method::Get,
            accounts::PATH,
            "who can sign in at this desk",
            accounts::show::<D>,
        ),
        signed_in(
            Method::Post,
            accounts::INVITE,
            "invites somebody: shows a one-time code",
            accounts::invite::<D>,
        ),
        signed_in(
            Method::Post,
            accounts::RESET,
            "gives a colleague a one-time code for a new password",
            accounts::reset::<D>,
        ),
        signed_in(
            Method::Post,
            accounts::FACTOR,
            "takes a colleague's lost second factor away",
            accounts::reset_factor::<D>,
        ),
        signed_in(
            Method::Post,
            accounts::END,
            "ends a colleague's account at once",
            accounts::end::<D>,
        ),
        signed_in(
            Method::Post,
            language::PATH,
            "chooses the language of the own account",
            language::take::<D>,
        ),
        signed_in(
            Method::Post,
            tokens::MAKE,
            "makes a token for a program, shown once",
            tokens::make::<D>,
        ),
        signed_in(Method::Post, tokens::END, "ends a token", tokens::end::<D>),
        signed_in(
            Method::Post,
            kept::AUTOSAVE,
            "keeps a form while it is typed",
            kept::save::<D>,
        ),
        letters(
            Method::Get,
            kept::SHOW,
            "what was kept of a form, to be sent again or thrown away",
            kept::show::<D>,
        ),
        signed_in(
            Method::Post,
            kept::DISCARD,
            "throws away what was kept of a form",
            kept::discard::<D>,
        ),
    ];

    /// The lines of a desk that has files.
    const FILES: &'static [Route<D>] = &[
        letters(
            Method::Get,
            conflicts::PATH,
            "who has a conflict of interest with which file",
            conflicts::show::<D>,
        ),
        letters(
            Method::Post,
            conflicts::PATH,
            "writes a conflict of interest down: that account does not open the file",
            conflicts::take::<D>,
        ),
        letters(
            Method::Post,
            conflicts::END,
            "says that a conflict of interest is over",
            conflicts::end::<D>,
        ),
        letters(
            Method::Get,
            conflicts::KEPT,
            "in place of a file: that one does not work on it, and who does",
            conflicts::kept::<D>,
        ),
        letters(
            Method::Post,
            conflicts::OPEN,
            "opens that file all the same, where somebody in it is in danger",
            conflicts::open::<D>,
        ),
    ];

    /// All routes of a desk: these, then its own.
    pub(crate) fn with_own() -> impl Iterator<Item = &'static Route<D>> {
        let files = D::files().map_or(&[][..], |_| Self::FILES);
        Self::TABLE.iter().chain(files).chain(D::routes())
    }
}

const fn open<D>(method: Method, path: &'static str, purpose: &'static str, go: Go<D>) -> Route<D> {
    Route {
        method,
        path,
        guard: Guard::Open,
        opens_letters: false,
        purpose,
        go,
    }
}

const fn signed_in<D>(
    method: Method,
    path: &'static str,
    purpose: &'static str,
    go: Go<D>,
) -> Route<D> {
    Route {
        guard: Guard::SignedIn,
        ..open(method, path, purpose, go)
    }
}

const fn letters<D>(
    method: Method,
    path: &'static str,
    purpose: &'static str,
    go: Go<D>,
) -> Route<D> {
    Route {
        opens_letters: true,
        ..signed_in(method, path, purpose, go)
    }
}
