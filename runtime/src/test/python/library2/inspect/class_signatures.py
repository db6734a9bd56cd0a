# What inspect.signature() says of classes: of plain ones, of built-in ones and of what inherits from those.
import collections
import inspect
import io
import itertools
import math
import pickle
import queue
import types


class Plain:
    pass


class Child(list):
    pass


class Error(Exception):
    pass


class Told:
    """Told(a, b=2)
--

A docstring that begins with a signature."""

    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)


class Apart:
    """Apart(a)

--

Too late."""


CLASSES = [
    Plain, Child, Error, Told, Apart, object, float, complex, list, tuple, property, enumerate, reversed, memoryview, int, str, bytes,
    dict, set, type, range, io.BytesIO, io.StringIO, io.TextIOWrapper, io.FileIO, io.BufferedReader, io.IncrementalNewlineDecoder,
    queue.SimpleQueue, pickle.Pickler, pickle.Unpickler, types.FunctionType, types.CodeType, types.CellType, types.MethodType,
    types.ModuleType, collections.deque, collections.OrderedDict,
    *(getattr(itertools, name) for name in sorted(vars(itertools)) if isinstance(getattr(itertools, name), type)),
]
for cls in CLASSES:
    try:
        signature = inspect.signature(cls)
    except ValueError:
        signature = "none"
    print(cls.__name__, signature, repr(cls.__text_signature__))
for function in (sorted, math.factorial, len, divmod):
    print(function.__name__, inspect.signature(function), function.__text_signature__)
print(list(inspect.signature(sorted).parameters.values())[1:], inspect.signature(Told.__new__))
for wrong in (lambda: sorted([1], k=1), lambda: sorted(), lambda: sorted([1], [2])):
    try:
        wrong()
    except TypeError as e:
        print(e)


class Meta(type):
    pass


class Undocumented(metaclass=Meta):
    pass


del Undocumented.__doc__  # Meta's own __doc__ hides that of type, which refuses
print(Undocumented.__text_signature__, "__doc__" in Undocumented.__dict__)
