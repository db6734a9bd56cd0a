"""What all ctypes classes and their instances have in common."""

import _thread
import sys

import _ctypes_native as native

_pointer_type_cache = {}


class Info:
    """What a class says of its instances' memory; CPython's StgDict."""

    __slots__ = (
        'size',       # bytes
        'align',
        'length',     # items that can keep something alive: fields, items of an array, 1 for pointers
        'letter',     # of a simple type
        'swapped',    # in the other byte order
        'direct',     # a simple type itself: reading such a field gives a plain value
        'proto',      # class of the items or of what is pointed to
        'layout',     # how it is passed by value, None if it cannot be
        'format',     # as the buffer protocol has it
        'shape',
        'item_size',
        'fields',     # (name, class, CField) of structs and unions, those of the base first
        'final',      # there may be instances: the fields are what they are
        'pointers',   # there may be addresses in it: it cannot be pickled
        'bits',       # has bit fields
        'union',      # is or has a union
    )

    def __init__(self, size, align, **more):
        self.size = size
        self.align = align
        self.length = 0
        self.letter = self.proto = self.layout = None
        self.swapped = self.direct = self.final = self.pointers = self.bits = self.union = False
        self.format = 'B'
        self.shape = ()
        self.item_size = size
        self.fields = ()
        for name, value in more.items():
            setattr(self, name, value)

    def part_format(self):
        """As a struct or a pointer has it."""
        shape = f"({','.join(map(str, self.shape))})" if self.shape else ''
        return shape + self.format


def address_info():
    """Of what is one address."""
    return Info(8, 8, length=1, layout='P', pointers=True, format='X{}')


def info_of(cls):
    """The class's Info, or None if it is abstract or no ctypes class."""
    return getattr(cls, '_info_', None)


def needed_info(cls):
    info = info_of(cls)
    if info is None:
        raise TypeError("abstract class")
    info.final = True
    return info


#: Values that are stored as they are where C has a number.
PLAIN = frozenset((int, float, bool))


def plain_letter(info):
    """The letter of a number that is read and written as it lies there, or None."""
    return info.letter if info.direct and not info.swapped and info.letter in 'bBhHiIlLqQfd' else None


def set_info(cls, info):
    type.__setattr__(cls, '_info_', info)
    type.__setattr__(cls, '_buffer_info_', (info.format, info.item_size, info.shape))


def calling_module():
    """The name of the module that asks for a class, which it is then said to be of."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get('__package__') == '_ctypes':
        frame = frame.f_back
    return '_ctypes' if frame is None else frame.f_globals.get('__name__', '_ctypes')


class CDataType(type):
    """The metaclass of them all."""

    __module__ = '_ctypes'

    def __mul__(cls, length):
        from ._array import array_type
        return array_type(cls, length)

    __rmul__ = __mul__

    def from_address(cls, address, /):
        """C.from_address(integer) -> C instance\n\naccess a C instance at the specified address"""
        if not isinstance(address, int):
            raise TypeError("integer expected")
        sys.audit("ctypes.cdata", address)
        return native.over(cls, address, needed_info(cls).size, None, 0)

    def from_buffer(cls, source, offset=0, /):
        """C.from_buffer(object, offset=0) -> C instance\n\ncreate a C instance from a writeable buffer"""
        info = needed_info(cls)
        view = memoryview(source)
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        if not view.c_contiguous:
            raise TypeError("underlying buffer is not C contiguous")
        address = native.buffer_address(view)
        _check_room(info, view.nbytes, offset)
        sys.audit("ctypes.cdata/buffer", address, view.nbytes, offset)
        result = native.over(cls, address + offset, info.size, None, 0)
        keep(result, -1, view)
        return result

    def from_buffer_copy(cls, source, offset=0, /):
        """C.from_buffer_copy(object, offset=0) -> C instance\n\ncreate a C instance from a readable buffer"""
        info = needed_info(cls)
        view = memoryview(source)
        _check_room(info, view.nbytes, offset)
        sys.audit("ctypes.cdata/buffer", 0, view.nbytes, offset)
        result = native.create(cls, info.size)
        native.write(native.address(result), bytes(view.cast('B')[offset:offset + info.size]))
        return result

    def in_dll(cls, library, name, /):
        """C.in_dll(dll, name) -> C instance\n\naccess a C instance in a dll"""
        sys.audit("ctypes.dlsym", library, name)
        try:
            address = native.dlsym(library._handle, name.encode())
        except AttributeError as e:
            raise ValueError(*e.args) from None
        return native.over(cls, address, needed_info(cls).size, None, 0)

    def from_param(cls, value, /):
        """Convert a Python object into a function call parameter."""
        if isinstance(value, cls):
            return value
        if type(value) is CArgObject:
            if isinstance(value._obj, cls):
                return value
            raise TypeError(f"expected {cls.__name__} instance instead of pointer to {type(value._obj).__name__}")
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError(f"expected {cls.__name__} instance instead of {type(value).__name__}")


def _check_room(info, size, offset):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if info.size > size - offset:
        raise ValueError(f"Buffer size too small ({size} instead of at least {info.size + offset} bytes)")


class _CData(native.CDataObject):
    __module__ = '_ctypes'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return native.create(cls, needed_info(cls).size)

    def __hash__(self):
        raise TypeError("unhashable type")

    def __ctypes_from_outparam__(self):
        return self

    def __reduce__(self):
        if info_of(type(self)).pointers:
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        content = native.read(native.address(self), native.size(self))
        return _unpickle, (type(self), (getattr(self, '__dict__', {}), content))

    def __setstate__(self, state):
        attributes, content = state
        native.write(native.address(self), content[:native.size(self)])
        if attributes:
            self.__dict__.update(attributes)


def _unpickle(cls, state):
    self = cls.__new__(cls)
    self.__setstate__(state)
    return self


# ---------------------------------------------------------------- what keeps what alive


#: Who writes a pointer and what it refers to, or reads what is referred to, has the one of the object.
_LOCKS = [_thread.RLock() for _ in range(64)]


def _root(data):
    """The object that has the memory."""
    while (base := data._b_base_) is not None:
        data = base
    return data


def lock_of(data):
    return _LOCKS[id(_root(data)) >> 4 & 63]


def keep(data, index, value):
    """Remembers what part `index` of the data refers to, in the object that has the memory; what was there before."""
    if value is None:
        return None
    key = '%x' % (index & 0xffffffff)
    root = data
    while (base := root._b_base_) is not None:
        key += ':%x' % native.index(root)
        root = base
    if info_of(type(root)).length == 0:
        old = root._objects
        native.keep(root, value)
    else:
        objects = native.objects(root)
        old = objects.get(key)
        objects[key] = value
    return old


def kept(data):
    """What the object's own memory refers to: a dict that others may hold, too."""
    root = _root(data)
    return native.objects(root) if info_of(type(root)).length else root._objects


def store(owner, cls, address, index, value):
    """Puts a value into a part of class `cls` of the owner's memory."""
    info = info_of(cls)
    if isinstance(value, cls):
        with lock_of(owner):
            native.copy(address, native.address(value), info.size)
            old = keep(owner, index, kept(value))
        del old
    elif info.letter is not None:
        if isinstance(value, CDataTypes.aggregate):
            raise _incompatible(cls, value)
        CDataTypes.store_simple(info, address, value, owner, index)
    elif isinstance(value, _CData):
        if not is_pointer(cls) or not is_array(type(value)) or info_of(type(value)).proto is not info.proto:
            raise _incompatible(cls, value)
        _point(owner, address, index, native.address(value), (kept(value), value))
    elif isinstance(value, tuple):
        try:
            made = cls(*value)
        except Exception as e:
            raise RuntimeError(f"({cls.__name__}) {type(e).__name__}: {e}") from None
        store(owner, cls, address, index, made)
    elif is_pointer(cls) and value is None:
        _point(owner, address, index, 0, None)
    else:
        raise TypeError(f"expected {cls.__name__} instance, got {type(value).__name__}")


def _incompatible(cls, value):
    return TypeError(f"incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance")


def _point(owner, address, index, number, value):
    with lock_of(owner):
        native.put('P', address, number, False)
        old = keep(owner, index, value)
    del old   # not before the lock is free: it may have a finalizer


def load(owner, cls, address, index):
    """What is in a part of class `cls`: a plain value, or an instance that shares the memory."""
    info = info_of(cls)
    if info.direct:
        return CDataTypes.get_simple(info, address, owner)
    info.final = True
    return native.over(cls, address, info.size, owner, index)


class CDataTypes:
    """What the other modules of the package add when they are there."""

    aggregate = ()
    get_simple = store_simple = None


def is_pointer(cls):
    return isinstance(cls, CDataTypes.pointer_type)


def is_array(cls):
    return isinstance(cls, CDataTypes.array_type)


# ---------------------------------------------------------------- arguments


class CArgObject:
    """An argument that is converted already; byref() makes them, too."""

    __module__ = '_ctypes'
    __slots__ = '_obj', '_tag', '_layout', '_number'

    def __init__(self, tag, layout, number, obj):
        self._tag = tag
        self._layout = layout
        self._number = number
        self._obj = obj

    def __repr__(self):
        tag = self._tag
        if tag in _SHOWN_AS_NUMBER:
            return f"<cparam '{tag}' ({self._number})>"
        if tag in ('z', 'Z', 'P'):
            return f"<cparam '{tag}' ({self._number:#x})>"
        if tag == 'c':
            return f"<cparam 'c' ({repr(bytes([self._number]))[1:]})>"
        return f"<cparam '{tag}' at {id(self):#x}>"


_SHOWN_AS_NUMBER = frozenset('bBhHiIlLqQdf')


def byref(obj, offset=0, /):
    """byref(C instance[, offset=0]) -> byref-object\n
    Return a pointer lookalike to a C instance, only usable
    as function argument"""
    if not isinstance(obj, _CData):
        raise TypeError(f"byref() argument must be a ctypes instance, not '{type(obj).__name__}'")
    return CArgObject('P', 'P', native.address(obj) + offset, obj)


# ---------------------------------------------------------------- functions


def sizeof(obj, /):
    """sizeof(C type) -> integer\nsizeof(C instance) -> integer\nReturn the size in bytes of a C instance"""
    if isinstance(obj, CDataType) and info_of(obj) is not None:
        return info_of(obj).size
    if isinstance(obj, _CData):
        return native.size(obj)
    raise TypeError("this type has no size")


def alignment(obj, /):
    """alignment(C type) -> integer\nalignment(C instance) -> integer\nReturn the alignment requirements of a C instance"""
    info = info_of(obj if isinstance(obj, type) else type(obj))
    if info is None:
        raise TypeError("no alignment info")
    return info.align


def addressof(obj, /):
    """addressof(C instance) -> integer\nReturn the address of the C instance internal buffer"""
    if not isinstance(obj, _CData):
        raise TypeError("invalid type")
    sys.audit("ctypes.addressof", obj)
    return native.address(obj)


def resize(obj, size, /):
    """Resize the memory buffer of a ctypes instance"""
    if not isinstance(obj, _CData):
        raise TypeError("excepted ctypes instance")
    least = info_of(type(obj)).size
    if size < least:
        raise ValueError(f"minimum size is {least}")
    native.resize(obj, size)


def buffer_info(obj, /):
    """Return buffer interface information"""
    info = info_of(obj if isinstance(obj, type) else type(obj))
    if info is None:
        raise TypeError("not a ctypes type or object")
    return info.format, len(info.shape), info.shape


def get_errno():
    sys.audit("ctypes.get_errno")
    return native.get_errno()


def set_errno(value, /):
    sys.audit("ctypes.set_errno", value)
    return native.set_errno(value)
