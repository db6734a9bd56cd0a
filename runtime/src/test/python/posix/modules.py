# time, errno, fcntl, resource, pwd and grp.
import errno, fcntl, grp, os, pwd, resource, time

t = time.gmtime(86400 * 365 * 30 + 1.5)
print(t, t.tm_zone, t.tm_gmtoff, time.strftime("%Y-%m-%d %j %U %a %b %z %G %V %%", t), time.asctime(t))
print(time.strptime("2024-02-29 12:34", "%Y-%m-%d %H:%M"), time.get_clock_info("monotonic"))
os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
time.tzset()
print(time.tzname, time.timezone, time.altzone, time.daylight, time.ctime(0), time.mktime(time.localtime(1700000000)))
for call in [lambda: time.strftime("%d", (2000, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.asctime((1, 2)),
             lambda: time.gmtime(float("nan")), lambda: time.localtime(1e30), lambda: time.sleep(-1)]:
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(errno.errorcode[2], errno.EAGAIN == errno.EWOULDBLOCK, len(errno.errorcode) > 100)
print(pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name, pwd.getpwnam("root")[2])
try:
    pwd.getpwnam("no-such-user")
except KeyError as e:
    print(e)
r, w = os.pipe()
fcntl.fcntl(r, fcntl.F_SETFL, os.O_NONBLOCK)
print(os.get_blocking(r), fcntl.fcntl(w, fcntl.F_GETFD))
print(len(resource.getrusage(resource.RUSAGE_SELF)), resource.getpagesize(), len(resource.getrlimit(resource.RLIMIT_NOFILE)))
