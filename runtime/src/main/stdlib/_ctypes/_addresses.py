"""What ctypes does with plain addresses."""

import os
import sys

import _ctypes_native as native

from ._data import _CData, info_of, is_pointer, kept, lock_of
from ._function import ArgumentError, Builtin, PyCFuncPtrType, argument, invoke, ready
from ._simple import _SimpleCData, text_at, wide_text_at


def call_function(address, arguments, /):
    return invoke(address, [ready(value) for value in arguments], _INT, 0)


call_cdeclfunction = call_function


class _INT(_SimpleCData):
    _type_ = 'i'


def _string_at(pointer, size=-1):
    sys.audit("ctypes.string_at", pointer, size)
    source = ready(pointer)   # has what the address is of
    address = argument(source, 1)[1]
    return text_at(address) if size == -1 else native.read(address, size)


def _wstring_at(pointer, size=-1):
    sys.audit("ctypes.wstring_at", pointer, size)
    source = ready(pointer)
    return wide_text_at(argument(source, 1)[1], size)


def _cast(pointer, source, cls):
    if not (is_pointer(cls) or isinstance(cls, PyCFuncPtrType)
            or info_of(cls) is not None and info_of(cls).letter in ('s', 'P', 'z', 'U', 'Z', 'X', 'O')):
        name = cls.__name__ if isinstance(cls, type) else type(cls).__name__
        raise TypeError(f"cast() argument 2 must be a pointer type, not {name}")
    result = native.create(cls, 8) if not isinstance(cls, PyCFuncPtrType) else cls()
    native.put('P', native.address(result), _cast_address(pointer), False)
    _share(result, source)
    return result


def _cast_address(pointer):
    try:
        return argument(_VOID.from_param(pointer), 1)[1]
    except TypeError as e:
        raise ArgumentError(f"argument 1: TypeError: {e}") from None


class _VOID(_SimpleCData):
    _type_ = 'P'


def _share(result, source):
    """What is cast keeps alive what the source does, and the source."""
    if not isinstance(source, _CData):
        if isinstance(source, (bytes, str)):
            native.keep(result, {id(source): source})
        return
    with lock_of(source):
        objects = kept(source)
        if not isinstance(objects, dict):
            objects = {} if objects is None else {id(objects): objects}
        objects[id(source)] = source
        native.keep(result, objects)


def PyObj_FromPtr(address, /):
    sys.audit("ctypes.PyObj_FromPtr", f"({address:#x})")
    cell = native.create(_OBJECT, 8)
    native.put('P', native.address(cell), address, False)
    return native.get('O', native.address(cell), False)


class _OBJECT(_SimpleCData):
    _type_ = 'O'


_references = []


def Py_INCREF(value, /):
    """One reference more, which Py_DECREF gives up."""
    _references.append(value)
    return value


def Py_DECREF(value, /):
    for i, each in enumerate(_references):
        if each is value:
            del _references[i]
            break
    return value


_libc = native.dlopen(None, os.RTLD_NOW)
_memmove_addr = native.dlsym(_libc, b'memmove')
_memset_addr = native.dlsym(_libc, b'memset')
_string_at_addr = Builtin(_string_at)
_wstring_at_addr = Builtin(_wstring_at)
_cast_addr = Builtin(_cast)
