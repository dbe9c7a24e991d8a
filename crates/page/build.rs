//! Packs the words of each language into one piece: as they are written they take half a megabyte of the binary, and a
//! program reads them once.

use std::{env, fs, io, io::Write as _, path::Path};

use flate2::{Compression, write::ZlibEncoder};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=words");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for language in fs::read_dir("words")? {
        let language = language?;
        let mut files = fs::read_dir(language.path())?.collect::<Result<Vec<_>, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        for file in files {
            // A file's name, its text, and so on: neither has such a sign in it.
            let text = fs::read_to_string(file.path())?;
            write!(packed, "{}\0{text}\0", file.file_name().display())?;
        }
        let name = format!("{}.z", language.file_name().display());
        fs::write(Path::new(&out).join(name), packed.finish()?)?;
    }
    Ok(())
}
