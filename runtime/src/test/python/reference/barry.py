# barry_as_FLUFL
import __future__
flag = __future__.CO_FUTURE_BARRY_AS_BDFL
for s in ("1 != 2", "1 <> 2", "2 <> 2", "f'{1 <> 2}'", "1 <>", "'a' != 'b'"):
    for f in (0, flag):
        try:
            print(eval(compile(s, "f", "eval", f)))
        except SyntaxError as e:
            print(e.msg, e.lineno, e.offset, e.end_offset)
code = compile("from __future__ import barry_as_FLUFL\nx = eval('1 <> 2')\n", "f", "exec")
d = {}
try:
    exec(code, d)
    print(d['x'], code.co_flags & flag == flag)
except SyntaxError as e:
    print(e.msg)
try:
    compile("from __future__ import barry_as_FLUFL\n2 != 3", "f", "exec", flag)
except SyntaxError as e:
    print(e, e.offset)
