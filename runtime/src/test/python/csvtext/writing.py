# csv.writer: when a field is quoted, and how.
import csv, io
rows = [[1, 2.5, None, 'a'], ['a,b'], ['a"b'], ['a\nb', 'c\rd'], [], [''], [None], ['', ''], [' a'], ['a\\b'], ["it's"], ['é,'], (x for x in 'ab'), 'abc', [b'x'], ['a b'], ['x\r\ny'], 5]
options = [{}, dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE, escapechar='\\'), dict(escapechar='\\', doublequote=False), dict(lineterminator='\n'), dict(delimiter=' '), dict(quotechar="'")]
for row in rows:
    for kw in options:
        out = io.StringIO()
        try:
            print(csv.writer(out, **kw).writerow(row), repr(out.getvalue()), end=' ')
        except csv.Error as e:
            print(e, end=' ')
    print()
out = io.StringIO()
w = csv.DictWriter(out, ['a', 'b'], extrasaction='ignore')
w.writeheader()
w.writerows([{'a': 1, 'b': 2, 'c': 3}, {'a': 'x,y'}])
print(repr(out.getvalue()), list(csv.DictReader(io.StringIO(out.getvalue()))))
