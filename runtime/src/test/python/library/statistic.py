# statistics over ints, fractions and floats; the normal distribution.
import statistics as s
from fractions import Fraction as F
data = [2, 5, 1, 9, 4, 4]
print(s.mean(data), s.median(data), s.mode(data), s.pvariance(data), s.stdev([1.5, 2.5, 4.0]), s.fmean(data), s.geometric_mean([1, 10, 100]))
print(s.mean([F(1, 3), F(1, 6)]), s.harmonic_mean([40, 60]), s.quantiles(range(20), n=4), s.multimode('aabbc'), s.correlation([1, 2, 3], [2, 4, 7]))
n = s.NormalDist(100, 15)
print(n.inv_cdf(0.1), n.inv_cdf(0.5), n.inv_cdf(1e-10), n.cdf(115), n.pdf(100), n.overlap(s.NormalDist(110, 15)))
for f in (lambda: n.inv_cdf(0), lambda: s.mean([]), lambda: s.NormalDist(0, -1), lambda: s.NormalDist(0, 0).inv_cdf(.3)):
    try:
        print(f())
    except (s.StatisticsError, ValueError) as e:
        print(type(e).__name__, e)
print(s.linear_regression([1, 2, 3], [3, 5, 7]))
