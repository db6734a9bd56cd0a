# pdb goes through a function, in and out of what it calls.
import io
import pdb


def inner(a):
    b = a * 2
    return b


def outer():
    x = 1
    debugger.set_trace()
    y = inner(x)
    return y + 1


out = io.StringIO()
commands = 'p x', 'n', 's', 's', 'n', 'p b', 'u', 'p x', 'r', 'n', 'p y', 'c'
debugger = pdb.Pdb(stdin=io.StringIO('\n'.join(commands) + '\n'), stdout=out, nosigint=True, readrc=False)
print(outer())
print('\n'.join(line for line in out.getvalue().splitlines() if '.py' not in line))
