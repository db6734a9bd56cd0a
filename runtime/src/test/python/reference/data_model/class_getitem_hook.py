# __class_getitem__ is called for C[x] unless the metaclass has __getitem__.
class C:
    def __class_getitem__(cls, item): return cls.__name__, item
class D(C): pass
class Meta(type):
    def __getitem__(cls, item): return 'meta', item
class E(C, metaclass=Meta): pass

print(C[1], D[1, 2], E['x'], C[1:2], D[()])
print(type(C.__dict__['__class_getitem__']).__name__)
try:
    C()[1]
except TypeError as e:
    print(e)
class Plain: pass
for f in (lambda: Plain[1], lambda: int[1], lambda: type[int], lambda: (5)[1]):
    try:
        print(f())
    except TypeError as e:
        print(e)
