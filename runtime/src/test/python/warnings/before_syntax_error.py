# the parser's warnings come before its error; a block that is still being typed is not complete
import codeop
import warnings

for text in (r"'\e' 1", r"'\e' + (", r"x = '\q'", r"'\e' $"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        try:
            compile(text + '\n', '<t>', 'single')
        except SyntaxError as e:
            print(e.msg, end=' ')
    print({str(w.message) for w in seen})
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            compile(text + '\n', '<t>', 'exec')
        except SyntaxError as e:
            print(e.msg)
for text in ('def f():\n  pass\n ', 'def f():\n  pass\n#', 'def f():\n  pass\n\n', 'if 1:\n pass\n  ',
             "a = 'a\\", 'x = 1\n '):
    try:
        code = codeop.compile_command(text)
        print(repr(text), None if code is None else 'complete')
    except SyntaxError as e:
        print(repr(text), e.msg)
