# What classes leave behind that a program makes, uses and drops, and what making one costs.
#
# Usage: class_churn.py [N [PYTHON]]      default: 20000
#
# Each kind of class is made N times after a few hundred of it: whatever is made once is there by then.
# "left" is after gc.collect(): memory of the process in bytes a class (with the JIT's and the JVM's own
# heap, which move), and blocks of the object heap, where the interpreter counts them. PYTHON, an
# interpreter, then does the same in a process of its own.
import collections
import dataclasses
import enum
import gc
import subprocess
import sys
import time
import weakref

try:
    from _jilectomy import live_blocks
except ImportError:
    live_blocks = sys.getallocatedblocks


def rss():
    with open('/proc/self/statm') as f:
        return int(f.read().split()[1]) * 4096


def statement(i):
    class A:
        def __init__(self):
            self.x = i

        def m(self):
            return self.x

        def me(self):
            return __class__

    a = A()
    assert a.m() == i and a.me() is A
    return A


def called(i):
    A = type('A', (), {'x': i})
    assert A().x == i
    return A


def slots(i):
    class S:
        __slots__ = 'a', 'b', '__weakref__'

    S().a = i
    return S


def named_tuple(i):
    P = collections.namedtuple('P', 'x y')
    assert P(1, i).y == i
    return P


def dataclass(i):
    @dataclasses.dataclass
    class D:
        a: int

    assert D(i).a == i
    return D


def enumeration(i):
    class E(enum.Enum):
        A = i

    assert E.A.value == i
    return E


def closure(i):
    def f(n):
        return n and f(n - 1)

    assert f(i % 5) == 0
    return f


def measure(n):
    for make in statement, called, slots, named_tuple, dataclass, enumeration, closure:
        some = n // (20 if make in (named_tuple, dataclass, enumeration) else 1)
        for i in range(300):
            make(i)
        gc.collect()
        blocks = live_blocks()
        before = rss()
        cpu = time.process_time()
        for i in range(some):
            ref = weakref.ref(make(i))
        cpu = time.process_time() - cpu
        most = rss()
        gc.collect()
        gc.collect()
        print(f'{make.__name__:12} {some:7}  {cpu / some * 1e6:8.1f} us each   left'
              f' {(rss() - before) / some:9.0f} bytes {(live_blocks() - blocks) / some:8.2f} blocks each,'
              f' at most {most >> 20} MiB; the last one {"is gone" if ref() is None else "stays"}', flush=True)


measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
if len(sys.argv) > 2:
    subprocess.run([sys.argv[2], __file__, sys.argv[1]], check=True)
