### Days and times.

# date-…: days and times. The clock has 24 hours; `date-instant` shows the abbreviation of a zone, a span its name.

date-month-1 = Januar
date-month-2 = Februar
date-month-3 = März
date-month-4 = April
date-month-5 = Mai
date-month-6 = Juni
date-month-7 = Juli
date-month-8 = August
date-month-9 = September
date-month-10 = Oktober
date-month-11 = November
date-month-12 = Dezember

date-weekday-1 = Montag
date-weekday-2 = Dienstag
date-weekday-3 = Mittwoch
date-weekday-4 = Donnerstag
date-weekday-5 = Freitag
date-weekday-6 = Samstag
date-weekday-7 = Sonntag

date-plain = { $day }. { $month } { $year }
date-long = { $weekday }, { $day }. { $month } { $year }
date-range-month = { $first }.–{ $last }. { $month } { $year }
date-range-year = { $first }. { $first-month } – { $last }. { $last-month } { $year }
date-range = { $first } – { $last }
date-time = { $date }, { $time } Uhr
date-instant = { $date }, { $time } Uhr { $zone }
date-span = { $date }, { $start }–{ $end } Uhr ({ $zone })
date-span-days = { $start } – { $end } ({ $zone })
