# and, or, not: values returned, short circuit, truth of everything.
print(0 or 'a', 1 and 'b', '' and 1, [] or {} or (), not [], not not 'x', None or 0, 1 and 2 and 3, 0 or 0.0 or 0j)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): print('bool', self.v, end=' '); return bool(self.v)
    def __repr__(self): return f'T{self.v}'
print(T(0) or T(1) or T(2))
print(T(1) and T(0) and T(2))
print(not T(1), T(0) if T(1) else T(2))
print([bool(x) for x in (0, 0.0, 0j, '', b'', (), [], {}, set(), range(0), None, False, ..., 'a', [0], 0.1, object())])
if T(1) and not T(0): print('yes')
while T(0): pass
else: print('loop over')
assert T(1)
print(all([]), any([]), all([1, 0]), any([0, 2]))
