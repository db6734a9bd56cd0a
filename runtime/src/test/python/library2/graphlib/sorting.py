# Shows a topological order: static, step by step, and cycles found.
from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]}).static_order()))
t = TopologicalSorter()
t.add("x", "y", "z")
t.add("w", "x")
t.prepare()
while t:
    ready = t.get_ready()
    print(sorted(ready), t.is_active())
    t.done(*ready)
for act in (lambda: t.add("late"), lambda: t.done("x"), lambda: t.done("none"), t.prepare, lambda: TopologicalSorter().get_ready(),
            lambda: TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()):
    try:
        act()
    except (ValueError, CycleError) as error:
        print(type(error).__name__, *error.args)
