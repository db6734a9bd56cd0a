# Code of texts that no file has lives as long as a function, generator, traceback or frame needs it.
import gc
import weakref
ns = {}
exec('def f(x):\n    return lambda y: x + y\ndef count():\n    yield 1\n    yield 2\n', ns)
add = ns['f'](3)
it = ns['count']()
next(it)
del ns
for i in range(1000):
    exec(f'def h(x):\n    return x * {i}\nh(2)', {})
gc.collect()
print(add(4), list(it))
ns = {}
exec(compile('def k():\n    return 42', '<made>', 'exec'), ns)
k = ns.pop('k')
again = type(k)(k.__code__, {})
renamed = type(k)(k.__code__.replace(co_name='other'), k.__globals__)
del k, ns
gc.collect()
print(again(), again.__code__.co_consts, renamed(), renamed.__code__.co_name)
def failure(text):
    try:
        exec(text, {})
    except ValueError as e:
        return e.__traceback__.tb_next.tb_next
entries = [failure(f'def b():\n    raise ValueError({i})\nb()') for i in range(600)]
gc.collect()
print({(tb.tb_frame.f_code.co_name, tb.tb_lineno) for tb in entries})
f = eval('lambda x: (lambda y: x + y)')
dies = weakref.ref(f)
g = f(1)
del f
gc.collect()
print(dies(), g(2))
