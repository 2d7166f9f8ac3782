// The editor of the programme. The server has drawn the board of one day; this makes it move.
//
// Start here: each part has one concern, and finds the others on `page`. `time.js` and `layout.js` are
// pure; `state.js` holds the draft; whatever changes it goes through `saving.js`, one call each.

import { Announcer } from "./announce.js";
import { Api } from "./api.js";
import { Carry } from "./carry.js";
import { Clashes } from "./clashes.js";
import { Dialogs } from "./dialogs.js";
import { Drag } from "./drag.js";
import { drawChoices, enhance } from "./forms.js";
import { Grid } from "./grid.js";
import { Keyboard } from "./keyboard.js";
import { Preview } from "./preview.js";
import { Saving } from "./saving.js";
import { Draft } from "./state.js";
import { View } from "./view.js";

// Where the page keeps what it said while it is loaded anew.
const SAID = "plenum-editor-said";

async function start(root) {
  const { api, formKey, day, language } = root.dataset;
  const texts = JSON.parse(root.dataset.texts);
  const part = (selector) => root.querySelector(selector);
  const page = {
    api: new Api(api, formKey),
    announcer: new Announcer(part(".live"), part(".said"), texts),
    grid: new Grid(root, day, texts),
    redraw() {
      page.grid.draw(page.draft, page.view.hidden);
      page.clashes.draw(page.draft);
      drawSteps(root, page);
      drawChoices(root, page.draft);
    },
    busy(isBusy) {
      root.classList.toggle("saving", isBusy);
      if (!isBusy) page.keepFrame();
    },
    // Rooms and tracks that somebody changed are drawn by the server.
    keepFrame() {
      if (page.draft.frame() === page.frame) return;
      sessionStorage.setItem(SAID, JSON.stringify(page.announcer.last));
      location.reload();
    },
  };
  const found = await page.api.draft();
  if (found.status !== 200) {
    page.announcer.say("offline", {}, "bad");
    return;
  }
  page.draft = new Draft(found.body, language);
  page.frame = page.draft.frame();
  page.clashes = new Clashes(root, texts);
  page.dialogs = new Dialogs(page, part("dialog"));
  page.preview = new Preview(page, part(".preview"));
  page.saving = new Saving(page);
  page.carry = new Carry(page);
  page.view = new View(root, () => page.redraw());
  page.redraw();
  new Keyboard(page, new Drag(page));
  enhance(page, root);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") page.saving.refresh();
  });
  root.classList.add("alive");
  showTarget();
  const said = JSON.parse(sessionStorage.getItem(SAID) ?? "null");
  sessionStorage.removeItem(SAID);
  if (said) page.announcer.tell(said.text, said.tone);
}

// Undo and redo say what they would do, and rest where there is nothing.
function drawSteps(root, { draft, announcer }) {
  for (const step of ["undo", "redo"]) {
    const form = root.querySelector(`[data-step=${step}]`);
    const [button, deed] = [form.querySelector("button"), draft[step]];
    button.setAttribute("aria-disabled", String(deed === null));
    const name = announcer.texts[`deed-${deed}`] ?? "";
    button.title = deed === null ? "" : announcer.text(`${step}-what`, { deed: name });
  }
  root.querySelector(".version").textContent = draft.version;
}

// A link to a session of this day leads to its block.
function showTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.querySelector?.(".grab")?.focus();
}

const root = document.getElementById("editor");
if (root) start(root);
