// The board: one block for each session of the day, and the list of those without a place. Only what
// changed is drawn anew.

import { classesOf, hoursOf, lanesOf } from "./layout.js";
import { words } from "./state.js";
import { clock, dayOf, parse, span } from "./time.js";

export const SEVERITIES = ["forbidden", "warning", "hint"];

export function make(tag, classes = "", text = "") {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  if (text) element.textContent = text;
  return element;
}

export class Grid {
  constructor(root, day, texts) {
    this.root = root;
    this.day = day;
    this.texts = texts;
    this.base = root.dataset.base;
    this.board = root.querySelector(".board");
    this.blocks = root.querySelector(".blocks");
    this.heads = root.querySelector(".heads");
    this.axis = root.querySelector(".axis");
    this.shelf = root.querySelector(".shelf");
    this.shelfEmpty = root.querySelector(".shelf-empty");
    this.elements = new Map();
    this.drawn = new Map();
    // What is drawn anew, and may have another place in the order.
    this.moved = new Set();
    for (const element of root.querySelectorAll(".block")) {
      this.elements.set(element.dataset.key, element);
    }
  }

  // The keys of the rooms that have a column, in order.
  get columns() {
    return this.shownRooms;
  }

  draw(draft, hidden) {
    this.shownRooms = draft.programme.rooms.map((room) => room.key).filter((key) => !hidden.has(key));
    const placed = this.#placed(draft);
    const { opens, closes } = hoursOf(placed, this.day, draft.programme.settings?.hours);
    this.#drawFrame(draft, opens, closes);
    const lanes = lanesOf(placed);
    const marks = marksOf(draft.clashes, (item) => draft.sessionOf(item));
    const focused = document.activeElement;
    const wanted = new Map();
    for (const block of placed) {
      wanted.set(block.key, {
        list: this.blocks, starts: block.starts,
        classes: classesOf(block, this.day, lanes.get(block.key)),
      });
    }
    for (const session of draft.unplaced()) {
      wanted.set(session.key, { list: this.shelf, starts: null, classes: ["loose"] });
    }
    for (const [key, element] of this.elements) {
      if (!wanted.has(key)) this.#remove(key, element);
    }
    for (const [key, { starts, classes }] of wanted) {
      this.#drawBlock(draft, key, { starts, classes, mark: marks.get(key) });
    }
    this.#order(wanted);
    this.shelfEmpty.hidden = this.shelf.childElementCount > 0;
    // What is moved in the page loses the focus.
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
  }

  // Puts the blocks into the order of time. Those that went elsewhere are taken out first, so that no
  // other one is touched.
  #order(wanted) {
    const keys = [...wanted.keys()];
    const old = new Map((this.order ?? []).map((key, number) => [key, number]));
    let latest = -1;
    for (const key of keys) {
      const [element, at] = [this.elements.get(key), old.get(key) ?? -1];
      const isInOrder = at > latest && element.parentElement === wanted.get(key).list;
      if (isInOrder && !this.moved.has(key)) latest = at;
      else if (this.order) element.remove();
    }
    this.order = keys;
    this.moved.clear();
    const last = new Map();
    for (const [key, { list }] of wanted) {
      const [element, before] = [this.elements.get(key), last.get(list)];
      const follows = before ? before.nextElementSibling : list.firstElementChild;
      if (follows !== element) list.insertBefore(element, follows);
      last.set(list, element);
    }
  }

  // The blocks of the day in rooms that are shown, by time.
  #placed(draft) {
    const columns = new Map(this.shownRooms.map((key, number) => [key, number]));
    const blocks = [];
    for (const session of draft.programme.sessions) {
      if (!session.starts) continue;
      const starts = parse(session.starts);
      const room = session.room ? columns.get(session.room) : null;
      if (dayOf(starts) !== this.day || room === undefined) continue;
      blocks.push({ key: session.key, starts, minutes: session.minutes, room });
    }
    return blocks.sort((a, b) => a.starts - b.starts || (a.room ?? -1) - (b.room ?? -1));
  }

  #drawFrame(draft, opens, closes) {
    const frame = [opens, closes, ...this.shownRooms].join(" ");
    if (frame === this.frame) return;
    this.frame = frame;
    [this.opens, this.closes] = [opens, closes];
    const kept = [...this.board.classList].filter((each) => !/^(opens|closes|rooms)-/.test(each));
    const rooms = Math.max(this.shownRooms.length, 1);
    this.board.className = [...kept, `opens-${opens}`, `closes-${closes}`, `rooms-${rooms}`].join(" ");
    this.axis.replaceChildren();
    for (let hour = opens; hour < closes; hour += 1) {
      this.axis.append(make("li", `h-${hour}`, `${String(hour % 24).padStart(2, "0")}:00`));
    }
    for (const head of this.heads.querySelectorAll("[data-room]")) {
      head.hidden = !this.shownRooms.includes(head.dataset.room);
    }
  }

  #remove(key, element) {
    element.remove();
    this.elements.delete(key);
    this.drawn.delete(key);
  }

  #drawBlock(draft, key, { starts, classes, mark }) {
    const session = draft.session(key);
    const element = this.elements.get(key) ?? this.#create(key);
    const name = ["block", session.kind, ...classes];
    if (session.track) name.push(`track-${session.track}`);
    if (mark) name.push(mark.severity, "clashing");
    const slots = (session.slots ?? []).map((slot) => [slot.title, slot.offset, draft.people(slot.speakers)]);
    const said = JSON.stringify([name, session.title, session.minutes, starts, mark?.titles, slots,
      draft.people(session.chairs), draft.roomName(session.room ?? null, "")]);
    if (this.drawn.get(key) === said) return;
    this.drawn.set(key, said);
    this.moved.add(key);
    const held = ["carried"].filter((each) => element.classList.contains(each));
    element.className = [...name, ...held].join(" ");
    const colour = draft.tracks.get(session.track)?.colour;
    if (colour) element.style.setProperty("--track", colour);
    else element.style.removeProperty("--track");
    this.#fill(element, draft, session, starts, mark);
  }

  #create(key) {
    const element = make("li", "block");
    element.id = `session-${key}`;
    element.dataset.key = key;
    this.elements.set(key, element);
    return element;
  }

  // The parts of a block are the same as those that the server draws.
  #fill(element, draft, session, starts, mark) {
    const title = words(session.title, draft.language);
    const link = make("a", "title", title);
    link.href = `${this.base}/sessions/${session.key}`;
    link.draggable = false;
    const when = starts === null
      ? this.texts["minutes"].replace(/\{\s*\$count\s*\}/, session.minutes) : span(starts, session.minutes);
    const room = draft.roomName(session.room ?? null, this.texts["everywhere"]);
    const where = make("span", "where", starts === null ? "" : room);
    const parts = [make("span", "time", when)];
    if (mark) parts.push(markOf(mark, this.texts));
    parts.push(link, where, make("span", "chairs", draft.people(session.chairs)), this.#slots(draft, session, starts));
    const grab = element.querySelector(".grab") ?? this.#grab();
    const label = this.texts["grab"].replace(/\{\s*\$title\s*\}/, title);
    grab.setAttribute("aria-label", starts === null ? `${label}, ${when}` : `${label}, ${when}, ${room}`);
    element.replaceChildren(grab, ...parts.filter((part) => part.textContent), ...this.#edges(starts));
  }

  #slots(draft, session, starts) {
    const list = make("ol", "pieces");
    for (const slot of starts === null ? [] : session.slots ?? []) {
      const item = make("li");
      item.append(make("span", "time", clock(starts + slot.offset)),
        ` ${[words(slot.title, draft.language), draft.people(slot.speakers)].filter(Boolean).join(" · ")}`);
      list.append(item);
    }
    return list;
  }

  // What the keyboard and screen readers take a block by.
  #grab() {
    const grab = make("button", "grab");
    grab.type = "button";
    grab.setAttribute("aria-roledescription", this.texts["movable"]);
    grab.setAttribute("aria-describedby", "editor-hold");
    grab.setAttribute("aria-pressed", "false");
    return grab;
  }

  #edges(starts) {
    return starts === null ? [] : [make("span", "edge first"), make("span", "edge last")];
  }
}

// The worst clash of each session, and the titles of all: `{ severity, titles }` by key. `sessionOf`
// says which session an item belongs to.
export function marksOf(clashes, sessionOf) {
  const marks = new Map();
  for (const clash of clashes) {
    for (const key of new Set(clash.concerns.map(sessionOf).filter(Boolean))) {
      const mark = marks.get(key) ?? { severity: "hint", titles: [] };
      const isWorse = SEVERITIES.indexOf(clash.severity) < SEVERITIES.indexOf(mark.severity);
      if (isWorse) mark.severity = clash.severity;
      mark.titles.push(clash.title);
      marks.set(key, mark);
    }
  }
  return marks;
}

function markOf({ severity, titles }, texts) {
  const mark = make("span", `mark ${severity}`);
  const sign = make("span", "sign");
  sign.setAttribute("aria-hidden", "true");
  mark.append(sign, texts[severity], titles.length > 1 ? ` (${titles.length})` : "");
  mark.title = titles.join("\n");
  return mark;
}
