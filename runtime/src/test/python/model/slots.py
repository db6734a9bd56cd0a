# __slots__ with and without a dict.
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
print(s.a, S.a, S.__slots__)
for e in ["s.b", "s.c", "s.c = 1", "s.__dict__", "del s.b"]:
    try: exec(e); print("no error", e)
    except AttributeError as x: print(x)
class S2(S):
    __slots__ = ('c', '__dict__')
s2 = S2(); s2.a, s2.c, s2.zz = 1, 2, 3; print(s2.a, s2.c, s2.zz, s2.__dict__)
