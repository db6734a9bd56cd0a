# Signals and observers held weakly: bound methods, priorities, once, blocking, observable properties and lists.; counts: immediate

import weakref
from contextlib import contextmanager


class Connection:
    __slots__ = ("ref", "priority", "once", "order", "__weakref__")

    def __init__(self, ref, priority, once, order):
        self.ref, self.priority, self.once, self.order = ref, priority, once, order


class Signal:
    """Descriptor and free-standing: on a class every instance gets its own."""

    def __init__(self, *names):
        self.names, self.connections, self.blocked, self.counter = names, [], 0, 0
        self.owners = weakref.WeakKeyDictionary()

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        try:
            return self.owners[obj]
        except KeyError:
            mine = self.owners[obj] = Signal(*self.names)
            mine.name = self.name
            return mine

    def connect(self, slot, priority=0, once=False, weak=True):
        if not weak:
            ref = lambda: slot
        elif hasattr(slot, "__self__"):
            ref = weakref.WeakMethod(slot, self._gone)
        else:
            ref = weakref.ref(slot, self._gone)
        self.counter += 1
        self.connections.append(Connection(ref, priority, once, self.counter))
        self.connections.sort(key=lambda c: (-c.priority, c.order))
        return slot

    def _gone(self, ref):
        self.connections = [c for c in self.connections if c.ref is not ref]

    def disconnect(self, slot):
        before = len(self.connections)
        self.connections = [c for c in self.connections if c.ref() != slot]
        return before - len(self.connections)

    @contextmanager
    def block(self):
        self.blocked += 1
        try:
            yield self
        finally:
            self.blocked -= 1

    def emit(self, *args):
        if len(args) != len(self.names):
            raise TypeError(f"{self.name} takes {', '.join(self.names) or 'nothing'}; got {len(args)}")
        if self.blocked:
            return []
        results = []
        for c in list(self.connections):
            slot = c.ref()
            if slot is not None:
                if c.once:
                    self.connections.remove(c)
                results.append(slot(*args))
        return results

    def __len__(self):
        return len(self.connections)


class Observable:
    """A data attribute that tells obj.changed."""

    def __init__(self, default=None, check=None):
        self.default, self.check = default, check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if self.check and not self.check(value):
            raise ValueError(f"bad {self.name}: {value!r}")
        old = self.__get__(obj)
        if old != value:
            obj.__dict__[self.name] = value
            obj.changed.emit(self.name, old, value)


class Thermostat:
    changed = Signal("name", "old", "new")
    alarm = Signal("message")
    target = Observable(20, lambda v: 5 <= v <= 30)
    current = Observable(18)

    def __init__(self, room):
        self.room = room


class Display:
    def __init__(self, label):
        self.label, self.lines = label, []

    def show(self, name, old, new):
        self.lines.append(f"{name}: {old} -> {new}")
        print(f"  {self.label} shows {self.lines[-1]}")
        return self.label

    def __del__(self):
        print(f"  {self.label} gone after {len(self.lines)} lines")


class ObservedList(list):
    def __init__(self, *args):
        super().__init__(*args)
        self.log = []
        self.on_change = Signal("what", "index")
        self.on_change.name = "on_change"

    def __setitem__(self, i, value):
        super().__setitem__(i, value)
        self.on_change.emit("set", i)

    def append(self, value):
        super().append(value)
        self.on_change.emit("append", len(self) - 1)

    def __delitem__(self, i):
        super().__delitem__(i)
        self.on_change.emit("del", i)


def logger(name, old, new):
    print(f"  log {name}={new}")
    return "log"


def main():
    kitchen, hall = Thermostat("kitchen"), Thermostat("hall")
    one, two = Display("one"), Display("two")
    kitchen.changed.connect(one.show)
    kitchen.changed.connect(two.show, priority=5)
    kitchen.changed.connect(logger, priority=1)
    hall.changed.connect(one.show, once=True)
    print("connections:", len(kitchen.changed), len(hall.changed), len(Thermostat.changed))
    kitchen.current = 19
    hall.current = 15
    hall.current = 16
    print("hall left:", len(hall.changed))
    kitchen.current = 19
    print("no change, no signal")
    try:
        kitchen.target = 50
    except ValueError as e:
        print("ValueError:", e)
    with kitchen.changed.block():
        kitchen.target = 25
    print("blocked but set:", kitchen.target)
    print("results:", kitchen.changed.emit("manual", 0, 1))
    del two
    print("after del:", len(kitchen.changed))
    print("disconnected:", kitchen.changed.disconnect(logger), kitchen.changed.disconnect(logger))
    kitchen.target = 21
    try:
        kitchen.alarm.emit()
    except TypeError as e:
        print("TypeError:", e)
    kitchen.alarm.connect(lambda m: m.upper(), weak=False)
    kitchen.alarm.connect(lambda m: "never")
    print(kitchen.alarm.emit("fire"))
    print("owners:", sorted(t.room for t in Thermostat.changed.owners))
    del hall
    print("owners:", sorted(t.room for t in Thermostat.changed.owners))
    items = ObservedList([1, 2, 3])
    seen = []

    def watch(what, index):
        seen.append((what, index, list(items)))

    items.on_change.connect(watch)
    items.append(4)
    items[0] = 9
    del items[1]
    for entry in seen:
        print(" ", entry)
    finalizer = weakref.finalize(kitchen, print, "  finalized", "kitchen")
    print("alive:", finalizer.alive)
    del kitchen
    print("alive:", finalizer.alive)
    print("end of main")


main()
