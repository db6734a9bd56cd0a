"""The functions of Python's C API that ctypes.pythonapi has here: what programs call to end a thread."""

import _ctypes_native as native

from ._simple import _SimpleCData


def _set_async_exc(ident, exception):
    """How many threads it is raised in: one, or none if there is no such thread."""
    return int(native.raise_in(_plain(ident), _plain(exception)))


def _plain(value):
    return value.value if isinstance(value, _SimpleCData) else value


FUNCTIONS = {'PyThreadState_SetAsyncExc': _set_async_exc}
