//! Which certified providers to telephone, from the program's own ledger: the county's first.

use desk::Refusal;
use program_file::Settings;
use victim_file::VictimCase;

use crate::look::Look;

/// A provider whose agreement and certification are in force.
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) telephone: String,
    /// Whether it serves the participant's county.
    pub(crate) serves: bool,
}

/// Those in force today, the county's first: a wrong county must not hide a number.
pub(crate) fn in_force(look: &Look<'_>, file: &VictimCase) -> Result<Vec<Provider>, Refusal> {
    let settings = Settings::read(look.desk.program.as_ref())?;
    let participant = file.participant.as_ref();
    let county = participant
        .and_then(|file| file.intake.as_ref())
        .map(|intake| intake.county.trim().to_owned());
    let serves = |provider: &program_file::Provider| {
        county.as_ref().is_some_and(|county| {
            let mut counties = provider.counties.iter();
            counties.any(|each| each.trim().eq_ignore_ascii_case(county))
        })
    };
    let providers = settings.providers.into_values();
    let mut providers: Vec<Provider> = providers
        .filter(|each| each.in_force(look.today()))
        .map(|each| Provider {
            serves: serves(&each),
            name: each.name,
            telephone: each.telephone,
        })
        .collect();
    providers.sort_by_key(|each| !each.serves);
    Ok(providers)
}
