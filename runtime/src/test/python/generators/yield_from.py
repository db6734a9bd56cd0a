# yield from: values, results, delegation of send and throw.
def inner():
    try:
        x = yield "i1"
        print("inner got", x)
        y = yield "i2"
        print("inner got", y)
    except KeyError as e:
        print("inner caught", e)
        yield "i3"
    return "inner result"

def outer():
    r = yield from inner()
    print("result", r)
    yield from [1, 2]
    yield from (c for c in "z")
    return "outer result"

g = outer()
print(next(g), g.send("a"), g.send("b"))
print(list(g))
g = outer()
next(g)
print(g.throw(KeyError("k")), next(g))

def chain(*its):
    for it in its:
        yield from it

print(list(chain("ab", range(2), {"k": 1})))

def stop():
    raise StopIteration("oops")
    yield

try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))

def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x

print(list(flatten([1, [2, [3, [4]], 5]])))
def final(): return (yield from ())
print(list(final()))
