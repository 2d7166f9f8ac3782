// What a drop would do, said before it: the time and the room at once, clashes and who is hit as soon as
// the server has tried it out.

import { make } from "./grid.js";
import { span } from "./time.js";

// How long the session rests before the server is asked, in milliseconds.
const REST = 150;

export class Preview {
  // `page` has `api`, `draft` and `announcer`.
  constructor(page, panel) {
    this.page = page;
    this.panel = panel;
    this.asked = 0;
  }

  // Shows what bringing a session there would do; `edits` is null where that is nothing.
  show(key, { starts, minutes, room }, edits) {
    const { announcer, draft } = this.page;
    const where = draft.roomName(room, announcer.text("everywhere"));
    const place = starts === null ? announcer.text("no-place") : `${span(starts, minutes)} · ${where}`;
    this.panel.replaceChildren(make("strong", "", draft.title(key)), make("p", "place", place));
    this.panel.hidden = false;
    this.#forget();
    if (edits) this.timer = setTimeout(() => this.#ask(edits), REST);
  }

  hide() {
    this.#forget();
    this.panel.hidden = true;
  }

  #forget() {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.asked += 1;
  }

  async #ask(edits) {
    const { api, announcer, draft } = this.page;
    const mine = this.asked;
    this.abort = new AbortController();
    const answer = await api.tryOut(draft.version, edits, this.abort.signal);
    if (!answer || mine !== this.asked) return;
    const lines = this.#lines(answer);
    const list = make("ul", "effects");
    for (const { tone, text } of lines) list.append(make("li", tone, text));
    this.panel.append(list);
    announcer.region.textContent = lines.map((line) => line.text).join(" ");
  }

  #lines({ status, body }) {
    const { announcer } = this.page;
    if (status === 0) return [{ tone: "warning", text: announcer.text("offline") }];
    if (status === 409 && body.code === "draft-outdated") {
      return [{ tone: "warning", text: announcer.text("meanwhile") }];
    }
    if (status !== 200) {
      return [{ tone: "forbidden", text: announcer.text("refused", { why: body.title ?? "" }) }];
    }
    const lines = (body.new_clashes ?? []).map((clash) => ({ tone: clash.severity, text: clash.title }));
    for (const clash of body.gone_clashes ?? []) {
      lines.push({ tone: "solved", text: announcer.text("solves", { title: clash.title }) });
    }
    lines.push(...this.#hit(body.hit ?? {}));
    if (lines.length === 0) lines.push({ tone: "solved", text: announcer.text("harmless") });
    return lines;
  }

  // Who is hit, as numbers: only those that are not nought.
  #hit(hit) {
    const lines = [];
    for (const [name, count] of Object.entries(hit)) {
      const key = `hit-${name.replaceAll("_", "-")}`;
      if (count > 0 && this.page.announcer.texts[key]) {
        lines.push({ tone: "hit", text: this.page.announcer.text(key, { count }) });
      }
    }
    return lines;
  }
}
