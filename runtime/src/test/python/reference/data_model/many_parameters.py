# Functions of more parameters than a JVM method can have.
def source(n, suffix=''):
    return ', '.join(f'a{i}{suffix}' for i in range(n))


for n in (100, 101, 126, 127, 255, 256, 300):
    space = {}
    exec(f'''
def f({source(n)}): return a0, a{n - 1}, len(locals())
def g({source(n, '=7')}, *args, k=1, **kw):
    def inner(): return a0 + a{n - 1}
    return inner(), args, k, kw
def gen({source(n)}):
    yield a1
    yield a{n - 1}
async def co({source(n)}): return a{n - 1}
double = lambda {source(n)}: a{n - 1} * 2
class C:
    def m(self, {source(n)}): return a{n - 1}
''', space)
    f, g, gen, co, double, C = (space[k] for k in 'f g gen co double C'.split())
    args = range(n)
    print(n, f(*args), f(**{f'a{i}': -i for i in args}), double(*args), C().m(*args))
    print(g(), g(1), g(*range(n + 2), k=5, z=6), list(gen(*args)), f.__code__.co_argcount)
    try:
        co(*args).send(None)
    except StopIteration as e:
        print(e.value)
    for wrong in (args[1:], range(n + 1)):
        try:
            f(*wrong)
        except TypeError as e:
            print(str(e)[:60])
    print(sum(double(*args) + g(1)[0] for _ in range(2000)))
