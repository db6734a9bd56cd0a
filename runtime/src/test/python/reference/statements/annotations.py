# Annotations: stored, evaluated, for attributes and items, in classes and functions, without a value.
x: int = 1
y: 'not evaluated' + '!'
print(__annotations__, x)
try:
    print(y)
except NameError as e:
    print(e)
class A:
    a: int
    b: str = 'b'
    __private: float = 1.0
    def f(self, p: int, *args: str, k: list = None, **kw: dict) -> 'ret':
        z: print('not evaluated in functions') = 5
        return z
print(A.__annotations__, A.f.__annotations__, A().f(1))
o = A()
o.attr: print('evaluated') = 5
print(o.attr)
l = [0]
l[0]: int = 9
(paren): int = 3
print(l, 'paren' in __annotations__)
def g():
    v: int
    try:
        v
    except UnboundLocalError as e:
        print(e)
g()
for bad in ('a, b: int', '(a, b): int = 1', '[a]: int', '"a": int', 'def f():\n global q\n q: int = 1', 'f(): int', 'x: int = y: int'):
    try:
        compile(bad, '', 'exec'); print('ok', bad)
    except SyntaxError as e:
        print(repr(bad), '->', e.msg)
