"""Objects whose parts one thread exchanges, by __init__ and the like, while others use them.

CPython 3.11 does not survive all of this.
"""

import codecs
import io
import struct

from harness import main, scaled, together

N = scaled(150)


def function(k):
    return lambda *args: [k, *args]


FUNCTIONS = [function(k) for k in range(8)]
SINGLE = ValueError('one for all')


class Owner:
    pass


owner = Owner()


def fails(k):
    try:
        raise SINGLE
    except ValueError:
        if k % 3 == 0:
            raise KeyError(k) from SINGLE
        raise


def property_again(p, k):
    p.__init__(FUNCTIONS[k % 8], FUNCTIONS[k % 7], FUNCTIONS[k % 5], 'doc %d' % k)


# What makes the object, what exchanges its parts, what uses it.
CASES = [
    (lambda: property(FUNCTIONS[0], doc='doc'), property_again,
     [lambda p: p.__get__(owner), lambda p: p.__set__(owner, 1), lambda p: (p.__doc__, p.fget, p.__isabstractmethod__),
      lambda p: p.getter(FUNCTIONS[1])]),
    (lambda: classmethod(FUNCTIONS[0]), lambda c, k: c.__init__(FUNCTIONS[k % 8]),
     [lambda c: c.__get__(owner)(), lambda c: (repr(c), c.__func__)]),
    (lambda: staticmethod(FUNCTIONS[0]), lambda s, k: s.__init__(FUNCTIONS[k % 8]),
     [lambda s: s.__get__(owner)(), lambda s: s(), lambda s: (repr(s), s.__wrapped__)]),
    (lambda: OSError(1, 'one'), lambda e, k: e.__init__(2, 'two %d' % k, 'file %d' % k),
     [str, repr, lambda e: e.__reduce__(), lambda e: (e.filename, e.strerror), lambda e: setattr(e, 'filename', 'x' * 50)]),
    (lambda: ImportError('a', name='b', path='c'), lambda e, k: e.__init__('m %d' % k, name='n %d' % k, path='p %d' % k),
     [str, lambda e: e.__reduce__(), lambda e: (e.name, e.path, e.msg)]),
    (lambda: SyntaxError('a', ('f', 1, 2, 't')), lambda e, k: e.__init__('m %d' % k, ('f %d' % k, k, 2, 't %d' % k)),
     [str, repr, lambda e: (e.filename, e.text, e.lineno)]),
    (lambda: UnicodeDecodeError('utf-8', b'abc', 1, 2, 'why'),
     lambda e, k: e.__init__('enc %d' % k, b'%d' % k * 4, 1, 2, 'reason %d' % k),
     [str, lambda e: (e.encoding, e.object, e.reason), lambda e: codecs.lookup_error('replace')(e)]),
    (lambda: SINGLE, lambda e, k: setattr(e, *[('__context__', None), ('__traceback__', None), ('__cause__', KeyError(k)),
                                               ('args', (k, str(k)))][k % 4]),
     [lambda e: fails(1), lambda e: fails(3), str, lambda e: e.with_traceback(None)]),
    (lambda: struct.Struct('ii'), lambda s, k: s.__init__('iii' if k & 1 else 'hhh'),
     [lambda s: s.pack(1, 2, 3), lambda s: (s.format, s.size), lambda s: s.unpack(bytes(12))]),
    (lambda: io.TextIOWrapper(io.BytesIO(b'abc\n' * 9)), lambda f, k: f.__init__(io.BytesIO(b'ab\n' * 9), ['utf-8', 'cp1252'][k & 1]),
     [lambda f: f.read(), lambda f: f.write('ab'), lambda f: f.seek(0), lambda f: (f.buffer, f.encoding, f.closed), repr,
      lambda f: f.reconfigure(encoding='latin-1'), lambda f: f.detach()]),
    (lambda: io.BufferedReader(io.BytesIO(b'abc' * 99)), lambda f, k: f.__init__(io.BytesIO(b'ab' * 99)),
     [lambda f: f.read(5), lambda f: f.seek(0), lambda f: (f.raw, f.closed), lambda f: f.readable(), lambda f: f.detach()]),
    (lambda: io.BufferedWriter(io.BytesIO()), lambda f, k: f.__init__(io.BytesIO()),
     [lambda f: f.write(b'ab' * 50), lambda f: f.flush(), lambda f: f.tell(), lambda f: f.writable()]),
    (lambda: io.BufferedRWPair(io.BytesIO(b'ab'), io.BytesIO()), lambda f, k: f.__init__(io.BytesIO(b'abc'), io.BytesIO()),
     [lambda f: f.write(b'ab'), lambda f: f.flush(), lambda f: f.read(3)]),
    (lambda: io.IncrementalNewlineDecoder(None, True),
     lambda d, k: d.__init__(codecs.getincrementaldecoder('utf-8')(), bool(k & 1)),
     [lambda d: d.decode(b'a\r\n'), lambda d: d.getstate(), lambda d: d.newlines]),
    (lambda: {1: 2}, lambda d, k: (d.update({k: k, str(k): k}), d.clear() if k % 9 == 0 else None),
     [lambda d: dict.fromkeys(d), lambda d: {**d}, lambda d: {}.update(d), lambda d: FUNCTIONS[0](*d)]),
]


def attempt(action, *args):
    try:
        action(*args)
    except SystemError:
        raise  # an invariant of the runtime's is broken
    except Exception:
        pass


def exchanged(make, again, uses, first):
    shared = make()

    def use(me):
        for i in range(N):
            attempt(uses[(i * me + first) % len(uses)], shared)

    def exchange():
        for k in range(N):
            attempt(again, shared, k)

    together(lambda: use(1), lambda: use(2), exchange)


def a_round(dice):
    for make, again, uses in CASES:
        exchanged(make, again, uses, dice(10))


main(a_round, 'over %d kinds' % len(CASES))
