"""Run after a build, so that the JVM's start-up cache knows what a usual program loads.

Short and broad: the modules that most programs import, each kind of statement and the common types
once, nothing that takes long.
"""

import sys
import time
import threading

MODULES = """
    site encodings encodings.utf_8 encodings.ascii encodings.latin_1 os io abc codecs stat types functools
    collections re enum queue json dataclasses typing unittest argparse contextlib random string textwrap
    tempfile subprocess inspect traceback warnings weakref datetime copy itertools operator math time
    pathlib shutil logging struct heapq bisect statistics decimal fractions importlib importlib.util runpy
"""

for module in MODULES.split():
    try:
        __import__(module)
    except Exception as e:
        print(module, repr(e))


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y})"

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


class Named(Point):
    def __init__(self, name, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name


def numbers(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def fib(n):
    if n < 2:
        return 1
    return fib(n - 1) + fib(n - 2)


def main():
    words = "the quick brown fox jumps over the lazy dog".split()
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    squares = [n * n for n in numbers(50) if n % 2]
    total = sum(squares) + len(counts) + fib(15)
    points = [Named("p", i, y=i / 2) for i in range(20)]
    points.sort(key=lambda p: -p.x)
    try:
        {}["missing"]
    except KeyError as e:
        print("caught", repr(e))
    finally:
        total += 1
    lock = threading.Lock()
    results = []

    def work(n):
        with lock:
            results.append(fib(n))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(total, points[0], points[0].norm, sorted(set(words)), "%5.2f|%s" % (1.5, b"x"), 2 ** 100)
    print("{:>10}".format("end"), sorted(results), words[1:3], time.time() > 0, sys.version_info[:2])


main()
