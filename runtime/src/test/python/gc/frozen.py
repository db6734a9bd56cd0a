# What gc.freeze() sets aside: garbage in it stays, what it refers to lives, and so do classes that it got later.
import gc
import weakref


class Node:
    pass


def cycle():
    a, b = Node(), Node()
    a.other, b.other = b, a
    return a


gc.collect()
node = cycle()
seen = weakref.ref(node)
gc.freeze()
print(gc.get_freeze_count() > 1000)
del node
print(gc.collect() >= 0, seen() is not None)
young = weakref.ref(cycle())
gc.collect()
print(young())
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect()
print(seen())

# A frozen object refers to a young one, and becomes garbage with it.
holder = cycle()
gc.freeze()
holder.young = cycle()
holder.young.back = holder
inner = weakref.ref(holder.young)
gc.collect()
print(inner() is holder.young)
del holder
gc.collect()
print(inner() is not None)
gc.unfreeze()
gc.collect()
print(inner())


# A frozen object of a class made later; its neighbours were as many as fill a page.
def named(text):
    class Local:
        def name(self):
            return text
    return Local


first = named('first')
things = [first() for _ in range(3000)]
thing = things[100]
del first
gc.freeze()
late = named('second')
thing.__class__ = late
late = weakref.ref(late)
for _ in range(3):
    gc.collect()
print(thing.name(), late() is type(thing))
gc.unfreeze()
gc.collect()
print(thing.name(), late() is type(thing))
del thing
gc.collect()
gc.collect()
print(gc.get_freeze_count())

# Freezing twice, with garbage between.
gc.freeze()
first = gc.get_freeze_count()
keep = [[] for _ in range(1000)]
gc.freeze()
print(gc.get_freeze_count() - first >= 1000)
gc.unfreeze()
print(gc.get_freeze_count(), len(keep))
