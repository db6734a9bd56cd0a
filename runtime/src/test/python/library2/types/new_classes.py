# Shows classes made by functions: prepared name-spaces, resolved bases and original bases.
import types


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        return {"prepared": (name, sorted(kw))}

    def __new__(meta, name, bases, ns, **kw):
        return super().__new__(meta, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


C = types.new_class("C", (), {"metaclass": Meta, "flag": 1}, lambda ns: ns.update(x=5))
print(C.prepared, C.x, type(C).__name__)
print(types.prepare_class("D", (C,), {"k": 1})[0].__name__, types.resolve_bases((int, list[int])))


class Gen(list[int]):
    pass


print(Gen.__bases__, Gen.__orig_bases__)
try:
    types.new_class("E", (list[int], 3))
except TypeError as error:
    print(error)
