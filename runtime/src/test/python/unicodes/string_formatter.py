# string.Formatter and _string, which takes templates apart.
import _string, string
for s in ['a{b!r:>{w}}c', '{{x}}', '{', '}', '{a', '{a!', '{a!r', '{a!rx}', '{a[}]}', '{!r}', 'a{}b{}', 'x}y', '{a{b}}', '{a:{']:
    try:
        print(s, list(_string.formatter_parser(s)))
    except ValueError as e:
        print(s, e)
for s in ['a.b[0].c', '0', '', '0[x]', 'a[', 'a[]', 'a.', '.x', 'a[b]c']:
    try:
        first, rest = _string.formatter_field_name_split(s)
        print(repr(first), list(rest))
    except ValueError as e:
        print(s, e)
f = string.Formatter()
print(f.format('{0} {x:>{w}} {1[a]} {2.real!r}', 1, {'a': 2}, 3, x='é', w=4), f.vformat('{}{}', (1, 2), {}))
class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '<%s>' % key)
print(Default().format('{a} {b}', a=1), string.Template('$x ${y}z $$ $w').safe_substitute(x=1, y=2))
print(string.capwords('the quick  fox'), string.ascii_letters[:5], string.punctuation)
