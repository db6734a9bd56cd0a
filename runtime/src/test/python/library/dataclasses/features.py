# dataclasses: fields, defaults, ordering, frozen, slots, inheritance, replace, asdict, post_init, kw_only, match.
from dataclasses import *
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): self.sum = self.x + self.y
p = P(1, 2)
print(p, p == P(1, 2), p < P(2), p.sum, replace(p, x=5), asdict(p), astuple(p), [f.name for f in fields(P)], P(1).tags is P(1).tags)
@dataclass(frozen=True, slots=True)
class F:
    a: int
    b: str = 'b'
f = F(1)
print(f, hash(f) == hash(F(1)), F.__slots__, hasattr(f, '__dict__'))
try:
    f.a = 2
except FrozenInstanceError as e:
    print(type(e).__name__, e)
@dataclass
class C(P):
    z: int = field(default=5, kw_only=True)
    c: 'ClassVar[int]' = 1
    i: InitVar[int] = 3
    def __post_init__(self, i): self.made = i
print(C(1, 2, z=3, i=4), C(1, i=9).made)
match P(1, 2):
    case P(x=1, y=b): print('matched', b)
print(P.__match_args__, make_dataclass('M', ['q', ('r', int, 4)])(1), is_dataclass(P), is_dataclass(p))
for src in ('@dataclass\nclass A:\n a: int = 1\n b: int', '@dataclass\nclass A:\n a: list = []', 'P()', 'P(1, 2, 3, 4)', '@dataclass(order=True, eq=False)\nclass A: pass', 'asdict(1)', 'fields(1)', 'replace(p, nope=1)', 'P(1) < 5'):
    try:
        exec(src)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
