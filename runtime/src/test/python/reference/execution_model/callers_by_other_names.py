# locals(), vars(), dir(), eval(), exec() and globals() see their caller whatever they are called.
import builtins
import functools


def aliases(e=eval):
    zz = 1
    l, v, d, g = locals, vars, dir, globals
    print(sorted(l()), l()['zz'], v()['zz'], 'zz' in d(), g() is globals())
    print(e('zz + 1'), builtins.eval('zz'), [eval][0]('zz'), list(map(eval, ['zz', 'e'])))
    print(functools.partial(eval, 'zz')(), (lambda f: f('1'))(eval))
    x = exec
    x('print(zz)')
    try:
        (lambda f: f('zz'))(eval)
    except NameError as error:
        print(error)


aliases()


class Body:
    zz = 4
    e = eval
    print(e('zz'), sorted(k for k in [locals][0]() if k[0] != '_'))


def generator():
    zz = 5
    l = locals
    yield sorted(l())
    yield [eval][0]('zz')


print(list(generator()))


def later():
    dir(3), vars(Body), eval('1', {})  # what these do not ask for is not left for others
    l = locals
    return l()


print(sorted(later()))
