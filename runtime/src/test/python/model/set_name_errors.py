# __set_name__: called in order of definition, not for later assignment; errors carry a RuntimeError.
class N:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)
        self.where = owner, name
class A:
    one, two = N(), N()
    three = one
print(A.one.where[1])
class Bad:
    def __set_name__(self, owner, name): raise KeyError(name)
try:
    class B:
        bad = Bad()
except RuntimeError as e:
    print(e, repr(e.__cause__))
class Wrong:
    def __set_name__(self): pass
try:
    class C:
        w = Wrong()
except RuntimeError as e:
    print(e, '|', e.__cause__)
T = type('T', (), {'n': N()})
