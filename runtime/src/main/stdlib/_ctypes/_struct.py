"""Structs and unions, their layout and their fields."""

import operator

import _ctypes_native as native

from ._data import (
    PLAIN, CDataType, CDataTypes, Info, _CData, info_of, is_array, load, plain_letter, set_info, store,
)
from ._simple import put_text, put_wide_text, text_in, wide_text_in

_BIT_FIELD_LETTERS = 'bBhHiIlLqQ?'


class CField:
    """Structure/Union member"""

    __module__ = '_ctypes'
    __slots__ = '_name', '_cls', '_index', '_offset', '_size', '_bits', '_text', '_plain'

    def __init__(self, name, cls, index, offset, bits=None):
        self._name = name
        self._cls = cls
        self._index = index
        self._offset = offset
        info = info_of(cls)
        self._bits = bits
        self._size = info.size if bits is None else bits.count << 16 | bits.shift
        self._text = info_of(info.proto).letter if is_array(cls) else None
        self._plain = plain_letter(info) if bits is None else None

    @property
    def offset(self):
        """offset in bytes of this field"""
        return self._offset

    @property
    def size(self):
        """size in bytes of this field"""
        return self._size

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        if self._plain is not None:
            return native.load(obj, self._plain, self._offset)
        if not isinstance(obj, _CData):
            raise TypeError("not a ctype instance")
        address = native.address(obj)
        if self._bits is not None:
            return self._bits.load(address)
        address += self._offset
        if self._text == 'c':
            return text_in(address, self._size)
        if self._text == 'u':
            return wide_text_in(address, self._size // 4)
        return load(obj, self._cls, address, self._index)

    def __set__(self, obj, value):
        if self._plain is not None and type(value) in PLAIN:
            native.store(obj, self._plain, self._offset, value)
            return
        if not isinstance(obj, _CData):
            raise TypeError("not a ctype instance")
        address = native.address(obj)
        if self._bits is not None:
            self._bits.store(address, value)
        elif self._text in ('c', 'u') and not isinstance(value, (_CData, tuple)):
            self._store_text(address + self._offset, value)
        else:
            store(obj, self._cls, address + self._offset, self._index, value)

    def __delete__(self, obj):
        raise TypeError("can't delete attribute")

    def _store_text(self, address, value):
        if self._text == 'c':
            room = self._size
            if not isinstance(value, bytes):
                raise TypeError(f"expected bytes, {type(value).__name__} found")
            value = value.partition(b'\0')[0]
            if len(value) > room:
                raise ValueError(f"bytes too long ({len(value)}, maximum length {room})")
            put_text(address, room, value)
        else:
            room = self._size // 4
            if not isinstance(value, str):
                raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
            if len(value) > room:
                raise ValueError(f"string too long ({len(value)}, maximum length {room})")
            put_wide_text(address, room, value)

    def __repr__(self):
        if self._bits is not None:
            return (f"<Field type={self._cls.__name__}, ofs={self._offset}:{self._bits.shift},"
                    f" bits={self._bits.count}>")
        return f"<Field type={self._cls.__name__}, ofs={self._offset}, size={self._size}>"


class _Bits:
    """So many bits of a unit of memory."""

    __slots__ = 'letter', 'at', 'shift', 'count', 'signed', 'boolean', 'swapped'

    def __init__(self, info, at, unit, shift, count):
        self.letter = _UNITS[unit]
        self.at = at
        self.shift = shift
        self.count = count
        self.signed = info.letter.islower()
        self.boolean = info.letter == '?'
        self.swapped = info.swapped

    def moved(self, by):
        copy = object.__new__(_Bits)
        for slot in self.__slots__:
            setattr(copy, slot, getattr(self, slot))
        copy.at += by
        return copy

    def load(self, address):
        value = native.get(self.letter, address + self.at, self.swapped) >> self.shift & (1 << self.count) - 1
        if self.signed and value >> self.count - 1:
            value -= 1 << self.count
        return bool(value) if self.boolean else value

    def store(self, address, value):
        if isinstance(value, _CData):
            value = value.value
        value = bool(value) if self.boolean else operator.index(value)
        address += self.at
        mask = (1 << self.count) - 1 << self.shift
        old = native.get(self.letter, address, self.swapped)
        native.put(self.letter, address, old & ~mask | value << self.shift & mask, self.swapped)


#: By their bits.
_UNITS = {8: 'B', 16: 'H', 32: 'I', 64: 'Q'}


class _Layout:
    """Where C puts one field after the other; bit fields as gcc does."""

    def __init__(self, cls, base, is_union):
        self.is_union = is_union
        self.size = base.size if base else 0
        self.offset = 0 if is_union else self.size
        self.align = base.align if base else 1
        self.pack = _pack(cls)
        self.swapped = hasattr(cls, '_swappedbytes_')
        self.unit = 0   # bits of the unit that bit fields go into; 0: none is open
        self.used = 0

    def add(self, name, cls, index, bits):
        info = info_of(cls)
        align = min(self.pack, info.align) if self.pack else info.align
        if self.is_union:
            self.align = max(self.align, align)
            self.size = max(self.size, info.size)
            if not bits:
                return CField(name, cls, index, 0)
            self.offset, self.unit, self.used = info.size, info.size * 8, 0
            return self._bit_field(name, cls, index, bits)
        room = info.size * 8
        if bits and self._goes_on(bits, room):
            if room > self.unit:   # the unit grows
                self.offset += info.size - self.unit // 8
                self.unit = room
            field = self._bit_field(name, cls, index, bits)
        else:
            self.align = max(self.align, align)   # one that goes on has no say, as in CPython
            self.offset = _round_up(self.offset, align) + info.size
            self.used = 0
            self.unit = room if bits else 0
            field = self._bit_field(name, cls, index, bits) if bits else CField(
                name, cls, index, self.offset - info.size)
        self.size = max(self.size, self.offset)
        return field

    def _goes_on(self, bits, room):
        """In the open unit, which may become as large as the type."""
        return self.unit and (self.used + bits <= self.unit or self.unit <= room and self.used + bits <= room)

    def _bit_field(self, name, cls, index, bits):
        info = info_of(cls)
        shift = self.unit - self.used - bits if self.swapped else self.used
        self.used += bits
        return CField(name, cls, index, self.offset - info.size,
                      _Bits(info, self.offset - self.unit // 8, self.unit, shift, bits))


def _round_up(n, to):
    return (n + to - 1) // to * to


def _pack(cls):
    pack = getattr(cls, '_pack_', None)
    if pack is None:
        return 0
    if not isinstance(pack, int) or not 0 <= pack < 1 << 31:
        raise ValueError("_pack_ must be a non-negative integer")
    return pack


def _set_fields(cls, fields):
    info = cls.__dict__.get('_info_')
    if info is None:
        raise TypeError("ctypes state is not initialized")
    if info.final:
        raise AttributeError("_fields_ is final")
    try:
        fields = list(fields)
    except TypeError:
        raise TypeError("'_fields_' must be a sequence of pairs") from None
    is_union = issubclass(cls, Union)
    base = info_of(cls.__base__)
    if base is not None:
        base.final = True
    first = len(base.fields) if base else 0
    layout = _Layout(cls, base, is_union)
    made = []
    new = Info(0, 1, union=is_union)
    for i, each in enumerate(fields):
        name, proto, bits = _field(each)
        of = info_of(proto)
        if of is None:
            raise TypeError("second item in _fields_ tuple (index %d) must be a C type" % i)
        of.final = True
        if bits is not None:
            _check_bits(proto, of, bits)
        new.pointers |= of.pointers
        new.bits |= of.bits or bits is not None
        new.union |= of.union
        field = layout.add(name, proto, first + i, bits)
        type.__setattr__(cls, name, field)
        made.append((name, proto, field))
    if info.final:
        raise AttributeError("Structure or union cannot contain itself")
    if base:
        new.pointers |= base.pointers
        new.bits |= base.bits
        new.union |= base.union
    new.align = layout.align
    new.size = new.item_size = _round_up(layout.size, layout.align)
    new.fields = (base.fields if base else ()) + tuple(made)
    new.length = len(new.fields)
    new.layout = _passed(new, is_union, layout.pack)
    new.format = 'B' if is_union or layout.pack else _format(new)
    new.final = True
    set_info(cls, new)
    _add_anonymous(cls)


def _field(each):
    if not isinstance(each, tuple) or len(each) not in (2, 3):
        raise TypeError("'_fields_' must be a sequence of (name, C type) pairs")
    name, proto, *bits = each
    if not isinstance(name, str):
        raise TypeError("'_fields_' must be a sequence of (name, C type) pairs")
    return name, proto, bits[0] if bits else None


def _check_bits(proto, info, bits):
    if info.letter is None or info.letter not in _BIT_FIELD_LETTERS:
        raise TypeError(f"bit fields not allowed for type {proto.__name__}")
    if not isinstance(bits, int) or bits <= 0 or bits > info.size * 8:
        raise ValueError("number of bits invalid for bit field")


def _passed(info, is_union, pack):
    """How it is passed by value, or None."""
    if pack or info.bits or not info.fields or any(info_of(cls).layout is None for _, cls, _ in info.fields):
        return None
    parts = ''.join(info_of(cls).layout for _, cls, _ in info.fields)
    return f'[{parts}]' if is_union else f'{{{parts}}}'


def _format(info):
    parts = []
    at = 0
    for name, cls, field in info.fields:
        if field.offset > at:
            parts.append(_padding(field.offset - at))
        of = info_of(cls)
        parts.append(f'{of.part_format()}:{name}:')
        at = field.offset + of.size
    if info.size > at:
        parts.append(_padding(info.size - at))
    return f"T{{{''.join(parts)}}}"


def _padding(n):
    return 'x' if n == 1 else f'{n}x'


def _add_anonymous(cls):
    names = cls.__dict__.get('_anonymous_')
    if names is None:
        return
    try:
        names = list(names)
    except TypeError:
        raise TypeError("_anonymous_ must be a sequence") from None
    for name in names:
        outer = getattr(cls, name)
        if not isinstance(outer, CField):
            raise AttributeError(f"'{name}' is specified in _anonymous_ but not in _fields_")
        _add_inner(cls, outer)


def _add_inner(cls, outer):
    """The fields of an anonymous one as fields of the class."""
    inner_class = outer._cls
    names = [name for name, _, _ in info_of(inner_class).fields]
    for nested in inner_class.__dict__.get('_anonymous_', ()):
        names += [name for name, _, _ in info_of(getattr(inner_class, nested)._cls).fields]
    for name in names:
        inner = getattr(inner_class, name)
        type.__setattr__(cls, name, CField(
            name, inner._cls, outer._index, outer.offset + inner.offset,
            None if inner._bits is None else inner._bits.moved(outer.offset)))


class _AggregateType(CDataType):
    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,) or '_abstract_' in namespace:
            return cls
        inherited = info_of(cls.__base__)
        if inherited is None:
            set_info(cls, Info(0, 1, format='B', union=issubclass(cls, Union)))
        else:
            copy = Info(0, 1)
            for slot in Info.__slots__:
                setattr(copy, slot, getattr(inherited, slot))
            copy.final = False
            inherited.final = True
            set_info(cls, copy)
        if '_fields_' in namespace:
            type(cls).__setattr__(cls, '_fields_', namespace['_fields_'])
        return cls

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
        if name == '_fields_':
            _set_fields(cls, value)


class PyCStructType(_AggregateType):
    """metatype for the CData Objects"""

    __module__ = '_ctypes'


class UnionType(_AggregateType):
    """metatype for the Union Objects"""

    __module__ = '_ctypes'


def _init(self, *args, **kwargs):
    fields = info_of(type(self)).fields
    for (name, _, _), value in zip(fields, args):
        if name in kwargs:
            raise TypeError(f"duplicate values for field {name!r}")
        setattr(self, name, value)
    if len(args) > len(fields):
        raise TypeError("too many initializers")
    for name, value in kwargs.items():
        setattr(self, name, value)


class Structure(_CData, metaclass=PyCStructType):
    """Structure base class"""

    __module__ = '_ctypes'
    __slots__ = ()
    __init__ = _init


class Union(_CData, metaclass=UnionType):
    """Union base class"""

    __module__ = '_ctypes'
    __slots__ = ()
    __init__ = _init


CDataTypes.aggregate = (Structure, Union)
