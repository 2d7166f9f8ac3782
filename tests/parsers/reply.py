"""Answers the invite in the mail on the standard input, as a calendar would, with the Python
packages `icalendar` and `email`, and prints the mail.

reply.py PARTSTAT COMMENT DTSTAMP, the last one as in iCalendar
"""

import datetime
import email
import email.message
import email.policy
import email.utils
import sys

import icalendar

partstat, comment, stamp = sys.argv[1:]
invite = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
part = next(part for part in invite.walk() if part.get_content_type() == "text/calendar")
request = icalendar.Calendar.from_ical(part.get_payload(decode=True))
if str(request["METHOD"]) != "REQUEST":
    sys.exit("there is nothing to answer")
(asked,) = request.walk("VEVENT")

said = icalendar.Event()
for name in ("UID", "SEQUENCE", "ORGANIZER", "DTSTART", "DTEND", "SUMMARY"):
    said[name] = asked[name]
attendee = icalendar.vCalAddress(str(asked["ATTENDEE"]))
attendee.params["PARTSTAT"] = icalendar.vText(partstat)
said["ATTENDEE"] = attendee
utc = datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ")
said.add("DTSTAMP", utc.replace(tzinfo=datetime.timezone.utc))
if comment:
    said.add("COMMENT", comment)
reply = icalendar.Calendar()
reply.add("PRODID", "-//Sample//Python//EN")
reply.add("VERSION", "2.0")
reply.add("METHOD", "REPLY")
for zone in request.walk("VTIMEZONE"):
    reply.add_component(zone)
reply.add_component(said)

mail = email.message.EmailMessage(policy=email.policy.SMTP)
mail["From"] = str(attendee).removeprefix("mailto:")
mail["To"] = str(asked["ORGANIZER"]).removeprefix("mailto:")
mail["Subject"] = f"{partstat.title()}: {invite['Subject']}"
mail["Message-ID"] = email.utils.make_msgid(domain="example.org")
mail.set_content(comment or partstat.title())
params = {"method": "REPLY", "charset": "utf-8"}
mail.add_alternative(reply.to_ical(), maintype="text", subtype="calendar", params=params)
sys.stdout.buffer.write(mail.as_bytes())
