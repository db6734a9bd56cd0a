# Shows the small types of the types module: name-spaces, proxies, dynamic attributes, cells and methods.
import types

n = types.SimpleNamespace(a=1, b=[2])
n.me = n
print(n, n == types.SimpleNamespace(**vars(n)), types.SimpleNamespace() == 1)
p = types.MappingProxyType({"x": 1})
print(p, p | {"y": 2}, p.get("z"), list(reversed(p)), len(p))
cell = types.CellType(3)
cell.cell_contents += 1
print(cell.cell_contents, types.MethodType(len, "abc")(), types.FunctionType((lambda: 5).__code__, {})())
print([t.__name__ for t in (types.GeneratorType, types.CoroutineType, types.NoneType, types.EllipsisType, types.UnionType, types.GenericAlias)])
for act in (lambda: p.__setitem__("x", 2), lambda: types.MappingProxyType(3), lambda: types.CellType().cell_contents,
            lambda: types.SimpleNamespace(1), lambda: types.MethodType(1, 2), lambda: types.MethodType(len, None),
            lambda: types.CellType(1, 2), lambda: hash(n)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
