# super in its forms, cooperative inheritance, __class__ cell.
class A:
    def __init__(self, **kw):
        print("A", kw)
        self.trail = ["A"]
    @classmethod
    def make(cls): return cls.__name__
    def v(self): return 1

class B(A):
    def __init__(self, b=None, **kw):
        print("B", b)
        super().__init__(**kw)
        self.trail.append("B")
    @classmethod
    def make(cls): return "B+" + super().make()
    def v(self): return super(B, self).v() + 10
    def name(self): return __class__.__name__

class C(A):
    def __init__(self, c=None, **kw):
        print("C", c)
        super().__init__(**kw)
        self.trail.append("C")
    def v(self):
        f = lambda: super(C, self).v()
        return f() + 100

class D(B, C):
    def v(self):
        parent = super()
        return parent.v() + 1000

d = D(b=1, c=2)
print(d.trail, D.make(), d.v(), d.name())
try:
    super().x
except RuntimeError as e:
    print(e)
try:
    D().nope()
except AttributeError as e:
    print(e)
print([super(D, d).v(), super(B, d).v(), super(C, d).v()])
