# Instances: __dict__ replaced, shared, deleted attributes, __class__ assigned.
class A:
    def hello(self): return 'A', self.__dict__
class B:
    def hello(self): return 'B', self.__dict__
a = A()
a.x = 1
a.__dict__['y'] = 2
print(a.y, sorted(a.__dict__))
a.__dict__ = {'z': 3}
print(a.hello(), hasattr(a, 'x'))
a.__class__ = B
print(a.hello(), type(a), isinstance(a, B), isinstance(a, A))
b = B()
b.__dict__ = a.__dict__
b.w = 4
print(a.w, a.__dict__ is b.__dict__)
for f in (lambda: setattr(a, '__dict__', 1), lambda: setattr(a, '__class__', int), lambda: setattr(a, '__class__', 1), lambda: setattr(5, '__class__', B), lambda: setattr(object(), 'x', 1)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
a.__dict__[1] = 'odd key'
print(a.__dict__)
del a.z
print('z' in b.__dict__)
