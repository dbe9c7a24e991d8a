//! How an act of this desk is said: one that records in a case, and answers with what was recorded.

macro_rules! records {
    ($($(#[doc = $doc:literal])* $name:ident($word:literal, $path:literal, $purpose:literal): $takes:ident
        |$call:ident, $new:ident| $go:expr;)+) => { $(
        $(#[doc = $doc])*
        pub(crate) struct $name;

        impl desk::api::Operation<crate::VictimDesk> for $name {
            const METHOD: desk::Method = desk::Method::Post;
            const PATH: &'static str = $path;
            const NAME: &'static str = $word;
            const PURPOSE: &'static str = $purpose;
            type Takes = $takes;
            type Gives = desk::api::kinds::Recorded;

            fn go(
                desk: &crate::VictimDesk,
                ask: &desk::api::Ask<'_>,
                $new: $takes,
            ) -> Result<Self::Gives, desk::api::Trouble> {
                let $call = $crate::api::Call::new(desk, ask)?;
                let done = $go;
                $call.recorded(done)
            }
        }
    )+ };
}

pub(super) use records;
