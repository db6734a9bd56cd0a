# Operators by special methods, reflected and in place.
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __radd__(self, o): return ("radd", o)
    def __isub__(self, o): self.x -= o; return self
    def __truediv__(self, o): return "truediv"
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __lshift__(self, o): return "lshift"
    def __rrshift__(self, o): return "rrshift"
    def __and__(self, o): return "and"
    def __ror__(self, o): return "ror"
    def __invert__(self): return "invert"
    def __round__(self, n=None): return ("round", n)
    def __int__(self): return 7
    def __index__(self): return 2

a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 3 * a, -a, abs(b), a @ b, 5 + a)
a -= 1
print(a, a / 1, a // 1, a % 1, divmod(a, 1), a ** 2, pow(a, 2, 3), a << 1, 1 >> a, a & 1, 1 | a, ~a)
print(round(a), round(a, 2), int(a), [10, 20, 30][a], hex(a), "abc"[:a])
try:
    a + 1
except TypeError as e:
    print(e)
