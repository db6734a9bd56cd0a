# Classes by namedtuple, dataclass, Enum, ABCMeta and typing in functions, and their metaclasses. classes: collected
import abc
import collections
import dataclasses
import enum
import gc
import typing
import weakref


def point():
    P = collections.namedtuple('P', 'x y')
    p = P(1, 2)._replace(y=5)
    print(p, p.x + p.y, P._fields)
    return P


def record():
    @dataclasses.dataclass(order=True)
    class R:
        a: int
        b: list = dataclasses.field(default_factory=list)

    print(R(1), R(1) < R(2), R(3) == R(3, []), dataclasses.replace(R(1), b=2))
    return R


def colours():
    class Colour(enum.Enum):
        RED = 1
        BLUE = 2

    print(Colour.RED, Colour(2), list(Colour))
    return Colour


def abstract():
    class Shape(abc.ABC):
        @abc.abstractmethod
        def area(self):
            pass

    class Square(Shape):
        def area(self):
            return 4

    Shape.register(int)
    print(Square().area(), isinstance(3, Shape), issubclass(str, Shape))
    return Shape


def generic():
    T = typing.TypeVar('T')

    class Box(typing.Generic[T]):
        pass

    print(Box.__parameters__, isinstance(Box(), Box))
    return Box


def with_metaclass():
    class Meta(type):
        def __call__(cls, *args):
            return super().__call__(*args), cls.__name__

        def __del__(cls):
            print('del', cls.__name__)

    class M(metaclass=Meta):
        pass

    print(M()[1], type(M).__name__)
    return M


for make in point, record, colours, abstract, generic, with_metaclass:
    ref = weakref.ref(make())
    gc.collect()
    print(make.__name__, ref())
