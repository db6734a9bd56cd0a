"""Arrays of a fixed length."""

import operator

import _ctypes_native as native

from ._data import (
    PLAIN, CDataType, CDataTypes, Info, _CData, calling_module, info_of, load, plain_letter, set_info, store,
)
from ._simple import joined, put_text, put_wide_text, text_in, wide_text_in

_cache = {}   # (class, length): what cls * length gives


def array_type(cls, length):
    if not isinstance(length, int) and not hasattr(length, '__index__'):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
    length = operator.index(length)
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    made = _cache.get((cls, length))
    if made is None:
        if not isinstance(cls, type):
            raise TypeError("Expected a type object")
        namespace = {'_length_': length, '_type_': cls, '__module__': calling_module()}
        made = _cache.setdefault(
            (cls, length), PyCArrayType(f"{cls.__name__}_Array_{length}", (Array,), namespace))
    return made


class PyCArrayType(CDataType):
    """metatype for the Array Objects"""

    __module__ = '_ctypes'

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        length = getattr(cls, '_length_', None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        if length >= 1 << 63:
            raise OverflowError("The '_length_' attribute is too large")
        proto = getattr(cls, '_type_', None)
        if proto is None:
            raise AttributeError("class must define a '_type_' attribute")
        item = info_of(proto)
        if item is None:
            raise TypeError("_type_ must have storage info")
        if item.size * length >= 1 << 63:
            raise OverflowError("array too large")
        layout = None if item.layout is None or length == 0 else f'{length}*{item.layout}'
        set_info(cls, Info(item.size * length, item.align, length=length, proto=proto, layout=layout,
                           format=item.format, shape=(length, *item.shape), item_size=item.item_size,
                           pointers=item.pointers, bits=item.bits, union=item.union))
        type.__setattr__(cls, '_plain_', plain_letter(item))
        type.__setattr__(cls, '_item_size_', item.size)
        if item.letter == 'c':
            _add(cls, namespace, value=_CHARACTERS, raw=_RAW)
        elif item.letter == 'u':
            _add(cls, namespace, value=_WIDE)
        return cls


def _add(cls, namespace, **properties):
    for name, value in properties.items():
        if name not in namespace:
            type.__setattr__(cls, name, value)


def _get_characters(self):
    return text_in(native.address(self), native.size(self))


def _set_characters(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
    if len(value) > native.size(self):
        raise ValueError("byte string too long")
    put_text(native.address(self), native.size(self), value)


def _get_raw(self):
    return native.read(native.address(self), native.size(self))


def _set_raw(self, value):
    content = memoryview(value).tobytes()
    if len(content) > native.size(self):
        raise ValueError("byte string too long")
    native.write(native.address(self), content)


def _get_wide(self):
    return wide_text_in(native.address(self), native.size(self) // 4)


def _set_wide(self, value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    room = native.size(self) // 4
    if len(value) > room:
        raise ValueError("string too long")
    put_wide_text(native.address(self), room, value)


def _delete(self):
    raise TypeError("can't delete attribute")


def _delete_raw(self):
    raise AttributeError("cannot delete attribute")


_CHARACTERS = property(_get_characters, _set_characters, _delete, "string value")
_RAW = property(_get_raw, _set_raw, _delete_raw, "value")
_WIDE = property(_get_wide, _set_wide, _delete, "string value")


class Array(_CData, metaclass=PyCArrayType):
    """Abstract base class for arrays."""

    __module__ = '_ctypes'
    __slots__ = ()

    def __init__(self, *args):
        for i, value in enumerate(args):
            self[i] = value

    def __len__(self):
        return info_of(type(self)).length

    def _place(self, index):
        """(number, address) of an item."""
        info = info_of(type(self))
        i = operator.index(index)
        if i < 0:
            i += info.length
        if not 0 <= i < info.length:
            raise IndexError("invalid index")
        return i, native.address(self) + i * info_of(info.proto).size

    def __getitem__(self, index):
        if self._plain_ is not None and type(index) is int and index >= 0:
            return native.load(self, self._plain_, index * self._item_size_)
        if isinstance(index, slice):
            return self._slice(index)
        if not hasattr(index, '__index__'):
            raise TypeError("indices must be integers")
        i, address = self._place(index)
        return load(self, info_of(type(self)).proto, address, i)

    def _slice(self, index):
        items = [self[i] for i in range(*index.indices(len(self)))]
        return joined(items, info_of(info_of(type(self)).proto).letter)

    def __setitem__(self, index, value):
        if self._plain_ is not None and type(index) is int and index >= 0 and type(value) in PLAIN:
            native.store(self, self._plain_, index * self._item_size_, value)
            return
        if isinstance(index, slice):
            at = range(*index.indices(len(self)))
            if len(value) != len(at):
                raise ValueError("Can only assign sequence of same size")
            for i, each in zip(at, value):
                self[i] = each
            return
        if not hasattr(index, '__index__'):
            raise TypeError("indices must be integer")
        i, address = self._place(index)
        store(self, info_of(type(self)).proto, address, i, value)

    def __delitem__(self, index):
        raise TypeError("Array does not support item deletion")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


CDataTypes.array_type = PyCArrayType
