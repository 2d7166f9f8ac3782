// The draft as this page knows it, and what its own edits make of it before the server has answered.

import { format, parse } from "./time.js";

// What an organiser wrote, in the reader's language, else in English, else in any.
export function words(localized, language) {
  return localized?.[language] ?? localized?.en ?? Object.values(localized ?? {})[0] ?? "";
}

// Where the items of a kind are in a programme.
const LISTS = { track: "tracks", theme: "themes", room: "rooms", speaker: "speakers", session: "sessions" };

export class Draft {
  constructor(found, language) {
    this.language = language;
    this.load(found);
  }

  load({ version, programme, clashes, undo, redo, released }) {
    Object.assign(this, { version, programme, undo, redo, released, clashes: clashes ?? [] });
    this.#index();
  }

  #index() {
    const byKey = (list) => new Map((list ?? []).map((each) => [each.key, each]));
    this.sessions = byKey(this.programme.sessions);
    this.rooms = byKey(this.programme.rooms);
    this.tracks = byKey(this.programme.tracks);
    this.speakers = byKey(this.programme.speakers);
    const slots = (session) => (session.slots ?? []).map((slot) => [slot.key, session.key]);
    this.slots = new Map(this.programme.sessions.flatMap(slots));
  }

  // What the frame of the page shows: when it changes, the page is loaded anew.
  frame() {
    const named = (list) => list.map(({ key, name, colour, capacity }) => [key, name, colour, capacity]);
    return JSON.stringify([named(this.programme.rooms), named(this.programme.tracks)]);
  }

  session(key) {
    return this.sessions.get(key);
  }

  // The key of the session that an item is, or is in.
  sessionOf({ kind, key }) {
    if (kind === "session") return this.sessions.has(key) ? key : null;
    return kind === "slot" ? this.slots.get(key) ?? null : null;
  }

  title(key) {
    return words(this.session(key)?.title, this.language) || key;
  }

  // When and where a session is: `{ starts, minutes, room }`; `starts` is null while it has no place.
  placing(key) {
    const session = this.session(key);
    const starts = session.starts ? parse(session.starts) : null;
    return { starts, minutes: session.minutes, room: session.room ?? null };
  }

  roomName(key, everywhere) {
    return key === null ? everywhere : words(this.rooms.get(key)?.name, this.language) || key;
  }

  // The names of people, in order.
  people(keys) {
    return (keys ?? []).map((key) => this.speakers.get(key)?.name).filter(Boolean).join(", ");
  }

  unplaced() {
    return this.programme.sessions.filter((session) => !session.starts);
  }

  // Does one's own move or removal from the board at once.
  place(key, { starts, minutes, room }) {
    const session = this.session(key);
    if (!session) return;
    Object.assign(session, { starts: starts === null ? null : format(starts), minutes, room });
  }

  // Takes over what the server says of a change. Answers whether others changed something else
  // meanwhile, so that the whole draft must be loaded.
  take(effect, seen) {
    const steps = effect.version - seen;
    this.version = effect.version;
    this.undo = effect.undo ?? null;
    this.redo = effect.redo ?? null;
    this.clashes = effect.clashes ?? this.clashes;
    for (const { kind, key } of effect.touched) {
      const list = LISTS[kind];
      if (list) this.#set(list, key, itemOf(effect.items, list, kind, key));
    }
    const order = new Map(effect.rooms.map((key, number) => [key, number]));
    this.programme.rooms.sort((a, b) => order.get(a.key) - order.get(b.key));
    this.#index();
    return steps > 1;
  }

  // Puts an item in place of the one with its key, or takes that out.
  #set(list, key, item) {
    const mine = this.programme[list];
    const at = mine.findIndex((each) => each.key === key);
    if (!item) mine.splice(at, at < 0 ? 0 : 1);
    else if (at < 0) mine.push(item);
    else mine[at] = item;
  }
}

// An item of this key as the server sent it: `{ "session": { … } }`.
function itemOf(items, list, kind, key) {
  return (items[list] ?? []).map((each) => each[kind]).find((each) => each?.key === key);
}

// The edit that brings a session to a place, or to none.
export function moveTo(key, { starts, minutes, room }) {
  if (starts === null) return { do: "unplace", session: key };
  return { do: "move", session: key, starts: format(starts), room, minutes };
}

export function isSame(a, b) {
  return a.starts === b.starts && a.minutes === b.minutes && a.room === b.room;
}
