# super(): zero arguments, one, two; what it looks through and what it refuses.
class A:
    def who(self): return 'A'
    @classmethod
    def make(cls): return 'A.make of ' + cls.__name__
class B(A):
    def who(self): return 'B' + super().who()
    @classmethod
    def make(cls): return super().make()
class C(B):
    def who(self): return 'C' + super(B, self).who()
c = C()
print(c.who(), C.make(), super(C, c).who(), super(C, C).make())
print(super(B, c).__thisclass__.__name__, super(B, c).__self__ is c, super(B, c).__self_class__.__name__)
def free(): super()
def one(x): super()
class D:
    def no_first(): return super()
    def gone(self): del self; return super()
for f in free, lambda: one(1), D.no_first, D().gone, lambda: super(int, 'x'), lambda: super(5), lambda: super(A, c).nope:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
