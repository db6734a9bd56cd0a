# The classes of _ast: fields, constructors, defaults, errors, pickling state.
import _ast


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k))[:60].split(" at 0x")[0])
    except Exception as e:
        print(type(e).__name__, e)


for cls in _ast.BinOp, _ast.expr, _ast.arg, _ast.Module, _ast.Load, _ast.comprehension, _ast.MatchAs, _ast.pattern:
    print(cls.__name__, cls.__bases__[0].__name__, cls._fields, cls._attributes, cls.__match_args__, cls.__doc__[:50], cls.__module__)
n = _ast.Name("x", _ast.Load(), lineno=1)
print(n.id, type(n.ctx).__name__, n.lineno, n.end_lineno, sorted(vars(n)))
n.extra = 5
print(n.__reduce__()[0].__name__, sorted(n.__reduce__()[2]))
t(_ast.Name, 1, 2, 3)
t(_ast.Name, "x", id="y")
t(lambda: _ast.Name().id)
t(_ast.Return)
print(_ast.Return().value, _ast.Constant(3).kind)
t(_ast.AST, 1)


class Mine(_ast.Num if hasattr(_ast, "Num") else _ast.Constant):
    _fields = ("value", "more")


m = Mine(1, 2, more2=3)
print(m.value, m.more, m.more2)
match m:
    case _ast.Constant(v):
        print("matched", v)
print(_ast.PyCF_ONLY_AST, _ast.PyCF_TYPE_COMMENTS, _ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
a, b = compile("1+2", "", "eval", _ast.PyCF_ONLY_AST).body, compile("3+4", "", "eval", _ast.PyCF_ONLY_AST).body
print(a.op is b.op, type(a.op).__name__, a.left.value, (a.lineno, a.col_offset, a.end_lineno, a.end_col_offset))
