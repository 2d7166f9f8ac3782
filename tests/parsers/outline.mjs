// Reads iCalendar files with the npm package `ical.js` and prints all that is in them as JSON:
// components, properties in their order, parameters, texts, and times as instants.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

// TEXT by RFC 7986, section 5.1, which this package does not know.
ICAL.design.icalendar.property.name = { defaultType: "text" };

// The value of a property where readers agree on it: texts, addresses, numbers, times.
function said(property) {
  if (property.name.startsWith("x-")) {
    return [];
  }
  const values = property.getValues();
  switch (property.type) {
    case "text":
    case "cal-address":
    case "uri":
      return values;
    case "integer":
      return values.map(String);
    case "date":
      return values.map((time) => time.toString());
    case "date-time":
      if (property.parent.name !== "vevent" && !property.parent.name.startsWith("vcal")) {
        return [];
      }
      return values.map((time) => time.toJSDate().toISOString().replace(".000Z", "Z"));
    default:
      return [];
  }
}

function parameters(property) {
  const { tzid: _zone, value: _type, ...others } = property.jCal[1];
  const upper = Object.entries(others).map(([key, value]) => [key.toUpperCase(), value]);
  return Object.fromEntries(upper.sort());
}

function outline(component) {
  const properties = component.getAllProperties().map((property) => ({
    name: property.name.toUpperCase(),
    said: said(property),
    parameters: parameters(property),
  }));
  const inside = component.getAllSubcomponents().map(outline);
  return { name: component.name.toUpperCase(), properties, inside };
}

function read(path) {
  // This reader knows no zones of its own: the times are right only by those in the file.
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return outline(calendar);
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
