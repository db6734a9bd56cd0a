# Results of built-in functions.
for source in [
    'sum([1,2.5,3])', 'sum([[1],[2]],[])', 'sum([0.1]*10)', 'sum([True,2])', 'sum([2**70,1])',
    'max([1,5,2],key=lambda x:-x)', "min('hello')", 'max(1,2.0,1.5)', 'min([],default=4)',
    "sorted('hello')", 'sorted([3,1,2],key=lambda x:-x)', 'sorted([1,2,3],reverse=True)',
    'bin(-5)', 'hex(255)', 'oct(8)', 'bin(2**70)', 'hex(-2**70)', 'round(2.5)',
    'round(3.14159,2)', 'round(1234,-2)', 'round(2.5,None)', 'divmod(7,-2)', 'pow(2,10,1000)',
    'pow(2,-1)', 'pow(2,-1,7)', 'abs(-3)', 'abs(-2.5)', 'abs(3+4j)', "ascii('é')", 'chr(233)',
    "ord('é')", "format(3.14159,'.2f')", "format(255,'#x')", "format('a','>5')", 'any([0,0,1])',
    'all([])', 'callable(len)', 'callable(1)', 'isinstance(1,(str,int))', 'isinstance(True,int)',
    'isinstance(1,int|str)', 'issubclass(bool,int)', "eval('1+2')", "eval(' 3 ')",
    "eval('x',{'x':5})", 'list(map(str,[1,2]))', 'list(filter(None,[0,1,2]))',
    "list(zip('ab',[1,2]))", "list(enumerate('ab',1))", 'list(reversed([1,2]))', 'hash(1)',
    'hash(2.5)', 'hash(-1)', 'hash(2**61)', 'len', 'print', 'type(len)', 'type', 'int',
    'object()!=1', 'next(iter([]),5)', 'list(iter([1,2,3].pop,1))', "repr('a')", 'Ellipsis',
    'NotImplemented', '__debug__', 'type(1)', "type('X',(),{})", "getattr(1,'real')",
    "getattr(1,'foo',3)", "hasattr([], 'append')", "exec('y=3') or y", 'range(3)',
    'range(1,10,2)', 'slice(1,2)', '[*range(5)]', 'bytes(3)', "bytearray(b'ab')", 'complex(1,2)',
    'frozenset([1])', 'super', "int('12')", "float('1.5')", 'str(12)', 'bool([])', "tuple('ab')",
    'dict(a=1)', 'set([1])', "list('ab')",
]:
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
