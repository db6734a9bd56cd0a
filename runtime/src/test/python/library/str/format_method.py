# str.format: fields, nesting, conversions, attribute and item access, automatic numbering, errors.
class P:
    x = 5
    d = {'k': [1, 2]}
    def __format__(self, spec): return f'P<{spec}>'
print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a}{b}'.format(a=1, b=2), '{0.x} {0.d[k][1]}'.format(P()), '{!r} {!s} {!a}'.format('é', 'é', 'é'))
print('{:>{w}.{p}}'.format('abcdef', w=6, p=3), '{{}} {:{}}'.format(5, '05'), '{0[0]}{0[-1]}'.format({'-1': 'm', 0: 'z'}), '{:spec}'.format(P()), '{[a b]}'.format({'a b': 1}))
print('{x}'.format_map({'x': 1}), '{x}'.format_map(type('D', (dict,), {'__missing__': lambda s, k: k * 2})()))
for f, *a in (('{}',), ('{0} {}', 1, 2), ('{} {0}', 1, 2), ('{x}',), ('{',), ('}',), ('{0', 1), ('{!x}', 1), ('{!}', 1), ('{:d}', 'a'), ('{0.nope}', 1), ('{0[a]}', [1]), ('{0[}', 1), ('{a.}', 1), ('{0!rx}', 1), ('{:>{}}', 1)):
    try:
        print(f.format(*a))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as e:
        print(f, '->', type(e).__name__, e)
