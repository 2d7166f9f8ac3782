// Stars: what somebody marks in the programme. They are kept on the device; once the private link
// of a registration was opened here, each star is told to the registration as well.

const conference = document.querySelector("[data-conference]")?.dataset.conference
  ?? /^\/conferences\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
const STARS = `plenum-stars:${conference}`;
// The key of the forms of the registration that keeps the stars of this device.
const KEPT = `plenum-stars-kept:${conference}`;

// A browser that stores nothing keeps the stars for as long as the page is open.
const fallback = new Map();
function load(name) {
  try { return localStorage.getItem(name); } catch { return fallback.get(name) ?? null; }
}
function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    if (value === null) fallback.delete(name);
    else fallback.set(name, value);
  }
}

function stars() {
  try {
    const items = JSON.parse(load(STARS) ?? "[]");
    return new Set(Array.isArray(items) ? items.filter((item) => typeof item === "string") : []);
  } catch {
    return new Set();
  }
}

const buttons = [...document.querySelectorAll("button.star[data-item]")];
const agenda = document.querySelector("[data-agenda]");

// A button that shows a star alone says what it is for.
const word = document.querySelector("script[data-star]")?.dataset.star ?? "";
for (const button of buttons.filter((each) => each.textContent.trim() === "")) {
  const title = button.dataset.title ?? button.closest("h1, h2, h3, h4, li, article")?.textContent;
  button.setAttribute("aria-label", `${word}: ${(title ?? button.dataset.item).trim()}`);
}

function show() {
  const starred = stars();
  for (const button of buttons) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(starred.has(button.dataset.item)));
  }
  if (agenda) showAgenda(starred);
}

// Shows what is starred, and what of it is at the same time.
function showAgenda(starred) {
  const rows = [...agenda.querySelectorAll("li[data-item]")];
  const shown = rows.filter((row) => starred.has(row.dataset.item));
  const title = (row) => row.querySelector("h3").textContent.trim();
  const isPart = (one, other) =>
    one.dataset.inside === other.dataset.item || other.dataset.inside === one.dataset.item;
  const overlap = (one, other) => one !== other && !isPart(one, other)
    && Number(one.dataset.from) < Number(other.dataset.until)
    && Number(other.dataset.from) < Number(one.dataset.until);
  for (const row of rows) {
    row.hidden = !shown.includes(row);
    const others = row.hidden ? [] : shown.filter((other) => overlap(row, other));
    const note = row.querySelector(".beside");
    note.hidden = others.length === 0;
    note.textContent = `${agenda.dataset.agenda.trim()} ${others.map(title).join(", ")}`;
  }
  for (const day of agenda.querySelectorAll("section")) {
    day.hidden = !day.querySelector("li:not([hidden])");
  }
  agenda.querySelector("[data-empty]").hidden = shown.length > 0;
  agenda.hidden = false;
}

async function tell(deed, item) {
  const key = load(KEPT);
  if (!key) return;
  const body = new URLSearchParams({ form_key: key, do: deed, item });
  try {
    const answer = await fetch("/registration/stars", { method: "POST", body, redirect: "manual" });
    // The link was closed here, or another one opened: the device keeps its stars alone again.
    if (answer.status === 401 || answer.status === 422) store(KEPT, null);
  } catch {
    // Without a network the star stays on the device.
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    const starred = stars();
    const { item } = button.dataset;
    const isNew = !starred.delete(item);
    if (isNew) starred.add(item);
    store(STARS, JSON.stringify([...starred].sort()));
    show();
    tell(isNew ? "add" : "remove", item);
    // In an agenda the row is gone with its star, and the keyboard must be somewhere.
    if (agenda && !isNew) {
      (agenda.querySelector("li:not([hidden]) h3 a") ?? document.getElementById("main")).focus();
    }
  });
}

// The agenda of a registration: what the device has beside it can be kept with one button; after
// that both have the same.
const own = document.querySelector("[data-kept]");
if (own) {
  const kept = own.dataset.kept.split(" ").filter(Boolean);
  const extra = [...stars()].filter((item) => !kept.includes(item));
  const form = document.querySelector("form[data-keep]");
  const become = () => store(KEPT, own.dataset.formKey);
  if (extra.length > 0 && !load(KEPT)) {
    for (const item of extra) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "item", value: item });
      form.append(input);
    }
    form.addEventListener("submit", become);
    form.hidden = false;
  } else {
    store(STARS, JSON.stringify(kept));
    become();
  }
}

// On a shared device nothing of a closed registration stays.
for (const form of document.querySelectorAll('form[action="/registration/close"]')) {
  form.addEventListener("submit", () => {
    if (load(KEPT)) store(STARS, null);
    store(KEPT, null);
  });
}

for (const note of document.querySelectorAll("[data-without-script]")) note.hidden = true;
show();
addEventListener("storage", (event) => { if (event.key === STARS) show(); });
addEventListener("pageshow", (event) => { if (event.persisted) show(); });
