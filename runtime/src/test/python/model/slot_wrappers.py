# Slots of built-in types as methods.
print(int.__add__(2, 3), list.__len__([1]), str.upper('a'), (5).__add__(6), int.__add__, list.append, object.__init__, type.__call__)
print(object.__str__(5), int.__repr__(True), object.__eq__(1, 1), object.__eq__(1, 2), object.__hash__ is not None)

class L(list):
    def append(self, x): super().append(x)
l = L()
print(hasattr([], '__len__'), hasattr(5, '__len__'), hasattr(int, '__add__'), hasattr(list, '__add__'), hasattr(list, '__radd__'), hasattr({}, '__or__'), hasattr('', '__mod__'), hasattr('', '__rmod__'), hasattr([], '__hash__'), [].__hash__, hasattr(iter([]), '__next__'), hasattr(5, '__matmul__'), hasattr(print, '__call__'), hasattr(1.0, '__lshift__'))
print(list.__dict__['append'], 'append' in list.__dict__, '__add__' in int.__dict__, type(int.__dict__))
print(int.__add__.__name__, int.__add__.__doc__, list.append.__name__, list.append.__qualname__, int.__add__.__qualname__, list.append.__objclass__, len.__name__, len.__module__)
print(type(len), type(list.append), type(int.__add__), type((5).__add__), type([].append), type(dict.__dict__['fromkeys']), type(int.__dict__['real']), type(lambda: 0), type(L.append), type(l.append))
