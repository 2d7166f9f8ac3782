### Days and times.

# date-…: days and times. The clock has 24 hours; `date-instant` shows the abbreviation of a zone, a span its name.

date-month-1 = januari
date-month-2 = februari
date-month-3 = mars
date-month-4 = april
date-month-5 = maj
date-month-6 = juni
date-month-7 = juli
date-month-8 = augusti
date-month-9 = september
date-month-10 = oktober
date-month-11 = november
date-month-12 = december

date-weekday-1 = måndag
date-weekday-2 = tisdag
date-weekday-3 = onsdag
date-weekday-4 = torsdag
date-weekday-5 = fredag
date-weekday-6 = lördag
date-weekday-7 = söndag

date-plain = { $day } { $month } { $year }
date-long = { $weekday } { $day } { $month } { $year }
date-range-month = { $first }–{ $last } { $month } { $year }
date-range-year = { $first } { $first-month }–{ $last } { $last-month } { $year }
date-range = { $first }–{ $last }
date-time = { $date } kl. { $time }
date-instant = { $date } kl. { $time } { $zone }
date-span = { $date } kl. { $start }–{ $end } ({ $zone })
date-span-days = { $start } – { $end } ({ $zone })
