"""Reads iCalendar files with the Python package `icalendar` and prints what they say as JSON."""

import datetime
import json
import sys

import icalendar


def instant(value):
    """A day as it is, an instant in UTC."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def event(component):
    organizer = component.get("ORGANIZER")
    return {
        "uid": str(component["UID"]),
        "sequence": int(component["SEQUENCE"]),
        "status": str(component["STATUS"]),
        "start": instant(component.decoded("DTSTART")),
        "end": instant(component.decoded("DTEND")),
        "stamp": instant(component.decoded("DTSTAMP")),
        "modified": instant(component.decoded("LAST-MODIFIED")),
        "summary": str(component["SUMMARY"]),
        "description": str(component.get("DESCRIPTION", "")),
        "location": str(component.get("LOCATION", "")),
        "url": str(component.get("URL", "")),
        "organizer": "" if organizer is None else str(organizer),
        "organizer_name": "" if organizer is None else str(organizer.params["CN"]),
        "transparent": str(component["TRANSP"]) == "TRANSPARENT",
        "attendees": "ATTENDEE" in component,
    }


def read(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    return {
        "method": str(calendar.get("METHOD", "")),
        "version": str(calendar["VERSION"]),
        "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
        "events": [event(component) for component in calendar.walk("VEVENT")],
    }


print(json.dumps([read(path) for path in sys.argv[1:]]))
