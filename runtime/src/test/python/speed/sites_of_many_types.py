# One site that many types go through: classes that agree on it, and then do no more.


class Base:
    limit = 3

    def __init__(self, n):
        self.n = n
        self.name = type(self).__name__

    def twice(self):
        return self.n * 2

    @property
    def half(self):
        return self.n / 2


def use(obj):
    obj.n = obj.n + 1
    obj.n += 1
    return obj.n, obj.name, obj.limit, obj.half, obj.twice()


def rounds(objects, times=400):
    for obj in objects:
        obj.n = 0
    for _ in range(times):
        results = [use(obj) for obj in objects]
    print(results[:4], results[-1])


classes = [type(f"C{i}", (Base,), {}) for i in range(5)]
objects = [cls(0) for cls in classes]
rounds(objects, 1000)
classes[1].twice = lambda self: -self.n
rounds(objects)
objects[2].twice = lambda: "own"
objects[3].limit = "mine"
rounds(objects)
Base.limit = 4
Base.twice = lambda self: self.n * 3
rounds(objects)
del objects[2].twice
objects[0].__dict__["limit"] = "in the dict"
rounds(objects)
classes[3].half = property(lambda self: "other")
classes[4].name = property(lambda self: "computed", lambda self, value: None)
rounds(objects)
