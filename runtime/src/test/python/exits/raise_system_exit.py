# raise SystemExit with values.
for v in ((), (0,), (None,), ("t",), (1, 2)):
    try:
        raise SystemExit(*v)
    except SystemExit as e:
        print(repr(e.code), e.args)
raise SystemExit(True)
