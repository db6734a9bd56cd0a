# __mro_entries__, __orig_bases__, __class_getitem__.
class Fake:
    def __mro_entries__(self, bases):
        print('entries', len(bases))
        return (dict,)
class A(Fake()): pass
print(A.__bases__, len(A.__orig_bases__), issubclass(A, dict))
class Nothing:
    def __mro_entries__(self, bases): return ()
class B(Nothing(), int): pass
print(B.__bases__)
class Bad:
    def __mro_entries__(self, bases): return [int]
try:
    class C(Bad()): pass
except TypeError as e:
    print(e)
try:
    type('D', (Fake(),), {})
except TypeError as e:
    print(e)
class G:
    def __class_getitem__(cls, item): return cls.__name__, item
print(G[1], G[int, str], G[...])
class H(G): pass
print(H['x'])
print(list[int], dict[str, int], list[int].__origin__, tuple[int, ...].__args__, list[int]([1]), isinstance(list[int], type))
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__)
try:
    int[str]
except TypeError as e:
    print(e)
