# heapq, bisect, array, queue orders, statistics.
import heapq, bisect, array, statistics
h = []
for x in [5, 1, 4, 1, 3]: heapq.heappush(h, x)
print(h[0], [heapq.heappop(h) for _ in range(5)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, 'hello', key=lambda c: -ord(c)), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1), heapq.heapreplace([1, 2], 5))
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.insort(l, 4), l, bisect.bisect_right(l, 3, key=lambda x: x), bisect.bisect_left([], 1))
a = array.array('i', [1, 2, 3])
a.append(4); a.extend([5]); a[0] = 9
print(a, a.typecode, a.itemsize, a.tobytes()[:4], a.tolist(), a[1:3], a.index(3), a + a == a * 2, array.array('d', [1.5]), array.array('u', 'é'), a.pop(), len(a), memoryview(a)[1], a.byteswap(), a.count(1), bytes(array.array('B', b'xy')))
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.mode('aab'), statistics.stdev([1, 2, 4]), statistics.pvariance([1, 2]), statistics.quantiles([1, 2, 3, 4]), statistics.fmean([1.5, 2]), statistics.geometric_mean([1, 4]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2], [2, 4]), statistics.NormalDist(0, 1).cdf(0))
for f in (lambda: heapq.heappop([]), lambda: array.array('z'), lambda: array.array('b', [200]), lambda: array.array('i', ['a']), lambda: a.append('x'), lambda: statistics.mean([]), lambda: array.array('i', [1]) + array.array('b', [1]), lambda: a.remove(99)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError, OverflowError, statistics.StatisticsError) as e:
        print(type(e).__name__, e)
