"""Reads iCalendar files with the C library `libical` and prints for each, as JSON, which rules of
RFC 5545 and RFC 5546 it breaks by that library, and when its events start and end."""

import ctypes
import json
import sys

library = ctypes.CDLL("libical.so.3")


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = [
        ("year", ctypes.c_int),
        ("month", ctypes.c_int),
        ("day", ctypes.c_int),
        ("hour", ctypes.c_int),
        ("minute", ctypes.c_int),
        ("second", ctypes.c_int),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


def function(name, result, *arguments):
    found = getattr(library, name)
    found.restype, found.argtypes = result, arguments
    return found


parse = function("icalparser_parse_string", ctypes.c_void_p, ctypes.c_char_p)
check = function("icalrestriction_check", ctypes.c_int, ctypes.c_void_p)
errors = function("icalcomponent_count_errors", ctypes.c_int, ctypes.c_void_p)
first = function("icalcomponent_get_first_component", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
following = function("icalcomponent_get_next_component", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
kind = function("icalcomponent_string_to_kind", ctypes.c_int, ctypes.c_char_p)
start = function("icalcomponent_get_dtstart", Time, ctypes.c_void_p)
end = function("icalcomponent_get_dtend", Time, ctypes.c_void_p)
text = function("icalcomponent_as_ical_string", ctypes.c_char_p, ctypes.c_void_p)
universal = function("icaltimezone_get_utc_timezone", ctypes.c_void_p)
moved = function("icaltime_convert_to_zone", Time, Time, ctypes.c_void_p)
free = function("icalcomponent_free", None, ctypes.c_void_p)


def instant(time):
    """A day as it is, an instant in UTC."""
    day = f"{time.year:04}-{time.month:02}-{time.day:02}"
    if time.is_date:
        return day
    time = moved(time, universal())
    day = f"{time.year:04}-{time.month:02}-{time.day:02}"
    return f"{day}T{time.hour:02}:{time.minute:02}:{time.second:02}Z"


def read(path):
    with open(path, "rb") as file:
        calendar = parse(file.read())
    if not calendar:
        return {"faults": ["it cannot be read"], "events": []}
    # Each broken rule becomes a property X-LIC-ERROR.
    is_right = check(calendar) == 1
    events, event = [], first(calendar, kind(b"VEVENT"))
    while event:
        events.append([instant(start(event)), instant(end(event))])
        event = following(calendar, kind(b"VEVENT"))
    faults = []
    if errors(calendar) or not is_right:
        lines = text(calendar).decode().replace("\r\n ", "").split("\r\n")
        faults = [line for line in lines if line.startswith("X-LIC-ERROR")]
        faults = faults or ["it breaks a rule"]
    free(calendar)
    return {"faults": faults, "events": events}


print(json.dumps([read(path) for path in sys.argv[1:]]))
