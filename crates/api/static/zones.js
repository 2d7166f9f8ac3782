// Beside each time of the conference, the reader's own, where their clock shows another one.

const page = document.querySelector("[data-zone]");
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;

function clock(at, zone) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at);
}

function differs(at) {
  return !Number.isNaN(at.getTime()) && clock(at, mine) !== clock(at, page.dataset.zone);
}

function short(at) {
  const sameDay = clock(at, mine).slice(0, 3) === clock(at, page.dataset.zone).slice(0, 3);
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: mine, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    ...(sameDay ? {} : { weekday: "short" }),
  }).format(at);
}

// One note for a start and an end together.
function add(span) {
  const times = [...span.querySelectorAll("time[datetime]")].map((time) => new Date(time.dateTime));
  if (times.length === 0 || !differs(times[0])) return;
  const own = document.createElement("span");
  own.className = "yours";
  own.textContent = times.map(short).join("–");
  own.title = `${page.dataset.yours} (${mine})`;
  span.append(" ", own);
}

if (page && mine) {
  page.querySelectorAll(".time").forEach(add);
  if (page.querySelector(".yours")) {
    const note = document.createElement("span");
    note.textContent = ` ${page.dataset.yours}: ${mine}.`;
    page.querySelector(".foot-note")?.append(note);
  }
}
