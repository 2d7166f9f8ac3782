// The session that somebody carries, by hand or by keyboard, and where it would be dropped.

import { make } from "./grid.js";
import { classesOf } from "./layout.js";
import { isSame, moveTo } from "./state.js";
import { span } from "./time.js";

export class Carry {
  // `page` has `draft`, `grid`, `saving`, `preview` and `announcer`.
  constructor(page) {
    this.page = page;
    this.ghost = make("div", "ghost");
    this.ghost.setAttribute("aria-hidden", "true");
    this.key = null;
  }

  get isActive() {
    return this.key !== null;
  }

  get element() {
    return this.page.grid.elements.get(this.key);
  }

  // Takes a session up. `way` is "hand" or "keys".
  start(key, way) {
    if (this.isActive) this.cancel();
    this.key = key;
    this.way = way;
    this.from = this.page.draft.placing(key);
    this.to = this.from;
    this.element.classList.add("carried");
    this.element.querySelector(".grab").setAttribute("aria-pressed", "true");
    this.page.grid.root.classList.add("carrying");
    if (way === "keys") this.#say("held");
  }

  // Shows where it would be dropped, and asks what that would do.
  move(to) {
    if (isSame(to, this.to)) return;
    this.to = to;
    this.#drawGhost();
    this.page.preview.show(this.key, to, isSame(to, this.from) ? null : [moveTo(this.key, to)]);
    if (this.way === "keys") this.#say(to.starts === null ? "at-shelf" : "at");
  }

  drop() {
    const { key, from, to } = this;
    this.#end();
    if (isSame(from, to)) {
      this.page.announcer.say("unmoved", { title: this.page.draft.title(key) });
      return;
    }
    this.#say(to.starts === null ? "unplaced" : "dropped", key, to);
    this.page.saving.place(key, to);
  }

  cancel() {
    if (!this.isActive) return;
    const key = this.key;
    this.#end();
    this.page.announcer.say("cancelled", { title: this.page.draft.title(key) });
  }

  #end() {
    this.element?.classList.remove("carried");
    this.element?.querySelector(".grab").setAttribute("aria-pressed", "false");
    this.page.grid.root.classList.remove("carrying", "to-shelf");
    this.ghost.remove();
    this.page.preview.hide();
    this.key = null;
  }

  #say(text, key = this.key, { starts, minutes, room } = this.to) {
    const { announcer, draft } = this.page;
    announcer.say(text, {
      title: draft.title(key),
      time: starts === null ? "" : span(starts, minutes),
      room: draft.roomName(room, announcer.text("everywhere")),
    });
  }

  #drawGhost() {
    const { draft, grid } = this.page;
    const { starts, minutes, room } = this.to;
    grid.root.classList.toggle("to-shelf", starts === null);
    if (starts === null) {
      this.ghost.remove();
      return;
    }
    const column = room === null ? null : grid.columns.indexOf(room);
    const track = draft.session(this.key).track;
    const classes = classesOf({ starts, minutes, room: column }, grid.day);
    this.ghost.className = ["ghost", ...classes, track ? `track-${track}` : ""].join(" ").trim();
    this.ghost.textContent = `${span(starts, minutes)} ${draft.title(this.key)}`;
    if (!this.ghost.isConnected) grid.blocks.after(this.ghost);
    if (this.way === "keys") this.ghost.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
