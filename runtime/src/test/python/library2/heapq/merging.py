# Shows heaps merged and searched for the least and greatest, lazily, stably and by key.
import heapq


def tell(name, items):
    for item in items:
        print(name, end=" ")
        yield item


m = heapq.merge(tell("x", [1, 4]), tell("y", [2, 3]), [5])
print(next(m), next(m), list(m))
print(list(heapq.merge(["bb", "a"], ["ccc", "d"], key=len, reverse=True)))
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
print(heapq.nsmallest(3, pairs, key=lambda p: p[0]), heapq.nlargest(2, pairs, key=lambda p: p[0]), heapq.nsmallest(0, pairs), heapq.nlargest(9, [2, 1]))
h = [5, 3, 8, 1]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), heapq.heappushpop([], 4), h)
for act in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify({}), lambda: heapq.heapreplace([], 1),
            lambda: heapq.heapify([1, "a"]), lambda: heapq.nsmallest("x", [1])):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
