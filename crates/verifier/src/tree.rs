//! The Merkle tree of RFC 6962, section 2.1, kept as the roots of its full subtrees.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// `H(0x00 || H(salt || envelope) || H(letter))`, of hashes that are at hand.
#[must_use]
pub fn leaf(envelope: &Hash, letter: &Hash) -> Hash {
    sha256(&[&[0], envelope, letter])
}

/// A tree that grows leaf by leaf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    /// Each with the number of its leaves, largest first.
    full: Vec<(u64, Hash)>,
}

impl Tree {
    /// How many leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf; two full subtrees of one width become one of twice that.
    pub fn add(&mut self, leaf: Hash) {
        let mut last = (1, leaf);
        while let Some((width, left)) = self.full.pop() {
            if width != last.0 {
                self.full.push((width, left));
                break;
            }
            last = (width * 2, sha256(&[&[1], &left, &last.1]));
        }
        self.full.push(last);
        self.size += 1;
    }

    /// The root; of no leaves "the hash of an empty string".
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut from_the_right = self.full.iter().rev().map(|(_, hash)| *hash);
        let Some(last) = from_the_right.next() else {
            return sha256(&[]);
        };
        from_the_right.fold(last, |right, left| sha256(&[&[1], &left, &right]))
    }

    /// The roots of the full subtrees, one after the other, as they lie in the table `frontier`.
    #[must_use]
    pub fn peaks(&self) -> Vec<u8> {
        self.full.iter().flat_map(|(_, hash)| *hash).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6962, section 2.1, read literally: split at the largest power of two below the size.
    fn literal(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => sha256(&[]),
            [one] => *one,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                sha256(&[&[1], &literal(left), &literal(right)])
            }
        }
    }

    #[test]
    fn the_tree_is_the_rfcs_at_every_size() {
        let leaves: Vec<Hash> = (0..130_u8)
            .map(|number| sha256(&[&[0], &[number]]))
            .collect();
        let mut tree = Tree::default();
        for size in 0..leaves.len() {
            assert_eq!(tree.root(), literal(&leaves[..size]));
            assert_eq!(tree.peaks().len(), size.count_ones() as usize * 32);
            tree.add(leaves[size]);
        }
    }

    #[test]
    fn the_roots_of_certificate_transparency_come_out() {
        let inputs: [&[u8]; 3] = [b"", b"\x00", b"\x10"];
        let mut tree = Tree::default();
        inputs
            .iter()
            .for_each(|input| tree.add(sha256(&[&[0], input])));
        let root: String = tree
            .root()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            root,
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
        );
    }
}
