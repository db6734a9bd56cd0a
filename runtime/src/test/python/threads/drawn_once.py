# What threads draw from one iterator comes out once, whoever made it and whoever has gone on with it.
import sys
import threading

N = 20_000
KINDS = (
    lambda: iter(range(N)),
    lambda: iter(range(N, 0, -1)),
    lambda: iter(tuple(range(N))),
    lambda: iter(list(range(N))),
    lambda: map(ord, iter("".join(map(chr, range(32, 32 + N))))),
    lambda: iter(bytes(range(256)) * (N // 256)),
    lambda: reversed(range(N)),
)


def draw(iterator, start, into):
    start.wait()
    into += [value for value in iterator]


for kind in KINDS:
    iterator = kind()
    first = [next(iterator) for _ in range(10)]  # while it is this thread's own
    start = threading.Barrier(3)
    parts = [[], [], first]
    threads = [threading.Thread(target=draw, args=(iterator, start, p)) for p in parts[:2]]
    for thread in threads:
        thread.start()
    draw(iterator, start, parts[2])
    for thread in threads:
        thread.join()
    print(sorted(sum(parts, [])) == sorted(kind()), next(iterator, "over"))

made = []
thread = threading.Thread(target=lambda: made.append(iter(range(5))))
thread.start()
thread.join()
print(list(made[0]), sys.getsizeof(iter(range(3))))
