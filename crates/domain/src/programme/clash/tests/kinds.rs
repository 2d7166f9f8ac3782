//! What holds for all kinds.

use super::*;

#[test]
fn the_fitting_programme_has_no_clash() {
    assert_eq!(found(&fitting()), Vec::<String>::new());
    assert_eq!(found(&Programme::default()), Vec::<String>::new());
}

#[test]
fn the_worst_is_first_and_every_kind_knows_how_bad_it_is() {
    let severities = ClashKind::ALL.map(ClashKind::severity);
    assert!(severities.is_sorted(), "{severities:?}");
    assert!(ClashKind::ALL.is_sorted());
    let count = |severity| severities.iter().filter(|each| **each == severity).count();
    assert_eq!(Severity::ALL.map(count), [5, 11, 3]);
    for kind in ClashKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
}

#[test]
fn a_clash_that_grows_is_the_same() {
    let longer = |minutes| {
        let concerns = [(ItemKind::Session, &key("a"))];
        clash(ClashKind::SessionLonger, concerns, &[("minutes", minutes)])
    };
    assert!(longer(5).is_same(&longer(10)));
    assert_ne!(longer(5), longer(10));
    let other = Clash { kind: ClashKind::SessionShorter, ..longer(5) };
    assert!(!other.is_same(&longer(5)));
}

#[test]
fn the_programme_of_the_demonstration_has_no_clash() {
    let conference =
        include_str!("../../../../../../config/conferences/precision-medicine-2022.toml");
    let shipped =
        include_str!("../../../../../../config/conferences/precision-medicine-2022.programme.toml");
    let conference = crate::conference::file::parse(conference).unwrap();
    let programme = crate::programme::file::parse(shipped, &conference).unwrap();
    let clashes = between(&programme, conference.first_day, conference.last_day);
    let lines: Vec<String> = clashes.iter().map(line).collect();
    assert_eq!(lines, Vec::<String>::new());
}
