//! The binary's relocations in their short form, half a megabyte less, where it is built on and for a machine whose C library reads
//! that: glibc from 2.36 on (docs/decisions/0119).
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "cargo tells a build script by the environment, and is told by lines of its output"
)]

use std::{env, process::Command};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if reads_short_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn reads_short_relocations() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && env::var("HOST").ok() == env::var("TARGET").ok()
        && glibc().is_some_and(|version| version >= (2, 36))
}

/// `glibc 2.36`, as POSIX's `getconf` says it.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
