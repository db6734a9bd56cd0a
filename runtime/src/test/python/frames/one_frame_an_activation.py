# One activation has one frame object while it lives; the next activation has another.
import sys


def twice():
    frame = sys._getframe()
    print(frame is sys._getframe(), frame.f_locals is sys._getframe().f_locals)
    return frame


def inner():
    return sys._getframe(1)


def outer(n):
    frame = inner()
    return frame is sys._getframe() and inner() is frame


def nested(n, caller):
    mine = sys._getframe()
    backs.append(mine.f_back is caller)
    return [mine] + (nested(n - 1, mine) if n else [])


first, second = twice(), twice()
print(first is second, [outer(i) for i in range(3)])
backs = []
frames = nested(5, sys._getframe())
print(len(set(map(id, frames))), [f.f_locals["n"] for f in frames])
print(backs, all(a.f_back is b for a, b in zip(frames[1:], frames)))
print(frames[0].f_back is sys._getframe())
