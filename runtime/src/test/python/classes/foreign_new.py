# __new__ of a type that is no base is not used to make instances.
class Plain:
    __new__ = list.__new__


class Sub(list):
    __new__ = object.__new__


made = [Plain() for _ in range(100)]
for p in made:
    p.x = p
print(all(p.x is p for p in made), type(made[0]).__name__, Sub(), Sub([1]))
for p in made:
    del p.x
for call in (lambda: list.__new__(Plain), lambda: object.__new__(list)):
    try:
        call()
    except TypeError as e:
        print(e)
