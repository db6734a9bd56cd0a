# sys._getframe: code, line, globals and callers of running functions.
import sys


def chain():
    frame = sys._getframe(1)
    names = []
    while frame is not None:
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


def outer():
    return inner(
        chain)


def inner(f):
    return [f() for _ in range(1)][0]


def generator():
    yield chain()
    yield (
        chain())


class C:
    names = chain()
    module = sys._getframe().f_code.co_name

    @property
    def p(self):
        return (lambda: chain())()


print(outer())
print(list(generator()))
print(C.names, C.module, C().p)
frame = sys._getframe()
print(frame.f_globals is globals(), frame.f_locals is globals(), frame.f_back)
print(frame.f_builtins is vars(__builtins__), frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
exec(compile("print(chain())", "made", "exec"))
for depth in (100, 2**40):
    try:
        sys._getframe(depth)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
