# Shows what weeks a calendar makes of pairs, quarters and a whole year on few columns.
import calendar

c = calendar.Calendar(firstweekday=2)
print(list(c.iterweekdays()), list(c.itermonthdays2(2023, 2))[:9], [len(w) for w in c.monthdays2calendar(2024, 9)])
print(list(c.itermonthdays3(2024, 3))[-3:], list(c.itermonthdays4(2024, 3))[0], len(c.yeardayscalendar(2024, 4)))
print(calendar.TextCalendar().formatyear(1999, m=2, c=3)[:700])
print(calendar.weekheader(2), calendar.TextCalendar(6).formatweek([(1, 6), (0, 0), (3, 1)], 3), calendar.MONDAY)
