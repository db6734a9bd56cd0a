# object.__getstate__ of objects whose classes nothing has looked at yet.
things = [zip(), map(str, ()), filter(None, ()), enumerate(()), reversed(()), iter(b""), iter(""), iter(()), iter(range(3)), iter({}),
          iter(set()), iter(bytearray()), {}.keys(), {}.values(), {}.items(), iter({}.items()), reversed({}), slice(1), range(2), 1j,
          memoryview(b""), bytearray(), frozenset(), iter(int, 1), (i for i in ()), property(), super(int, 1),
          ValueError(1), ExceptionGroup("g", [OSError()]), int | str, list[int], len, [].append, str.upper, int.__add__, (1).__add__,
          dict.fromkeys, type.__dict__["__doc__"], (lambda: 0).__code__, Ellipsis, NotImplemented]
for thing in things:
    try:
        print(type(thing).__name__, object.__getstate__(thing))
    except TypeError as e:
        print(type(thing).__name__, e)
