# The in operator tries __contains__, then __iter__, then __getitem__ with 0, 1, 2...
class C:
    def __contains__(self, x): return [] if x == 0 else 'yes'
class I:
    def __iter__(self): print('iter'); return iter([1, 2, 3])
class G:
    def __getitem__(self, i):
        print('get', i)
        if i > 2: raise IndexError
        return i * 10
class N(I): __contains__ = None

print(0 in C(), 1 in C(), 1 not in C())
print(2 in I(), 5 in I())
print(10 in G(), 11 not in G())
nan = float('nan')
print(nan in [nan], nan in (float('nan'),), [nan] == [nan])
for bad in N(), 5, object:
    try:
        print(1 in bad)
    except TypeError as e:
        print(e)
