# Class patterns: isinstance first, positional ones by __match_args__, builtins match themselves.
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Bad1: __match_args__ = ['x']
class Bad2: __match_args__ = (1,)
class Dup: __match_args__ = ('a', 'a'); a = 1
def m(v):
    match v:
        case P(0, y=b): return 'zero', b
        case P(x=a) if a > 5: return 'big', a
        case P(a, b): return 'p', a, b
        case int(n) | str(n): return 'int or str', n
        case list([a, *_]): return 'list', a
        case float(): return 'float'
    return 'none'
print([m(v) for v in (P(0, 1), P(9, 9), P(1, 2), True, 's', [4, 5], 1.5, None)])
for pattern, v in ('P(1, 2, 3)', P(1, 2)), ('Bad1(1)', Bad1()), ('Bad2(1)', Bad2()), ('Dup(1, 1)', Dup()), \
        ('P(1, x=1)', P(1, 2)), ('int(1, 2)', 1), ('len(x)', 1), ('object(1)', 1), ('P(z=_)', P(1, 2)):
    try:
        exec(f'match v:\n case {pattern}: print("yes")\n case _: print("no")')
    except TypeError as e:
        print(pattern, '->', e)
