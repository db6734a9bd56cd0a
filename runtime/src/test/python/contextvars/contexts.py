# contextvars: variables, tokens, contexts as mappings, run, threads
import contextvars, threading
from contextvars import *
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
v = ContextVar('v', default=1); w = ContextVar('w')
print(v.get(), v.get(5), v.name, repr(v).split(' at')[0], repr(w).split(' at')[0])
t = v.set(10); print(v.get(), t.old_value, t.var is v, repr(t).startswith('<Token var=<'))
t2 = v.set(20); print(t2.old_value); v.reset(t2); print(v.get()); v.reset(t); print(v.get(), repr(t).startswith('<Token used'))
tries(lambda: w.get(), lambda: v.reset(t), lambda: w.reset(v.set(3)), lambda: v.reset(1), lambda: Token(), lambda: ContextVar(1), lambda: ContextVar(), lambda: Context(1), lambda: hash(Context()), lambda: hash(t), lambda: Token.MISSING, lambda: Context().run())
ctx = copy_context(); print(len(ctx), ctx[v], v in ctx, w in ctx, list(ctx) == [v], [(k.name, x) for k, x in ctx.items()], list(ctx.values()), ctx.get(w), ctx.get(w, 7), ctx.get(v))
tries(lambda: ctx[w], lambda: ctx['a'], lambda: 'a' in ctx, lambda: ctx.get(1))
def inner(a, b=0):
    tok = v.set(99); w.set('w')
    tries(lambda: ctx.run(print))
    return v.get(), w.get(), a, b, tok
r = ctx.run(inner, 1, b=2); print(r[:4], v.get(), w.get('none'), ctx[v], ctx[w], len(ctx))
tries(lambda: v.reset(r[4]), lambda: ctx.run(lambda: 1 / 0), lambda: ctx.run(lambda: v.reset(r[4])), lambda: ctx[v])
print(ctx == ctx.copy(), ctx == Context(), ctx.copy() != ctx, ContextVar[int])
def thread(): out.append((v.get(), w.get('unset'))); v.set('thread'); out.append(v.get())
out = []; th = threading.Thread(target=thread); th.start(); th.join(); print(out, v.get())
