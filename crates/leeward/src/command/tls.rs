//! `leeward tls`: a certificate for this program, by an authority of its own.

use std::path::PathBuf;

use clap::Args;

use crate::{
    house::{Folder, Kind, Use},
    output::{Trouble, answer, tell},
    seams,
    tls::authority,
};

/// Makes a certificate for the names by which browsers will ask, or renews it. It lasts 397 days.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward tls --data /srv/leeward --name desk.example.org --name 192.0.2.7\n\nThe first time, and whenever the names change, it makes an authority that vouches for these names and no others;\nits certificate, which it prints, is what every browser must be told to trust. Without `--name` the certificate is\nrenewed for the names of the last time, by the same authority: a program that is served takes it within a minute.\nA certificate of somebody else's authority goes into leeward.toml, as `[tls]` with `certificate` and `key`."
)]
pub(crate) struct Tls {
    /// The program's folder, also while it is served.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A name or an address, once for each.
    #[arg(long = "name", value_name = "NAME")]
    names: Vec<String>,
}

impl Tls {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Reading)?;
        if matches!(folder.kind, Kind::Demo(_)) {
            return Err(Trouble::wrong(
                "a demonstration is served to this machine alone",
            ));
        }
        if folder.setup().tls.is_some() {
            return Err(Trouble::wrong(
                "leeward.toml names a certificate under `[tls]`: renew that one, or take `[tls]` out first",
            ));
        }
        let names = match self.names.is_empty() {
            true => authority::names(&self.data),
            false => self
                .names
                .iter()
                .map(|name| name.to_ascii_lowercase())
                .collect(),
        };
        if names.is_empty() {
            return Err(Trouble::wrong(
                "by which name will browsers ask? Say so with `--name`, once for each",
            ));
        }
        let today = seams::now().day(&folder.rules()?.zone);
        let new = authority::make(&self.data, &folder.setup().program, &names, today)?;
        let place = authority::authority(&self.data);
        if new {
            tell(format_args!(
                "An authority for {} and no other name: {}. Tell every browser to trust it, and nobody else.",
                names.join(", "),
                place.display()
            ));
            let said = std::fs::read_to_string(&place);
            answer(said.map_err(Trouble::wrong)?.trim_end())?;
        }
        tell("The certificate lasts 397 days. `leeward doctor` says when it must be renewed.");
        Ok(())
    }
}
