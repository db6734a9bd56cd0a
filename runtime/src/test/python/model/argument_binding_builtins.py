# What built-ins say about wrong arguments.
def t(f, /, *a, **k):
    try: print(f(*a, **k))
    except TypeError as e: print("TypeError", e)
t(len); t(len, 1, 2); t(len, 1); t(isinstance, 1); t([].append); t([].append, 1, 2)
t("".join, a=1); t([].pop, 1, 2); t([].insert, 1)
t({}.get); t("a".split, foo=1); t("a".split, 1, 2, 3); t(int, x=1, base=2, c=3)
t([].sort, 1); t(list.append); t(list.append, 1, 2); t(int.__add__)
t(int.__add__, 'a', 1); t((1).__add__); t((1).__add__, 1, 2); t("abc".replace, 'a')
t(sorted); t(sum); t(range); t(object, 1); t(max); t(divmod, 1); t(getattr, 1)
t(print, foo=1); t(list, a=1); t(enumerate); t(dict, 1, 2); t(property, 1,2,3,4,5)
t(type, 1, 2); t(pow); t(round); t(round, 1, 2, 3); t(1 .to_bytes, 1, 2, 3)
t("a".encode, 1, 2, 3); t(hash); t(iter)
