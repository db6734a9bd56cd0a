# What fromisoformat reads of ISO 8601, and what isoformat writes.
from datetime import date, datetime, time, timedelta, timezone

for text in ['2024-02-29', '20240229', '2024-W09-4', '2024W094', '2020-W53', '2021-W53',
             '2024-02-29T12', '2024-02-29 12:30:15.123456+01:30', '20240229T123015,123Z',
             '2024-02-29T', '12:30', 'T1230', '12:30:15,1234567Z', '12:30:15-24:00', '24:00',
             '2024-02-29\u20ac12:30', '2024-13-01', '123']:
    for cls in date, datetime, time:
        try:
            print(ascii(text), cls.fromisoformat(text))
        except ValueError as e:
            print(ascii(text), cls.__name__, ascii(str(e)))
d = datetime(1, 2, 3, 4, 5, 6, 7, timezone(-timedelta(hours=1.5, seconds=2)))
for spec in 'auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds':
    print(d.isoformat(' ', spec), d.timetz().isoformat(spec))
print(d.isoformat(sep='\u20ac').encode(), d, d.date(), d.time())
