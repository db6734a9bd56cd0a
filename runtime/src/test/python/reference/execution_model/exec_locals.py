# exec and eval with separate locals behave like a class block; functions inside do not see them.
g, l = {'a': 1}, {'b': 2}
exec('c = a + b\nglobal d\nd = 4', g, l)
print(l, {k: v for k, v in g.items() if k != '__builtins__'})
try:
    exec('z = 1\ndef f(): return z\nf()', {}, {})
except NameError as e:
    print(e)
try:
    print(eval('[b for _ in range(1)]', {}, {'b': 1}))
except NameError as e:
    print(e)
class M:
    def __getitem__(self, k):
        if k == 'boom': raise KeyError(k)
        return 'm:' + k
print(eval('p + q', {}, M()))
for args in (('boom', {}, M()), ('1', 5), ('1', {}, 5), (5,), ('1 +',), ('x = 1',), (b'2 * 3',), ('  7',)):
    try:
        print(eval(*args))
    except Exception as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
