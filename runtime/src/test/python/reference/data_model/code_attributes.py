# The read-only attributes of code objects: names, cells, counts and flags.
def outer(a, /, b, *args, c=1, **kw):
    d = [a]
    def inner():
        nonlocal b
        b = d, glob
    return inner
co = outer.__code__
for n in 'co_name co_qualname co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_varnames co_cellvars co_freevars co_names co_firstlineno'.split():
    print(n, getattr(co, n))
inner = outer(1, 2).__code__
print(inner.co_qualname, inner.co_freevars, inner.co_names, inner.co_flags & 0x1f)
print([bool(co.co_flags & b) for b in (4, 8, 16, 32, 128)])
def gen(): yield
async def coro(): pass
async def agen(): yield
print([hex(x.__code__.co_flags & 0x2a0) for x in (gen, coro, agen)])
try:
    co.co_name = 'x'
except AttributeError as e:
    print(e)
print(co.replace(co_name='other').co_name, co == co.replace(), co == co.replace(co_name='other'))
