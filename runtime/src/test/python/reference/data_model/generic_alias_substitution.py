# Type variables in types.GenericAlias and types.UnionType, and what takes their place.
import collections.abc
import copy
import pickle
import types
from typing import Generic, List, ParamSpec, TypeVar, TypeVarTuple

T = TypeVar('T')
K = TypeVar('K')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
for text in ('list[T]', 'list[T][int]', 'dict[T, K][int, str]', 'dict[T, T][int]', 'dict[T, K][int]',
             'list[int][str]', 'list[T].__parameters__', 'dict[T, list[K]].__parameters__',
             'dict[T, list[K]][int, str]', 'tuple[T, ...][int]', 'list[List[T]][int]',
             '(list[T] | None)[int]', '(int | list[T]).__parameters__', '(int | str)[1]',
             'tuple[*Ts][int, str]', 'tuple[int, *Ts][str, float]', 'tuple[*Ts, int][()]',
             '[*tuple[int, str]]', 'next(iter(list[int])).__unpacked__', 'list[int].__unpacked__',
             '[*tuple[int]][0] == tuple[int]', 'list[int].__class__', 'list[T][list[K]].__parameters__',
             'collections.abc.Callable[[T], K][int, str]', 'collections.abc.Callable[P, int][[str]]',
             'pickle.loads(pickle.dumps(list[int]))', 'copy.deepcopy(dict[str, list[int]])',
             'sorted(set(dir(list[int])) - set(dir(list)))', 'types.GenericAlias(1, 2)',
             'types.GenericAlias(list)', 'list[int].x', 'list[T][int, str]', 'list[T]([1])'):
    try:
        print(text, '=', eval(text))
    except Exception as e:
        print(text, '!', type(e).__name__, e)


class Box(Generic[T]):
    pass


class Alias:
    __class_getitem__ = classmethod(types.GenericAlias)


def star(*args: *tuple[int, str]): pass


print(Box[int]().__orig_class__, Alias[int]().__orig_class__, Alias[T][str], star.__annotations__)
