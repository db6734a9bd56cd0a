# What a wrong pattern says, and where.
import re
for p in ['(', ')', 'a**', '*a', '(?P<1>a)', '(?P<a>x)(?P<a>y)', r'\1', '(?P=x)', 'a{2,1}', '[b-a]', '(?<=a*)b', '\\', '(?z)', '(?P', '(?#', 'a(?i)', '(?(1)a|b|c)', '(?(2)a)',
          '(a)(?(1', r'\x1', r'\u12', r'\N{x}', '(?-i)', '(?L)a', '(?au)a', 'x{99999999999}', '(?P<é>a)\\g', 'a\nb(', '(?:', '(?<x)', r'\8']:
    try:
        print(repr(p), re.compile(p))
    except (re.error, OverflowError, ValueError) as e:
        print(ascii(p), type(e).__name__, e, getattr(e, 'lineno', None), getattr(e, 'colno', None))
