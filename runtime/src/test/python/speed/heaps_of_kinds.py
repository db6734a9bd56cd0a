# Heaps of ints, floats, strs, tuples, mixtures and objects of a class; comparisons that raise or change the heap.
import heapq

state = 3


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 16 % n


class Task:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n < 0:
            raise ValueError(self.n)
        return self.n < other.n


for make in (lambda: rnd(50), lambda: rnd(100) / 3, lambda: "w%d" % rnd(30), lambda: (rnd(4), rnd(9)), lambda: rnd(2) and rnd(9) or rnd(9) / 2,
             lambda: rnd(4) * 2**70, lambda: (rnd(3), (rnd(2), "t%d" % rnd(3)), [rnd(3)]), lambda: bytes([rnd(9)])):
    items = [make() for _ in range(60)]
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    assert all(heap[(i - 1) // 2] <= heap[i] for i in range(1, 60))
    other = list(items)
    heapq.heapify(other)
    out = [heapq.heappop(heap) for _ in items]
    assert out == sorted(items) == [heapq.heappop(other) for _ in items] and heap == other == []
    print(out[0], out[-1], heapq.nlargest(2, items), heapq.nsmallest(2, items, key=lambda x: x), list(heapq.merge(out[:2], out[1:3])))
tasks = [Task(n) for n in (5, 3, 9, 1)]
heapq.heapify(tasks)
print([heapq.heappop(tasks).n for _ in range(3)], heapq.heappushpop(tasks, Task(4)).n, heapq.heapreplace(tasks, Task(2)).n)
nan = float("nan")
mixed = [3, nan, 1.5, 2, "x"]
for act in (lambda: heapq.heapify(mixed), lambda: heapq.heappush([(1, 2)], (1, None)), lambda: heapq.heappush([Task(1)], Task(-1)), lambda: heapq.heappop([])):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)


class Shrinks(Task):
    def __lt__(self, other):
        shrinking.clear()
        return True


shrinking = [Shrinks(i) for i in range(4)]
try:
    heapq.heappop(shrinking)
except (RuntimeError, IndexError) as e:
    print(type(e).__name__, e)
