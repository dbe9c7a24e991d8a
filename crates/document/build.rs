//! Compresses the two fonts once: laid into the binary as they come they are a twentieth of it, and a page is seldom written.

use std::{env, fs, io, io::Write as _, path::Path};

use flate2::{Compression, write::ZlibEncoder};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let fonts = [
        ("plain.ttf.z", dejavu::sans::regular()),
        ("bold.ttf.z", dejavu::sans::bold()),
    ];
    for (name, font) in fonts {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(font)?;
        fs::write(Path::new(&out).join(name), packed.finish()?)?;
    }
    Ok(())
}
