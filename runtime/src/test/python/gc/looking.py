# get_objects, get_referrers, get_referents, is_tracked, freeze.
import gc

for x in (1, 1.5, None, 'a', b'', (), (1, 'a'), {}, {1: 2}, [], set(), (1, []), {1: []}, gc, print):
    gc.collect()
    print(type(x).__name__, gc.is_tracked(x))

target = ['target']
holder = [target]
owner = {'key': target}
inside = (target, 1)
found = gc.get_referrers(target)
print([any(o is x for x in found) for o in (holder, owner, inside, [])])
print(sorted(map(str, gc.get_referents({'a': 1, 'b': [2]}, (3, None), 5))))

gc.collect()
young = []
young.append(young)


def at(obj):
    return [any(obj is o for o in gc.get_objects(generation=g)) for g in range(3)]


print(at(young))
gc.collect(0)
print(at(young))
gc.collect(1)
print(at(young))
gc.collect(2)
print(at(young))

gc.freeze()
print(gc.get_freeze_count() > 0, at(young))
ref = young
del young, ref
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
