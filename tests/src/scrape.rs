//! What is scraped, read strictly: the text form of OpenMetrics 1.0, with nothing that a lenient reader would pass over.

use std::collections::{BTreeMap, BTreeSet};

/// One line with a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Its name, with `_total`, `_bucket`, `_sum` or `_count` where its kind has them.
    pub name: String,
    /// Its labels.
    pub labels: BTreeMap<String, String>,
    /// Its value.
    pub value: f64,
}

impl Sample {
    /// How it is told apart from every other: its name and its labels.
    #[must_use]
    pub fn series(&self) -> String {
        format!("{}{:?}", self.name, self.labels)
    }
}

/// Everything under one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// `counter`, `gauge` or `histogram`.
    pub kind: String,
    /// Its lines, as they come.
    pub samples: Vec<Sample>,
}

fn is_name(text: &str) -> bool {
    let mut signs = text.bytes();
    signs
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && signs.all(|sign| sign.is_ascii_alphanumeric() || sign == b'_')
}

/// Labels in their braces, and what comes after them.
fn labels(text: &str) -> Result<(BTreeMap<String, String>, &str), String> {
    let mut all = BTreeMap::new();
    let mut rest = text;
    loop {
        let (name, after) = rest.split_once("=\"").ok_or("a label without a value")?;
        if !is_name(name) {
            return Err(format!("`{name}` is no label"));
        }
        let (value, after) = after.split_once('"').ok_or("a value without its end")?;
        // Nothing of ours needs an escape; one would be a word that somebody typed.
        if value.contains(['\\', '\n']) {
            return Err(format!("`{value}` is escaped"));
        }
        if all.insert(name.to_owned(), value.to_owned()).is_some() {
            return Err(format!("`{name}` comes twice"));
        }
        match after.strip_prefix(',') {
            Some(after) => rest = after,
            None => {
                return Ok((
                    all,
                    after.strip_prefix('}').ok_or("labels without their end")?,
                ));
            }
        }
    }
}

fn sample(line: &str) -> Result<Sample, String> {
    let end = line.find(['{', ' ']).ok_or("a line without a value")?;
    let (name, rest) = line.split_at(end);
    if !is_name(name) {
        return Err(format!("`{name}` is no name"));
    }
    let (labels, rest) = match rest.strip_prefix('{') {
        Some(rest) => labels(rest)?,
        None => (BTreeMap::new(), rest),
    };
    let value = rest.strip_prefix(' ').ok_or("no blank before the value")?;
    let plain = value
        .bytes()
        .all(|sign| sign.is_ascii_digit() || b".-+eE".contains(&sign));
    let number = value.parse().ok().filter(|_| plain);
    Ok(Sample {
        name: name.to_owned(),
        labels,
        value: number.ok_or_else(|| format!("`{value}` is no number"))?,
    })
}

/// What a name may end in besides the family's.
fn endings(kind: &str) -> Result<&'static [&'static str], String> {
    match kind {
        "counter" => Ok(&["_total"]),
        "gauge" => Ok(&[""]),
        "histogram" => Ok(&["_bucket", "_sum", "_count"]),
        other => Err(format!("`{other}` is no kind of ours")),
    }
}

/// Whether each histogram's buckets rise to `+Inf`, where all are counted.
fn rises(family: &Family) -> Result<(), String> {
    let mut buckets: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for sample in family
        .samples
        .iter()
        .filter(|each| each.name.ends_with("_bucket"))
    {
        let mut labels = sample.labels.clone();
        let end = labels.remove("le").ok_or("a bucket without its end")?;
        let end = match end.as_str() {
            "+Inf" => f64::INFINITY,
            number => number
                .parse()
                .map_err(|_| format!("`{number}` is no end"))?,
        };
        let of = buckets.entry(format!("{labels:?}")).or_default();
        if of
            .last()
            .is_some_and(|(last, count)| *last >= end || *count > sample.value)
        {
            return Err(format!("{}: buckets do not rise", sample.series()));
        }
        of.push((end, sample.value));
    }
    for sample in family
        .samples
        .iter()
        .filter(|each| each.name.ends_with("_count"))
    {
        let of = buckets.get(&format!("{:?}", sample.labels));
        if of.and_then(|all| all.last()) != Some(&(f64::INFINITY, sample.value)) {
            return Err(format!("{}: not all are in a bucket", sample.series()));
        }
    }
    Ok(())
}

/// Reads a scrape.
///
/// # Errors
/// The first thing that is not as it must be.
pub fn read(text: &str) -> Result<Vec<Family>, String> {
    let body = text.strip_suffix("# EOF\n").ok_or("no end")?;
    let mut families: Vec<Family> = Vec::new();
    let mut help = None;
    let mut seen = BTreeSet::new();
    for line in body.lines() {
        let said = |why: String| format!("{why}, in `{line}`");
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, words) = rest
                .split_once(' ')
                .ok_or_else(|| said("no words".to_owned()))?;
            if words.is_empty() || help.replace(name).is_some() {
                return Err(said("help for nothing".to_owned()));
            }
            continue;
        }
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest
                .split_once(' ')
                .ok_or_else(|| said("no kind".to_owned()))?;
            endings(kind).map_err(said)?;
            if help.take() != Some(name) || families.iter().any(|each| each.name == name) {
                return Err(format!("`{name}` has no help of its own, or comes twice"));
            }
            families.push(Family {
                name: name.to_owned(),
                kind: kind.to_owned(),
                samples: Vec::new(),
            });
            continue;
        }
        let sample = sample(line).map_err(said)?;
        let family = families.last_mut().ok_or("a value without a kind")?;
        let ours = endings(&family.kind)?
            .iter()
            .any(|end| sample.name == format!("{}{end}", family.name));
        if !ours || !seen.insert(sample.series()) {
            return Err(said("another family's, or twice".to_owned()));
        }
        if sample.value < 0.0 && family.kind != "gauge" {
            return Err(said("less than nothing".to_owned()));
        }
        family.samples.push(sample);
    }
    for family in &families {
        if family.samples.is_empty() {
            return Err(format!("{} has no value", family.name));
        }
        rises(family)?;
    }
    Ok(families)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "# HELP a_requests How many.\n# TYPE a_requests counter\n\
        a_requests_total{desk=\"client\",status=\"2xx\"} 3\na_requests_total{desk=\"client\",status=\"3xx\"} 0\n\
        # HELP a_seconds How long.\n# TYPE a_seconds histogram\na_seconds_sum 1.5\na_seconds_count 2\n\
        a_seconds_bucket{le=\"0.5\"} 1\na_seconds_bucket{le=\"+Inf\"} 2\n# EOF\n";

    #[test]
    fn a_good_text_is_read_and_each_slip_in_it_is_found() {
        let read_good = read(GOOD).unwrap();
        assert_eq!(read_good.len(), 2);
        assert_eq!(read_good[0].samples[0].labels["status"], "2xx");
        for (right, wrong) in [
            ("# EOF\n", ""),
            ("# TYPE a_requests counter\n", ""),
            ("# HELP a_seconds How long.\n", ""),
            (" histogram", " summary"),
            (
                "_total{desk=\"client\",status=\"2xx\"}",
                "{desk=\"client\",status=\"2xx\"}",
            ),
            ("status=\"3xx\"", "status=\"2xx\""),
            ("status=\"3xx\"", "status=\"3\\\"xx\""),
            ("status=\"3xx\"", "3=\"xx\""),
            ("} 3", "} three"),
            ("} 3", "} 3 1700000000"),
            ("} 3", "} -3"),
            ("le=\"0.5\"} 1", "le=\"0.5\"} 3"),
            ("le=\"+Inf\"} 2", "le=\"+Inf\"} 1"),
            ("a_seconds_sum 1.5", "a_minutes_sum 1.5"),
        ] {
            let bad = GOOD.replacen(right, wrong, 1);
            assert_ne!(bad, GOOD);
            assert!(read(&bad).is_err(), "{right} for {wrong}");
        }
    }
}
