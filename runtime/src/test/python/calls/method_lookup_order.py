# A method is looked up before its arguments are evaluated.
class Tracer:
    def __getattr__(self, name):
        print("look up", name)
        if name.startswith("no"):
            raise AttributeError(name)
        return lambda *args, **kwargs: (name, args, kwargs)

    def plain(self, *args, **kwargs):
        return "plain", args, kwargs


def value(v):
    print("evaluate", v)
    return v


t = Tracer()
print(t.first(value(1)), t.second(value(2), key=value(3)))
for call in (lambda: t.nothing(value(4)), lambda: None.nothing(value(5))):
    try:
        call()
    except AttributeError as e:
        print(e)


def swap():
    t.plain = lambda *args: "of the instance"
    return 6


print(t.plain(swap()), t.plain(value(7)))


def suspended():
    yield t.third((yield "a"), (yield "b"))


g = suspended()
print(next(g), g.send(1), g.send(2))
total = 0
t.step = lambda n: n + 1
for i in range(3000):
    total += t.step(len(str(i))) + len("".join([str(i)]))
print(total)
