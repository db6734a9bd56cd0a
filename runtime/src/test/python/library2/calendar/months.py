# Shows calendars of text: months, weeks that start on another day, and counts of days.
import calendar

print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2))
print(calendar.month(2023, 10, w=3))
print(calendar.monthrange(2100, 2), calendar.isleap(2000), calendar.leapdays(1900, 2001), calendar.weekday(2024, 2, 29))
print([week for week in calendar.Calendar(5).monthdayscalendar(2021, 2)])
print([str(d) for d in calendar.Calendar().itermonthdates(2022, 5)][:8])
print(calendar.timegm((2001, 9, 9, 1, 46, 40)), list(calendar.day_abbr), calendar.month_name[12])
for act in (lambda: calendar.monthrange(2020, 13), lambda: calendar.setfirstweekday(7)):
    try:
        act()
    except ValueError as error:
        print(type(error).__name__, error)
print(calendar.HTMLCalendar().formatmonth(2024, 9)[:200])
