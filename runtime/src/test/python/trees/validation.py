# What a tree made by hand must satisfy to be compiled.
import _ast as A


def t(body, mode="exec"):
    def fix(node):
        if isinstance(node, A.AST):
            for name in node._attributes:
                if not hasattr(node, name) or getattr(node, name) is None:
                    setattr(node, name, 1 if "line" in name else 0)
            for name in node._fields:
                fix(getattr(node, name, None))
        elif isinstance(node, list):
            for n in node:
                fix(n)
        return node
    try:
        tree = A.Expression(body) if mode == "eval" else A.Module(body, [])
        print(type(compile(fix(tree), "<tree>", mode)).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


load, store = A.Load(), A.Store()
x = A.Name("x", load)
one = A.Constant(1)
no_args = A.arguments([], [], None, [], [], None, [])
for e in (one, A.Name("x", store), A.Name("None", load), A.BinOp(one, A.Add(), None), A.BoolOp(A.And(), [one]),
          A.Dict([one], []), A.Compare(one, [], []), A.Compare(one, [A.Lt()], [one, one]), A.Constant([1]),
          A.Constant((1, frozenset({2}), "a")), A.ListComp(one, []), A.Lambda(no_args, x), A.Call(x, [None], []), x.ctx,
          A.Tuple([x], store), A.Attribute(x, 3, load), A.BinOp(one, one, one), A.Starred(x, load), A.Slice(one, one, one)):
    t(e, "eval")
for s in ([], [one], [None], 3, [A.Pass()], [A.Delete([])], [A.Delete([x])], [A.Assign([x], one)], [A.Assign([], one)],
          [A.If(one, [], [])], [A.Raise(None, one)], [A.Try([A.Pass()], [], [], [])], [A.Try([A.Pass()], [], [A.Pass()], [A.Pass()])],
          [A.FunctionDef("f", no_args, [], [], None)], [A.FunctionDef("f", A.arguments([], [], None, [], [], None, [one]), [A.Pass()], [])],
          [A.Import([])], [A.ImportFrom("m", [A.alias("a")], -1)], [A.Global([])], [A.With([], [A.Pass()])], [A.For(x, x, [A.Pass()], [])],
          [A.AnnAssign(A.Attribute(x, "a", store), x, None, 1)], [A.Return(one)], [A.Break()],
          [A.Match(x, [A.match_case(A.MatchValue(x), None, [A.Pass()])])], [A.Match(x, [A.match_case(A.MatchOr([A.MatchAs()]), None, [A.Pass()])])]):
    t(s)
try:
    compile(A.Expression(A.Constant(1)), "", "exec")
except TypeError as e:
    print(e)
try:
    compile(A.Expression(A.Constant(1)), "", "eval")
except TypeError as e:
    print(e)
try:
    compile(A.Module([A.Pass(lineno=3, col_offset=0, end_lineno=2, end_col_offset=0)], []), "", "exec")
except ValueError as e:
    print(e)
