# Shows a configuration as a mapping of mappings: types read, fall-backs, changes and writing it.
import configparser
import sys

c = configparser.ConfigParser(allow_no_value=True)
c.read_dict({"s": {"Yes": "on", "n": 7, "f": "2.5", "bare": None}, "t": {}})
s = c["s"]
print(c.sections(), list(s), s.getboolean("yes"), s.getint("n"), s.getfloat("f"), s["bare"])
print(s.get("no", "fallback"), s.getint("no", fallback=3), "YES" in s, "t" in c)
c["t"]["added"] = "line one\nline two"
del c["s"]["n"]
c.write(sys.stdout)
for act in (lambda: c.add_section("s"), lambda: c.get("u", "x"), lambda: c.get("s", "x"), lambda: s.getboolean("f"),
            lambda: c.set("s", "k", 4), lambda: c.add_section("DEFAULT"), lambda: c.read_string("x = 1"),
            lambda: c.read_string("[a]\nb=1\nb=2\n", "file")):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
