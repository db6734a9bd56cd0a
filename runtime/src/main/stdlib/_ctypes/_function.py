"""Functions of shared libraries, and Python functions that C can call."""

import os
import sys

import _ctypes_native as native

from ._data import (
    CArgObject, CDataType, CDataTypes, _CData, address_info, info_of, is_array, is_pointer, keep, plain_letter, set_info,
)
from ._paramflags import checked_flags, with_outputs
from ._pythonapi import FUNCTIONS
from ._simple import RAW, PyCSimpleType, get_simple, put_simple, wide_text

FUNCFLAG_CDECL = 1
FUNCFLAG_PYTHONAPI = 4
FUNCFLAG_USE_ERRNO = 8
FUNCFLAG_USE_LASTERROR = 16

#: The JVM's methods take 255 words, and a long is two.
CTYPES_MAX_ARGCOUNT = 120

RTLD_LOCAL = os.RTLD_LOCAL
RTLD_GLOBAL = os.RTLD_GLOBAL


class ArgumentError(Exception):
    __module__ = 'ctypes'


# ---------------------------------------------------------------- libraries


def dlopen(name, flag=RTLD_LOCAL, /):
    """dlopen(name, flag={RTLD_GLOBAL|RTLD_LOCAL}) open a shared library"""
    sys.audit("ctypes.dlopen", name)
    return native.dlopen(None if name is None else os.fsencode(name), flag | os.RTLD_NOW)


def dlsym(handle, name, /):
    """find symbol in shared library"""
    sys.audit("ctypes.dlsym/handle", handle, name)
    try:
        return native.dlsym(handle, name.encode())
    except AttributeError as e:
        raise OSError(*e.args) from None


def dlclose(handle, /):
    """dlclose a library"""
    native.dlclose(handle)


# ---------------------------------------------------------------- arguments


def argument(value, number):
    """An argument as (layout, number); what must live meanwhile is in the value itself."""
    if isinstance(value, _CData):
        return _data_argument(value)
    if type(value) is CArgObject:
        return value._layout, value._number
    if value is None:
        return 'P', 0
    if isinstance(value, int):
        if not -1 << 63 <= value < 1 << 64:
            raise ArgumentError(f"argument {number}: OverflowError: int too long to convert")
        return 'i', value
    if isinstance(value, bytes):
        return 'P', native.bytes_address(value)
    raise ArgumentError(f"argument {number}: TypeError: Don't know how to convert parameter {number}")


def ready(value):
    """A text, or what stands for another value, as what has an address."""
    if isinstance(value, str):
        wide = wide_text(value)
        return CArgObject('Z', 'P', native.bytes_address(wide), wide)
    if isinstance(value, (_CData, CArgObject, int, bytes)) or not hasattr(value, '_as_parameter_'):
        return value
    return ready(value._as_parameter_)


def _data_argument(value):
    info = info_of(type(value))
    address = native.address(value)
    if info.letter is not None:
        letter = info.letter
        if letter in 'zZPO':
            return 'P', native.get('P', address, False)
        return letter, native.get(RAW.get(letter, letter), address, info.swapped)
    if is_array(type(value)):
        return 'P', address
    if is_pointer(type(value)) or isinstance(value, CFuncPtr):
        return 'P', native.get('P', address, False)
    if info.layout is None:
        raise TypeError(f"{type(value).__name__} cannot be passed by value")
    return info.layout, address


def invoke(address, arguments, restype, flags):
    """Calls; arguments are converted already. What comes back is of class `restype`."""
    layouts = []
    numbers = []
    for i, value in enumerate(arguments):
        layout, number = argument(value, i + 1)
        layouts.append(layout)
        numbers.append(number)
    result = None
    into = 0
    letter = ''
    if restype is not None:
        info = info_of(restype) if isinstance(restype, CDataType) else None
        letter = 'i' if info is None else info.layout
        if letter is None:
            raise TypeError(f"{restype.__name__} cannot be returned by value")
        if info is not None and len(letter) > 1:
            result = native.create(restype, info.size)
            into = native.address(result)
    signature = _linked(f"{letter}:{','.join(layouts)}")
    number = native.call(address, signature, tuple(numbers), into, bool(flags & FUNCFLAG_USE_ERRNO))
    return number if result is None else result


_signatures = {}   # by their text; a program has few


def _linked(text):
    signature = _signatures.get(text)
    if signature is None:
        signature = _signatures.setdefault(text, native.link(text))
    return signature


def _from_number(cls, number):
    """What came as a number, as a value of the class."""
    info = info_of(cls)
    if plain_letter(info) is not None:
        return number
    cell = native.create(cls, info.size)
    address = native.address(cell)
    native.put(_raw_letter(info), address, number, False)
    return get_simple(info, address) if info.direct else cell


def _raw_letter(info):
    return 'P' if info.letter is None else RAW.get(info.letter, info.letter)


# ---------------------------------------------------------------- functions


class Builtin(int):
    """What ctypes calls by address though it is no C function."""

    def __new__(cls, function):
        self = super().__new__(cls, id(function))
        self.function = function
        return self


class PyCFuncPtrType(CDataType):
    """metatype for C function pointers"""

    __module__ = '_ctypes'

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        set_info(cls, address_info())
        if not isinstance(getattr(cls, '_flags_', None), int):
            raise TypeError("class must define _flags_ which must be an integer")
        arguments = getattr(cls, '_argtypes_', None)
        if arguments is not None and not isinstance(arguments, tuple):
            raise TypeError("_argtypes_ must be a sequence of types")
        restype = getattr(cls, '_restype_', None)
        if not _can_be_result(restype):
            raise TypeError("_restype_ must be a type, a callable, or None")
        type.__setattr__(cls, '_prototype', _Prototype(arguments, restype))
        return cls


def _can_be_result(restype):
    return restype is None or info_of(restype) is not None or callable(restype)


def _converters(types):
    """from_param of each."""
    if len(types) > CTYPES_MAX_ARGCOUNT:
        raise ArgumentError(f"_argtypes_ has too many arguments ({len(types)}), maximum is {CTYPES_MAX_ARGCOUNT}")
    found = []
    for i, each in enumerate(types):
        info = info_of(each)
        if info is not None and isinstance(each, type) and issubclass(each, CDataTypes.aggregate):
            what = 'a union' if info.union else 'a struct/union with a bitfield' if info.bits else None
            if what:
                raise TypeError(f"item {i + 1} in _argtypes_ passes {what} by value, which is unsupported.")
        convert = getattr(each, 'from_param', None)
        if convert is None:
            raise TypeError(f"item {i + 1} in _argtypes_ has no from_param method")
        found.append(convert)
    return found


class _Prototype:
    """What a function takes and gives, and who looks at it: never changed, but replaced."""

    __slots__ = 'argtypes', 'converters', 'restype', 'errcheck', 'plain', 'signature'

    def __init__(self, argtypes, restype, errcheck=None):
        self.argtypes = argtypes
        self.converters = None if argtypes is None else _converters(argtypes)
        self.restype = restype
        self.errcheck = errcheck
        self.signature = None
        self.plain = self._plain()

    def _plain(self):
        """If there are only numbers, what each argument may be without a conversion."""
        if self.argtypes is None or self.errcheck is not None:
            return None
        kinds = []
        for cls in self.argtypes if self.restype is None else (*self.argtypes, self.restype):
            info = info_of(cls)
            letter = None if info is None else plain_letter(info)
            if letter is None or getattr(cls, '_check_retval_', None) is not None:
                return None
            if cls.from_param.__func__ is not PyCSimpleType.from_param:
                return None
            kinds.append(float if letter in 'fd' else int)
        return tuple(kinds[:len(self.argtypes)])

    def quick(self, args):
        """How to call it with these arguments as they are, or None."""
        plain = self.plain
        if len(args) != len(plain):
            return None
        for value, kind in zip(args, plain):
            if type(value) is not kind:
                return None
        if self.signature is None:
            letters = ','.join(info_of(cls).layout for cls in self.argtypes)
            self.signature = _linked(f"{'' if self.restype is None else info_of(self.restype).layout}:{letters}")
        return self.signature


class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
    """Function Pointer"""

    __module__ = '_ctypes'
    _prototype = None   # its own, or its class's
    _callable = None    # what has no address
    _flags = None       # paramflags

    def __init__(self, *args):
        if not args:
            return
        target = args[0]
        if isinstance(target, Builtin):
            self._callable = target.function
        if isinstance(target, int):
            native.put('P', native.address(self), target, False)
        elif isinstance(target, tuple):
            self._from_library(*args)
        elif not callable(target):
            raise TypeError("argument must be callable or integer function address")
        else:
            self._from_callable(target)

    def _from_library(self, target, flags=None):
        name, library = target
        if isinstance(name, bytes):
            name = name.decode()
        if not isinstance(name, str):
            raise TypeError("the first item in the tuple must be a string")
        if not isinstance(library._handle, int):
            raise TypeError("the _handle attribute of the second argument must be an integer")
        sys.audit("ctypes.dlsym", library, name)
        if type(self)._flags_ & FUNCFLAG_PYTHONAPI and name in FUNCTIONS:
            self._callable = FUNCTIONS[name]
            native.put('P', native.address(self), id(self._callable), False)
        else:
            native.put('P', native.address(self), native.dlsym(library._handle, name.encode()), False)
        keep(self, 0, library)
        if flags is not None:
            self._flags = checked_flags(flags, self.argtypes)

    def _from_callable(self, target):
        if self.argtypes is None:
            raise TypeError("cannot construct instance of this class: no argtypes")
        thunk = native.thunk(*_callback(target, self.argtypes, self.restype))
        native.put('P', native.address(self), native.thunk_address(thunk), False)
        keep(self, 0, thunk)

    @property
    def restype(self):
        """specify the result type"""
        return self._prototype.restype

    @restype.setter
    def restype(self, value):
        if not _can_be_result(value):
            raise TypeError("restype must be a type, a callable, or None")
        old = self._prototype
        self._prototype = _Prototype(old.argtypes, value, old.errcheck)

    @restype.deleter
    def restype(self):
        self.restype = type(self)._prototype.restype

    @property
    def argtypes(self):
        """specify the argument types"""
        return self._prototype.argtypes

    @argtypes.setter
    def argtypes(self, value):
        old = self._prototype
        self._prototype = _Prototype(None if value is None else tuple(value), old.restype, old.errcheck)

    @argtypes.deleter
    def argtypes(self):
        self.argtypes = type(self)._prototype.argtypes

    @property
    def errcheck(self):
        """a function to check for errors"""
        return self._prototype.errcheck

    @errcheck.setter
    def errcheck(self, value):
        if not callable(value):
            raise TypeError("the errcheck attribute must be callable")
        old = self._prototype
        self._prototype = _Prototype(old.argtypes, old.restype, value)

    @errcheck.deleter
    def errcheck(self):
        old = self._prototype
        self._prototype = _Prototype(old.argtypes, old.restype)

    def __bool__(self):
        return native.get('P', native.address(self), False) != 0

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"

    def __call__(self, *args, **kwargs):
        prototype = self._prototype
        if prototype.plain is not None and self._flags is None and self._callable is None:
            signature = prototype.quick(args)
            if signature is not None:
                return native.call(native.load(self, 'P', 0), signature, args, 0, type(self)._flags_ & FUNCFLAG_USE_ERRNO)
        out = ()
        if self._flags is not None and prototype.argtypes:
            args, out = with_outputs(self._flags, prototype.argtypes, args, kwargs)
        if self._callable is not None:
            return self._callable(*args)
        given = _converted(prototype.converters, args)
        address = native.get('P', native.address(self), False)
        result = _result(prototype.restype, invoke(address, given, prototype.restype, type(self)._flags_))
        if prototype.errcheck is not None:
            checked = prototype.errcheck(result, self, args)
            if checked is not args:
                return checked
            result = checked
        if out:
            made = [value.__ctypes_from_outparam__() if isinstance(value, _CData) else value for value in out]
            return made[0] if len(made) == 1 else tuple(made)
        return result


def _converted(converters, args):
    if len(args) > CTYPES_MAX_ARGCOUNT:
        raise ArgumentError(f"too many arguments ({len(args)}), maximum is {CTYPES_MAX_ARGCOUNT}")
    if converters is None:
        return [ready(value) for value in args]
    required = len(converters)
    if len(args) < required:
        raise TypeError(f"this function takes at least {required} argument{'' if required == 1 else 's'}"
                        f" ({len(args)} given)")
    given = []
    for i, value in enumerate(args):
        if i < required:
            try:
                value = converters[i](value)
            except Exception as e:
                raise ArgumentError(f"argument {i + 1}: {type(e).__name__}: {e}") from None
        given.append(ready(value))
    return given


def _result(restype, value):
    if restype is None:
        return None
    if not isinstance(restype, CDataType):
        return restype(value)
    result = value if isinstance(value, _CData) else _from_number(restype, value)
    check = getattr(restype, '_check_retval_', None)
    return result if check is None else check(result)


def _callback(target, types, restype):
    """(function of numbers, target, signature) for native.thunk."""
    layouts = [_parameter_layout(cls, i) for i, cls in enumerate(types)]
    info = info_of(restype)
    if restype is not None and (info is None or info.letter is None):
        raise TypeError("invalid result type for callback function")
    kept = []   # what results refer to: nobody knows how long C uses it

    def call(*numbers):
        values = [_parameter(cls, number) for cls, number in zip(types, numbers)]
        value = target(*values)
        if restype is None:
            return None
        cell = native.create(restype, info.size)
        address = native.address(cell)
        try:
            reference = put_simple(info, address, value)
        except Exception as e:
            native.report(e, "Exception ignored on converting result of ctypes callback function: ", target)
            return 0
        if reference is not None:
            kept.append(reference)
        return native.get(_raw_letter(info), address, False)

    return call, target, f"{'' if restype is None else info.layout}:{','.join(layouts)}"


def _parameter_layout(cls, i):
    info = info_of(cls)
    if info is None or info.layout is None:
        raise TypeError(f"item {i + 1} in _argtypes_ is nothing that C passes by value")
    return 'P' if is_array(cls) else info.layout


def _parameter(cls, number):
    """What C passes as a number, or the address of a copy, as the callable gets it."""
    info = info_of(cls)
    if is_array(cls):
        return native.over(cls, number, info.size, None, 0)
    if len(info.layout) == 1:
        return _from_number(cls, number)
    result = native.create(cls, info.size)
    native.copy(native.address(result), number, info.size)
    return result


CDataTypes.function = CFuncPtr
