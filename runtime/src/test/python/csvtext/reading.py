# csv.reader: quotes, escapes, ends of lines, in each dialect option.
import csv
lines = [['a,b,c'], ['a,"b,c",d'], ['a,"b""c",d'], ['a,"b'], ['a,"b\n', 'c",d'], ['a\n', 'b\r\n'], ['a\rb'], ['"a"b,c'], ['"a" b,c'], [''], ['\n'], ['a, b'], [' "a",b'], ['"a\\"b"'], ['a\\,b'], [',,'], ['""'], ["'a,b',c"]]
options = [{}, dict(strict=True), dict(skipinitialspace=True), dict(escapechar='\\'), dict(quoting=csv.QUOTE_NONE), dict(doublequote=False), dict(quotechar="'"), dict(delimiter=' ')]
for line in lines:
    for kw in options:
        try:
            r = csv.reader(line, **kw)
            print(list(r), r.line_num, end=' ')
        except csv.Error as e:
            print(e, end=' ')
    print()
for bad in ([b'a'], [5], ['a' * 200000], ['x,1e5,abc']):
    try:
        print(list(csv.reader(bad, quoting=csv.QUOTE_NONNUMERIC)))
    except (csv.Error, ValueError) as e:
        print(type(e).__name__, e)
