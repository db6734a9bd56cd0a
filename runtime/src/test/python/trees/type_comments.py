# Type comments in the tree: functions, parameters, assignments, loops, with; ignores; function types.
import ast

SOURCE = '''
def f(a,  # type: int
      b=1,  #type:  str x
      *c,  # type: A
      d,  # type: é
      **e  # type: K
      ):  # type: (...) -> None
    x = y = 1  # type: int
    for i in x:  # type: T
        pass  # type: ignore
    with a as b, c:  # type: W
        pass
    # type: ignore[why]

async def g(x, /, y):
    # type: (int) -> str
    async for i in x:  # type: int
        x = yield  #	type:	Y
    async with x: # type: V
        pass
z = [1, # an ordinary comment
     2] # type:List  
w = 1  # type: ignore.what
'''
tree = ast.parse(SOURCE, type_comments=True)
print(ast.dump(tree, include_attributes=True))
print(ast.unparse(tree))
print(ast.dump(ast.parse(SOURCE)) == ast.dump(ast.parse(ast.unparse(ast.parse(SOURCE)))))
compile(tree, '<tree>', 'exec')
for text in ('() -> int', '(a, *b, **c) -> d', '(**k) -> [x]', '(*a) -> b\n', '(a, b) -> c[d]'):
    print(ast.dump(ast.parse(text, mode='func_type')))
for text in ('pass  # type: int', 'x += 1 # type: int', 'while 1: # type: int\n  pass', 'f() # type: T',
             'def f(): # type: () -> int\n  # type: () -> str\n  pass', 'def f(*, # type: int\n a): pass',
             'x = [ # type: int\n]', 'with (a as b): # type: int\n  pass', 'x: int = 1 # type: int',
             'lambda x, # type: int\n  y: 0', '# type: int', 'a = 1 # type: int\nb c', 'class A: # type: x\n  pass',
             'def f(a, /, # type: int\n b): pass', 'pass # type: ignoreé', 'if 1:\n    # type: int\n    pass'):
    try:
        print(ast.dump(ast.parse(text, type_comments=True)))
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for text in ('(a, *b, *c) -> d', '(a,) -> b', '(a) b', '(**a, b) -> c', ''):
    try:
        ast.parse(text, mode='func_type')
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset)
