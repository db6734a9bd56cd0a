# enum: members, aliases, auto, Flag, IntEnum, StrEnum, unique, methods, functional API, lookups.
from enum import *
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    def hot(self): return self is Color.RED
print(Color.RED, repr(Color.GREEN), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, list(Color), Color.__members__, Color.RED.hot(), Color.RED.name, Color.RED.value, len(Color), Color.RED in Color, Color.RED != 1, hash(Color.RED) == hash('RED'))
class Perm(Flag):
    R = 4
    W = 2
    X = 1
print(Perm.R | Perm.W, repr(Perm(5)), Perm.R & Perm(6), ~Perm.R, Perm.R in Perm(6), bool(Perm(0)), list(Perm(7)))
class N(IntEnum):
    ONE = 1
    TWO = 2
class S(StrEnum):
    A = auto()
    B = 'bee'
print(N.ONE + 1, N.ONE < N.TWO, f'{N.ONE}', S.A, S.B + '!', S('bee'), max(N), json_like if False else str(N.TWO))
A = Enum('A', 'X Y', start=5)
print(list(A), A.Y.value, Enum('B', {'P': 'p'}).P)
for src in ('Color(9)', 'Color["NOPE"]', 'class D(Color): pass', 'Color.RED = 2', 'Color.RED.value = 1', 'unique(Color)', 'class E(Enum):\n A = 1\n A = 2', 'Color()', 'del Color.RED', 'Color.RED < Color.GREEN', 'class G(IntEnum):\n A = "x"'):
    try:
        exec(src)
        print('ok', src)
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        print(src.split('\n')[0], '->', type(e).__name__, e)
