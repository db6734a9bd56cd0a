# types.CodeType makes a code object of the fields of another; replace() shows all it is given.
import types


def f(a, b=2, *, c=3):
    """doc"""
    return [a, b, c, len([x for x in (a, b)])]


def make(co, **changes):
    fields = ('argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name'
              ' qualname firstlineno linetable exceptiontable freevars cellvars').split()
    return types.CodeType(*[changes.get(n, getattr(co, 'co_' + n)) for n in fields])


co = f.__code__
new = make(co, name='g', qualname='h.g', filename='elsewhere.py', firstlineno=co.co_firstlineno)
print(new.co_name, new.co_qualname, new.co_filename, new == co, make(co) == co)
g = types.FunctionType(new, globals(), None, f.__defaults__)
g.__kwdefaults__ = {'c': 4}
print(g(1), g.__name__, g.__code__ == new, f.__code__.co_code == new.co_code)
for changes in (dict(nlocals=9), dict(argcount=-1), dict(posonlyargcount=-1), dict(argcount=9), dict(code=b'x'),
                dict(names=(1,)), dict(varnames=[1]), dict(name=b''), dict(code='x'), dict(flags='x'),
                dict(filename=None), dict(linetable=None)):
    try:
        make(co, **changes)
    except Exception as e:
        print(changes, type(e).__name__, e)
for name, value in (('co_names', ('x',)), ('co_consts', (1, 'y')), ('co_freevars', ('z',)), ('co_cellvars', ('q',)),
                    ('co_linetable', b''), ('co_stacksize', 7), ('co_varnames', ('u', 'v', 'w'))):
    if name == 'co_varnames':
        value = value[:co.co_nlocals]
    changed = co.replace(**{name: value})
    print(name, getattr(changed, name) == value, changed.co_name, changed == co)
for bad in (dict(co_nlocals=co.co_nlocals + 1), dict(co_name=1), dict(co_consts=[]), dict(co_argcount=-1)):
    try:
        co.replace(**bad)
    except Exception as e:
        print(bad, type(e).__name__, e)
print(list(co.replace(co_linetable=b'').co_lines()))
try:
    types.CodeType()
except TypeError as e:
    print(e)
