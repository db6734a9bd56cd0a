# del: names, attributes, items, slices, tuples of targets; deleted locals; cells; errors.
a, b, c, d = 1, 2, 3, [1, 2, 3, 4]
del a, (b, [c])
for n in 'abc':
    try:
        eval(n)
    except NameError as e:
        print(e)
del d[0], d[-1:]
print(d)
def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    x = 2
    def g(): return x
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(e)
f()
def h():
    global gone
    del gone
gone = 1
h()
try:
    h()
except NameError as e:
    print(e)
for bad in ('del 1', 'del f()', 'del a + b', 'del (a, 1)', 'del *a', 'del None', 'del', 'del a = 1', 'del (yield)', 'del __debug__', 'del [a, b()]'):
    try:
        compile(bad, '', 'exec'); print('ok', bad)
    except SyntaxError as e:
        print(bad, '->', e.msg)
del ()
del []
