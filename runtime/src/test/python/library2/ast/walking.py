# Shows visitors and transformers of syntax trees, and text made from trees again.
import ast

tree = ast.parse("total = price * (1 + rate) - -cut\nprint(f'{total:.2f}', *rest, sep='')\n")


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__, node.lineno, node.col_offset))


class Swap(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        return ast.BinOp(node.right, ast.Add(), node.left) if isinstance(node.op, ast.Mult) else node

    def visit_Expr(self, node):
        return None


names = Names()
names.visit(tree)
print(names.found)
print(ast.unparse(tree))
new = ast.fix_missing_locations(Swap().visit(tree))
print(ast.unparse(new))
space = {"price": 2, "rate": 3, "cut": 4}
exec(compile(new, "tree", "exec"), space)
print(space["total"], sum(1 for _ in ast.walk(new)))
