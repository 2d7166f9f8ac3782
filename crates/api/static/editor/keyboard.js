// Carrying by keyboard: Enter or space on a block's handle takes it up and drops it, arrows move it,
// with Shift they change its length, Delete takes it out of the board, Escape leaves all as it was.

import { neighbour } from "./layout.js";
import { length, midnight, stepped, within } from "./time.js";

export class Keyboard {
  constructor(page, drag) {
    this.page = page;
    this.drag = drag;
    const { root } = page.grid;
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusout", (event) => this.#left(event));
    document.addEventListener("keydown", (event) => this.#anywhere(event));
  }

  // A button is clicked by Enter, by space, by a mouse and by what screen readers do.
  #click(event) {
    const grab = event.target.closest(".grab");
    if (!grab) return;
    const { carry } = this.page;
    const { key } = grab.closest(".block").dataset;
    if (carry.isActive && carry.key === key) carry.drop();
    else carry.start(key, "keys");
    grab.focus();
  }

  #key(event) {
    const { carry } = this.page;
    if (!carry.isActive || carry.way !== "keys" || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = this.#target(event);
    if (!to) return;
    event.preventDefault();
    carry.move(to);
  }

  #target({ key, shiftKey }) {
    const { grid, carry: { to } } = this.page;
    const direction = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key];
    if (key === "Delete" || key === "Backspace") return { ...to, starts: null, room: null };
    if (!direction) return null;
    if (to.starts === null) {
      const starts = midnight(grid.day) + (grid.opens + 1) * 60;
      return { ...to, starts, room: grid.columns[0] ?? null };
    }
    const isVertical = key === "ArrowUp" || key === "ArrowDown";
    if (shiftKey) return { ...to, minutes: length(stepped(to.starts + to.minutes, direction) - to.starts) };
    if (isVertical) return { ...to, starts: within(stepped(to.starts, direction), grid.day) };
    return { ...to, room: neighbour(to.room, direction, grid.columns) };
  }

  // Whoever goes elsewhere with the focus has not dropped it.
  #left(event) {
    const { carry } = this.page;
    if (carry.isActive && carry.way === "keys" && event.relatedTarget !== null
      && !carry.element?.contains(event.relatedTarget)) carry.cancel();
  }

  #anywhere(event) {
    const { carry, saving } = this.page;
    if (event.key === "Escape") {
      this.drag.abandon();
      if (carry.isActive) {
        event.preventDefault();
        carry.cancel();
      }
      return;
    }
    const isTyping = event.target.closest?.("input, select, textarea, dialog");
    if (isTyping || carry.isActive || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    if (isRedo) saving.redo();
    else saving.undo();
  }
}

