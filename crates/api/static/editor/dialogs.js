// The question when somebody else changed the same: theirs or mine?

import { make } from "./grid.js";
import { words } from "./state.js";
import { date, parse, span } from "./time.js";

export class Dialogs {
  // `page` has `draft` and `announcer`.
  constructor(page, dialog) {
    this.page = page;
    this.dialog = dialog;
  }

  // Shows both versions of everything in dispute; whether mine shall hold.
  choose(disagreements) {
    const { dialog } = this;
    const rows = disagreements.map((each) => this.#row(each));
    dialog.querySelector(".disputed").replaceChildren(...rows);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((settle) => {
      dialog.addEventListener("close", () => settle(dialog.returnValue === "mine"), { once: true });
    });
  }

  #row({ item, theirs, yours }) {
    const row = make("section", "dispute");
    const [their, my] = [theirs?.[item.kind], yours?.[item.kind]];
    row.append(make("h3", "", this.#name(their ?? my) || item.key));
    const pair = make("div", "pair");
    for (const [key, version, other] of [["theirs", their, my], ["mine", my, their]]) {
      const side = make("div", `side ${key}`);
      side.append(make("h4", "", this.page.announcer.text(key)), this.#facts(version, other));
      pair.append(side);
    }
    row.append(pair);
    return row;
  }

  #name(version) {
    const name = version?.title ?? version?.name;
    return typeof name === "string" ? name : words(name, this.page.draft.language);
  }

  // What one version says; what the other says differently is marked.
  #facts(version, other) {
    const { announcer } = this.page;
    if (!version) return make("p", "", announcer.text("removed"));
    const list = make("ul");
    const [mine, others] = [this.#lines(version), other ? this.#lines(other) : []];
    for (const line of mine) list.append(make("li", others.includes(line) ? "" : "differs", line));
    return list;
  }

  #lines(version) {
    const { announcer, draft } = this.page;
    const lines = [this.#name(version)];
    if (version.minutes) {
      const starts = version.starts ? parse(version.starts) : null;
      lines.push(starts === null ? announcer.text("no-place")
        : `${date(starts, draft.language)}, ${span(starts, version.minutes)}`);
      if (starts !== null) lines.push(draft.roomName(version.room ?? null, announcer.text("everywhere")));
      if (version.chairs?.length) lines.push(draft.people(version.chairs));
    }
    for (const slot of version.slots ?? []) {
      const parts = [words(slot.title, draft.language), draft.people(slot.speakers)];
      lines.push(parts.filter(Boolean).join(" · "));
    }
    return lines.filter(Boolean);
  }
}
