"""Numbers, characters, pointers to text: what C passes in a register."""

import _ctypes_native as native

from ._data import (
    CArgObject, CDataType, CDataTypes, Info, _CData, info_of, is_array, is_pointer, keep, lock_of,
    set_info,
)

#: Bytes of each; what is aligned otherwise than by its size there is none.
_SIZES = {
    'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'v': 2, 'i': 4, 'I': 4, 'f': 4, 'u': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
    'd': 8, 'z': 8, 'Z': 8, 'P': 8, 'O': 8, 'g': 16,
}

#: As the buffer protocol has them, where that is not the letter.
_FORMATS = {'l': 'q', 'L': 'Q'}

#: The number that lies where the value is something else.
RAW = {'c': 'B', 'u': 'I', '?': 'B', 'v': 'h', 'O': 'P', 'z': 'P', 'Z': 'P'}

_SWAPPABLE = 'hHiIlLqQfd'


def text_at(address):
    return native.read(address, native.text_size(address))


def wide_text_at(address, size=-1):
    size = native.wide_size(address) if size < 0 else size
    return native.read(address, size * 4).decode('utf-32-le', 'surrogatepass')


def wide_text(text):
    """Where C finds it: a bytes object."""
    return (text + '\0').encode('utf-32-le', 'surrogatepass')


def text_in(address, room):
    """Of an array of characters: up to the first 0, if there is one."""
    return native.read(address, room).partition(b'\0')[0]


def wide_text_in(address, room):
    return wide_text_at(address, room).partition('\0')[0]


def put_text(address, room, value):
    """With a 0 behind it, if there is room."""
    native.write(address, value if len(value) == room else value + b'\0')


def put_wide_text(address, room, value):
    text = value if len(value) == room else value + '\0'
    native.write(address, text.encode('utf-32-le', 'surrogatepass'))


def joined(items, letter):
    """Items of class `letter` as a slice gives them."""
    return b''.join(items) if letter == 'c' else ''.join(items) if letter == 'u' else items


def get_simple(info, address, owner=None):
    """The value there; `owner` has the memory, if others may write to it meanwhile."""
    letter = info.letter
    if letter in 'zZO' and owner is not None:
        with lock_of(owner):   # what it refers to stays as long
            return get_simple(info, address)
    if letter in 'zZP':
        pointer = native.get('P', address, False)
        if pointer == 0:
            return None
        return pointer if letter == 'P' else text_at(pointer) if letter == 'z' else wide_text_at(pointer)
    return native.get(letter, address, info.swapped)


def store_simple(info, address, value, owner, index):
    """Writes a value into a part of the owner's memory."""
    if info.letter in 'zZPO':
        with lock_of(owner):
            old = keep(owner, index, put_simple(info, address, value))
        del old   # not before the lock is free: it may have a finalizer
    else:
        native.put(info.letter, address, value, info.swapped)


def put_simple(info, address, value):
    """Writes the value; what it refers to, to be kept alive, or None."""
    letter = info.letter
    if letter not in 'zZPO':
        native.put(letter, address, value, info.swapped)
        return None
    if letter == 'O':
        native.put('O', address, value, False)
        return value
    number, kept = pointer_number(letter, value)
    native.put('P', address, number, False)
    return kept


def pointer_number(letter, value):
    """A value of a pointer type as its address, and what keeps that valid."""
    if value is None:
        return 0, None
    if isinstance(value, int):
        return value & 0xffff_ffff_ffff_ffff, None
    if letter == 'P':
        raise TypeError("cannot be converted to pointer")
    if letter == 'z':
        if isinstance(value, bytes):
            return native.bytes_address(value), value
        raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")
    if isinstance(value, str):
        wide = wide_text(value)
        return native.bytes_address(wide), wide
    raise TypeError(f"unicode string or integer address expected instead of {type(value).__name__} instance")


class PyCSimpleType(CDataType):
    """metatype for the PyCSimpleType objects"""

    __module__ = '_ctypes'

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        letter = getattr(cls, '_type_', None)
        if letter is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(letter, str):
            raise TypeError("class must define a '_type_' string attribute")
        if len(letter) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if letter not in _SIZES:
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 "a single character string containing one of 'cbBhHiIlLdfuzZqQPXOv?g'.")
        direct = cls.__base__ is _SimpleCData
        inherited = info_of(cls.__base__)
        set_info(cls, _info(letter, direct, inherited is not None and inherited.swapped))
        if direct and letter in _SWAPPABLE:
            _add_other_order(meta, cls, letter)
        return cls

    def from_param(cls, value, /):
        """Convert a Python object into a function call parameter."""
        if isinstance(value, cls):
            return value
        info = info_of(cls)
        if info is None:
            raise TypeError("abstract class")
        letter = info.letter
        if letter in 'zZP':
            result = _pointer_param(letter, value)
            if result is not _NO:
                return result
        else:
            try:
                return _converted(cls, info, value)
            except (TypeError, ValueError, OverflowError):
                pass
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError("wrong type")


def _info(letter, direct, swapped):
    size = _SIZES[letter]
    return Info(size, size, letter=letter, direct=direct, swapped=swapped, layout=letter,
                format=('>' if swapped else '<') + _FORMATS.get(letter, letter), pointers=letter in 'zZPO')


def _add_other_order(meta, cls, letter):
    swapped = CDataType.__new__(meta, f'{cls.__name__}_be', (_SimpleCData,), {'_type_': letter, '__module__': cls.__module__})
    set_info(swapped, _info(letter, True, True))
    cls.__ctype_le__ = swapped.__ctype_le__ = cls
    cls.__ctype_be__ = swapped.__ctype_be__ = swapped


def _converted(cls, info, value):
    cell = native.create(cls, info.size)
    address = native.address(cell)
    put_simple(info, address, value)
    letter = info.letter
    if letter in RAW:
        number = native.get(RAW[letter], address, False)
    else:
        number = native.get(letter, address, info.swapped)
    return CArgObject(letter, letter, number, value)


_NO = object()


def _pointer_param(letter, value):
    """How a parameter of type c_void_p, c_char_p or c_wchar_p takes a value."""
    if value is None:
        return None
    if isinstance(value, bytes) and letter in 'zP':
        return CArgObject('z', 'P', native.bytes_address(value), value)
    if isinstance(value, str) and letter in 'ZP':
        wide = wide_text(value)
        return CArgObject('Z', 'P', native.bytes_address(wide), wide)
    if isinstance(value, int) and letter == 'P':
        return CArgObject('P', 'P', value, None)
    if type(value) is CArgObject:
        of = info_of(type(value._obj))
        fits = letter == 'P' or of is not None and of.letter == ('c' if letter == 'z' else 'u')
        return value if fits and value._tag == 'P' else _NO
    info = info_of(type(value))
    if info is None:
        return _NO
    if is_array(type(value)) or is_pointer(type(value)):
        wanted = 'c' if letter == 'z' else 'u'
        return value if letter == 'P' or info_of(info.proto).letter == wanted else _NO
    if letter == 'P':
        if isinstance(value, CDataTypes.function):
            return CArgObject('P', 'P', native.get('P', native.address(value), False), value)
        if info.letter is not None and info.letter in 'zZP':
            return CArgObject(info.letter, 'P', native.get('P', native.address(value), False), value)
    return _NO


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    """Base class of the simple types."""

    __module__ = '_ctypes'
    __slots__ = ()

    def __init__(self, *args):
        if len(args) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
        if args:
            self.value = args[0]

    @property
    def value(self):
        """current value"""
        return get_simple(info_of(type(self)), native.address(self), self)

    @value.setter
    def value(self, value):
        store_simple(info_of(type(self)), native.address(self), value, self, 0)

    @value.deleter
    def value(self):
        raise TypeError("can't delete attribute")

    def __bool__(self):
        return any(native.read(native.address(self), native.size(self)))

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return f"<{type(self).__name__} object at {id(self):#x}>"
        return f"{type(self).__name__}({self.value!r})"

    def __ctypes_from_outparam__(self):
        return self.value if info_of(type(self)).direct else self


CDataTypes.get_simple = get_simple
CDataTypes.store_simple = store_simple
