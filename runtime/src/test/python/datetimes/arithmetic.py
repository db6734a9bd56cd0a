# timedelta rounds half to even; datetimes keep class and zone; what may not be mixed says so.
from datetime import *


class Mine(datetime):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d = datetime(2024, 2, 29, 12, 30, 15, 123456)
td = timedelta(1, 2, 3)
for text in ['d + td', 'td + d', 'd - td', 'd - d', 'td * 1.5', 'td / 3', 'td / td', 'td // 7',
             'divmod(td, timedelta(hours=-1))', 'td % timedelta(seconds=7)', 'td / 0',
             'td % timedelta(0)', 'timedelta(microseconds=0.5)', 'timedelta(microseconds=1.5)',
             'timedelta.max * 2', 'timedelta.max + timedelta(1)', 'date.max + timedelta(1)',
             'Mine(2000, 1, 1) + td', 'd < date(2000, 1, 1)', 'd == date(2024, 2, 29)',
             'd < d.replace(tzinfo=UTC)', 'd - d.replace(tzinfo=UTC)', 'str(-td)',
             'd.isocalendar()', 'd.replace(fold=1).__reduce_ex__(4)', 'date(2000, 13, 1)',
             'datetime(1, 1)', 'timezone(timedelta(1))', 'timezone(timedelta(hours=1), "X")',
             'd.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=5)))',
             'hash(d) == hash(d.replace(fold=1))', 'd.strftime("%f|%z|%Z|%%f")']:
    print(text, end=' => ')
    show(lambda: eval(text))
