// The parts of the editor that know nothing of a page: times, and where blocks stand.

import assert from "node:assert/strict";
import test from "node:test";

import { classesOf, hoursOf, lanesOf, neighbour } from "../../crates/api/static/editor/layout.js";
import { fill } from "../../crates/api/static/editor/announce.js";
import { marksOf } from "../../crates/api/static/editor/grid.js";
import { Draft, moveTo } from "../../crates/api/static/editor/state.js";
import * as time from "../../crates/api/static/editor/time.js";

const DAY = "2022-09-22";
const at = (clock) => time.parse(`${DAY}T${clock}:00`);
const block = (key, clock, minutes, room) => ({ key, starts: at(clock), minutes, room });

test("times go there and back", () => {
  for (const text of ["2022-09-22T09:00:00", "2022-10-30T02:30:00", "1970-01-01T00:00:00"]) {
    assert.equal(time.format(time.parse(text)), text);
  }
  assert.equal(time.span(at("23:30"), 60), "23:30–00:30");
});

test("the hours before four belong to the day before", () => {
  assert.equal(time.dayOf(at("04:00")), DAY);
  assert.equal(time.dayOf(at("03:59")), "2022-09-21");
  const { begins, ends } = time.boundsOf(DAY);
  assert.equal(time.format(begins), "2022-09-22T04:00:00");
  assert.equal(time.format(ends), "2022-09-23T04:00:00");
  assert.equal(time.within(at("03:00"), DAY), begins);
  assert.equal(time.within(ends + 60, DAY), ends - 5);
});

test("times snap to five minutes", () => {
  const cases = [["09:02", "09:00"], ["09:03", "09:05"], ["09:58", "10:00"]];
  for (const [from, to] of cases) assert.equal(time.clock(time.snap(at(from))), to);
  assert.equal(time.clock(time.stepped(at("09:02"), 1)), "09:05");
  assert.equal(time.clock(time.stepped(at("09:02"), -1)), "09:00");
  assert.equal(time.clock(time.stepped(at("09:05"), -1)), "09:00");
  assert.deepEqual([-10, 3, 45, 2000].map(time.length), [5, 5, 45, 1440]);
});

test("blocks stand as the server draws them", () => {
  const blocks = [
    block("one", "09:00", 60, 0), block("two", "09:30", 90, 0), block("three", "10:00", 15, 0),
    block("four", "09:02", 90, 1), block("all", "10:40", 30, null),
  ];
  const lanes = lanesOf(blocks);
  assert.deepEqual(blocks.map((each) => classesOf(each, DAY, lanes.get(each.key)).join(" ")), [
    "h-9 m-0 lh-1 lm-0 room-0 lane-0 lanes-2",
    "h-9 m-30 lh-1 lm-30 room-0 lane-1 lanes-2 over",
    "h-10 m-0 lh-0 lm-15 room-0 lane-0 lanes-2 short",
    "h-9 m-2 lh-1 lm-30 room-1",
    "h-10 m-40 lh-0 lm-30 everywhere",
  ]);
  const night = { key: "night", starts: at("00:30") + 24 * 60, minutes: 120, room: 0 };
  assert.equal(classesOf(night, DAY).join(" "), "h-24 m-30 lh-2 lm-0 room-0");
});

test("the board shows the hours of the conference and what is outside of them", () => {
  const cases = [
    [[], null, [9, 17]],
    [[block("a", "09:00", 150, 0)], null, [8, 17]],
    [[block("a", "15:31", 150, 0)], null, [9, 20]],
    [[], { opens: "08:00:00", closes: "18:30:00" }, [8, 19]],
    [[], { opens: "08:00:00", closes: "02:00:00" }, [8, 26]],
  ];
  for (const [blocks, hours, [opens, closes]] of cases) {
    assert.deepEqual(hoursOf(blocks, DAY, hours), { opens, closes });
  }
});

test("all rooms stand before the first room", () => {
  const rooms = ["hall", "foyer"];
  const walk = [null, "hall", "foyer"].map((room) => [neighbour(room, -1, rooms), neighbour(room, 1, rooms)]);
  assert.deepEqual(walk, [[null, "hall"], [null, "foyer"], ["hall", "foyer"]]);
});

test("texts are filled, and what is missing shows its name", () => {
  assert.equal(fill("{$title}: {$time}, {$room}", { title: "A", time: "09:00" }), "A: 09:00, {$room}");
});

test("a session is marked by its worst clash", () => {
  const concerns = [{ kind: "session", key: "one" }, { kind: "room", key: "hall" }];
  const sessionOf = ({ kind, key }) => (kind === "session" ? key : null);
  const clashes = [{ severity: "warning", title: "W", concerns }, { severity: "forbidden", title: "F", concerns }];
  const marks = marksOf(clashes, sessionOf);
  assert.deepEqual([...marks], [["one", { severity: "forbidden", titles: ["W", "F"] }]]);
});

const found = () => ({
  version: 7, undo: null, redo: null, released: 1,
  programme: {
    tracks: [], themes: [], speakers: [], rooms: [{ key: "hall", name: { en: "Hall" } }, { key: "foyer", name: { en: "Foyer" } }],
    sessions: [
      { key: "one", title: { en: "One" }, starts: "2022-09-22T09:00:00", minutes: 60, room: "hall" },
      { key: "two", title: { en: "Two" }, starts: null, minutes: 30 },
    ],
  },
});

test("an edit says where a session shall be", () => {
  assert.deepEqual(moveTo("one", { starts: at("10:00"), minutes: 45, room: null }),
    { do: "move", session: "one", starts: "2022-09-22T10:00:00", room: null, minutes: 45 });
  assert.deepEqual(moveTo("one", { starts: null, minutes: 45, room: null }), { do: "unplace", session: "one" });
});

test("a draft takes over what the server says", () => {
  const draft = new Draft(found(), "sv");
  draft.place("two", { starts: at("11:00"), minutes: 30, room: "foyer" });
  assert.deepEqual(draft.placing("two"), { starts: at("11:00"), minutes: 30, room: "foyer" });
  assert.deepEqual(draft.unplaced(), []);
  const two = { key: "two", title: { en: "Two" }, starts: "2022-09-22T12:00:00", minutes: 30, room: "hall" };
  const three = { ...two, key: "three", starts: null };
  const touched = ["one", "two", "three"].map((key) => ({ kind: "session", key }));
  const effect = { version: 8, touched, items: { sessions: [{ session: two }, { session: three }] }, rooms: ["foyer", "hall"], undo: "move", redo: null };
  assert.equal(draft.take(effect, 7), false);
  assert.equal(draft.session("one"), undefined);
  assert.equal(draft.placing("two").room, "hall");
  assert.deepEqual(draft.unplaced().map(({ key }) => key), ["three"]);
  assert.deepEqual(draft.programme.rooms.map(({ key }) => key), ["foyer", "hall"]);
  assert.equal(draft.take({ ...effect, touched: [], version: 10 }, 8), true, "others worked on it too");
});
