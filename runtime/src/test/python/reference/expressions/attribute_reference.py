# Attribute references: missing names, suggestions, name and obj of the error, private names.
class Point:
    def __init__(self): self.position = 1
for f in (lambda: Point().positon, lambda: [].apend, lambda: (1).real_, lambda: None.x, lambda: Point.missing, lambda: 'a'.uper(), lambda: int.form_bytes):
    try:
        f()
    except AttributeError as e:
        print(e, '|', e.name, type(e.obj).__name__)
import math
try:
    math.squareroot
except AttributeError as e:
    print(e, e.name, e.obj is math)
p = Point()
p.a = p.b = 2
print(p.a, p.b, getattr(p, 'a'), getattr(p, 'zz', None), hasattr(p, 'b'))
setattr(p, 'with space', 3)
print(p.__dict__['with space'], getattr(p, 'with space'))
for f in (lambda: getattr(p, 1), lambda: setattr(p, 1, 1), lambda: hasattr(p, 1), lambda: getattr(p), lambda: delattr(p, 'no')):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
