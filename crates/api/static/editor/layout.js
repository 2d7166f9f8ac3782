// Where sessions stand on the board of a day; pure.
//
// A block is `{ key, starts, minutes, room }`, with `room` the number of its column or null for all
// rooms. What comes out are names of classes, which `steps.css` turns into numbers.

import { midnight } from "./time.js";

const HOUR = 60;

// The hours that the board shows: those of the conference, and one around all that happens.
export function hoursOf(blocks, day, hours) {
  const zero = midnight(day);
  let [opens, closes] = [9, 17];
  if (hours) {
    const [first, last] = [hours.opens, hours.closes].map((text) => Number(text.slice(0, 2)));
    const isFull = Number(hours.closes.slice(3, 5)) === 0;
    opens = first;
    closes = last + (isFull ? 0 : 1) + (hours.closes <= hours.opens ? 24 : 0);
  }
  for (const block of blocks) {
    opens = Math.min(opens, Math.floor((block.starts - zero) / HOUR) - 1);
    closes = Math.max(closes, Math.ceil((block.starts + block.minutes - zero) / HOUR) + 1);
  }
  return { opens: Math.max(opens, 0), closes: Math.min(closes, 52) };
}

// Beside which others a block stands in its room: `{ lane, lanes, over }` by key. `over` says that it
// stands upon a block of all rooms.
export function lanesOf(blocks) {
  const placed = new Map();
  const ends = (block) => block.starts + block.minutes;
  const everywhere = blocks.filter((block) => block.room === null);
  for (const room of new Set(blocks.map((block) => block.room))) {
    const mine = blocks.filter((block) => block.room === room);
    mine.sort((a, b) => a.starts - b.starts || b.minutes - a.minutes || (a.key < b.key ? -1 : 1));
    let [group, until] = [[], -Infinity];
    const settle = () => {
      const lanes = [];
      for (const block of group) {
        const free = lanes.findIndex((end) => end <= block.starts);
        const lane = free < 0 ? lanes.length : free;
        lanes[lane] = ends(block);
        placed.set(block.key, { lane, lanes: 1, over: false });
      }
      for (const block of group) placed.get(block.key).lanes = Math.min(lanes.length, 12);
    };
    for (const block of mine) {
      if (block.starts >= until) {
        settle();
        group = [];
      }
      group.push(block);
      until = Math.max(until, ends(block));
    }
    settle();
  }
  for (const block of blocks.filter((block) => block.room !== null)) {
    placed.get(block.key).over = everywhere.some(
      (other) => other.starts < ends(block) && block.starts < ends(other));
  }
  return placed;
}

// The classes that place a block on the board.
export function classesOf(block, day, { lane, lanes, over } = { lane: 0, lanes: 1, over: false }) {
  const from = block.starts - midnight(day);
  const classes = [
    `h-${Math.floor(from / HOUR)}`, `m-${((from % HOUR) + HOUR) % HOUR}`,
    `lh-${Math.floor(block.minutes / HOUR)}`, `lm-${block.minutes % HOUR}`,
    block.room === null ? "everywhere" : `room-${block.room}`,
  ];
  if (lanes > 1) classes.push(`lane-${Math.min(lane, 11)}`, `lanes-${lanes}`);
  if (over) classes.push("over");
  if (block.minutes <= 20) classes.push("short");
  return classes;
}

// The room one column further; null, for all rooms, stands before the first.
export function neighbour(room, direction, rooms) {
  const order = [null, ...rooms];
  const at = order.indexOf(room);
  return order[Math.min(Math.max(at + direction, 0), order.length - 1)] ?? null;
}
