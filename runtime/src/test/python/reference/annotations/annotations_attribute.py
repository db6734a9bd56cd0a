# __annotations__ of functions, classes, modules: made on demand, writable with a dict, deletable.
import types
def f(): pass
class A: pass
class B(A): x: int
class C(B): pass
m = types.ModuleType('m')
print(f.__annotations__, A.__annotations__, B.__annotations__, C.__annotations__, m.__annotations__)
print('__annotations__' in A.__dict__, '__annotations__' in m.__dict__, '__annotations__' in vars(f))
f.__annotations__['k'] = 1; print(f.__annotations__)
f.__annotations__ = None; print(f.__annotations__)
del f.__annotations__; print(f.__annotations__)
for o, v in (f, 5), (A, 5), (m, 5), (int, {}), (len, {}), (lambda: 0, [1]):
    try: o.__annotations__ = v; print('set', o.__annotations__)
    except Exception as e: print(type(e).__name__, e)
for o in A, A, B, int, m, m, len:
    try: del o.__annotations__; print('deleted')
    except Exception as e: print(type(e).__name__, e)
for o in int, len, 5:
    try: print(o.__annotations__)
    except AttributeError as e: print(e if o not in (5,) else 'int instance: ' + str(e))
