# threads share caches and partial objects
import threading, functools
calls = []
@functools.lru_cache(maxsize=50)
def f(n): calls.append(n); return n * n
@functools.lru_cache(maxsize=None)
def g(n, k=1): return n + k
p = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=3)
wrong = []
def work(seed):
    for i in range(3000):
        n = (i * 7 + seed * 13) % 80
        if f(n) != n * n: wrong.append(n)
        if g(n) != n + 1 or g(n, k=2) != n + 2: wrong.append(('g', n))
        if p(i) != (1, i, 3): wrong.append(('p', i))
        if i % 500 == 0 and seed == 0: f.cache_clear()
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
i = f.cache_info(); print(wrong, i.maxsize, i.currsize <= 50, g.cache_info().currsize, set(calls) == set(range(80)))
