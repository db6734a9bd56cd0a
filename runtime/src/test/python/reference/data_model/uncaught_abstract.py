# An abstract class is refused at call: uncaught TypeError names the methods in sorted order.
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Half(Shape):
    name = 'half'
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
try:
    Half()
except TypeError as e:
    print(e)
Shape()
