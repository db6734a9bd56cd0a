# Shows abstract properties and methods of all kinds, and a class whose abstract methods are written later.
import abc


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @staticmethod
    @abc.abstractmethod
    def unit(): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): return cls()


class Square(Shape):
    area = 4
    unit = None


for cls in (Shape, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        cls()
    except TypeError as error:
        print(error)
Square.make = classmethod(lambda cls: cls())
print(abc.update_abstractmethods(Square).make().area, Square.__abstractmethods__)
