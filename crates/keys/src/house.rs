//! The keys of a new program.

use crate::{
    DeskName, DropHalf, DropHalves, KeyRing, Sheet, Stream, pair, ring::Generations, sheet,
};

/// The four rings of a new program, and its recovery sheets. The rings are given to accounts, the sheets to
/// people, and then both are forgotten.
#[derive(Debug)]
pub struct House {
    /// The client desk's.
    pub client: KeyRing,
    /// The victim desk's, which opens the client desk's letters and the drop as well.
    pub victim: KeyRing,
    /// The program desk's.
    pub program: KeyRing,
    /// The review desk's.
    pub review: KeyRing,
    /// Any two of them open every ring, one opens nothing.
    pub sheets: [Sheet; 3],
}

impl House {
    /// The ring of a desk.
    #[must_use]
    pub const fn ring(&self, desk: DeskName) -> &KeyRing {
        match desk {
            DeskName::Client => &self.client,
            DeskName::Victim => &self.victim,
            DeskName::Program => &self.program,
            DeskName::Review => &self.review,
        }
    }
}

/// Makes the keys of a new program.
#[must_use]
pub fn establish(stream: &Stream) -> House {
    let (client, victim) = (stream.bytes(), stream.bytes());
    let (private, public) = pair::fresh(stream);
    let (sheets, recovery) = sheet::fresh(&Stream::from_seed(stream.bytes()));
    let ring = |desk| KeyRing {
        desk,
        own: Generations::first(stream.bytes()),
        client: Generations::default(),
        victim: Generations::default(),
        drop: None,
        listed: None,
        half_gone: false,
        openers: DropHalves::default(),
        recovery,
        vouched: true,
    };
    let mut house = House {
        client: ring(DeskName::Client),
        victim: ring(DeskName::Victim),
        program: ring(DeskName::Program),
        review: ring(DeskName::Review),
        sheets,
    };
    house.client.client = Generations::first(client);
    let half = DropHalf { number: 0, public };
    house.client.drop = Some(half);
    house.victim.client = Generations::first(client);
    house.victim.victim = Generations::first(victim);
    house.victim.drop = Some(half);
    house.victim.openers = DropHalves(vec![*private]);
    house
}
