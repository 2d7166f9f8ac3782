// Reads iCalendar files with the npm package `ical.js` and prints what they say as JSON.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

// A day as it is, an instant in UTC.
function instant(time) {
  return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
}

function event(component) {
  const value = (name) => component.getFirstPropertyValue(name) ?? "";
  const organizer = component.getFirstProperty("organizer");
  return {
    uid: value("uid"),
    sequence: value("sequence"),
    status: value("status"),
    start: instant(value("dtstart")),
    end: instant(value("dtend")),
    stamp: instant(value("dtstamp")),
    modified: instant(value("last-modified")),
    summary: value("summary"),
    description: value("description"),
    location: value("location"),
    url: value("url"),
    organizer: organizer?.getFirstValue() ?? "",
    organizer_name: organizer?.getParameter("cn") ?? "",
    transparent: value("transp") === "TRANSPARENT",
    attendees: component.getFirstProperty("attendee") !== null,
  };
}

function read(path) {
  // This reader knows no zones of its own: the times are right only by those in the file.
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  const zones = calendar.getAllSubcomponents("vtimezone");
  for (const zone of zones) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return {
    method: calendar.getFirstPropertyValue("method") ?? "",
    version: calendar.getFirstPropertyValue("version"),
    zones: zones.map((zone) => zone.getFirstPropertyValue("tzid")),
    events: calendar.getAllSubcomponents("vevent").map(event),
  };
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
