# super(): both forms, in class and static methods, cooperative chains, attributes, errors.
class A:
    def f(self): return ['A']
    @classmethod
    def c(cls): return cls.__name__ + '.A'
    @property
    def p(self): return 'A.p'
class B(A):
    def f(self): return ['B'] + super().f()
    @classmethod
    def c(cls): return super().c() + '.B'
    @property
    def p(self): return super().p + '.B'
class C(A):
    def f(self): return ['C'] + super(C, self).f()
class D(B, C):
    def f(self): return ['D'] + super().f()
    def g(self): return [super(B, self).f() for _ in range(1)], super(D, D).f(self)
d = D()
print(d.f(), d.g(), D.c(), d.p, super(B, d).f(), super(D, D).c())
s = super(B, d)
print(s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, repr(super(B)) [:20])
def no_class(): super()
class E:
    def no_args(): super()
    def deleted(self): del self; super()
    def nested(self): return [super().__init__ for _ in (1,)]
for f in (no_class, E.no_args, lambda: E().deleted(), lambda: E().nested(), lambda: super(int, 'a'), lambda: super(1), lambda: super(B, d).nope, lambda: setattr(super(B, d), 'x', 1)):
    try:
        print(f())
    except (RuntimeError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
