//! Which certified providers to telephone, from the program's own ledger: the county's first.

use desk::Refusal;
use program_file::Settings;
use victim_file::VictimCase;

use crate::look::Look;

/// A provider with whom the program has not ended its agreement.
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) telephone: String,
    /// Whether it serves the participant's county.
    pub(crate) serves: bool,
}

/// The county's first, and of them those whose agreement is in force: neither a wrong county nor a certification that
/// ran out hides a number.
pub(crate) fn to_telephone(look: &Look<'_>, file: &VictimCase) -> Result<Vec<Provider>, Refusal> {
    let settings = Settings::read(look.desk.program.as_ref())?;
    let participant = file.participant.as_ref();
    let county = participant
        .and_then(|file| file.intake.as_ref())
        .map(|intake| intake.county.trim().to_owned());
    let serves = |provider: &program_file::Provider| {
        let county = county.as_ref();
        county.is_some_and(|county| provider.serves(county))
    };
    let providers = settings.to_telephone(look.today()).into_iter();
    let mut providers: Vec<Provider> = providers
        .map(|each| Provider {
            serves: serves(each),
            name: each.name.clone(),
            telephone: each.telephone.clone(),
        })
        .collect();
    providers.sort_by_key(|each| !each.serves);
    Ok(providers)
}
