// Shows each time also as the reader's own clock shows it, where that is another.

const note = document.getElementById("other-zone");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const language = document.documentElement.lang;

// What the conference's clock shows: an instant with its offset begins with it.
const there = (text) => new Date(`${text.slice(0, 19)}Z`);

// What the reader's clock shows then.
const here = (text) => {
  const instant = new Date(text);
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
};

const isOther = (text) => there(text).getTime() !== here(text).getTime();

function shown(text) {
  const isOtherDay = there(text).getUTCDate() !== here(text).getUTCDate();
  const format = new Intl.DateTimeFormat(language, {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(isOtherDay ? { weekday: "short" } : {}),
  });
  return format.format(new Date(text));
}

let differs = false;
for (const time of document.querySelectorAll("time[datetime]")) {
  // Of two times in a row, both are said at once, after the second.
  if (time.previousElementSibling?.matches("time")) continue;
  const next = time.nextElementSibling?.matches("time") ? time.nextElementSibling : null;
  const starts = time.getAttribute("datetime");
  const ends = next?.getAttribute("datetime") ?? time.dataset.ends;
  if (!isOther(starts)) continue;
  const yours = document.createElement("span");
  yours.className = "yours";
  yours.textContent = ` (${shown(starts)}${ends ? `–${shown(ends)}` : ""})`;
  (next ?? time).after(yours);
  differs = true;
}
if (differs && note) {
  note.textContent = note.dataset.text.replace("%zone%", zone);
  note.hidden = false;
}
