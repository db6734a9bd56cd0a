# ast.parse(mode='func_type'): the type of a function, as a type comment has it.
import ast

for source in ('() -> int', '(int, str) -> bool', '(*int) -> x', '(**x) -> y', '(a, *b, **c) -> d',
               '(a, **c, *b) -> d', '(*a, b) -> c', '(a', '(a) -> ', 'a -> b', '(a) -> b, c',
               '(a,) -> b', '() -> b\n\n', '(a) -> b c', '(a := 1) -> b', '(*a, **b) -> lambda: 1',
               '(List[int], x.y) -> None', '(**a, **b) -> c', '', '(,) -> x', '(*) -> x'):
    try:
        print(repr(source), ast.dump(ast.parse(source, mode='func_type')))
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_offset)
tree = ast.parse('(int) -> str', mode='func_type')
print(type(tree), tree._fields, isinstance(tree, ast.mod), ast.unparse(tree))
for mode in ('exec', 'func_type'):
    try:
        compile(tree, '<tree>', mode)
    except (TypeError, ValueError) as e:
        print(e)
