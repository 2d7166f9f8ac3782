// Saving: what was dropped is on the screen at once, goes to the server in order, and comes back from
// the screen when the server refuses it.

import { isSame, moveTo } from "./state.js";

export class Saving {
  // `page` has `draft`, `api`, `announcer`, `dialogs` and `redraw()`.
  constructor(page) {
    this.page = page;
    this.waiting = Promise.resolve();
    this.count = 0;
    // What was dropped and is not saved yet: `{ key, to }`, in order.
    this.unsaved = [];
  }

  get isBusy() {
    return this.count > 0;
  }

  // Brings a session to another place, or out of the programme where `to.starts` is null.
  place(key, to) {
    const { draft } = this.page;
    const from = draft.placing(key);
    if (isSame(from, to)) return this.waiting;
    draft.place(key, to);
    this.page.redraw();
    const dropped = { key, to };
    this.unsaved.push(dropped);
    const back = () => {
      if (draft.session(key) && isSame(draft.placing(key), to)) draft.place(key, from);
    };
    return this.edit([moveTo(key, to)], { dropped, back });
  }

  // Sends edits; `back` takes from the screen what was shown of them before they were saved.
  edit(edits, { dropped = null, back = () => {} } = {}) {
    return this.#next((seen) => this.page.api.edit(seen, edits), { edits, dropped, back });
  }

  undo() {
    if (!this.isBusy && this.page.draft.undo === null) return this.waiting;
    return this.#next((seen) => this.page.api.undo(seen), { said: "undone" });
  }

  redo() {
    if (!this.isBusy && this.page.draft.redo === null) return this.waiting;
    return this.#next((seen) => this.page.api.redo(seen), { said: "redone" });
  }

  // One after the other, so that each names the version that the one before has made.
  #next(send, wish) {
    this.count += 1;
    this.page.busy(true);
    const work = async () => {
      try {
        const seen = this.page.draft.version;
        const answer = await send(seen);
        this.unsaved = this.unsaved.filter((each) => each !== wish.dropped);
        await this.#settle(answer, seen, wish);
      } finally {
        this.count -= 1;
        this.page.busy(this.count > 0);
      }
    };
    this.waiting = this.waiting.then(work, work);
    return this.waiting;
  }

  async #settle({ status, body }, seen, { edits, back, said = "saved" }) {
    const { draft, announcer } = this.page;
    if (status === 200) {
      const isBehind = draft.take(body, seen);
      if (isBehind) await this.reload();
      this.#redraw();
      announcer.tell(this.#summary(said, body), "good");
    } else if (status === 409 && body.code === "draft-outdated" && edits && body.disagreements?.length) {
      back();
      await this.#disagree(edits, body);
    } else {
      back?.();
      await this.reload();
      this.#redraw();
      const why = body.detail ?? body.title ?? "";
      if (status === 0) announcer.say("offline", {}, "bad");
      else if (body.code === "draft-outdated") announcer.say("meanwhile", {}, "bad");
      else announcer.say("refused", { why }, "bad");
    }
  }

  // What the server says, and upon it what it does not know yet.
  #redraw() {
    const { draft } = this.page;
    for (const { key, to } of this.unsaved) if (draft.session(key)) draft.place(key, to);
    this.page.redraw();
  }

  #summary(said, effect) {
    const { announcer } = this.page;
    const news = [announcer.text(said)];
    const [come, gone] = [effect.new_clashes?.length ?? 0, effect.gone_clashes?.length ?? 0];
    if (come) news.push(announcer.text("clashes-new", { count: come }));
    if (gone) news.push(announcer.text("clashes-gone", { count: gone }));
    return news.join(" ");
  }

  // Somebody else changed the same: shows both, and does what is chosen.
  async #disagree(edits, body) {
    const { announcer, api, dialogs, draft } = this.page;
    announcer.say("conflict", {}, "bad");
    const isMine = await dialogs.choose(body.disagreements);
    await this.reload();
    if (!isMine) {
      this.#redraw();
      announcer.say("theirs-kept");
      return;
    }
    const seen = draft.version;
    await this.#settle(await api.edit(seen, edits), seen, { edits, back: () => {} });
  }

  async reload() {
    const { status, body } = await this.page.api.draft();
    if (status === 200) this.page.draft.load(body);
  }

  // Looks whether others have worked on the draft, when nothing of one's own is on its way.
  async refresh() {
    if (this.isBusy) return;
    const { status, body } = await this.page.api.draft();
    if (status !== 200 || this.isBusy || body.version === this.page.draft.version) return;
    this.page.draft.load(body);
    this.page.redraw();
    this.page.announcer.say("renewed");
    this.page.keepFrame();
  }
}
