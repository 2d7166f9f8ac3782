// The list of what does not fit together, beside the board: how grave, what, and what would cure it.

import { make, SEVERITIES } from "./grid.js";
import { dayOf, parse } from "./time.js";

export class Clashes {
  constructor(root, texts) {
    this.root = root;
    this.texts = texts;
    this.day = root.dataset.day;
    this.list = root.querySelector(".clashes");
    this.none = root.querySelector(".clashes-none");
    this.count = root.querySelector(".clashes-count");
    this.list.addEventListener("click", (event) => this.#go(event));
  }

  draw(draft) {
    const said = JSON.stringify([draft.clashes, this.#titles(draft)]);
    if (said === this.said) return;
    this.said = said;
    const rank = (clash) => SEVERITIES.indexOf(clash.severity);
    const clashes = [...draft.clashes].sort((a, b) => rank(a) - rank(b));
    this.list.replaceChildren(...clashes.map((clash) => this.#item(draft, clash)));
    this.none.hidden = clashes.length > 0;
    this.count.textContent = clashes.length > 0 ? String(clashes.length) : "";
  }

  #titles(draft) {
    const concerned = draft.clashes.flatMap((clash) => clash.concerns);
    const sessions = concerned.map((item) => draft.session(draft.sessionOf(item)));
    return sessions.map((session) => [session?.title, session?.starts]);
  }

  #item(draft, clash) {
    const item = make("li", clash.severity);
    const head = make("p", "what");
    const sign = make("span", "sign");
    sign.setAttribute("aria-hidden", "true");
    head.append(sign, make("strong", "", this.texts[clash.severity]), ` ${clash.title}`);
    item.append(head);
    if (clash.cure) item.append(make("p", "cure", clash.cure));
    const links = make("ul", "concerned");
    const keys = clash.concerns.map((concerned) => draft.sessionOf(concerned)).filter(Boolean);
    for (const key of new Set(keys)) links.append(this.#link(draft, key));
    if (links.childElementCount > 0) item.append(links);
    return item;
  }

  #link(draft, key) {
    const { starts } = draft.session(key);
    const day = starts ? dayOf(parse(starts)) : this.day;
    const link = make("a", "", draft.title(key));
    link.href = day === this.day ? `#session-${key}` : `?day=${day}#session-${key}`;
    const item = make("li");
    item.append(link);
    return item;
  }

  // A session of this day gets the focus where it stands.
  #go(event) {
    const address = event.target.closest("a")?.getAttribute("href") ?? "";
    if (!address.startsWith("#")) return;
    const block = document.getElementById(address.slice(1));
    const grab = block?.querySelector(".grab");
    if (!grab) return;
    event.preventDefault();
    block.scrollIntoView({ block: "center", inline: "center" });
    grab.focus({ preventScroll: true, focusVisible: true });
  }
}
