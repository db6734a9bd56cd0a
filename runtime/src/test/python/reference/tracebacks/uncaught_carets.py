# Carets under the part of a line that failed: call, subscript, binary operator, attribute.
import traceback, io
d = {'a': {'b': None}}
def calls(x): return x.first.second(1)
cases = [lambda: d['a']['b']['c'], lambda: 1 + (2 * 'x') + None, lambda: d['a'].missing.more, lambda: (1, 2)[0] + [3][5],
         lambda: calls(d), lambda: len(5) + len('abc'), lambda: -'x' * 2, lambda: max(1, *5), lambda: d['é'] + d['ü']]
for c in cases:
    try:
        c()
    except Exception as e:
        print(''.join(traceback.format_list(traceback.extract_tb(e.__traceback__)[1:])).replace(__file__, 'FILE'), type(e).__name__, e)
value = (d['a']
         ['b']
         ['c'])
