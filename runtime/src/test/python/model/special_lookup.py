# Special methods are looked up on the type, not on the instance, and past __getattribute__.
class Meta(type):
    def __getattribute__(cls, name): print('meta get', name); return type.__getattribute__(cls, name)
class C(metaclass=Meta):
    def __len__(self): return 10
    def __getattribute__(self, name): print('get', name); return object.__getattribute__(self, name)
c = C()
print(c.__len__())
print(type(c).__len__(c))
print(len(c))
class D: pass
d = D()
d.__len__ = lambda: 5
d.__call__ = lambda: 6
d.__repr__ = lambda: 'instance repr'
d.__eq__ = lambda o: True
for f in (lambda: len(d), lambda: d(), lambda: repr(d).startswith('<'), lambda: d == 1, lambda: d.__len__()):
    try:
        print(f())
    except TypeError as e:
        print(e)
D.__len__ = lambda self: 8
print(len(d))
print(hash(int) == type.__hash__(int), repr(int), int.__repr__(5), type.__repr__(int))
