# Shows places found and kept in sorted lists: by key, within bounds, and where comparing fails.
import bisect


class Log(list):
    def insert(self, at, item):
        print("insert", at, item)
        super().insert(at, item)


words = ["fig", "kiwi", "apple", "banana"]
print([bisect.bisect(words, n, key=len) for n in range(3, 8)], bisect.bisect_left(words, 4, key=len), bisect.bisect_left([1, 2, 2, 3], 2, 2, 3))
log = Log(["a"])
bisect.insort(log, "bb", key=len)
bisect.insort_left(log, "c", key=len)
bisect.insort_right(log, "d", lo=1, hi=2, key=len)
print(log, bisect.bisect is bisect.bisect_right, bisect.bisect([1, 2], float("nan")))
for act in (lambda: bisect.bisect([1], 2, lo=-1), lambda: bisect.bisect(["a"], 1), lambda: bisect.bisect(5, 1), lambda: bisect.insort((1,), 0),
            lambda: bisect.bisect([1], 1, key=3), lambda: bisect.bisect([1]), lambda: bisect.bisect([1, 2], 1, 0, 9)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
