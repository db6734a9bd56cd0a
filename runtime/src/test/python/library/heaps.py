# heapq: the order of a heap, step by step.
import heapq, random
r = random.Random(7)
h = [r.getrandbits(8) for _ in range(30)]
heapq.heapify(h)
print(h)
print(heapq.heapreplace(h, 5), heapq.heappushpop(h, 2), heapq.heappushpop(h, 900))
for _ in range(10):
    heapq.heappush(h, r.random() * 100)
print([round(heapq.heappop(h), 3) for _ in range(len(h))], h)
print(heapq.nlargest(3, [5, 1, 9, 7]), heapq.nsmallest(2, 'hello', key=ord), list(heapq.merge([1, 4], [2, 3], [0])))
m = [3, 1, 2]
heapq._heapify_max(m)
print(m, heapq._heappop_max(m), heapq._heapreplace_max(m, 0), m)
class Shrink:
    def __lt__(self, other):
        h2.clear()
        return True
h2 = [Shrink() for _ in range(5)]
for f in (lambda: heapq.heappop([]), lambda: heapq.heappop(()), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify(3), lambda: heapq.heappush([1], 'a'), lambda: heapq.heappush(h2, Shrink())):
    try:
        print(f())
    except (IndexError, TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
