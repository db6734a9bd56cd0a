# What built-in functions say about wrong arguments.
for source in [
    'getattr(1,2)', 'hasattr(1,2)', 'setattr(1,2,3)', 'delattr(1,2)', 'chr(-1)', 'chr(2**40)',
    "chr('a')", 'ord(1)', "ord('ab')", "ord(b'ab')", 'vars(1)', 'dir(1,2)', 'iter(1)',
    'iter(1,2)', 'next(1)', 'next(iter([]))', 'max()', 'max(1)', 'max([])', 'max(1,2,default=3)',
    'max([],key=3)', 'max(1,2,foo=3)', "min(1,'a')", 'sum()', 'sum(1)', "sum([],'')",
    "sum([],b'')", "sum(['a'])", 'sum([],bytearray())', 'sorted()', 'sorted(1)', 'sorted([1],2)',
    'sorted([1],foo=1)', "round('a')", 'round()', "round(1.5,'a')", 'eval(1)', "eval('1',1)",
    "eval('1',{},1)", 'exec(1)', "exec('1',1)", "exec('1',{},1)", "compile(1,'a','exec')",
    "compile('1','a','x')", "compile('1',1,'eval')", "bin('a')", 'hex(1.5)', "abs('a')",
    "divmod(1,'a')", 'pow(1,2,3,4)', "pow(1,'a')", 'pow(2,2,0)', 'hash([])', 'format(1,2)',
    'callable()', 'len(1)', 'len()', 'id()', 'isinstance(1,2)', 'issubclass(1,2)',
    'issubclass(int,2)', 'print(1,sep=2)', 'print(1,end=2)', 'print(1,file=3)', 'print(1,foo=3)',
    'input(1,2)', 'any(1)', 'all()', 'zip(1)', '__import__(1)', "__import__('')",
    "__import__('x',level=-1)", '__build_class__()', '__build_class__(1,2)', 'globals(1)',
    'reversed(1)', 'repr()', 'ascii(1,2)', 'round(1,2,3)', 'pow(2)', 'eval()',
    "exec('1',{},{},{})", "eval('1\\0')", 'locals(1)', 'vars(1,2)', "getattr(1,'x')",
]:
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
