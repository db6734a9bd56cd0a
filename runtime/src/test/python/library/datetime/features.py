# datetime: arithmetic, formatting, parsing, zones, comparison, limits.
from datetime import *
d = datetime(2024, 2, 29, 13, 5, 6, 789)
print(d, repr(d), d.date(), d.time(), d.isoformat(' ', 'minutes'), d.weekday(), tuple(d.isocalendar()), d.toordinal(), d.timetuple().tm_yday, d.replace(year=2023, day=28))
print(d + timedelta(days=366, seconds=-1), d - datetime(2023, 1, 1), timedelta(1.5), -timedelta(seconds=1), timedelta(days=1) / timedelta(hours=1), timedelta(5) // 2, divmod(timedelta(5), timedelta(2)), abs(timedelta(-1)), timedelta(hours=25).total_seconds(), repr(timedelta(1, 2, 3)))
print(d.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %%'), datetime.strptime('3 Mar 2021 04:05', '%d %b %Y %H:%M'), date.fromisoformat('2020-12-31'), datetime.fromisoformat('2020-01-02T03:04:05+05:30'), time.fromisoformat('01:02:03.5'), f'{d:%d/%m}')
z = timezone(timedelta(hours=-5), 'EST')
e = d.replace(tzinfo=z)
print(e, e.astimezone(timezone.utc), e.utcoffset(), e.tzname(), timezone.utc, timezone(timedelta(minutes=90)), e == d.replace(tzinfo=z), datetime.fromtimestamp(0, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp())
print(date(2024, 1, 31) - date(2023, 12, 25), date.max, datetime.min, time(1, 2) < time(1, 3), date(2024, 1, 1) < date(2024, 1, 2), hash(date(2020, 1, 1)) == hash(date(2020, 1, 1)), date(2024, 12, 30).isocalendar().week)
for f in (lambda: date(2023, 2, 29), lambda: datetime(2020, 1, 1, 25), lambda: d < e, lambda: d - e, lambda: date.max + timedelta(1), lambda: timedelta(10 ** 10), lambda: date.fromisoformat('2020-1-1'), lambda: d < 5, lambda: date('a', 1, 1)):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as x:
        print(type(x).__name__)
