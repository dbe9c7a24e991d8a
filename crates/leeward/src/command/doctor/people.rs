//! Who can be reached and who can sign in, and what somebody must do by hand: sheets, holidays.

use jiff::{ToSpan as _, civil::Date};
use keys::{Accounts, DeskName, Owed, RecoveryCopy};
use program_file::{Gap, Settings};
use rules::Moment;

use crate::{
    house::{Folder, Kind},
    output::Trouble,
};

/// Two sheets are to be typed in every quarter; so many days after the last time it is said.
const QUARTER: i64 = 92;
/// So many gaps of the week are told one by one.
const GAPS: usize = 3;

/// Looks at all of it.
pub(super) fn look(folder: &Folder, now: Moment, found: &mut Vec<String>) -> Result<(), Trouble> {
    let settings = Settings::read(folder.program.as_ref())?;
    let zone = folder.rules()?.zone;
    on_call(&settings, zone.to_datetime(now.timestamp()), found);
    keys(folder, found)?;
    accounts(folder, found)?;
    sheets(folder, &settings, now, found)?;
    found.extend(holidays(&settings, now.day(&zone)));
    Ok(())
}

fn on_call(settings: &Settings, local: jiff::civil::DateTime, found: &mut Vec<String>) {
    let on_call = settings.on_call(local);
    if on_call.is_empty() {
        found.push(
            "On call: nobody is. Enter who is at the program desk, under People and hats."
                .to_owned(),
        );
        return;
    }
    let gaps = settings.gaps();
    found.extend(gaps.iter().take(GAPS).map(gap));
    if gaps.len() > GAPS {
        let more = gaps.len() - GAPS;
        found.push(format!("On call: so are {more} other parts of the week."));
    }
    let unmailed = on_call.iter().filter(|each| each.mail.is_none()).count();
    if unmailed > 0 {
        found.push(format!(
            "On call: {unmailed} of {} have no mail address, so an alarm cannot reach them. Enter it under People and hats.",
            on_call.len()
        ));
    }
}

fn gap(gap: &Gap) -> String {
    let at = |(day, time): (program_file::Day, jiff::civil::Time)| {
        format!("{} {}", day.word(), time.strftime("%H:%M"))
    };
    format!(
        "On call: from {} until {} it is nobody's turn, so an alarm goes to those who are off. Fill it under People and hats.",
        at(gap.from),
        at(gap.until)
    )
}

fn keys(folder: &Folder, found: &mut Vec<String>) -> Result<(), Trouble> {
    for desk in [DeskName::Client, DeskName::Victim] {
        let store = folder.store(desk).as_ref();
        match keys::owed(store, desk, folder.program.as_ref(), folder.drop.as_ref())? {
            Owed::Nothing => {}
            Owed::Next => found.push(format!(
                "Keys: somebody has left, and the {desk} desk's keys are not made anew yet. Somebody signs in there once."
            )),
            Owed::ToBeAsked => found.push(format!(
                "Keys: somebody has left the victim desk, who had the {desk} desk's key as well. Make its keys anew at the \
                 program desk, under Accounts."
            )),
        }
    }
    Ok(())
}

fn accounts(folder: &Folder, found: &mut Vec<String>) -> Result<(), Trouble> {
    let victim = Accounts::new(folder.victim.as_ref(), DeskName::Victim);
    let accounts = keys::can_sign_in(&victim.list()?);
    if accounts < 2 {
        found.push(format!(
            "Accounts: the victim desk has {accounts}. With fewer than two, nobody takes over when somebody is ill."
        ));
    }
    Ok(())
}

/// Sheets that nobody has typed in may be three sheets with a slip on each. A demonstration has none.
fn sheets(
    folder: &Folder,
    settings: &Settings,
    now: Moment,
    found: &mut Vec<String>,
) -> Result<(), Trouble> {
    if matches!(folder.kind, Kind::Demo(_)) {
        return Ok(());
    }
    let data = folder.path.display();
    let copy = RecoveryCopy::new(folder.program.as_ref(), DeskName::Program);
    if copy.public()?.is_none() {
        found.push(format!(
            "Sheets: this program has no recovery sheets, so lost passwords lose its letters. Make them: leeward recovery renew --data {data}."
        ));
        return Ok(());
    }
    let tried = match settings.sheets_tried {
        None => "nobody has typed in two of the three yet, so it is not known whether they open"
            .to_owned(),
        Some(at) if now.second() - at.second() > QUARTER * 86_400 => {
            format!(
                "two of the three were last typed in at {}, more than a quarter ago",
                at.timestamp()
            )
        }
        Some(_) => return Ok(()),
    };
    found.push(format!(
        "Sheets: {tried}. Do it: leeward recovery check --data {data}."
    ));
    Ok(())
}

/// The calendar that deadlines are counted by is whole once the governor's order for a December was entered. It is
/// said from November on for this year's, and in the last fourteen days of a year for the next one's.
fn holidays(settings: &Settings, today: Date) -> Option<String> {
    let mut years = Vec::new();
    if today.month() >= 11 && today <= jiff::civil::date(today.year(), 12, 25) {
        years.push(today.year());
    }
    let soon = today.checked_add(14.days()).unwrap_or(today).year();
    if soon > today.year() {
        years.push(soon);
    }
    let missing = years
        .into_iter()
        .find(|year| settings.december_is_open(*year));
    missing.map(|year| {
        format!(
            "Holidays: none is entered for December {year}, and the governor's order names one beside Christmas. Enter it at the \
             program desk; until then that day counts as a business day, and the list is `leeward calendar --year {year}`."
        )
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_december_is_asked_for_before_it_comes_and_only_where_an_order_names_a_day() {
        let mut settings = Settings::default();
        let asked = |settings: &Settings, today| holidays(settings, today).is_some();
        // Christmas of 2026 is a Friday, of 2027 a Saturday, of 2028 a Monday.
        assert!(!asked(&settings, date(2026, 10, 31)));
        assert!(asked(&settings, date(2026, 11, 1)));
        assert!(asked(&settings, date(2026, 12, 25)));
        assert!(
            !asked(&settings, date(2026, 12, 26)),
            "2027's law names the days itself"
        );
        assert!(asked(&settings, date(2027, 12, 20)), "2028 is ahead");
        settings.proclaimed = vec![(date(2026, 12, 24), "2026-31".to_owned())];
        assert!(!asked(&settings, date(2026, 12, 1)));
    }
}
