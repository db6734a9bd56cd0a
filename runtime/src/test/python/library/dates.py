# datetime: arithmetic, formats, zones, ISO texts.
from datetime import date, datetime, time, timedelta, timezone
d = datetime(2024, 2, 29, 13, 45, 59, 123456)
print(d, d + timedelta(days=366, hours=-3), d - datetime(2000, 1, 1), d.isoformat(), d.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %b'), repr(d))
print(tuple(date(2023, 12, 31).isocalendar()), date.fromisoformat('2024-01-05').weekday(), date.min, date.max, d.date().replace(year=2023, day=28), date.fromordinal(738000))
z = timezone(timedelta(hours=5, minutes=30), 'IST')
a = d.replace(tzinfo=z)
print(a, a.utcoffset(), a.tzname(), a.astimezone(timezone.utc), a == a.astimezone(timezone.utc), a.timestamp(), datetime.fromtimestamp(0, timezone.utc))
print(timedelta(days=1.5, seconds=-1), repr(timedelta(microseconds=-1)), timedelta(hours=5) / timedelta(minutes=7), timedelta(1) * 2.5, divmod(timedelta(10), timedelta(3)), timedelta.max)
print(time(1, 2, 3, 4).isoformat('milliseconds'), time.fromisoformat('04:05:06.789+01:00'), datetime.fromisoformat('2011-11-04T00:05:23+04:00'), datetime.strptime('5 Nov 2021 17:30', '%d %b %Y %H:%M'))
for f in (lambda: date(2023, 2, 29), lambda: datetime(1, 1, 1) - timedelta(1), lambda: d < a, lambda: date.fromisoformat('x'), lambda: datetime.strptime('x', '%Y')):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)
