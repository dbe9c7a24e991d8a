//! A PDF, as a program of somebody else reads it: pypdf, which `check` installs.

use std::{fs, path::Path, process::Command};

/// Everything that it says, in one line.
///
/// # Panics
/// When it is no PDF, or pypdf is not there: `pip install --target target/tools/python pypdf`.
#[must_use]
pub fn words(bytes: &[u8]) -> String {
    read(bytes, "")
}

/// The same, line by line.
///
/// # Panics
/// As [`words`].
#[must_use]
pub fn lines(bytes: &[u8]) -> Vec<String> {
    let lines = extract(bytes, "");
    lines.lines().map(|line| line.trim().to_owned()).collect()
}

/// What it says of itself: its own dictionary, and the packet of XMP that it may hold.
///
/// # Panics
/// As [`words`].
#[must_use]
pub fn about(bytes: &[u8]) -> String {
    extract(
        bytes,
        "print(sorted((read.metadata or {}).items()))\n\
         packet = read.trailer['/Root'].get('/Metadata')\n\
         print(packet.get_object().get_data().decode() if packet else '')\n\
         sys.exit()\n",
    )
}

/// The same of one that must be tagged, with its language, its title and its outline.
///
/// # Panics
/// As [`words`]; and when one of them is missing.
#[must_use]
pub fn words_of_tagged(bytes: &[u8]) -> String {
    read(
        bytes,
        "root = read.trailer['/Root']\n\
         assert root['/Lang'] in ('en-US', 'es-US') and '/StructTreeRoot' in root and root['/MarkInfo']['/Marked']\n\
         assert read.metadata.title and read.outline\n",
    )
}

fn read(bytes: &[u8], first: &str) -> String {
    let text = extract(bytes, first);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn extract(bytes: &[u8], first: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.pdf");
    fs::write(&file, bytes).unwrap();
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/python");
    let reader = format!(
        "import sys, pypdf\nread = pypdf.PdfReader(sys.argv[1])\n{first}\
         print('\\n'.join(page.extract_text() for page in read.pages))"
    );
    let said = Command::new("python3")
        .env("PYTHONPATH", tools)
        .args(["-c", &reader, file.to_str().unwrap()])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&said.stderr);
    assert!(
        said.status.success(),
        "pip install --target target/tools/python pypdf: {told}"
    );
    String::from_utf8(said.stdout).unwrap()
}
