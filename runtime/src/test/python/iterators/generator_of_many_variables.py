"""Generators with so many variables that all yields save them in one place."""
import asyncio


def outer(k):
    p, q = [k], {"k": k}

    def walk(a, b=2, *rest, c=3, **named):
        d, e, f = [a], (b,), "f"
        g = h = None
        got = yield a + k
        for i in range(3):
            g = [i, got]
            try:
                h = yield g, p[0]
                if h is not None:
                    d.append(h)
            except KeyError as error:
                f += repr(error)
                back = yield "caught", f
                d.append(back)
            finally:
                q["k"] += 1
        later = yield from inner(d, e)
        with_value = [x for x in [1, (yield "in a list")]]
        del g
        try:
            yield g
        except UnboundLocalError as error:
            yield type(error).__name__
        return d, e, f, h, later, with_value, rest, c, named

    def inner(x, y):
        a = b = c = d = e = f = g = 1
        try:
            z = yield x, y, a + b + c + d + e + f + g
            return z
        finally:
            x.append("inner done")

    return walk(1, 2, "r", c=4, n=5), q


walk, q = outer(10)
print(next(walk), sorted(walk.gi_frame.f_locals))
print(walk.send("first"), walk.gi_frame.f_locals["d"], walk.gi_yieldfrom)
print(walk.throw(KeyError("k")))
print(walk.send("back"), q)
print(walk.send("second"))
print(walk.send(None), walk.gi_yieldfrom.gi_frame.f_locals["x"])
try:
    print(walk.send("z"))
    while True:
        print(next(walk))
except StopIteration as end:
    print(end.value, q)

walk, q = outer(20)
next(walk), next(walk)
walk.close()
print(q, walk.gi_frame, list(walk))

walk, q = outer(30)
next(walk)
try:
    walk.throw(ValueError("thrown"))
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_frame.f_locals["c"])


async def many(n):
    a, b, c, d, e, f, g, h = range(8)
    total = 0
    for i in range(n):
        await asyncio.sleep(0)
        total += a + b + c + d + e + f + g + h + i
        async for x in numbers(i):
            total += x
    return total


async def numbers(n):
    a = b = c = d = e = f = g = h = 1
    for i in range(n):
        yield i + a + b + c + d + e + f + g + h
        await asyncio.sleep(0)


print(asyncio.run(many(5)))
