//! An invented corpus: notes as facilitators write them, and in some of them what only the separate file should know,
//! written as people write it. The same at every run.
//!
//! What is planted is made by rules of its own, not by the finder's: typing errors at random, words as they sound to
//! somebody else, numbers as they are said.

use std::{collections::BTreeMap, ops::Range};

use leaks::{Certainty, Finder, Own, Sheltered};

/// One case with its notes.
pub struct Case {
    /// Whose file the notes stand in.
    pub participant: String,
    /// Who wrote them.
    pub facilitator: String,
    /// The participant's own number, which may stand there.
    pub own_number: String,
    /// What only the separate file should know.
    pub sheltered: Sheltered,
    /// The notes.
    pub notes: Vec<Note>,
}

/// One note, and where what in it says too much.
pub struct Note {
    /// Its words.
    pub text: String,
    /// Where in them, by bytes, and how it was written.
    pub planted: Vec<(Range<usize>, &'static str)>,
}

/// Of one kind of leak: how many were planted, and how many of them were found.
pub type Recall = BTreeMap<&'static str, (usize, usize)>;

/// What a finder found of them.
#[derive(Default)]
pub struct Count {
    /// Finds that lie over something planted.
    pub right: usize,
    /// Finds that lie over nothing.
    pub wrong: usize,
    /// What was planted, kind by kind.
    pub recall: Recall,
}

impl Count {
    /// Notes what was found in one note.
    pub fn note(&mut self, planted: &[(Range<usize>, &'static str)], found: &[Range<usize>]) {
        let over = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        for find in found {
            if planted.iter().any(|(place, _)| over(place, find)) {
                self.right += 1;
            } else {
                self.wrong += 1;
            }
        }
        for (place, kind) in planted {
            let (all, hit) = self.recall.entry(kind).or_default();
            *all += 1;
            *hit += usize::from(found.iter().any(|find| over(place, find)));
        }
    }

    /// Which part of the finds is right.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a corpus has fewer notes than that"
    )]
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    /// Which part of what was planted was found.
    ///
    /// # Panics
    /// When more was planted than a corpus holds.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a corpus has fewer notes than that"
    )]
    pub fn recalled(&self) -> f64 {
        let (all, hit) = self
            .recall
            .values()
            .fold((0, 0), |sum, each| (sum.0 + each.0, sum.1 + each.1));
        hit as f64 / f64::from(u32::try_from(all.max(1)).unwrap())
    }
}

/// A finder for each case.
#[must_use]
pub fn finders(cases: &[Case]) -> Vec<Finder> {
    let finder = |case: &Case| {
        let own = Own {
            names: vec![case.participant.clone(), case.facilitator.clone()],
            numbers: vec![case.own_number.clone()],
        };
        Finder::new(std::slice::from_ref(&case.sheltered), &own)
    };
    cases.iter().map(finder).collect()
}

/// What the program's own finder finds: what it is sure of and holds for likely, and that with what is perhaps one.
#[must_use]
pub fn ours(cases: &[Case]) -> [Count; 2] {
    let mut counts = [Count::default(), Count::default()];
    for (case, finder) in cases.iter().zip(finders(cases)) {
        for note in &case.notes {
            let found = finder.look(&note.text);
            let sure = found
                .iter()
                .filter(|find| find.certainty < Certainty::Perhaps);
            let sure: Vec<_> = sure.map(|find| find.place.clone()).collect();
            let all: Vec<_> = found.iter().map(|find| find.place.clone()).collect();
            counts[0].note(&note.planted, &sure);
            counts[1].note(&note.planted, &all);
        }
    }
    counts
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let place = self.roll(from.len());
        &from[place]
    }
}

const GIVEN: [&str; 40] = [
    "Elizabeth",
    "Guadalupe",
    "Jennifer",
    "Katherine",
    "Maria",
    "Marisol",
    "Yesenia",
    "Rebecca",
    "Esperanza",
    "Destiny",
    "Brittany",
    "Veronica",
    "Xiomara",
    "Consuelo",
    "Tamika",
    "Latoya",
    "Siobhan",
    "Nguyet",
    "Amber",
    "Crystal",
    "Dolores",
    "Francisca",
    "Margaret",
    "Susana",
    "Theresa",
    "Valentina",
    "Araceli",
    "Beatriz",
    "Deborah",
    "Patricia",
    "Hope",
    "Joy",
    "Rosa",
    "Lucia",
    "Magdalena",
    "Noemi",
    "Paulina",
    "Shaniqua",
    "Tiffany",
    "Wilhelmina",
];
const SHORT: [(&str, &str); 12] = [
    ("Elizabeth", "Liz"),
    ("Guadalupe", "Lupe"),
    ("Jennifer", "Jenny"),
    ("Katherine", "Kate"),
    ("Rebecca", "Becky"),
    ("Margaret", "Peggy"),
    ("Patricia", "Trish"),
    ("Theresa", "Tess"),
    ("Francisca", "Paca"),
    ("Deborah", "Deb"),
    ("Veronica", "Vero"),
    ("Susana", "Susy"),
];
const FAMILY: [&str; 40] = [
    "Gonzalez",
    "Velazquez",
    "Quintana",
    "Robles",
    "Zamora",
    "Villarreal",
    "Ybarra",
    "Hernandez",
    "Jimenez",
    "Castillo",
    "Whitaker",
    "Thornton",
    "Abernathy",
    "Kowalski",
    "McAllister",
    "Okafor",
    "Nakamura",
    "Blackbird",
    "Deerwater",
    "Stillwell",
    "Fairweather",
    "Penhallow",
    "Rosenthal",
    "Schumacher",
    "Vandermeer",
    "Winterbottom",
    "Yarborough",
    "Zielinski",
    "Haverford",
    "Lindqvist",
    "Marchetti",
    "Oyelaran",
    "Pemberton",
    "Quarles",
    "Rutherford",
    "Sandoval",
    "Tolliver",
    "Underhill",
    "Valdez",
    "Wojcik",
];
const HE: [&str; 16] = [
    "Aldo", "Bram", "Cato", "Dov", "Emmett", "Faro", "Gus", "Hobie", "Ivo", "Jonah", "Kip", "Lars",
    "Milo", "Nico", "Otto", "Tate",
];
const STREETS: [&str; 16] = [
    "Sycamore",
    "Elm",
    "Magnolia",
    "Persimmon",
    "Redbud",
    "Harvard",
    "Lewis",
    "Peoria",
    "Delaware",
    "Memorial",
    "Old Mill",
    "Stony Creek",
    "Cinco de Mayo",
    "Yale",
    "Sheridan",
    "Garnett",
];
const KINDS: [&str; 6] = ["St", "Ave", "Road", "Lane", "Blvd", "Street"];

/// Notes without anything of hers; `{he}`, `{fac}`, `{num}`, `{other}` are filled with what may stand there.
const PLAIN: [&str; 24] = [
    "Attended. Led the check-in, paid $40.",
    "{he} was ten minutes late, said work ran over. Apologized to the group.",
    "Talked about jealousy and the wheel. {he} named two of his own tactics.",
    "Absent last week: jail, {num} is his lawyer's office.",
    "Judge {other} set the next review for March 3, CF-2026-1184.",
    "PO {other} called at 4:15, wants a letter by the 12th. Fax 405-555-0190.",
    "Quiet today. Did the homework on page 52 of the workbook.",
    "Group of 11, video on accountability, good discussion. Fac. {fac}.",
    "{he} moved in with his brother on 21st, new number for him {own}.",
    "Said the kids were with their grandmother this weekend.",
    "Asked to change to the Thu 6 p.m. group because of shift work.",
    "Reports 90 days sober. AA sponsor {other} confirms.",
    "Challenged by {other} in group about blaming. Took it well.",
    "Will be out of town 11/20 to 11/24, excused by {fac}.",
    "Receipt 00418, balance 120. Session 14 of 52.",
    "He hopes to finish by June; may need two more make-ups.",
    "Defensive at first, then wrote three statements of responsibility.",
    "Works nights at the mill, 1420 hours of community service left, he jokes.",
    "Brought paper from DHS, case worker {other}, 918-555-0171.",
    "Grace period for fees ends on the 1st. Will talk to {fac}.",
    "Amber light: minimizing again. Bill for assessment sent.",
    "New job at {street} Tire. Boss is {other}.",
    "No sign of risk seen or heard.",
    "Joy and hope were the words of the closing round.",
];

/// Notes in which something of hers is put at `{leak}`.
const LEAKY: [&str; 12] = [
    "Said {leak} called him last night and they talked for an hour.",
    "He wants us to tell {leak} that he is doing the work.",
    "Mentioned {leak} twice in check-in, redirected.",
    "Wrote down {leak} on the board before I could stop it.",
    "Paid. Emergency contact he gave first was {leak}, told him we cannot take that.",
    "Angry about {leak}, says the order is unfair.",
    "From the packet: {leak}. Asked PO for a redacted copy.",
    "Asked whether we had reached {leak} yet. Told him we do not discuss that.",
    "Said he drove past and saw the car: {leak}.",
    "Group heard {leak} from him, reminded all of the rule.",
    "His mother told him {leak}.",
    "Text on his phone showed {leak}; he put it away when asked.",
];

/// So many cases, of eight notes each.
#[must_use]
pub fn corpus(cases: usize) -> Vec<Case> {
    let mut dice = Dice(0x5EED_0F1E_A4B5_11D3);
    (0..cases).map(|number| case(number, &mut dice)).collect()
}

fn case(number: usize, dice: &mut Dice) -> Case {
    let given = *dice.pick(&GIVEN);
    let (one, two) = (*dice.pick(&FAMILY), *dice.pick(&FAMILY));
    let spanish = dice.roll(3) == 0;
    let name = if spanish {
        format!("{given} {one} {two}")
    } else {
        format!("{given} {one}")
    };
    // A third of them bear the participant's family name.
    let his = if dice.roll(3) == 0 {
        if spanish { two } else { one }
    } else {
        *dice.pick(&FAMILY)
    };
    let participant = format!("{} {his}", dice.pick(&HE));
    let facilitator = format!("{} {}", dice.pick(&HE), dice.pick(&FAMILY));
    let digits = format!("918555{:04}", number * 7 % 10_000);
    let phone = format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]);
    let own_number = format!("539-555-{:04}", number * 13 % 10_000);
    let street = format!("{} {}", dice.pick(&STREETS), dice.pick(&KINDS));
    let house = format!("{} {street}", 100 + dice.roll(9_800));
    let mail = format!("{}{}@example.org", given.to_lowercase(), number);
    let sheltered = Sheltered {
        names: vec![name.clone()],
        numbers: vec![phone],
        mails: vec![mail.clone()],
        addresses: vec![house.clone()],
        of_another_case: false,
    };
    let secret = Secret {
        name: &name,
        given,
        family: one,
        digits: &digits,
        mail: &mail,
        house: &house,
    };
    let notes = (0..8).map(|_| {
        let mut text = String::new();
        let mut planted = Vec::new();
        for _ in 0..1 + dice.roll(4) {
            if !text.is_empty() {
                text.push(' ');
            }
            if dice.roll(8) == 0 {
                let (leak, kind) = secret.leak(dice, his);
                let template = *dice.pick(&LEAKY);
                let at = text.len() + template.find("{leak}").unwrap();
                text.push_str(&template.replace("{leak}", &leak));
                planted.push((at..at + leak.len(), kind));
            } else {
                let other = format!("{} {}", dice.pick(&HE), dice.pick(&FAMILY));
                let filled = dice
                    .pick(&PLAIN)
                    .replace("{he}", participant.split(' ').next().unwrap())
                    .replace("{fac}", &facilitator)
                    .replace("{own}", &own_number)
                    .replace("{num}", &format!("405-555-{:04}", dice.roll(10_000)))
                    .replace("{street}", STREETS[dice.roll(STREETS.len())])
                    .replace("{other}", &other);
                text.push_str(&filled);
            }
        }
        Note { text, planted }
    });
    let notes = notes.collect();
    Case {
        participant,
        facilitator,
        own_number,
        sheltered,
        notes,
    }
}

struct Secret<'a> {
    name: &'a str,
    given: &'a str,
    family: &'a str,
    digits: &'a str,
    mail: &'a str,
    house: &'a str,
}

impl Secret<'_> {
    fn leak(&self, dice: &mut Dice, his: &str) -> (String, &'static str) {
        let both = format!("{} {}", self.given, self.family);
        match dice.roll(20) {
            0 => (self.name.to_owned(), "name, as written"),
            1 => (both.to_lowercase(), "name, lower case"),
            2 => (
                format!("{}, {}", self.family.to_uppercase(), self.given),
                "name, turned round",
            ),
            3 => (self.given.to_owned(), "given name alone"),
            4 => match SHORT.iter().find(|(long, _)| *long == self.given) {
                Some((_, short)) => (
                    format!("{short} {}", self.family),
                    "short form and family name",
                ),
                None => (both, "name, as written"),
            },
            5 => (
                format!("{} {}", self.given, typo(self.family, dice)),
                "name, one typing error",
            ),
            6 => (
                format!("{} {}", typo(self.given, dice), typo(self.family, dice)),
                "name, two typing errors",
            ),
            7 => (
                format!("{} {}", heard(self.given), heard(self.family)),
                "name, as it sounds",
            ),
            8 => (
                format!("{}. {}", &self.given[..1], self.family),
                "initial and family name",
            ),
            9 if self.family != his => (format!("the {} family", self.family), "family name alone"),
            10 => (
                format!(
                    "({}) {}-{}",
                    &self.digits[..3],
                    &self.digits[3..6],
                    &self.digits[6..]
                ),
                "number, spaced",
            ),
            11 => (
                format!(
                    "{}.{}.{}",
                    &self.digits[..3],
                    &self.digits[3..6],
                    &self.digits[6..]
                ),
                "number, spaced",
            ),
            12 => (spoken(self.digits), "number, said"),
            13 => (
                format!("{}-{}", &self.digits[3..6], &self.digits[6..]),
                "number without its area",
            ),
            14 => (exchanged(self.digits, dice), "number, two digits exchanged"),
            15 => (self.mail.to_owned(), "mail"),
            16 => (
                self.mail.replace('@', " at ").replace('.', " dot "),
                "mail, said",
            ),
            17 => (self.house.to_owned(), "house"),
            18 => (
                self.house
                    .to_lowercase()
                    .rsplit_once(' ')
                    .unwrap()
                    .0
                    .to_owned(),
                "house without the kind of street",
            ),
            _ => {
                let street = self.house.split_once(' ').unwrap().1;
                (format!("over on {street}"), "street alone")
            }
        }
    }
}

/// A letter dropped, doubled, exchanged with the next or hit beside, but not the first.
fn typo(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.roll(letters.len() - 2);
    match dice.roll(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = *dice.pick(&['a', 'e', 'r', 't', 'n', 's']),
    }
    letters.into_iter().collect()
}

/// As somebody writes it who has only heard it.
fn heard(word: &str) -> String {
    let mut heard = word.to_lowercase();
    for (from, to) in [
        ("zalez", "sales"),
        ("ez", "es"),
        ("ph", "f"),
        ("ck", "k"),
        ("th", "t"),
        ("ll", "l"),
        ("ie", "y"),
        ("ia", "ya"),
    ] {
        heard = heard.replace(from, to);
    }
    let mut letters = heard.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn spoken(digits: &str) -> String {
    const WORDS: [&str; 10] = [
        "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let words: Vec<&str> = digits
        .bytes()
        .map(|digit| WORDS[usize::from(digit - b'0')])
        .collect();
    words.join(" ")
}

fn exchanged(digits: &str, dice: &mut Dice) -> String {
    let mut all: Vec<char> = digits.chars().collect();
    let at = 6 + dice.roll(3);
    all.swap(at, at + 1);
    let all: String = all.into_iter().collect();
    format!("{}-{}-{}", &all[..3], &all[3..6], &all[6..])
}
