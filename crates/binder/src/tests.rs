//! What is held back cannot be told from what is shown; figures have one number each.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*};

mod leaks;
mod records;
mod undecided;

use crate::{
    outside::{FEWEST, held},
    shape::{Letter, SHAPES, first_number},
};

/// Every way in which the parts that are held back may add up, each at least one: of each part the values it takes.
fn possible(sum: u32, parts: usize) -> Vec<BTreeSet<u32>> {
    let mut found = vec![BTreeSet::new(); parts];
    let mut way = Vec::new();
    fn add(left: u32, parts: usize, way: &mut Vec<u32>, found: &mut [BTreeSet<u32>]) {
        if way.len() == parts {
            if left == 0 {
                for (each, value) in found.iter_mut().zip(way.iter()) {
                    each.insert(*value);
                }
            }
            return;
        }
        for value in 1..=left {
            way.push(value);
            add(left - value, parts, way, found);
            way.pop();
        }
    }
    add(sum, parts, &mut way, &mut found);
    found
}

proptest! {
    #[test]
    fn whoever_subtracts_learns_of_no_number_that_it_is_small(counts in vec(prop_oneof![Just(0_u32), 1..5_u32, 5..12_u32], 1..5)) {
        let (total, parts) = held(&counts);
        let all: u32 = counts.iter().sum();
        for (count, held) in counts.iter().zip(&parts) {
            // What is small is never shown, and a nought always.
            prop_assert!(*held || *count == 0 || *count >= FEWEST);
            prop_assert!(!*held || *count > 0);
        }
        if total {
            return Ok(());
        }
        prop_assert!(all == 0 || all >= FEWEST);
        let hidden: Vec<u32> = counts.iter().zip(&parts).filter(|(_, held)| **held).map(|(count, _)| *count).collect();
        for values in possible(hidden.iter().sum(), hidden.len()) {
            prop_assert!(values.len() >= 2, "{counts:?}: {values:?}");
            prop_assert!(values.iter().any(|value| *value >= FEWEST), "{counts:?}: {values:?}");
        }
    }
}

#[test]
fn each_figure_of_a_clause_has_a_number_of_its_own_and_each_group_a_name() {
    for clause in Letter::ALL {
        let mut next = 1;
        for (place, shape) in SHAPES.iter().enumerate() {
            if shape.clause == clause {
                assert_eq!(first_number(place), next, "{}", shape.id);
                next += 1 + u32::try_from(shape.parts.len()).unwrap();
            }
        }
    }
    let names: BTreeSet<&str> = SHAPES.iter().map(|shape| shape.id).collect();
    assert_eq!(names.len(), SHAPES.len());
}
