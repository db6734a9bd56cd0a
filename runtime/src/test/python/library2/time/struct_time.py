# Shows times as tuples with names: made, taken apart, written and read by a format.
import time

t = time.gmtime(0)
print(t)
print(t.tm_year, t[7], t.tm_zone, t.tm_gmtoff, len(t), t == tuple(t))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %U %w %a %b %p %y %%", time.gmtime(1_000_000_000)))
print(time.asctime(time.gmtime(86400 * 365)))
s = time.strptime("30 Nov 2021 13:05", "%d %b %Y %H:%M")
print(tuple(s), s.tm_yday)
for act in (lambda: time.strptime("x", "%d"), lambda: time.strptime("31 13", "%d %m"), lambda: time.strptime("1", "%Q"),
            lambda: time.strptime("1 2", "%d"), lambda: time.struct_time((1, 2)), lambda: time.asctime((1, 2)),
            lambda: time.sleep(-1)):
    try:
        print(act())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
