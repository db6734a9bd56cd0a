# A report from CSV: dialects, DictReader, Decimal money, grouping, statistics, percentiles, pivot table, histogram, a table.

import csv
import io
import statistics as st
from collections import defaultdict, namedtuple
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, groupby, pairwise
from operator import attrgetter, itemgetter

RAW = '''date;region;product;units;price;note
2024-01-03;North;Widget;12;9,99;"first; of the year"
2024-01-09;South;Gadget;3;24,50;
2024-01-17;North;Gizmo;7;4,25;"said ""fine"""
2024-02-01;East;Widget;30;9,49;bulk
2024-02-01;East;Gadget;2;24,50;
2024-02-14;South;Widget;11;9,99;"two
lines"
2024-02-29;North;Gadget;5;23,00;leap day
2024-03-05;West;Gizmo;40;3,99;
2024-03-05;West;Widget;x;9,99;broken
2024-03-21;South;Gizmo;13;4,25;
2024-1-13;North;Widget;1;9,99;not ISO
2024-04-10;East;Gizmo;21;4,10;
2024-04-11;North;Widget;;9,99;empty
2024-04-30;North;Widget;16;9,75;
2024-05-02;West;Gadget;4;25,00;
'''

Sale = namedtuple("Sale", "date region product units price note")
CENT = Decimal("0.01")


def read(text):
    sales, rejected = [], []
    reader = csv.DictReader(io.StringIO(text), delimiter=";")
    for row in reader:
        try:
            sales.append(Sale(date.fromisoformat(row["date"]), row["region"], row["product"], int(row["units"]),
                              Decimal(row["price"].replace(",", ".")), row["note"]))
        except ValueError as e:
            rejected.append((reader.line_num, str(e)))
    return sales, rejected


def amount(sale):
    return sale.units * sale.price


def table(headers, rows, align):
    cells = [[str(c) for c in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headers, *cells)]
    line = "+".join("-" * (w + 2) for w in widths)
    show = lambda row: "|".join(f" {c:{a}{w}} " for c, a, w in zip(row, align, widths)).rstrip()
    return "\n".join([show(headers), line, *map(show, cells)])


def pivot(sales, row, column, value):
    out = defaultdict(lambda: defaultdict(Decimal))
    for s in sales:
        out[row(s)][column(s)] += value(s)
    columns = sorted({c for r in out.values() for c in r})
    rows = [[name, *(out[name].get(c, "-") for c in columns), sum(out[name].values())] for name in sorted(out)]
    rows.append(["total", *(sum(r.get(c, 0) for r in out.values()) for c in columns), sum(sum(r.values()) for r in out.values())])
    return columns, rows


def histogram(values, bins):
    low, high = min(values), max(values)
    step = (high - low) / bins
    for i in range(bins):
        a, b = low + i * step, low + (i + 1) * step
        n = sum(a <= v < b or (i == bins - 1 and v == high) for v in values)
        yield f"{a:6.2f} .. {b:6.2f} {'#' * n}"


def quarter(d):
    return f"{d.year}Q{(d.month + 2) // 3}"


sales, rejected = read(RAW)
print(len(sales), "sales,", len(rejected), "rejected")
for line, why in rejected:
    print(f"  line {line}: {why}")
print([s.note for s in sales if s.note])

columns, rows = pivot(sales, attrgetter("region"), attrgetter("product"), amount)
print(table(["region", *columns, "total"], rows, "<>>>>"))
columns, rows = pivot(sales, lambda s: quarter(s.date), attrgetter("region"), lambda s: Decimal(s.units))
print(table(["quarter", *columns, "total"], rows, "<" + ">" * 5))

by_month = [(k, sum(map(amount, g))) for k, g in groupby(sales, key=lambda s: s.date.strftime("%B"))]
running = list(accumulate(v for _, v in by_month))
print(table(["month", "sales", "so far", "change"],
            [(m, v, r, f"{(v / before - 1) * 100:+.1f}%" if before else "")
             for (m, v), r, before in zip(by_month, running, [None, *(v for _, v in by_month)])], "<>>>"))

amounts = [float(amount(s)) for s in sales]
units = [s.units for s in sales]
print(f"mean {st.mean(amounts):.3f} median {st.median(amounts):.3f} stdev {st.stdev(amounts):.3f} pvariance {st.pvariance(units):.3f}")
print(f"fmean {st.fmean(units):.3f} weighted {st.fmean(amounts, weights=units):.3f} geometric {st.geometric_mean(amounts):.3f} harmonic {st.harmonic_mean(units):.3f}")
print("quantiles", [round(q, 2) for q in st.quantiles(amounts, n=4)], [round(q, 2) for q in st.quantiles(units, n=5, method="inclusive")])
print("mode", st.mode(s.product for s in sales), st.multimode(s.region for s in sales), st.median_low(units), st.median_grouped(units))
slope, intercept = st.linear_regression([float(s.price) for s in sales], units)
print(f"regression {slope:.4f} {intercept:.4f} correlation {st.correlation([float(s.price) for s in sales], units):.4f}")
normal = st.NormalDist.from_samples(amounts)
print(f"normal {normal.mean:.2f} {normal.stdev:.2f} P(<50)={normal.cdf(50):.4f} 90%={normal.inv_cdf(0.9):.2f}")
print("decimal mean", st.mean(map(amount, sales)), "median", st.median(s.price for s in sales))
try:
    st.mean([])
except st.StatisticsError as e:
    print("StatisticsError:", e)
print(*histogram(amounts, 6), sep="\n")

gaps = [(b.date - a.date).days for a, b in pairwise(sales)]
print("gaps", gaps, "longest", max(gaps), "weekdays", sorted({s.date.strftime("%a") for s in sales}))
print("span", sales[-1].date - sales[0].date, (sales[0].date + timedelta(weeks=6)).isoformat(), sales[3].date.isocalendar()[:2])

for rounding in ROUND_HALF_UP, "ROUND_DOWN", "ROUND_HALF_EVEN":
    print(rounding, [(amount(s) * Decimal("0.19")).quantize(CENT, rounding) for s in sales[:4]])

out = io.StringIO()
writer = csv.DictWriter(out, ["product", "best", "note"], quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n", extrasaction="ignore")
writer.writeheader()
for product, group in groupby(sorted(sales, key=attrgetter("product", "date")), key=attrgetter("product")):
    best = max(group, key=amount)
    writer.writerow({"product": product, "best": float(amount(best)), "note": best.note, "more": 1})
print(out.getvalue(), end="")
print(list(csv.reader(out.getvalue().splitlines(), quoting=csv.QUOTE_NONNUMERIC)))


class Pipes(csv.Dialect):
    delimiter, quotechar, escapechar, doublequote = "|", "'", "\\", False
    lineterminator, quoting, skipinitialspace = "\n", csv.QUOTE_MINIMAL, True


csv.register_dialect("pipes", Pipes)
out = io.StringIO()
csv.writer(out, "pipes").writerows([["a|b", "it's", 'say "x"', None, 1.5], ["back\\slash", "", "new\nline"]])
print(out.getvalue(), end="")
print(list(csv.reader(io.StringIO(out.getvalue()), "pipes")), "pipes" in csv.list_dialects())
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, sorted(map(itemgetter(0), by_month)))
