//! Telephone numbers with the letter before them: `h 918-555-0159; c 918-555-0169`.

use crate::Reason;

/// One number of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// As it is written.
    pub number: String,
    /// Whose or where, as it is written: `h`, `cell`, `(his mom's)`.
    pub label: String,
}

/// Reads the numbers of a cell.
///
/// # Errors
/// [`Reason::NotANumber`] if one of them has not at least seven digits.
pub fn read(cell: &str) -> Result<Vec<Phone>, Reason> {
    let parts = cell
        .split([';', ',', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .map(|part| one(part).ok_or(Reason::NotANumber))
        .collect()
}

fn one(part: &str) -> Option<Phone> {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ' ' | '(' | ')' | '+');
    let start = part.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))?;
    let (before, rest) = part.split_at_checked(start)?;
    let end = rest.find(|c: char| !of_number(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    // A bracket that opens belongs to the words behind it.
    let number = number.trim_end_matches([' ', '(', '-', '.']);
    let after = rest.get(number.len()..).unwrap_or(after).trim();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if !(7..=15).contains(&digits) || after.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = before.trim().trim_end_matches(':');
    let label = [before, after]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    Some(Phone {
        number: number.to_owned(),
        label,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_what_stands_beside_them() {
        let seen = |cell| {
            read(cell).map(|all| {
                all.into_iter()
                    .map(|phone| (phone.label, phone.number))
                    .collect::<Vec<_>>()
            })
        };
        let pair = |label: &str, number: &str| (label.to_owned(), number.to_owned());
        assert_eq!(
            seen("h 918-555-0159; c 918-555-0169"),
            Ok(vec![pair("h", "918-555-0159"), pair("c", "918-555-0169")])
        );
        assert_eq!(
            seen("918 555 0133 (his mom's)"),
            Ok(vec![pair("(his mom's)", "918 555 0133")])
        );
        assert_eq!(
            seen("cell: (918) 555-0133"),
            Ok(vec![pair("cell", "(918) 555-0133")])
        );
        assert_eq!(seen(""), Ok(vec![]));
        for bad in ["none", "555", "918-555-0159 918-555-0160", "h ?"] {
            assert_eq!(read(bad), Err(Reason::NotANumber), "{bad}");
        }
    }
}
