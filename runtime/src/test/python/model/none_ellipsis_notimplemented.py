# The singletons: truth, identity, type calls, what they refuse.
print(None, ..., NotImplemented, bool(None), bool(...), repr(Ellipsis))
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
for t in (type(None), type(...), type(NotImplemented)):
    try:
        t(1)
    except TypeError as e:
        print(e)
    try:
        class X(t): pass
    except TypeError as e:
        print(e)
try:
    None.x = 1
except AttributeError as e:
    print(e)
print(None.__class__, hash(None) == hash(None), None == None, None != 0)
for f in (lambda: None < None, lambda: None + 1, lambda: None[0], lambda: None(), lambda: len(None), lambda: iter(None)):
    try:
        f()
    except TypeError as e:
        print(e)
