# The module symtable: what the compiler knows of the names of each scope.
import symtable

SOURCE = '''
import sys, os.path as p
from a import b as c
g = 1
def f(a: int, /, d=g, *args, k, **kw) -> str:
    global g, new
    x = y = a
    def inner():
        nonlocal x
        x = y + free
        return [i for i in k if (w := i)]
    del y
    return lambda z: z + x
class C(Base, metaclass=M):
    attr: int = 1
    __private = 2
    def m(self): return __class__, super(), self.__private
    def n(self): return [attr for _ in self]
gen = (e * g for e in range(3))
async def co(): return {q: 1 async for q in co}
'''


def show(table, depth):
    print(' ' * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(),
          table.is_optimized(), table.has_children())
    if table.get_type() == 'function':
        print(' ' * depth, table.get_parameters(), sorted(table.get_locals()),
              sorted(table.get_globals()), sorted(table.get_nonlocals()), sorted(table.get_frees()))
    if table.get_type() == 'class':
        print(' ' * depth, table.get_methods())
    for s in table.get_symbols():
        print(' ' * depth, s.get_name(), [n[3:] for n in dir(s) if n.startswith('is_') and getattr(s, n)()])
    for child in table.get_children():
        show(child, depth + 2)


show(symtable.symtable(SOURCE, 'file', 'exec'), 0)
print(symtable.symtable('x + y', 'file', 'eval').get_identifiers())
for source, mode in (('def f(x): global x', 'exec'), ('(', 'exec'), ('1', 'foo'), ('break', 'exec')):
    try:
        print(symtable.symtable(source, 'file', mode).get_name())
    except (SyntaxError, ValueError) as e:
        print(e)
