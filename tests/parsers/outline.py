"""Reads iCalendar files with the Python package `icalendar` and prints all that is in them as JSON:
components, properties in their order, parameters, texts, and times as instants."""

import datetime
import json
import sys

import icalendar
from icalendar.parser import unescape_backslash
from icalendar.prop import vCalAddress, vCategory, vDDDTypes, vInt, vText, vUri


def said(name, value):
    """The value of a property where readers agree on it: texts, addresses, numbers, times."""
    if name.startswith("X-"):
        return []
    if name == "NAME":  # TEXT by RFC 7986, section 5.1, which this package does not know
        return [unescape_backslash(str(value))]
    if isinstance(value, vCategory):
        return [str(item) for item in value.cats]
    if isinstance(value, (vText, vCalAddress, vUri, vInt)):
        return [str(value)]
    if isinstance(value, vDDDTypes) and isinstance(value.dt, datetime.datetime):
        if value.dt.tzinfo is None:
            return []
        return [value.dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")]
    if isinstance(value, vDDDTypes) and isinstance(value.dt, datetime.date):
        return [value.dt.isoformat()]
    return []


def outline(component):
    properties = []
    for name, value in component.property_items(recursive=False, sorted=False):
        if name in ("BEGIN", "END"):
            continue
        parameters = getattr(value, "params", {})
        kept = [key for key in sorted(parameters) if key not in ("TZID", "VALUE")]
        person = {key: str(parameters[key]) for key in kept}
        properties.append({"name": name, "said": said(name, value), "parameters": person})
    inside = [outline(part) for part in component.subcomponents]
    return {"name": component.name, "properties": properties, "inside": inside}


def read(path):
    with open(path, "rb") as file:
        return outline(icalendar.Calendar.from_ical(file.read()))


print(json.dumps([read(path) for path in sys.argv[1:]]))
