// What a drop would do, said before it: the time and the room at once, clashes and who is hit as soon as
// the server has tried it out.

import { make } from "./grid.js";
import { span } from "./time.js";

// How long the session rests before the server is asked, in milliseconds.
const REST = 150;

// The most attendees that are named.
const NAMED = 5;

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
    lines.push(...this.#hit(body.hit));
    if (lines.length === 0) lines.push({ tone: "solved", text: announcer.text("harmless") });
    return [...lines, ...this.#owed(body.hit)];
  }

  // Who is hit. Their names come to those only who may see registrations.
  #hit({ people, attendees, who }) {
    const { announcer, draft } = this.page;
    const lines = [];
    const names = draft.people(people.map(({ key }) => key));
    if (names) lines.push({ tone: "hit", text: announcer.text("hit-people", { names }) });
    if (attendees > 0) {
      const some = (who ?? []).slice(0, NAMED).map(({ name }) => name);
      if (some.length > 0 && attendees > some.length) some.push("…");
      const text = announcer.text("hit-attendees", { count: attendees });
      lines.push({ tone: "hit", text: some.length > 0 ? `${text} ${some.join(", ")}` : text });
    }
    return lines;
  }

  // What the next release will owe people, this change and all before it taken together.
  #owed({ entries, mails, invites }) {
    const { announcer } = this.page;
    const all = [["hit-entries", entries], ["hit-mails", mails], ["hit-invites", invites]];
    const owed = all.filter(([, count]) => count > 0);
    return owed.map(([key, count]) => ({ tone: "owed", text: announcer.text(key, { count }) }));
  }
}
