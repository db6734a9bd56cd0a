# Messages and reprs of odd cases: None as an argument, what a tzinfo gives, the order of tzinfo and fold.
import datetime as d


class TZ(d.tzinfo):
    def utcoffset(self, dt):
        return 5

    def dst(self, dt):
        return 'x'

    def __repr__(self):
        return 'TZ()'


def shown(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(repr(d.time(1, 2, fold=1, tzinfo=TZ())), repr(d.datetime(1, 2, 3, fold=1, tzinfo=TZ())), repr(d.time(1, fold=1)))
shown(d.datetime(1, 1, 1, tzinfo=TZ()).utcoffset)
shown(d.time(1, tzinfo=TZ()).dst)
for value in (None, 1.5, 10 ** 10, 10 ** 20):
    shown(d.date, value)
    shown(d.datetime, 2020, value)
shown(d.date(1, 1, 1).__format__, None)
shown(d.datetime(1, 1, 1).isoformat, None)
shown(format, d.timedelta(1), None)
shown(d.date.fromisoformat)
shown(d.datetime.fromisoformat, spam=1)
shown(d.datetime.today, 1)
shown(d.date.fromisocalendar, spam=1)
shown(sorted, spam=1)
shown(int.to_bytes, 1, 2, length=3, spam=4)
