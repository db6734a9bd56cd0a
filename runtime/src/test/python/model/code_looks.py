# Names, file and lines that replace() gives a code object show in the tracebacks of what runs it.
import traceback
import types


def fail():
    raise ValueError


def shown(call):
    try:
        call()
    except ValueError as e:
        return [(f.name, f.filename, f.lineno) for f in traceback.extract_tb(e.__traceback__)][1:]


co = fail.__code__.replace(co_name='other', co_filename='file.txt', co_firstlineno=7)
function = types.FunctionType(co, globals())
print([(n, f) for n, f, l in shown(function)], function.__code__ == co)
fail.__code__ = co
print([(n, f) for n, f, l in shown(fail)], fail.__code__ is co)
module = compile('\n\nraise ValueError', 'template.html', 'exec').replace(co_name='block')
print([where[:2] for where in shown(lambda: exec(module))][1:])
fail.__code__ = co.replace(co_linetable=b'\xf8' * 40)
print(shown(fail)[0][2])
generator = (lambda: (yield 1)).__code__.replace(co_name='gen', co_qualname='a.gen')
g = types.FunctionType(generator, globals())()
print(next(g), g.gi_code.co_name, g.__name__, g.__qualname__)
