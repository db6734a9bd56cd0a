# Attributes of exceptions: args, OSError's fields and subclasses, StopIteration.value, SystemExit.code, ImportError, Unicode, Syntax, Key, Name.
e = OSError(2, 'No such file', 'name', None, 'other')
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e.args, e)
for n in (1, 2, 13, 17, 20, 21, 32, 104, 110, 111, 11, 10, 3, 4, 5):
    print(n, type(OSError(n, 'x')).__name__, end='; ')
print()
print(OSError('one'), OSError(1), OSError().errno, OSError(1, 2, 3).args, StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit(1, 2).code, SystemExit().code)
i = ImportError('msg', name='n', path='p')
print(i.name, i.path, i.msg, i, KeyError('k'), repr(KeyError('k')), str(KeyError('a', 'b')), NameError('x', name='n').name, AttributeError('m', name='a', obj=1).obj)
s = SyntaxError('bad', ('file', 1, 2, 'text', 1, 5))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s, SyntaxError('plain'), SyntaxError().msg)
u = UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'why')
print(u, u.encoding, u.object, u.start, u.end, u.reason, UnicodeEncodeError('a', 'é€', 0, 2, 'r'), UnicodeTranslateError('x', 0, 1, 'r'))
x = ValueError(1, [2])
x.args = ('new',)
x.extra = 'attr'
print(x, x.args, x.__dict__, repr(x), ValueError(), repr(ValueError()), repr(ValueError('a')), repr(ValueError('a', 1)))
for f in (lambda: SyntaxError('m', (1, 2)), lambda: UnicodeDecodeError('a'), lambda: ImportError(x=1), lambda: setattr(x, 'args', 5), lambda: ValueError(a=1), lambda: setattr(x, '__cause__', 1), lambda: setattr(x, '__traceback__', 1), lambda: x.with_traceback(1), lambda: delattr(x, 'args')):
    try:
        print(f())
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
