//! The keys of a new program.

use crate::{DeskName, KeyRing, Stream, pair};

/// The four rings of a new program. They are given to accounts and then forgotten.
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
    let ring = |desk| KeyRing {
        desk,
        own: stream.bytes(),
        client: None,
        victim: None,
        drop_public: None,
        drop_private: None,
    };
    let mut house = House {
        client: ring(DeskName::Client),
        victim: ring(DeskName::Victim),
        program: ring(DeskName::Program),
        review: ring(DeskName::Review),
    };
    house.client.client = Some(client);
    house.client.drop_public = Some(public);
    house.victim.client = Some(client);
    house.victim.victim = Some(victim);
    house.victim.drop_public = Some(public);
    house.victim.drop_private = Some(*private);
    house
}
