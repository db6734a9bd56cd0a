package org.jilectomy.runtime.objects;

/**
 * The names the runtime itself looks up, as interned str: immortal, so that nobody counts them, and
 * {@code static final}, so that compiled code has them as constants; compare {@code _Py_ID}.
 *
 * <p>A field is spelled as the name. Names that are needed rarely are fetched with {@link #of}.
 * Initialising the class costs about a microsecond a name.
 */
public final class Names {
    public static final long __abs__ = of("__abs__");
    public static final long __add__ = of("__add__");
    public static final long __aenter__ = of("__aenter__");
    public static final long __aexit__ = of("__aexit__");
    public static final long __aiter__ = of("__aiter__");
    public static final long __all__ = of("__all__");
    public static final long __and__ = of("__and__");
    public static final long __anext__ = of("__anext__");
    public static final long __annotations__ = of("__annotations__");
    public static final long __await__ = of("__await__");
    public static final long __bases__ = of("__bases__");
    public static final long __bool__ = of("__bool__");
    public static final long __build_class__ = of("__build_class__");
    public static final long __builtins__ = of("__builtins__");
    public static final long __bytes__ = of("__bytes__");
    public static final long __call__ = of("__call__");
    public static final long __cause__ = of("__cause__");
    public static final long __class__ = of("__class__");
    public static final long __class_getitem__ = of("__class_getitem__");
    public static final long __classcell__ = of("__classcell__");
    public static final long __code__ = of("__code__");
    public static final long __complex__ = of("__complex__");
    public static final long __contains__ = of("__contains__");
    public static final long __context__ = of("__context__");
    public static final long __defaults__ = of("__defaults__");
    public static final long __del__ = of("__del__");
    public static final long __delattr__ = of("__delattr__");
    public static final long __delete__ = of("__delete__");
    public static final long __delitem__ = of("__delitem__");
    public static final long __dict__ = of("__dict__");
    public static final long __dir__ = of("__dir__");
    public static final long __divmod__ = of("__divmod__");
    public static final long __doc__ = of("__doc__");
    public static final long __enter__ = of("__enter__");
    public static final long __eq__ = of("__eq__");
    public static final long __exit__ = of("__exit__");
    public static final long __file__ = of("__file__");
    public static final long __float__ = of("__float__");
    public static final long __floordiv__ = of("__floordiv__");
    public static final long __format__ = of("__format__");
    public static final long __ge__ = of("__ge__");
    public static final long __get__ = of("__get__");
    public static final long __getattr__ = of("__getattr__");
    public static final long __getattribute__ = of("__getattribute__");
    public static final long __getitem__ = of("__getitem__");
    public static final long __globals__ = of("__globals__");
    public static final long __gt__ = of("__gt__");
    public static final long __hash__ = of("__hash__");
    public static final long __iadd__ = of("__iadd__");
    public static final long __iand__ = of("__iand__");
    public static final long __ifloordiv__ = of("__ifloordiv__");
    public static final long __ilshift__ = of("__ilshift__");
    public static final long __imatmul__ = of("__imatmul__");
    public static final long __imod__ = of("__imod__");
    public static final long __import__ = of("__import__");
    public static final long __imul__ = of("__imul__");
    public static final long __index__ = of("__index__");
    public static final long __init__ = of("__init__");
    public static final long __init_subclass__ = of("__init_subclass__");
    public static final long __instancecheck__ = of("__instancecheck__");
    public static final long __int__ = of("__int__");
    public static final long __invert__ = of("__invert__");
    public static final long __ior__ = of("__ior__");
    public static final long __ipow__ = of("__ipow__");
    public static final long __irshift__ = of("__irshift__");
    public static final long __isub__ = of("__isub__");
    public static final long __iter__ = of("__iter__");
    public static final long __itruediv__ = of("__itruediv__");
    public static final long __ixor__ = of("__ixor__");
    public static final long __kwdefaults__ = of("__kwdefaults__");
    public static final long __le__ = of("__le__");
    public static final long __len__ = of("__len__");
    public static final long __length_hint__ = of("__length_hint__");
    public static final long __loader__ = of("__loader__");
    public static final long __lshift__ = of("__lshift__");
    public static final long __lt__ = of("__lt__");
    public static final long __main__ = of("__main__");
    public static final long __match_args__ = of("__match_args__");
    public static final long __matmul__ = of("__matmul__");
    public static final long __missing__ = of("__missing__");
    public static final long __mod__ = of("__mod__");
    public static final long __module__ = of("__module__");
    public static final long __mro_entries__ = of("__mro_entries__");
    public static final long __mul__ = of("__mul__");
    public static final long __name__ = of("__name__");
    public static final long __ne__ = of("__ne__");
    public static final long __neg__ = of("__neg__");
    public static final long __new__ = of("__new__");
    public static final long __next__ = of("__next__");
    public static final long __or__ = of("__or__");
    public static final long __package__ = of("__package__");
    public static final long __path__ = of("__path__");
    public static final long __pos__ = of("__pos__");
    public static final long __pow__ = of("__pow__");
    public static final long __prepare__ = of("__prepare__");
    public static final long __qualname__ = of("__qualname__");
    public static final long __radd__ = of("__radd__");
    public static final long __rand__ = of("__rand__");
    public static final long __rdivmod__ = of("__rdivmod__");
    public static final long __reduce__ = of("__reduce__");
    public static final long __reduce_ex__ = of("__reduce_ex__");
    public static final long __repr__ = of("__repr__");
    public static final long __reversed__ = of("__reversed__");
    public static final long __rfloordiv__ = of("__rfloordiv__");
    public static final long __rlshift__ = of("__rlshift__");
    public static final long __rmatmul__ = of("__rmatmul__");
    public static final long __rmod__ = of("__rmod__");
    public static final long __rmul__ = of("__rmul__");
    public static final long __ror__ = of("__ror__");
    public static final long __round__ = of("__round__");
    public static final long __rpow__ = of("__rpow__");
    public static final long __rrshift__ = of("__rrshift__");
    public static final long __rshift__ = of("__rshift__");
    public static final long __rsub__ = of("__rsub__");
    public static final long __rtruediv__ = of("__rtruediv__");
    public static final long __rxor__ = of("__rxor__");
    public static final long __set__ = of("__set__");
    public static final long __set_name__ = of("__set_name__");
    public static final long __setattr__ = of("__setattr__");
    public static final long __setitem__ = of("__setitem__");
    public static final long __slots__ = of("__slots__");
    public static final long __spec__ = of("__spec__");
    public static final long __str__ = of("__str__");
    public static final long __sub__ = of("__sub__");
    public static final long __subclasscheck__ = of("__subclasscheck__");
    public static final long __traceback__ = of("__traceback__");
    public static final long __truediv__ = of("__truediv__");
    public static final long __trunc__ = of("__trunc__");
    public static final long __weakref__ = of("__weakref__");
    public static final long __xor__ = of("__xor__");
    public static final long append = of("append");
    public static final long args = of("args");
    public static final long builtins = of("builtins");
    public static final long close = of("close");
    public static final long copy = of("copy");
    public static final long get = of("get");
    public static final long items = of("items");
    public static final long keys = of("keys");
    public static final long metaclass = of("metaclass");
    public static final long mro = of("mro");
    public static final long name = of("name");
    public static final long obj = of("obj");
    public static final long send = of("send");
    public static final long sort = of("sort");
    public static final long throw_ = of("throw");
    public static final long update = of("update");
    public static final long value = of("value");
    public static final long values = of("values");

    private Names() {}

    /**
     * The interned str of a name; immortal. One look-up in a concurrent map: keep the result in a
     * {@code static final} where speed counts.
     *
     * @param name without lone surrogates
     */
    public static long of(String name) {
        return InternTable.of(name);
    }

    /** As {@link #of}, of {@code n} ASCII characters; no Java string is made. */
    public static long ofAscii(byte[] in, int at, int n) {
        return InternTable.ofAscii(in, at, n);
    }
}
