# bisect: searching and inserting, keys, bounds, mistakes.
import bisect
l = [1, 2, 2, 3, 5]
print([(bisect.bisect_left(l, i), bisect.bisect_right(l, i)) for i in range(7)])
bisect.insort_left(l, 2.0)
bisect.insort(l, 2.5)
print(l, bisect.bisect(l, 3, key=lambda x: x + 1), bisect.bisect_left(range(100), 50, 10, hi=90), bisect.bisect_left(l, 2, 1, 3))
bisect.insort_right(l, -4, key=abs)
print(l)
class Seq:
    def __len__(self): return 8
    def __getitem__(self, i): return i * i
    def insert(self, i, x): print('insert', i, x)
print(bisect.bisect_left(Seq(), 17))
bisect.insort(Seq(), 20)
for f in (lambda: bisect.bisect([1], 2, -1), lambda: bisect.bisect([1], 2, 0, 5), lambda: bisect.bisect(5, 2), lambda: bisect.insort((), 2), lambda: bisect.bisect([1, 2], 'x'), lambda: bisect.bisect([1], 1, None)):
    try:
        print(f())
    except (ValueError, IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
