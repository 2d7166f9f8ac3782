// Carrying by hand: mouse, pen and finger. A finger takes a block by its handle, so that the board can
// still be scrolled.

import { length, midnight, snap, within } from "./time.js";

// How far the pointer goes before a press becomes a drag, in pixels.
const SLACK = 4;
// How near to the rim of the board it scrolls, and how far at each frame, in pixels.
const RIM = 36;
const PACE = 12;

export class Drag {
  constructor(page) {
    this.page = page;
    this.sheet = page.grid.root.querySelector(".sheet");
    this.plane = page.grid.root.querySelector(".plane");
    page.grid.root.addEventListener("pointerdown", (event) => this.#press(event));
    page.grid.root.addEventListener("dragstart", (event) => {
      if (event.target.closest(".block")) event.preventDefault();
    });
    this.onMove = (event) => this.#moved(event);
    this.onUp = () => this.#release();
    this.onCancel = () => this.#stop(() => this.page.carry.cancel());
  }

  #press(event) {
    const { carry } = this.page;
    if (event.button !== 0 || !event.isPrimary) return;
    if (carry.isActive && carry.way === "keys") {
      if (event.target.closest(".plane") && !event.target.closest(".carried")) this.#dropHere(event);
      return;
    }
    const block = event.target.closest(".block");
    if (!block || event.target.closest("select, input")) return;
    const handle = event.target.closest(".grab, .edge");
    if (event.pointerType === "touch" && !handle) return;
    const edge = event.target.closest(".edge");
    const mode = edge ? (edge.classList.contains("first") ? "first" : "last") : "move";
    this.press = { key: block.dataset.key, mode, ...this.#spot(event), isDrag: false };
    this.last = event;
    addEventListener("pointermove", this.onMove);
    addEventListener("pointerup", this.onUp);
    addEventListener("pointercancel", this.onCancel);
  }

  // One press carries what was taken up by a click to where one points.
  #dropHere(event) {
    event.preventDefault();
    const { carry } = this.page;
    this.press = { mode: "place", ...this.#spot(event) };
    const to = this.#target(event);
    this.press = null;
    this.#swallowClick({ isUp: false });
    carry.move(to);
    carry.drop();
  }

  #moved(event) {
    const { press } = this;
    this.last = event;
    if (press.isDrag) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLACK) return;
    press.isDrag = true;
    getSelection()?.removeAllRanges();
    this.page.carry.start(press.key, "hand");
    this.frame = requestAnimationFrame(() => this.#step());
  }

  // At each frame: scrolls at the rim, and brings the shadow to where the pointer is.
  #step() {
    if (!this.press?.isDrag) return;
    this.#scroll();
    this.page.carry.move(this.#target(this.last));
    this.frame = requestAnimationFrame(() => this.#step());
  }

  #scroll() {
    const box = this.sheet.getBoundingClientRect();
    const { clientX: x, clientY: y } = this.last;
    if (x < box.left - RIM || x > box.right + RIM) return;
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const way = (at, low, high) => (at < low + RIM ? -PACE : at > high - RIM ? PACE : 0);
    this.sheet.scrollBy({ top: way(y, top, bottom), left: way(x, box.left, box.right), behavior: "instant" });
  }

  // Where the pointer is: in the window, and how far down the board.
  #spot({ clientX, clientY }) {
    return { x: clientX, y: clientY, down: clientY - this.plane.getBoundingClientRect().top };
  }

  // Where it would be dropped now.
  #target(event) {
    const { carry: { from }, grid } = this.page;
    const { mode, x, down } = this.press;
    const over = document.elementFromPoint(event.clientX, event.clientY);
    if (mode === "move" && over?.closest(".unplaced")) return { ...from, starts: null, room: null };
    const box = this.plane.getBoundingClientRect();
    const perMinute = box.height / ((grid.closes - grid.opens) * 60);
    const moved = (event.clientY - box.top - down) / perMinute;
    const end = from.starts + from.minutes;
    if (mode === "last") return { ...from, minutes: length(snap(end + moved) - from.starts) };
    if (mode === "first") {
      const minutes = length(end - snap(from.starts + moved));
      return { ...from, starts: end - minutes, minutes };
    }
    const isPlaced = mode === "move" && from.starts !== null;
    const pointed = midnight(grid.day) + grid.opens * 60 + (event.clientY - box.top) / perMinute;
    const starts = within(snap(isPlaced ? from.starts + moved : pointed), grid.day);
    // What is in all rooms stays there until it is clearly drawn aside.
    const stays = isPlaced && from.room === null && Math.abs(event.clientX - x) < RIM;
    return { ...from, starts, room: stays ? null : this.#room(event, box) };
  }

  // The room below the pointer; left of all of them are the hours, which stand for all rooms.
  #room(event, box) {
    const { columns } = this.page.grid;
    if (event.clientX < box.left || columns.length === 0) return null;
    const column = Math.floor((event.clientX - box.left) / (box.width / columns.length));
    return columns[Math.min(column, columns.length - 1)];
  }

  #release() {
    const { carry } = this.page;
    if (!this.press.isDrag) return this.#stop(() => {});
    carry.move(this.#target(this.last));
    this.#swallowClick({ isUp: true });
    this.#stop(() => carry.drop());
  }

  // Ends a drag by a key.
  abandon() {
    if (this.press?.isDrag) {
      this.#swallowClick({ isUp: false });
      this.#stop(() => this.page.carry.cancel());
    }
  }

  #stop(then) {
    cancelAnimationFrame(this.frame);
    this.press = null;
    removeEventListener("pointermove", this.onMove);
    removeEventListener("pointerup", this.onUp);
    removeEventListener("pointercancel", this.onCancel);
    then();
  }

  // The click that follows the end of a drag is none on the link below it.
  #swallowClick({ isUp }) {
    const swallow = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("click", swallow, { capture: true, once: true });
    const forget = () => setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (isUp) forget();
    else addEventListener("pointerup", forget, { once: true });
  }
}
