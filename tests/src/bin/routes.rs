//! Prints the table of all routes: `cargo run -p leeward-tests --bin routes > docs/routes.md`.
#![expect(clippy::print_stdout, reason = "it prints")]

fn main() {
    print!(
        "{}",
        leeward_tests::routes::table(&leeward_tests::world::World::new(6))
    );
}
