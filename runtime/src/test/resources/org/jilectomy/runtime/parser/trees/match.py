match command.split():
    case []: pass
    case [action]: pass
    case ["go", direction] | ["walk", direction] if direction in room: go(direction)
    case ("a" | "b") as letter: pass
    case -1 | 1.5 | -2j | 1 + 2j | -1.0 - 3j: pass
    case None | True | False: pass
    case "joined" "string" | b"bytes": pass
    case Color.RED | a.b.c: pass
    case Point(): pass
    case Point(1, y, x=0, z=Point(q,),): pass
    case {}: pass
    case {"k": v, 1: [a, *_], Color.RED: _, -1: n, **rest}: pass
    case {**rest}: pass
    case (): pass
    case (single): pass
    case (first, *others): pass
    case [[a, b], (c, d), *_]: pass
    case first, *middle, last: pass
    case *everything,: pass
    case _: pass
match x, *y:
    case 1, 2:
        match = case = _ = 1
match (x):
    case str(): pass
match.x = match[0]; match(1); match, case = 1, 2
match: int = 1
match -x:
    case y: pass
match * 2
match not x:
    case _: case(1)
print(match | case, _)
match {1: 2}:
    case {1: two} if two > 1: pass
