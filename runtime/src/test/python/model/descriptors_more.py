# Descriptors: data and non-data, precedence, access through the class, __set_name__, __objclass__.
class Data:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.name = name
    def __get__(self, obj, cls=None): return ('get', obj is None, cls.__name__)
    def __set__(self, obj, value): obj.__dict__[self.name] = value
    def __delete__(self, obj): print('delete')
class NonData:
    def __get__(self, obj, cls): return 'non-data'
class A:
    d = Data()
    n = NonData()
a = A()
a.d = 5
print(a.d, a.__dict__, A.d)
a.n = 'instance wins'
print(a.n, A.n)
del a.d
del a.n
print(a.n)
A.late = Data()
print(A.late if not hasattr(A.__dict__['late'], 'name') else 'named')
class ReadOnly:
    def __get__(self, obj, cls): return 1
    def __set__(self, obj, value): raise AttributeError('read only')
class B(A):
    r = ReadOnly()
for f in (lambda: setattr(B(), 'r', 2), lambda: delattr(B(), 'r'), lambda: delattr(B(), 'nope')):
    try:
        f()
    except AttributeError as e:
        print(e)
class SetOnly:
    def __set__(self, obj, value): obj.__dict__['s'] = value * 2
class C:
    s = SetOnly()
c = C()
print(type(c.s).__name__)
c.s = 4
print(c.s)
print(A.__dict__['d'].__get__(None, A), str.upper.__get__('x', str)(), (lambda self: self * 2).__get__(21)())
