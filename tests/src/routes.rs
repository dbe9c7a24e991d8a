//! The table of all routes, as a page of the documentation.

use std::fmt::Write as _;

use desk::Guard;

use crate::world::World;

/// Who may call what, in Markdown.
#[must_use]
pub fn table(world: &World) -> String {
    let mut page = String::from(
        "# Who may call what\n\nMade by `cargo run -p leeward-tests --bin routes > docs/routes.md` from the tables that are \
         served; a test compares. *Signed in* means at that desk: a session of another one is a stranger's. *Token* is a \
         program with a token of that desk, which for POST may record; no cookie is looked at there. What opens letters \
         answers a browser's early load (`Sec-Purpose`) with 503 and leaves nothing.\n",
    );
    for (name, desk) in world.desks() {
        let _ = write!(
            page,
            "\n## {name}\n\n| | path | who | opens letters | what for |\n|---|---|---|---|---|\n"
        );
        for line in desk.table() {
            let who = match line.guard {
                Guard::Open => "anybody",
                Guard::SignedIn => "signed in",
                Guard::Token => "token",
            };
            let opens = if line.opens_letters { "yes" } else { "" };
            let _ = writeln!(
                page,
                "| {} | `{}` | {who} | {opens} | {} |",
                line.method.word(),
                line.path,
                line.purpose
            );
        }
    }
    page
}
