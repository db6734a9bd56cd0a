# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__, __length_hint__.
import operator
class Seq:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): print('get', i); return self.items[i]
    def __setitem__(self, i, v): print('set', i, v); self.items[i] = v
    def __delitem__(self, i): print('del', i); del self.items[i]
s = Seq(1, 2, 3)
print(list(s), 2 in s, list(reversed(s)), s[-1], s[0:2])
s[1] = 9
s[0:1] = [7, 8]
del s[0]
s[0] += 1
print(s.items, max(s))
class M(dict):
    def __missing__(self, key): return f'missing {key}'
m = M(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m, len(m))
class C:
    def __contains__(self, x): return 'truthy' if x else ''
    def __iter__(self): return iter('abc')
    def __reversed__(self): return 'reversed!'
print(1 in C(), 0 in C(), list(C()), reversed(C()), 'a' not in C())
class H:
    def __length_hint__(self): return 5
print(operator.length_hint(H()), operator.length_hint([1, 2]), operator.length_hint(1, 7))
for f in (lambda: len(1), lambda: 1[0], lambda: operator.setitem(1, 0, 0), lambda: operator.delitem('a', 0), lambda: 1 in 1, lambda: reversed({1}), lambda: iter(1)):
    try:
        f()
    except TypeError as e:
        print(e)
class Huge:
    def __len__(self): return 2 ** 70
try:
    len(Huge())
except OverflowError as e:
    print(e)
