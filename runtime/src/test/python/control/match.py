# Structural pattern matching.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y

def what(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case "a" | "b" as s:
            return f"letter {s}"
        case [x]:
            return f"one {x}"
        case [x, *rest]:
            return f"seq {x} {rest}"
        case {"k": k, **more}:
            return f"map {k} {more}"
        case P(0, y=y):
            return f"on y axis {y}"
        case P(x, y):
            return f"point {x} {y}"
        case None:
            return "none"
        case float():
            return "float"
        case _:
            return "other"

for v in (1, 500, "b", [7], (1, 2, 3), {"k": 1, "z": 2}, P(0, 5), P(1, 2), None, 1.5, "zz", 50, []):
    print(what(v))
match (1, (2, 3)):
    case (a, (b, c)):
        print(a, b, c)
