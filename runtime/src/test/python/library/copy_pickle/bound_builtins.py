# Bound methods of built-in objects are pickled as attributes; special names are looked up on types.
import copyreg
import pickle
import re

print([].append.__reduce__()[1], len.__reduce__(), 'a'.upper.__reduce_ex__(4)[0])
for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    sub = pickle.loads(pickle.dumps(re.compile('a+').sub, proto))
    print(sub('-', 'caat'), pickle.loads(pickle.dumps({1: 2}.get, proto))(1))


class Picky:
    def __getattribute__(self, name):
        if name in ('__getnewargs__', '__getnewargs_ex__', '__length_hint__'):
            print('asked for', name)
        return object.__getattribute__(self, name)

    def __iter__(self):
        return iter(())

    def __length_hint__(self):
        return 3


print(copyreg.__newobj__ is Picky().__reduce_ex__(2)[0], list(Picky()))
try:
    compile('x =', 'console', 'single')
except SyntaxError as e:
    print(e.args)
