# and, or, not and conditional expressions.
def t(x):
    print("t", x)
    return x

print(t(0) or t("") or t("x") or t("y"))
print(t(1) and t([]) and t(2))
print(not t(0), not [], not "a")
print(t(1) if t(0) else t(2))
print(0 or None, 1 and 2 or 3, 0 and 2 or 3)
print([x if x % 2 else -x for x in range(5)])

class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v

print(bool(B(True)), bool(B(False)), "yes" if B(False) else "no")

class L:
    def __len__(self): return 0

print(bool(L()), not L())
for x in (0, 0.0, "", (), [], {}, set(), None, range(0), b"", 1, "0", (0,)):
    print(repr(x), bool(x))
try:
    bool(B(1))
except TypeError as e:
    print(e)
