# csv dialects: making, registering, sniffing; what is refused.
import csv
for kw in [dict(delimiter=''), dict(delimiter='ab'), dict(delimiter=None), dict(delimiter=5), dict(quotechar=''), dict(quotechar=None), dict(quotechar=None, quoting=0), dict(quotechar=5), dict(escapechar='ab'),
           dict(lineterminator=None), dict(lineterminator=4), dict(quoting=4), dict(quoting='x'), dict(foo=1), dict(doublequote=0, strict=1, skipinitialspace=[1])]:
    try:
        d = csv.reader([], **kw).dialect
        print(d.delimiter, d.doublequote, d.escapechar, repr(d.lineterminator), d.quotechar, d.quoting, d.skipinitialspace, d.strict)
    except TypeError as e:
        print(e)
class Semi(csv.excel):
    delimiter = ';'
csv.register_dialect('semi', Semi)
csv.register_dialect('bar', delimiter='|', quoting=csv.QUOTE_ALL)
print(sorted(csv.list_dialects()), csv.get_dialect('semi').delimiter, list(csv.reader(['a;b'], 'semi')), list(csv.reader(['a|b'], 'bar')))
csv.unregister_dialect('bar')
for f in (lambda: csv.get_dialect('bar'), lambda: csv.unregister_dialect('bar'), lambda: csv.reader([], 'bar'), lambda: csv.register_dialect(5), lambda: csv.field_size_limit('x')):
    try:
        f()
    except (csv.Error, TypeError) as e:
        print(type(e).__name__, e)
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('name,age\nbob,5\nann,6\n'), csv.field_size_limit())
