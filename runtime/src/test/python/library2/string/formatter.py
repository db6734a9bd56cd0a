# Shows a formatter of a program's own: fields parsed, values looked up, conversions added.
import string


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


f = Upper()
print(f.format("{0!u:>6}|{name}|{known!r}|{1[0]}", "ab", [7], known="k"))
print(list(f.parse("a{b.c[0]!r:>{w}}d{{}}")))
print(string.Formatter().vformat("{} {}", (1, 2), {}))
for text, args in (("{0} {}", (1,)), ("{} {1}", (1, 2)), ("{x!z}", ()), ("{", ()), ("{0", (1,)), ("{3}", ())):
    try:
        print(f.format(text, *args))
    except (ValueError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
