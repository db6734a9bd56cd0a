# Subscripts and slices of sequences.
s = "abcdefgh"
print(s[0], s[-1], s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:-1], s[10:], s[5:2])
l = list(range(10))
print(l[1:8:3], l[8:1:-2], l[:], l[-100:3])
l[2:4] = ["a", "b", "c"]
print(l)
l[::2] = [0] * 6
print(l)
del l[1:3]
print(l)
del l[::3]
print(l)
for f in (lambda: l[100], lambda: s[100], lambda: ()[0], lambda: l["a"], lambda: {}[1]):
    try:
        f()
    except (IndexError, TypeError, KeyError) as e:
        print(type(e).__name__, e)
try:
    l[::2] = [1]
except ValueError as e:
    print(e)

class G:
    def __getitem__(self, k): return k

print(G()[1], G()[1:2], G()[1:2, ::3], G()[...], G()[:, 1])
print(slice(1, 2), slice(None, 5, 2).indices(4))
