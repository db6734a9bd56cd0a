# eval, exec, compile: namespaces, modes, code objects, builtins in them, errors.
print(eval('1 + 2'), eval('x + y', {'x': 1}, {'y': 2}), eval(' 5'), eval(compile('[i for i in range(3)]', '<s>', 'eval')), exec('z = 1'), eval(b'7'))
g = {}
exec('a = 1\ndef f(): return a', g)
print(sorted(k for k in g if k != '__builtins__'), g['f'](), '__builtins__' in g)
l = {}
exec('q = 5\nfor i in range(2): pass', {}, l)
print(l)
def f():
    x = 1
    exec('x = 2')
    return x, eval('x')
print(f())
c = compile('x = 1\nprint(x)\n"last"', 'name', 'exec')
print(c.co_filename, c.co_name, exec(c))
exec(compile('2 * 3\n', '', 'single'))
class M(dict):
    def __missing__(self, k): return f'<{k}>'
print(eval('undefined', {}, M()), eval('len("abc")', {'__builtins__': {'len': lambda s: 'mine'}}))
for f in (lambda: eval('x = 1'), lambda: eval(''), lambda: exec('1 +'), lambda: eval('1', 5), lambda: eval('1', {}, 5), lambda: exec('x', []), lambda: compile('1', '', 'bad'), lambda: eval('nope'), lambda: eval('len(1)', {'__builtins__': {}}), lambda: compile('a b', 'f', 'exec'), lambda: eval(5), lambda: exec('return 1'), lambda: compile('1\n2', '', 'single'), lambda: eval('1\0')):
    try:
        f()
    except (SyntaxError, TypeError, ValueError, NameError) as e:
        print(type(e).__name__, e)
