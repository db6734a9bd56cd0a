# A zoo of metaclasses: registry, singleton, interfaces, enum of one's own, auto properties, multimethods, final, prepare, records.

import inspect
from collections import ChainMap, OrderedDict


class Registry(type):
    known = {}

    def __new__(mcs, name, bases, ns, *, key=None, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        if bases:
            mcs.known[key or name.lower()] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __getitem__(cls, key):
        return cls.known[key]

    def __iter__(cls):
        return iter(sorted(cls.known))

    def __len__(cls):
        return len(cls.known)

    def __contains__(cls, key):
        return key in cls.known


class Shape(metaclass=Registry):
    def __init__(self, *sizes):
        self.sizes = sizes


class Circle(Shape):
    pass


class Square(Shape, key="box"):
    pass


print(list(Shape), len(Shape), Shape["box"], "circle" in Shape, "square" in Shape, Shape["circle"](2).sizes)


class Singleton(type):
    def __init__(cls, *args):
        super().__init__(*args)
        cls._instance = None

    def __call__(cls, *args, **kw):
        if cls._instance is None:
            cls._instance = super().__call__(*args, **kw)
        return cls._instance


class Config(metaclass=Singleton):
    def __init__(self, value):
        print("made", value)
        self.value = value


class Special(Config):
    pass


print(Config(1) is Config(2), Config(3).value, Special(4) is Config(5), type(Config), Config.__class__.__mro__)


class Interface(type):
    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(type(obj))

    def __subclasscheck__(cls, sub):
        wanted = [n for n in vars(cls) if not n.startswith("__")]
        return all(callable(getattr(sub, n, None)) for n in wanted)

    def __or__(cls, other):
        return Interface(f"{cls.__name__}Or{other.__name__}", (), {"__subclasscheck__": None}) if False else (cls, other)

    def __and__(cls, other):
        wanted = {n: v for c in (cls, other) for n, v in vars(c).items() if not n.startswith("__")}
        return type(cls)(f"{cls.__name__}And{other.__name__}", (), wanted)


class Sized(metaclass=Interface):
    def __len__(self): ...
    def size(self): ...


class Closeable(metaclass=Interface):
    def close(self): ...


class Box:
    def size(self): return 1
    def close(self): return 2


print(isinstance(Box(), Sized), isinstance(Box(), Closeable), isinstance(3, Closeable), issubclass(dict, Sized))
both = Sized & Closeable
print(both, isinstance(Box(), both), isinstance(3, Sized | Closeable), isinstance(Box(), Sized | Closeable))


class EnumSpace(dict):
    def __init__(self):
        super().__init__()
        self.members = []

    def __setitem__(self, name, value):
        if not name.startswith("_") and not callable(value) and not hasattr(value, "__get__"):
            if name in self.members:
                raise TypeError(f"{name!r} twice")
            self.members.append(name)
        super().__setitem__(name, value)

    def __missing__(self, name):
        if name.startswith("_") or not name.isupper():
            raise KeyError(name)
        self[name] = len(self.members)
        return self[name]


class EnumMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return EnumSpace()

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, {k: v for k, v in ns.items() if k not in ns.members})
        cls._members = OrderedDict()
        for n in ns.members:
            member = object.__new__(cls)
            member.name, member.value = n, ns[n]
            cls._members[n] = member
            type.__setattr__(cls, n, member)
        return cls

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_members", ()):
            raise AttributeError(f"cannot rebind {cls.__name__}.{name}")
        super().__setattr__(name, value)

    def __call__(cls, value):
        for m in cls._members.values():
            if m.value == value:
                return m
        raise ValueError(f"{value!r} is no {cls.__name__}")

    def __iter__(cls):
        return iter(cls._members.values())

    def __reversed__(cls):
        return reversed(cls._members.values())

    def __repr__(cls):
        return f"<enum {cls.__name__} {'|'.join(cls._members)}>"


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return f"{type(self).__name__}.{self.name}={self.value}"


class Colour(Enum):
    RED
    GREEN
    BLUE
    DARK = 10
    BLACK

    def mixed(self, other):
        return type(self)((self.value + other.value) % 3)


print(Colour, list(Colour), Colour(10), Colour.RED.mixed(Colour.BLUE), next(reversed(Colour)))
for action in (lambda: Colour(77), lambda: setattr(Colour, "RED", 1), lambda: EnumMeta("Bad", (Enum,), EnumSpace()) and exec("class Twice(Enum):\n X = 1\n X = 2")):
    try:
        action()
    except (ValueError, AttributeError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")


class MultiSpace(dict):
    def __setitem__(self, name, value):
        if inspect.isfunction(value) and name in self and not name.startswith("__"):
            old = self[name]
            old = old if isinstance(old, Multi) else Multi(name).add(old)
            value = old.add(value)
        super().__setitem__(name, value)


class Multi:
    def __init__(self, name):
        self.name, self.cases = name, []

    def add(self, function):
        types = [p.annotation for p in list(inspect.signature(function).parameters.values())[1:]]
        self.cases.append((types, function))
        return self

    def __get__(self, obj, owner=None):
        def call(*args):
            for types, function in self.cases:
                if len(types) == len(args) and all(t is inspect.Parameter.empty or isinstance(a, t) for a, t in zip(args, types)):
                    return function(obj, *args)
            raise TypeError(f"no {self.name}({', '.join(type(a).__name__ for a in args)})")
        return call


class MultiMeta(type):
    __prepare__ = classmethod(lambda mcs, name, bases, **kw: MultiSpace())


class Printer(metaclass=MultiMeta):
    def show(self, x: int): return f"int {x}"
    def show(self, x: str): return f"str {x!r}"
    def show(self, x: list): return [self.show(e) for e in x]
    def show(self, x: int, y: int): return f"pair {x},{y}"
    def single(self): return "single"


p = Printer()
print(p.show(1), p.show("a"), p.show([1, "b", [2]]), p.show(3, 4), p.single())
try:
    p.show(1.5)
except TypeError as e:
    print("TypeError:", e)


class Final(type):
    def __new__(mcs, name, bases, ns, final=False):
        for b in bases:
            if getattr(b, "_final", False):
                raise TypeError(f"{b.__name__} is final")
        return super().__new__(mcs, name, bases, {**ns, "_final": final})

    def __init__(cls, name, bases, ns, final=False):
        super().__init__(name, bases, ns)


class Leaf(metaclass=Final, final=True):
    pass


class Record(type):
    """Fields from the annotations: __slots__, __init__, comparison, inheritance of fields."""

    def __new__(mcs, name, bases, ns):
        fields = ns.get("__annotations__", {})
        defaults = {f: ns.pop(f) for f in fields if f in ns}
        inherited = ChainMap(*(b._fields for b in bases if isinstance(b, Record)))
        ns["__slots__"] = tuple(fields)
        ns["_fields"] = {**{k: inherited[k] for k in inherited}, **{f: defaults.get(f, ...) for f in fields}}

        def __init__(self, *args, **kw):
            given = dict(zip(self._fields, args)) | kw
            for f, default in self._fields.items():
                value = given.pop(f, default)
                if value is ...:
                    raise TypeError(f"{type(self).__name__} needs {f}")
                setattr(self, f, value)
            if given:
                raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(given))}")

        ns.setdefault("__init__", __init__)
        ns.setdefault("__repr__", lambda self: f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self._fields)})")
        ns.setdefault("__eq__", lambda a, b: type(a) is type(b) and all(getattr(a, f) == getattr(b, f) for f in a._fields))
        return super().__new__(mcs, name, bases, ns)


class Point(metaclass=Record):
    x: int
    y: int = 0


class Point3(Point):
    z: int = 9


print(Point(1), Point(1, 2) == Point(y=2, x=1), Point3(1, z=5), Point(1) == Point3(1), Point3.__slots__, Point3._fields)
for action in (lambda: Point(), lambda: Point(1, q=2), lambda: setattr(Point(1), "w", 1), lambda: Final("Sub", (Leaf,), {}),
               lambda: type("Clash", (Point, Leaf), {}), lambda: type("Odd", (Config, Point), {}), lambda: hash(Point(1))):
    try:
        action()
    except (TypeError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")


class Tracer(type):
    def __getattribute__(cls, name):
        if not name.startswith("_"):
            print("  class lookup", name)
        return super().__getattribute__(name)

    def mro(cls):
        return [cls, *super().mro()[1:]]

    def __dir__(cls):
        return ["only", "these"]

    def __bool__(cls):
        return False


class Traced(metaclass=Tracer):
    x = 5

    def __init_subclass__(cls, **kw):
        print("  subclass", cls.__name__, kw)

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(Traced, mark=1):
    y = Traced.x + 1


print(Sub.y, Sub().x, Traced["a", 1], dir(Sub), bool(Sub), Sub.mro() == list(Sub.__mro__))
