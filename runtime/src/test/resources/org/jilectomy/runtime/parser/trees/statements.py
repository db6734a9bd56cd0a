"""Every kind of statement."""
from __future__ import annotations
import os, os.path as path, a.b.c
from . import near
from ...far.away import (one, two as zwei,)
from everything import *

x = y = 1
first, *middle, last = [1, 2, 3]
(p, [q, *r]), s.t, u[0] = value
n += 1; n -= 2; n *= 3; n /= 4; n //= 5; n %= 6; n **= 7
n <<= 1; n >>= 1; n &= 1; n |= 1; n ^= 1; n @= 1
count: int
count: int = 0
(count): int = 0
self.x: list[int] = []
del a, b.c, d[0], (e, [f])
assert n, "message"
pass


def plain(a, b=1, /, c=2, *rest: int, d, e=3, **others) -> None:
    global n
    return a, *rest


@decorated
@decorated.twice(1)
async def waiting(*, only, **kw: dict):
    async with lock as held, other:
        async for item in source():
            await item
        else:
            return
    yield [x async for x in y if await x]


class Child(Base, metaclass=Meta, *bases, **options):
    attribute = __private = 1

    def method(self):
        nonlocal_ = super().method()

        def inner():
            nonlocal nonlocal_
            nonlocal_ = yield
            value = yield from inner()
            return lambda *a, k=1, **b: (a, k, b, self.__private)
        return inner


class Empty: pass


while n:
    if n > 1:
        continue
    elif n == 1:
        break
    elif n:
        n = 0
    else:
        raise ValueError from None
else:
    raise

for i, (j, *k) in enumerate(x), y:
    print(i, end="")
else:
    pass

try:
    risky()
except (A, B) as error:
    pass
except C: pass
except:
    raise
else:
    fine()
finally:
    done()

try:
    risky()
except* A as group:
    pass

try: x
finally: y

with open(f) as a, open(g): pass
with (open(f) as a, open(g) as (b, c),):
    pass
with (yield_ := f): pass
with (a, b) as c: pass
with (a).b, c: pass
if (found := search()): use(found)
