"""Pointers to instances of a class."""

import operator

import _ctypes_native as native

from ._data import (
    CArgObject, CDataType, CDataTypes, _CData, _pointer_type_cache, address_info, byref, calling_module, info_of,
    is_array, is_pointer, keep, kept, load, lock_of, set_info, store,
)
from ._simple import joined


class PyCPointerType(CDataType):
    """metatype for the Pointer Objects"""

    __module__ = '_ctypes'

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        set_info(cls, address_info())
        if '_type_' in namespace:
            cls.set_type(namespace['_type_'])
        return cls

    def set_type(cls, proto, /):
        item = info_of(proto)
        if item is None:
            raise TypeError("_type_ must have storage info")
        info = info_of(cls)
        info.proto = proto
        info.format = f'&{item.part_format()}'
        set_info(cls, info)
        type.__setattr__(cls, '_type_', proto)

    def from_param(cls, value, /):
        """Convert a Python object into a function call parameter."""
        if value is None:
            return None
        info = info_of(cls)
        if info is None or info.proto is None:
            raise TypeError("abstract class")
        proto = info.proto
        if isinstance(value, proto):
            return byref(value)
        if is_pointer(type(value)) or is_array(type(value)):
            if issubclass(info_of(type(value)).proto, proto):
                return value
        if type(value) is CArgObject and isinstance(value._obj, proto):
            return value
        return super().from_param(value)


class _Pointer(_CData, metaclass=PyCPointerType):
    """Base class of the pointer types."""

    __module__ = '_ctypes'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        info = info_of(cls)
        if info is None or info.proto is None:
            raise TypeError("Cannot create instance: has no _type_")
        return super().__new__(cls)

    def __init__(self, *args):
        if len(args) > 1:
            raise TypeError(f"POINTER expected at most 1 argument, got {len(args)}")
        if args:
            self.contents = args[0]

    def _target(self):
        address = native.get('P', native.address(self), False)
        if address == 0:
            raise ValueError("NULL pointer access")
        return address

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        proto = info_of(type(self)).proto
        info_of(proto).final = True
        return native.over(proto, self._target(), info_of(proto).size, self, 0)

    @contents.setter
    def contents(self, value):
        if not isinstance(value, _CData):   # of whatever class
            raise TypeError(f"expected {info_of(type(self)).proto.__name__} instead of {type(value).__name__}")
        with lock_of(self):
            native.put('P', native.address(self), native.address(value), False)
            old = keep(self, 1, value), keep(self, 0, kept(value))
        del old

    def __bool__(self):
        return native.get('P', native.address(self), False) != 0

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._slice(index)
        if not hasattr(index, '__index__'):
            raise TypeError("Pointer indices must be integer")
        i = operator.index(index)
        proto = info_of(type(self)).proto
        return load(self, proto, self._target() + i * info_of(proto).size, i)

    def _slice(self, index):
        step = 1 if index.step is None else operator.index(index.step)
        if step == 0:
            raise ValueError("slice step cannot be zero")
        if index.start is None and step < 0:
            raise ValueError("slice start is required for step < 0")
        if index.stop is None:
            raise ValueError("slice stop is required")
        start = 0 if index.start is None else operator.index(index.start)
        items = [self[i] for i in range(start, operator.index(index.stop), step)]
        return joined(items, info_of(info_of(type(self)).proto).letter)

    def __setitem__(self, index, value):
        i = operator.index(index)
        proto = info_of(type(self)).proto
        store(self, proto, self._target() + i * info_of(proto).size, i, value)

    def __delitem__(self, index):
        raise TypeError("Pointer does not support item deletion")


def POINTER(cls, /):
    """POINTER(type) -> type\n\nReturn the pointer type to type"""
    made = _pointer_type_cache.get(cls)
    if made is not None:
        return made
    if isinstance(cls, str):
        made = PyCPointerType(f'LP_{cls}', (_Pointer,), {'__module__': calling_module()})
        _pointer_type_cache[id(made)] = made
        return made
    if not isinstance(cls, type):
        raise TypeError("must be a ctypes type")
    made = PyCPointerType(f'LP_{cls.__name__}', (_Pointer,), {'_type_': cls, '__module__': calling_module()})
    return _pointer_type_cache.setdefault(cls, made)


def pointer(obj, /):
    """pointer(object) -> POINTER(type(object))\n\nCreate a new pointer instance of the given object"""
    return POINTER(type(obj))(obj)


CDataTypes.pointer_type = PyCPointerType
