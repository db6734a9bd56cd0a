"""Parameters with a direction: what a call takes, what it makes itself and what it gives back."""

from ._data import _CData, byref, info_of, is_array, is_pointer

_IN = 1
_OUT = 2
_LCID = 4


def checked_flags(flags, types):
    if not isinstance(flags, tuple):
        raise TypeError("paramflags must be a tuple or None")
    if types is None:
        return None
    if len(flags) != len(types):
        raise ValueError("paramflags must have the same length as argtypes")
    for each, cls in zip(flags, types):
        if not isinstance(each, tuple) or not 1 <= len(each) <= 3 or not isinstance(each[0], int):
            raise TypeError("paramflags must be a sequence of (int [,string [,value]]) tuples")
        if each[0] & (_IN | _OUT | _LCID) not in (0, _IN, _OUT, _IN | _OUT, _IN | _LCID):
            raise TypeError(f"paramflag value {each[0]} not supported")
        if each[0] & _OUT and not (is_pointer(cls) or is_array(cls) or info_of(cls).letter in ('P', 'z', 'Z')):
            raise TypeError(f"'out' parameter {flags.index(each) + 1} must be a pointer type, not {cls.__name__}")
    return flags


def with_outputs(flags, types, args, kwargs):
    """All arguments of a call, and which of them are its results."""
    given = list(args)
    names = dict(kwargs)
    all_of_them = []
    out = []

    def take(name, default):
        if given:
            return given.pop(0)
        if name in names:
            return names.pop(name)
        if default:
            return default[0]
        raise TypeError(f"required argument '{name}' missing" if name else "not enough arguments")

    for each, cls in zip(flags, types):
        direction, name, *default = (*each, None) if len(each) == 1 else each
        direction &= _IN | _OUT | _LCID
        if direction == _IN | _LCID:
            value = default[0] if default else 0
        elif direction == _OUT:
            if default:
                value = default[0]
            elif is_array(cls):
                value = cls()
                out.append(value)
            else:
                if not is_pointer(cls):
                    raise TypeError(f"{cls.__name__} 'out' parameter must be passed as default value")
                target = info_of(cls).proto()
                out.append(target)
                value = byref(target)
        else:
            value = take(name, default)
            if direction & _OUT:
                if not isinstance(value, _CData) and is_pointer(cls):
                    value = info_of(cls).proto(value)
                out.append(value)
        all_of_them.append(value)
    if given or names:
        raise TypeError(f"call takes exactly {len(flags) - sum(f[0] == _OUT for f in flags)} arguments"
                        f" ({len(args) + len(kwargs)} given)")
    return tuple(all_of_them), out
