// The forms of the toolbar: with scripts they are one call of the API, without they are sent as forms.

import { make } from "./grid.js";

// The edit that a form wishes; times are those of the day that is shown.
const EDITS = {
  shift: (day, value) => ({
    do: "shift", from: timeOf(day, value("from")), minutes: Number(value("minutes")),
    room: value("room") || null, track: value("track") || null,
  }),
  swap: (_, value) => ({ do: "swap", one: value("one"), other: value("other") }),
  copy: (day, value) => ({
    do: "copy", session: value("session"), starts: value("starts") ? timeOf(day, value("starts")) : null,
    room: value("room") || null,
  }),
};

// What is earlier than four o'clock is in the night after the day.
function timeOf(day, clock) {
  const isNight = clock < "04:00";
  const date = new Date(`${day}T${clock}:00Z`);
  if (isNight) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 19);
}

export function enhance(page, root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    const { edit, step } = form.dataset;
    if (!edit && !step) return;
    event.preventDefault();
    if (step) {
      if (step === "undo") page.saving.undo();
      else page.saving.redo();
      return;
    }
    const data = new FormData(form);
    page.saving.edit([EDITS[edit](root.dataset.day, (name) => String(data.get(name) ?? ""))]);
    const details = form.closest("details");
    if (details) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
  // One at a time, and none that stays in the way.
  for (const details of root.querySelectorAll(".tools details")) {
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      for (const other of root.querySelectorAll(".tools details[open]")) {
        if (other !== details) other.open = false;
      }
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }
  addEventListener("pointerdown", (event) => {
    for (const details of root.querySelectorAll(".tools details[open]")) {
      if (!details.contains(event.target)) details.open = false;
    }
  });
}

// Sessions to choose from, by time, then those without one.
export function drawChoices(root, draft) {
  const sessions = [...draft.programme.sessions];
  sessions.sort((a, b) => ((a.starts ?? "~") < (b.starts ?? "~") ? -1 : 1));
  const choices = sessions.map(({ key, starts }) => {
    const when = starts ? `${starts.slice(0, 10)} ${starts.slice(11, 16)} ` : "";
    return [key, `${when}${draft.title(key)}`];
  });
  const said = JSON.stringify(choices);
  if (said === root.dataset.choices) return;
  root.dataset.choices = said;
  for (const select of root.querySelectorAll("select[data-sessions]")) {
    const chosen = select.value;
    select.replaceChildren(...choices.map(([key, label]) => {
      const option = make("option", "", label);
      option.value = key;
      return option;
    }));
    select.value = chosen || select.options[0]?.value;
  }
}
