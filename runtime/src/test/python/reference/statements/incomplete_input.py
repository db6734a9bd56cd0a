# compile(): a source that more lines could complete, and the other text of a SyntaxError.
for flags in (0x4000, 0x4200, 0):
    for mode in ('exec', 'eval', 'single'):
        for source in ('(', 'if 1:\n', "x = '''a\n", 'class A:\n', '[1,\n', 'a b\n', 'try: pass\n',
                       'f(\n', '@d\n', 'x = (1,\n', 'if 1:\n 1\n2\n', "'abc\n", '1 +\n'):
            try:
                compile(source, '<typed>', mode, flags)
                print(flags, mode, repr(source), 'ok')
            except SyntaxError as e:
                print(flags, mode, repr(source), type(e).__name__, e.msg)
for source in ('return', 'def f(a):\n global a', 'f(a=1, a=2)', 'x = [', '1 = 2'):
    try:
        compile(source, '<string>', 'exec')
    except SyntaxError as e:
        print(e.msg, repr(e.text))
for make in (lambda: SyntaxError('m', 1), lambda: SyntaxError('m', ['f', 1, 2, 't']).text,
             lambda: BaseException.__new__(ValueError, 1), lambda: OSError.__new__(ValueError)):
    try:
        print(repr(make()))
    except TypeError as e:
        print(e)
print(eval(memoryview(b'1 + 1')))
