# keywords of a class statement: one given twice, and mappings that are none
kwds = {'metaclass': type}
for s in ("class C(metaclass=type, **kwds): pass", "class C(**kwds, **kwds): pass", "class C(a=1, **{'a': 2}): pass",
          "class C(**5): pass", "class C(**{1: 2}): pass", "class C(**kwds): pass"):
    try:
        exec(s)
        print("fine")
    except TypeError as e:
        print(e)
