"""Create and manipulate C compatible data types in Python.

The rules of ctypes, in Python: which classes there are, how values are converted and what keeps what alive.
Memory, calls into libraries and functions that C can call are the runtime's, in _ctypes_native.

Threads may use these objects at once as CPython's may with the GIL: a value is read or written at once,
and what it refers to stays alive; what C does with the memory meanwhile is up to the program.
"""

from ._addresses import (
    Py_DECREF, Py_INCREF, PyObj_FromPtr, _cast_addr, _memmove_addr, _memset_addr, _string_at_addr, _wstring_at_addr,
    call_cdeclfunction, call_function,
)
from ._array import Array
from ._data import (
    _pointer_type_cache, _unpickle, addressof, alignment, buffer_info, byref, get_errno, resize, set_errno, sizeof,
)
from ._function import (
    CTYPES_MAX_ARGCOUNT, FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR, RTLD_GLOBAL,
    RTLD_LOCAL, ArgumentError, CFuncPtr, dlclose, dlopen, dlsym,
)
from ._pointer import POINTER, _Pointer, pointer
from ._simple import _SimpleCData
from ._struct import Structure, Union

__version__ = "1.1.0"
