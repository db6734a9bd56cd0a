# Shows trees dumped as text, places of nodes in the source, and doc-strings read from trees.
import ast

source = "def f(a, *, b=1):\n    '''Doc\n    text.'''\n    return a[b:] if a else (yield)\n"
tree = ast.parse(source)
print(ast.dump(tree.body[0].args))
print(ast.dump(tree.body[0].body[1], indent=2))
print(ast.dump(ast.parse("x: int = 1", mode="exec").body[0], annotate_fields=False, include_attributes=True))
print(repr(ast.get_docstring(tree.body[0])), repr(ast.get_source_segment(source, tree.body[0].body[1].value.test)))
print([type(n).__name__ for n in ast.iter_child_nodes(tree.body[0])], [n for n, _ in ast.iter_fields(tree.body[0])])
print(ast.Constant(3).value, ast.Name("x")._fields, ast.BinOp._attributes, issubclass(ast.Add, ast.operator))
try:
    compile(ast.Module([ast.Expr(ast.Name("x", ast.Load()))], []), "t", "exec")
except TypeError as error:
    print(error)
