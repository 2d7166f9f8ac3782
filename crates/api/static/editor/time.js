// Civil times as whole minutes, so that they can be reckoned with; pure.
//
// A programme says `2022-09-22T09:00:00` without a zone. Here that is the number of minutes since
// 1970-01-01T00:00 on the same clock. Nothing here knows of zones, and nothing of the page.

// What times and lengths snap to.
export const STEP = 5;

// What is earlier belongs to the night of the day before.
const DAY_BEGINS = 4 * 60;
const DAY = 24 * 60;

// The shortest and the longest session.
export const SHORTEST = STEP;
export const LONGEST = DAY;

export function parse(text) {
  return Math.floor(Date.parse(`${text}Z`) / 60_000);
}

export function format(minutes) {
  return new Date(minutes * 60_000).toISOString().slice(0, 19);
}

// The minute at which a date such as `2022-09-22` begins on the calendar.
export function midnight(day) {
  return parse(`${day}T00:00:00`);
}

// The day of the programme that a time belongs to.
export function dayOf(minutes) {
  return format(minutes - DAY_BEGINS).slice(0, 10);
}

// From when until when a time belongs to a day of the programme.
export function boundsOf(day) {
  const begins = midnight(day) + DAY_BEGINS;
  return { begins, ends: begins + DAY };
}

// `09:00`
export function clock(minutes) {
  return format(minutes).slice(11, 16);
}

// The day in words. The zone only says that nothing is to be reckoned: these are civil times.
export function date(minutes, language) {
  const tag = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeZone: "UTC" });
  return format.format(new Date(minutes * 60_000));
}

// `09:00–10:30`
export function span(starts, minutes) {
  return `${clock(starts)}–${clock(starts + minutes)}`;
}

export function limit(value, lowest, highest) {
  return Math.min(Math.max(value, lowest), highest);
}

export function snap(minutes) {
  return Math.round(minutes / STEP) * STEP;
}

// The next multiple of the step in a direction: 09:02 goes to 09:05 or to 09:00.
export function stepped(minutes, direction) {
  const whole = direction > 0 ? Math.floor(minutes / STEP) : Math.ceil(minutes / STEP);
  return (whole + direction) * STEP;
}

// A length that the rules take.
export function length(minutes) {
  return limit(minutes, SHORTEST, LONGEST);
}

// A start inside of the day, for what is carried by hand.
export function within(starts, day) {
  const { begins, ends } = boundsOf(day);
  return limit(starts, begins, ends - STEP);
}
