# two escapes of surrogates are two characters
import ast, marshal
a = '\ud834\udd20'
b = '\U0001d120'
c = '\ud834' '\udd20x\ud834\udd20\U0001d120'
d = f'{1}\ud834\udd20{2}\udd20\ud834'
for s in (a, b, c, d, '\ud834' + '\udd20', '\ud834\ud834\udd20\udd20'):
    print(len(s), ascii(s), s == a, s == b)
print({a: 1, b: 2} == {b: 2, a: 1}, len({a, b}))
t = ast.parse(r"x = '\ud834\udd20'; y = '\U0001d120'")
print(ascii(ast.dump(t)))
n = {}
exec(compile(t, "t", "exec"), n)
print(len(n['x']), len(n['y']))
print(eval(marshal.loads(marshal.dumps(compile(r"len('\ud834\udd20'), len('a\ud834\U0001d120')", "t", "eval")))))
