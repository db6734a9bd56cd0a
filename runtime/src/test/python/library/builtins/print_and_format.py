# print: sep, end, file, flush, errors; format(); hash of it all.
import io
out = io.StringIO()
print(1, 'a', None, sep='-', end='!\n', file=out)
print(file=out)
print('x', 'y', sep='', file=out, flush=True)
print(repr(out.getvalue()), print('returns'), end='\n\n')
class W:
    def write(self, s): sys_log.append(s)
sys_log = []
print('a', 'b', file=W())
print(sys_log, format(5), format('a', '>3'), format(3.14159, '.2f'), format(255, '#b'), format([1]), format(True), format(True, 'd'), format(None))
for f in (lambda: print('a', sep=1), lambda: print('a', end=1), lambda: print('a', file=1), lambda: print('a', nope=1), lambda: format([1], '>5'), lambda: format(5, 'q'), lambda: format(1, 2), lambda: format('a', 'd'), lambda: format(1.5, 'd'), lambda: format(5, '.2d'), lambda: format('a', '+'), lambda: format(1, '10,_d'), lambda: format(5, ',x'), lambda: format(None, 's'), lambda: format('x', '=5'), lambda: format(2 ** 70, 'c')):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError, OverflowError) as e:
        print(type(e).__name__, e)
