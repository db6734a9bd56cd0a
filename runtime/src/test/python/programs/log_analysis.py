# Logs: a generated access log, named groups, counters, top lists with heapq, sessions, percentiles, sliding windows, logging itself.

import bisect
import heapq
import io
import ipaddress
import logging
import random
import re
from collections import Counter, defaultdict, deque
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

LINE = re.compile(r'''(?P<ip>[\d.]+)\ \S+\ (?P<user>\S+)\ \[(?P<time>[^]]+)\]\ "(?P<method>[A-Z]+)\ (?P<url>\S+)\ HTTP/(?P<version>\d\.\d)"\ (?P<status>\d{3})\ (?P<size>\d+|-)\ "(?P<agent>[^"]*)"\ (?P<ms>\d+)''', re.VERBOSE)


def generate(n, seed=11):
    rng = random.Random(seed)
    now = datetime(2024, 3, 9, 23, 55, tzinfo=timezone(timedelta(hours=1)))
    pages = ["/", "/about", "/shop/item", "/search", "/static/app.js", "/login"]
    for i in range(n):
        now += timedelta(seconds=rng.choice([0, 1, 2, 3, 5, 8, 60, 400 if i % 17 == 0 else 4]))
        page = rng.choices(pages, [8, 2, 6, 4, 9, 3])[0]
        query = {"/shop/item": {"id": rng.randrange(5)}, "/search": {"q": rng.choice(["red shoes", "caf\xe9", "a&b=c"]), "page": 1}}.get(page)
        url = page + ("?" + urlencode(query) if query else "")
        status = rng.choices([200, 304, 404, 500, 302], [80, 10, 5, 3, 4])[0]
        size = "-" if status == 304 else str(rng.randrange(100, 9000))
        ip = f"10.0.{rng.randrange(2)}.{rng.randrange(1, 7)}"
        user = rng.choice(["-", "-", "ann", "bob"])
        agent = rng.choice(["Mozilla/5.0 (X11; Linux)", "curl/8.0", "Bot/1.1 (+http://bot.example)"])
        if i % 41 == 40:
            yield "garbage " + "x" * rng.randrange(5)
        yield (f'{ip} - {user} [{now:%d/%b/%Y:%H:%M:%S %z}] "{"POST" if page == "/login" else "GET"} {url} HTTP/1.1" '
               f'{status} {size} "{agent}" {int(rng.expovariate(1 / 80)) + (2000 if status == 500 else 1)}')


def parse(lines):
    for number, line in enumerate(lines, 1):
        m = LINE.fullmatch(line)
        if not m:
            log.warning("line %d: %r", number, line)
            continue
        row = m.groupdict()
        row.update(time=datetime.strptime(row["time"], "%d/%b/%Y:%H:%M:%S %z"), status=int(row["status"]),
                   size=0 if row["size"] == "-" else int(row["size"]), ms=int(row["ms"]), ip=ipaddress.ip_address(row["ip"]))
        url = urlsplit(row.pop("url"))
        row["path"], row["query"] = url.path, dict(parse_qsl(url.query))
        yield row


def percentile(values, p):
    values = sorted(values)
    k = (len(values) - 1) * p / 100
    low = int(k)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * (k - low)


def sessions(rows, gap=timedelta(minutes=3)):
    open_, done = {}, []
    for row in rows:
        key = row["ip"], row["agent"]
        current = open_.get(key)
        if current and row["time"] - current[-1]["time"] <= gap:
            current.append(row)
        else:
            if current:
                done.append(current)
            open_[key] = [row]
    return done + list(open_.values())


def bursts(rows, limit, window):
    recent = defaultdict(deque)
    for row in rows:
        times = recent[row["ip"]]
        times.append(row["time"])
        while times[0] < row["time"] - window:
            times.popleft()
        if len(times) == limit:
            yield row["ip"], times[0], times[-1]


def bar(n, most, width=30):
    return "█" * (n * width // most) + ("▌" if n * width % most * 2 >= most else "")


stream = io.StringIO()
log = logging.getLogger("analysis")
log.propagate = False
log.setLevel(logging.DEBUG)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("{levelname:<8}{name}: {message}", style="{"))
log.addHandler(handler)


class Limit(logging.Filter):
    def __init__(self, most):
        super().__init__()
        self.counts, self.most = Counter(), most

    def filter(self, record):
        self.counts[record.levelname] += 1
        return self.counts[record.levelname] <= self.most


limit = Limit(3)
handler.addFilter(limit)

text = list(generate(300))
print(text[0], text[40], sep="\n")
rows = list(parse(text))
print(len(text), "lines,", len(rows), "good,", limit.counts["WARNING"], "bad")
print("status:", sorted(Counter(r["status"] for r in rows).items()), "classes:", {f"{k}xx": n for k, n in sorted(Counter(r["status"] // 100 for r in rows).items())})
paths = Counter(r["path"] for r in rows)
for path, n in paths.most_common():
    times = [r["ms"] for r in rows if r["path"] == path]
    print(f"{path:16}{n:4} {bar(n, max(paths.values())):31} p50={percentile(times, 50):6.1f} p95={percentile(times, 95):7.1f} max={max(times)}")
print("slowest:", [(r["ms"], r["path"], r["status"]) for r in heapq.nlargest(4, rows, key=lambda r: r["ms"])])
print("smallest:", [r["size"] for r in heapq.nsmallest(3, (r for r in rows if r["size"]), key=lambda r: r["size"])])
traffic = defaultdict(int)
for r in rows:
    traffic[r["ip"]] += r["size"]
print("traffic:", [(str(ip), n) for ip, n in sorted(traffic.items(), key=lambda i: -i[1])[:3]])
nets = [ipaddress.ip_network("10.0.0.0/24"), ipaddress.ip_network("10.0.1.0/30"), ipaddress.ip_network("10.0.1.4/30")]
print("nets:", {str(n): sum(r["ip"] in n for r in rows) for n in nets})
by_hour = Counter(r["time"].replace(minute=0, second=0).isoformat() for r in rows)
print("hours:", by_hour)
utc = {r["time"].astimezone(timezone.utc).date() for r in rows}
print("local days:", sorted(f"{d:%a %d}" for d in {r["time"].date() for r in rows}), "utc:", sorted(map(str, utc)))
print("searches:", sorted(Counter(r["query"]["q"] for r in rows if r["path"] == "/search").items()), unquote_plus("caf%C3%A9+x"))
visits = sessions(rows)
lengths = sorted(len(v) for v in visits)
print("sessions:", len(visits), "longest:", lengths[-3:], "single:", bisect.bisect_right(lengths, 1))
longest = max(visits, key=lambda v: (v[-1]["time"] - v[0]["time"], str(v[0]["ip"])))
print("longest lasts", longest[-1]["time"] - longest[0]["time"], "by", longest[0]["ip"], "over", len({r["path"] for r in longest}), "pages")
steps = Counter((a["path"], b["path"]) for v in visits for a, b in zip(v, v[1:]))
print("steps:", sorted(steps.items(), key=lambda i: (-i[1], i[0]))[:4])
for ip, start, end in list(bursts(rows, 8, timedelta(seconds=60)))[:3]:
    log.error("burst from %s: %s to %s", ip, start.time(), f"{end:%H:%M:%S}")
print("agents:", Counter(re.split(r"[/ ]", r["agent"], maxsplit=1)[0] for r in rows).most_common())
print("users:", {u: f"{100 * n / len(rows):.1f}%" for u, n in sorted(Counter(r["user"] for r in rows).items())})
try:
    1 / 0
except ZeroDivisionError:
    log.critical("computing failed", exc_info=False, extra={"who": "me"})
log.debug("done: %(good)d of %(all)d", {"good": len(rows), "all": len(text)})
log.log(35, "level of its own")
print(stream.getvalue(), end="")
print(sorted(limit.counts.items()), logging.getLevelName(35), log.isEnabledFor(logging.DEBUG), log.getChild("x").name, log.getEffectiveLevel())
