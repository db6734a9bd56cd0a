# Decorators are any expressions, evaluated top down, applied bottom up; the name is bound at the end.
def d(n):
    print('eval', n)
    def apply(f):
        print('apply', n, f if isinstance(f, str) else f.__name__, 'target' in globals())
        return f
    return apply
@d(1)
@d(2)
def target(x=print('default')) -> print('annotation'): pass
table = [d('t')]
@table[0]
@(lambda f: d('l')(f))
@(w := d('walrus'))
class K(object if print('bases') is None else 0, metaclass=print('meta') or type): print('body')
@str.upper
@lambda f: f.__name__
def shout(): pass
print(shout)
try:
    @None
    def bad(): pass
except TypeError as e:
    print(e, 'bad' in globals())
