// Beside each time of the conference, the reader's own, where their clock shows another one.

const page = document.querySelector("[data-zone]");
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;

function clock(at, zone) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at);
}

function add(time) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime()) || clock(at, mine) === clock(at, page.dataset.zone)) return;
  const short = new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: mine, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    ...(clock(at, mine).slice(0, 3) === clock(at, page.dataset.zone).slice(0, 3) ? {} : { weekday: "short" }),
  });
  const own = document.createElement("span");
  own.className = "yours";
  own.textContent = short.format(at);
  own.title = `${page.dataset.yours} (${mine})`;
  time.after(" ", own);
}

if (page && mine) {
  const times = [...page.querySelectorAll("time[datetime]")];
  times.forEach(add);
  if (page.querySelector(".yours")) {
    const note = document.createElement("span");
    note.textContent = ` ${page.dataset.yours}: ${mine}.`;
    page.querySelector(".foot-note")?.append(note);
  }
}
