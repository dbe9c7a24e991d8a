//! The Merkle tree of RFC 6962, section 2.1, over SHA-256.
//!
//! A leaf's input is not the fact but two hashes, one of the salted envelope and one of the sealed
//! letter: either can be destroyed while the leaf, and so every proof, stays.

use std::fmt;

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// A tree's size and root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    Hash(hasher.finalize().into())
}

/// "MTH({d(0)}) = SHA-256(0x00 || d(0))".
fn leaf_of(input: &[&[u8]]) -> Hash {
    let mut parts = vec![&[0x00_u8][..]];
    parts.extend_from_slice(input);
    hash(&parts)
}

/// "SHA-256(0x01 || MTH(D\[0:k\]) || MTH(D\[k:n\]))".
fn node(left: Hash, right: Hash) -> Hash {
    hash(&[&[0x01], &left.0, &right.0])
}

/// The root of no leaves: "the hash of an empty list is the hash of an empty string".
fn empty() -> Hash {
    hash(&[])
}

/// A fact's leaf: `H(0x00 || H(salt || envelope) || H(sealed letter))`.
#[must_use]
pub fn leaf(salt: &[u8; 16], envelope: &[u8], letter: &[u8]) -> Hash {
    leaf_over(salt, envelope, &letter_hash(letter))
}

/// The same leaf from the hash of a sealed letter that is gone.
#[must_use]
pub fn leaf_over(salt: &[u8; 16], envelope: &[u8], letter: &Hash) -> Hash {
    leaf_of(&[&hash(&[salt, envelope]).0, &letter.0])
}

/// What stays of a sealed letter.
#[must_use]
pub fn letter_hash(letter: &[u8]) -> Hash {
    hash(&[letter])
}

/// What is needed of a tree to append to it: the roots of its full subtrees, largest first, one for
/// each bit that is set in its size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// Of the tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            size: 0,
            peaks: Vec::new(),
        }
    }

    /// Of a tree of that size with these full subtrees, if there is one: as many as the size has bits.
    #[must_use]
    pub fn from_peaks(size: u64, peaks: Vec<Hash>) -> Option<Self> {
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }

    /// The roots of the full subtrees, largest first.
    #[must_use]
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf.
    pub fn append(&mut self, leaf: Hash) {
        let mut right = leaf;
        // Each trailing one of the size is a full subtree that the new leaf completes to a larger one.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                right = node(left, right);
            }
        }
        self.peaks.push(right);
        self.size += 1;
    }

    /// The tree's size and root.
    #[must_use]
    pub fn head(&self) -> Head {
        let root = self
            .peaks
            .iter()
            .copied()
            .rev()
            .reduce(|right, left| node(left, right));
        Head {
            size: self.size,
            root: root.unwrap_or_else(empty),
        }
    }
}

/// The root over leaves.
#[must_use]
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty(),
        [only] => *only,
        _ => {
            let (left, right) = split(leaves);
            node(root(left), root(right))
        }
    }
}

/// At "the largest power of two smaller than n"; only for two leaves or more.
fn split(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    leaves
        .split_at_checked(leaves.len().next_power_of_two() / 2)
        .unwrap_or((leaves, &[]))
}

/// The audit path of a leaf (RFC 6962, section 2.1.1), or nothing where there is no such leaf.
#[must_use]
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    if leaves.len() == 1 {
        return Some(Vec::new());
    }
    let (left, right) = split(leaves);
    let (mut path, sibling) = match index.checked_sub(left.len()) {
        None => (inclusion(left, index)?, root(right)),
        Some(index) => (inclusion(right, index)?, root(left)),
    };
    path.push(sibling);
    Some(path)
}

/// A whole tree, for as many audit paths as are wanted: each is looked up and not computed anew.
#[derive(Debug, Clone)]
pub struct Levels(Vec<Vec<Hash>>);

impl Levels {
    /// Over leaves. Level by level, what has no sibling goes up as it is: that is the tree that is split at "the
    /// largest power of two smaller than n".
    #[must_use]
    pub fn new(leaves: Vec<Hash>) -> Self {
        let mut levels = Vec::new();
        let mut level = leaves;
        while level.len() > 1 {
            let above = level.chunks(2).filter_map(|pair| match pair {
                [left, right] => Some(node(*left, *right)),
                [alone] => Some(*alone),
                _ => None,
            });
            let above = above.collect();
            levels.push(std::mem::replace(&mut level, above));
        }
        levels.push(level);
        Self(levels)
    }

    /// The tree's size and root.
    #[must_use]
    pub fn head(&self) -> Head {
        let size = self.0.first().map_or(0, Vec::len);
        let root = self.0.last().and_then(|top| top.first());
        Head {
            size: size as u64,
            root: root.copied().unwrap_or_else(empty),
        }
    }

    /// The audit path of a leaf (RFC 6962, section 2.1.1), or nothing where there is no such leaf.
    #[must_use]
    pub fn inclusion(&self, index: usize) -> Option<Vec<Hash>> {
        self.0.first()?.get(index)?;
        let mut at = index;
        let mut path = Vec::new();
        for level in &self.0 {
            path.extend(level.get(at ^ 1));
            at /= 2;
        }
        Some(path)
    }
}

/// The proof that the tree of the first `old` leaves is a prefix of the tree of all (RFC 6962,
/// section 2.1.2), or nothing where there are not that many. It is empty for none and for all.
#[must_use]
pub fn consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    match old {
        _ if old > leaves.len() => None,
        0 => Some(Vec::new()),
        _ => subproof(leaves, old, true),
    }
}

/// "SUBPROOF(m, D\[n\], b)": `known` says whether the old root is what this subtree's root is.
fn subproof(leaves: &[Hash], old: usize, known: bool) -> Option<Vec<Hash>> {
    if old == leaves.len() {
        return Some(if known {
            Vec::new()
        } else {
            vec![root(leaves)]
        });
    }
    let (left, right) = split(leaves);
    let (mut proof, other) = match old.checked_sub(left.len()) {
        None | Some(0) => (subproof(left, old, known)?, root(right)),
        Some(old) => (subproof(right, old, false)?, root(left)),
    };
    proof.push(other);
    Some(proof)
}

/// Whether the path proves that the leaf is at the index of the tree with that head (RFC 9162,
/// section 2.1.3.2, which gives the algorithm that RFC 6962 leaves to the reader).
#[must_use]
pub fn check_inclusion(head: &Head, index: u64, leaf: Hash, path: &[Hash]) -> bool {
    if index >= head.size {
        return false;
    }
    let (mut place, mut last, mut root) = (index, head.size - 1, leaf);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            root = node(*sibling, root);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            root = node(root, *sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && root == head.root
}

/// Whether the proof shows that the old tree is a prefix of the new one (RFC 9162, section 2.1.4.2).
#[must_use]
pub fn check_consistency(old: &Head, new: &Head, proof: &[Hash]) -> bool {
    if old.size > new.size {
        return false;
    }
    if old.size == new.size {
        return proof.is_empty() && old.root == new.root;
    }
    if old.size == 0 {
        return proof.is_empty() && old.root == empty();
    }
    // "If first is an exact power of 2, then prepend first_hash to the consistency_path array."
    let (first, rest) = if old.size.is_power_of_two() {
        (old.root, proof)
    } else {
        let Some((first, rest)) = proof.split_first() else {
            return false;
        };
        (*first, rest)
    };
    let shift = (old.size - 1).trailing_ones();
    let (mut place, mut last) = ((old.size - 1) >> shift, (new.size - 1) >> shift);
    let (mut before, mut after) = (first, first);
    for hash in rest {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            before = node(*hash, before);
            after = node(*hash, after);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            after = node(after, *hash);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && before == old.root && after == new.root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_are_looked_up_are_those_that_are_computed() {
        let leaves: Vec<Hash> = (0..40_u8).map(|number| leaf_of(&[&[number]])).collect();
        for size in 0..=leaves.len() {
            let levels = Levels::new(leaves[..size].to_vec());
            assert_eq!(levels.head().root, root(&leaves[..size]));
            assert_eq!(levels.head().size, size as u64);
            for index in 0..=size {
                assert_eq!(levels.inclusion(index), inclusion(&leaves[..size], index));
            }
        }
    }

    /// The leaves of the reference tests of Certificate Transparency.
    const INPUTS: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];

    /// The roots over the first none, one, two, ... of them.
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    fn reference() -> Vec<Hash> {
        INPUTS.iter().map(|input| leaf_of(&[input])).collect()
    }

    /// Leaves for trees of any size.
    fn leaves(size: u64) -> Vec<Hash> {
        (0..size)
            .map(|number| leaf_of(&[&number.to_be_bytes()]))
            .collect()
    }

    fn head(leaves: &[Hash]) -> Head {
        Head {
            size: leaves.len() as u64,
            root: root(leaves),
        }
    }

    #[test]
    fn the_reference_roots_come_out_at_once_and_leaf_by_leaf() {
        let leaves = reference();
        let mut frontier = Frontier::new();
        for (size, expected) in ROOTS.iter().enumerate() {
            assert_eq!(root(&leaves[..size]).to_string(), *expected);
            assert_eq!(frontier.head().root.to_string(), *expected);
            if let Some(next) = leaves.get(size) {
                frontier.append(*next);
            }
        }
    }

    #[test]
    fn the_proofs_of_the_rfcs_seven_leaves_are_the_nodes_it_names() {
        // RFC 6962, section 2.1.3.
        let d = leaves(7);
        let (a, b, c, dd, e, f, j) = (d[0], d[1], d[2], d[3], d[4], d[5], d[6]);
        let (g, h, i) = (node(a, b), node(c, dd), node(e, f));
        let (k, l) = (node(g, h), node(i, j));
        assert_eq!(root(&d), node(k, l));
        assert_eq!(inclusion(&d, 0), Some(vec![b, h, l]));
        assert_eq!(inclusion(&d, 3), Some(vec![c, g, l]));
        assert_eq!(inclusion(&d, 4), Some(vec![f, j, k]));
        assert_eq!(inclusion(&d, 6), Some(vec![i, k]));
        assert_eq!(consistency(&d, 3), Some(vec![c, dd, g, l]));
        assert_eq!(consistency(&d, 4), Some(vec![l]));
        assert_eq!(consistency(&d, 6), Some(vec![i, j, k]));
    }

    #[test]
    fn each_leaf_of_each_tree_is_proved_at_its_own_place_only() {
        for size in 1..=40_u64 {
            let leaves = leaves(size);
            let head = head(&leaves);
            for (index, leaf) in leaves.iter().enumerate() {
                let path = inclusion(&leaves, index).unwrap();
                for place in 0..=size {
                    assert_eq!(
                        check_inclusion(&head, place, *leaf, &path),
                        place == index as u64
                    );
                }
                for broken in broken(&path) {
                    assert!(!check_inclusion(&head, index as u64, *leaf, &broken));
                }
            }
            assert_eq!(inclusion(&leaves, leaves.len()), None);
        }
    }

    #[test]
    fn each_prefix_is_proved_and_nothing_else_is() {
        for size in 1..=40_u64 {
            let leaves = leaves(size);
            let new = head(&leaves);
            for old in 0..=leaves.len() {
                let proof = consistency(&leaves, old).unwrap();
                let old = head(&leaves[..old]);
                assert!(check_consistency(&old, &new, &proof));
                for broken in broken(&proof) {
                    assert!(!check_consistency(&old, &new, &broken));
                }
                let mut other = old;
                other.root.0[0] ^= 1;
                assert!(!check_consistency(&other, &new, &proof));
                let mut other = new;
                other.root.0[31] ^= 0x80;
                // Any tree begins with none; otherwise the new root must be the proved one.
                assert_eq!(check_consistency(&old, &other, &proof), old.size == 0);
            }
            assert_eq!(consistency(&leaves, leaves.len() + 1), None);
        }
    }

    #[test]
    fn a_frontier_is_carried_by_its_peaks() {
        let leaves = leaves(70);
        let mut frontier = Frontier::new();
        for (before, leaf) in leaves.iter().enumerate() {
            frontier = Frontier::from_peaks(frontier.size(), frontier.peaks().to_vec()).unwrap();
            frontier.append(*leaf);
            assert_eq!(frontier.head(), head(&leaves[..=before]));
        }
        assert_eq!(Frontier::from_peaks(3, vec![Hash::default()]), None);
    }

    #[test]
    fn a_leaf_depends_on_its_salt_its_envelope_and_its_letter_apart() {
        let one = leaf(&[0; 16], b"ab", b"c");
        assert_ne!(one, leaf(&[1; 16], b"ab", b"c"));
        assert_ne!(one, leaf(&[0; 16], b"a", b"bc"));
        assert_ne!(one, leaf(&[0; 16], b"abc", b""));
    }

    /// The proof with one bit turned, shortened, and lengthened.
    fn broken(proof: &[Hash]) -> Vec<Vec<Hash>> {
        let mut all: Vec<Vec<Hash>> = (0..proof.len())
            .map(|place| {
                let mut turned = proof.to_vec();
                turned[place].0[7] ^= 4;
                turned
            })
            .collect();
        if let Some((_, shorter)) = proof.split_last() {
            all.push(shorter.to_vec());
        }
        all.push([proof, &[Hash::default()]].concat());
        all
    }
}
