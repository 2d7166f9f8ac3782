//! What is in a session, and what it names: what is just a clash, and what is just none.

use super::*;

#[test]
fn slots_fit_into_their_session() {
    check(&[
        (
            |p| p.sessions[0].slots[1].minutes = 31,
            &[
                "slot-outside-session: slot/keynote session/opening minutes=1",
                "session-shorter: session/opening minutes=1",
            ],
        ),
        (
            |p| p.sessions[0].slots[0].offset = -1,
            &["slot-outside-session: slot/welcome session/opening minutes=1"],
        ),
        (
            |p| p.sessions[0].slots[0].offset = -500,
            &["slot-outside-session: slot/welcome session/opening minutes=30"],
        ),
        (
            |p| p.sessions[0].slots[1].offset = 29,
            &[
                "slots-overlap: slot/keynote slot/welcome minutes=1",
                "session-longer: session/opening minutes=1",
            ],
        ),
        (
            |p| p.sessions[0].minutes = 70,
            &[
                "room-twice: session/opening session/talks room/hall minutes=10",
                "person-twice: session/opening session/talks speaker/ada minutes=10",
                "session-longer: session/opening minutes=10",
            ],
        ),
        (
            |p| p.sessions[0].slots[0].offset = 5,
            &[
                "slots-overlap: slot/keynote slot/welcome minutes=5",
                "session-longer: session/opening minutes=5",
            ],
        ),
        // A gap between slots is meant.
        (|p| p.sessions[0].slots[0].minutes = 20, &[]),
        // The same without a time.
        (
            |p| {
                p.sessions[3].slots =
                    vec![slot("x", 0, 30, &[]), slot("y", 29, 30, &[]), slot("z", 60, 2, &[])];
            },
            &[
                "slot-outside-session: slot/z session/later minutes=2",
                "slots-overlap: slot/x slot/y minutes=1",
                "session-shorter: session/later minutes=2",
            ],
        ),
        (|p| p.sessions[0].accredited = true, &[]),
        (|p| p.sessions[0].slots[1].sponsored = true, &[]),
        (
            |p| {
                p.sessions[0].accredited = true;
                p.sessions[0].slots[1].sponsored = true;
            },
            &["sponsored-in-accredited: slot/keynote session/opening"],
        ),
    ]);
}

#[test]
fn somebody_leads_where_one_sits() {
    for kind in SessionKind::ALL {
        let mut programme = fitting();
        programme.sessions =
            vec![Session { chairs: Vec::new(), ..session("alone", kind, Some("hall"), "09:00") }];
        use SessionKind::{Breakout, Plenary, TrackSession};
        let wanted = matches!(kind, Plenary | TrackSession | Breakout);
        let expected = if wanted { vec!["without-chair: session/alone"] } else { Vec::new() };
        assert_eq!(found(&programme), expected, "{kind:?}");
    }
}

#[test]
fn what_is_named_is_there() {
    check(&[
        (|p| p.tracks.clear(), &["unknown-reference: session/talks track/genes"]),
        (|p| p.themes.clear(), &["unknown-reference: session/workshop theme/ethics"]),
        (
            |p| drop(p.rooms.pop()),
            &[
                "unknown-reference: session/later room/side",
                "unknown-reference: session/workshop room/side",
            ],
        ),
        (
            |p| p.speakers.retain(|speaker| speaker.key != key("ada")),
            &[
                "unknown-reference: track/genes speaker/ada",
                "unknown-reference: session/opening speaker/ada",
                "unknown-reference: session/talks speaker/ada",
            ],
        ),
        (
            |p| {
                p.sessions[0].slots[0].speakers = keys(&["eve", "eve"]);
                p.sessions[0].slots[0].themes = keys(&["luck"]);
            },
            &[
                "unknown-reference: slot/welcome theme/luck",
                "unknown-reference: slot/welcome speaker/eve",
            ],
        ),
    ]);
}
