# A site that a hundred types go through: with fields, slots, numbers of many kinds, and odd ones between.


class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value

    def get(self, *, more=1):
        return (self.value, more)


class Slotted:
    __slots__ = ("value",)
    kind = "slotted"

    def __init__(self, value):
        self.value = value

    get = Base.get


class Other:
    kind = "other"

    def __init__(self, value):
        self.first = None
        self.value = value

    def get(self, *, more=1):
        return (more, self.value)


class Asked:
    def __getattr__(self, name):
        return (lambda more=1: name) if name == "get" else name


def use(objects, total):
    for obj in objects:
        value = obj.value
        got = obj.get(more=total)
        obj.value = value
        total += len(got) + len(obj.kind)
    return total


values = [1, 2.5, "text", None, (), 1 << 80, True]
objects = []
for i in range(100):
    base = (Base, Slotted, Other)[i % 3]
    names = {"__slots__": ()} if base is Slotted else {}
    objects.append(type(f"T{i}", (base,), names)(values[i % 7]))
objects.append(Asked())
total = 0
for _ in range(200):
    total = use(objects, total % 1000)
print(total, [obj.value for obj in objects[:9]], [obj.get() for obj in objects[::9]])
for i, obj in enumerate(objects):
    if i % 2:
        type(obj).kind = "new" * (i % 5)
    elif i % 3 != 1:
        obj.kind = "own"
for _ in range(20):
    total = use(objects, total % 1000)
print(total)
Base.get.__code__ = (lambda self, *, more=1: "replaced").__code__
print(use(objects, 0), {obj.get() for obj in objects if isinstance(obj, Base)})
