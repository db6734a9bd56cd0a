# Literals compare with ==, None/True/False with is, dotted names are values, bare names bind.
class Color: RED = 1; BLUE = 'b'
class Eq:
    def __eq__(self, o): print('eq', o); return o == 2
def m(v):
    match v:
        case None: return 'None'
        case True: return 'True'
        case Color.RED: return 'RED'
        case 2 | 3 as n: return 'two-three', n is v
        case -1 | 1 + 2j | 'a' 'b' | b'x' | 2.5: return 'literal'
        case Color.BLUE: return 'BLUE'
        case other: return 'other', type(other).__name__
print([m(v) for v in (None, True, 1, 1.0, 2, 3.0, -1, 1 + 2j, 'ab', b'x', 2.5, 'b', 0, [])])
print(m(Eq()))
match 5:
    case (x): pass
print(x)
match [1, [2, 3]]:
    case [a, [b, 4]]: pass
    case _: print('a' in globals(), 'b' in globals())
match = case = _ = 7
print(match, case, _)
match (case):
    case 7: print('soft keywords')
