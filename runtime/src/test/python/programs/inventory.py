# An inventory of dataclasses: fields, order, frozen, slots, InitVar, post-init, replace, JSON round trip, undo, queries, reports.

import copy
import dataclasses as dc
import enum
import json
import pickle
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Optional


class Unit(enum.Enum):
    PIECE = "pc"
    KILO = "kg"
    LITRE = "l"

    @classmethod
    def _missing_(cls, value):
        return next((u for u in cls if u.name.lower() == str(value).lower()), None)


class Flags(enum.Flag):
    NONE = 0
    FRAGILE = enum.auto()
    COLD = enum.auto()
    HEAVY = enum.auto()
    ODD = FRAGILE | HEAVY


@dc.dataclass(frozen=True, order=True)
class Money:
    cents: int
    currency: str = dc.field(default="EUR", compare=False)

    @classmethod
    def of(cls, text):
        number, _, currency = text.partition(" ")
        return cls(int(Decimal(number) * 100), currency or "EUR")

    def __add__(self, other):
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency}")
        return dc.replace(self, cents=self.cents + other.cents)

    def __mul__(self, n):
        return dc.replace(self, cents=round(self.cents * n))

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02} {self.currency}"


@dc.dataclass(slots=True, kw_only=True)
class Item:
    sku: str
    name: str
    price: Money
    unit: Unit = Unit.PIECE
    flags: Flags = Flags.NONE
    tags: set[str] = dc.field(default_factory=set)
    weight: dc.InitVar[Optional[float]] = None
    search: str = dc.field(init=False, repr=False, compare=False)

    def __post_init__(self, weight):
        if not self.sku.isalnum():
            raise ValueError(f"bad sku {self.sku!r}")
        if weight and weight > 20:
            self.flags |= Flags.HEAVY
        self.search = f"{self.sku} {self.name} {' '.join(sorted(self.tags))}".lower()


@dc.dataclass(kw_only=True)
class Perishable(Item):
    best_before: date
    KIND: ClassVar[str] = "perishable"

    def days(self, today):
        return (self.best_before - today).days


@dc.dataclass
class Movement:
    sku: str
    quantity: Decimal
    when: date
    reason: str = dc.field(default="", metadata={"width": 12})


class OutOfStock(LookupError):
    pass


class Inventory:
    def __init__(self):
        self.items, self.moves, self.undo_stack = {}, [], []

    def add(self, *items):
        for item in items:
            if self.items.setdefault(item.sku, item) is not item:
                raise KeyError(item.sku)
        return self

    def stock(self, sku):
        return sum((m.quantity for m in self.moves if m.sku == sku), Decimal())

    def move(self, sku, quantity, when, reason=""):
        quantity = Decimal(quantity)
        if self.items[sku].unit is Unit.PIECE and quantity % 1:
            raise ValueError(f"{sku} comes in pieces, not {quantity}")
        if (left := self.stock(sku) + quantity) < 0:
            raise OutOfStock(f"{sku}: {-left} missing")
        self.undo_stack.append(len(self.moves))
        self.moves.append(Movement(sku, quantity, when, reason))
        return left

    def undo(self):
        del self.moves[self.undo_stack.pop():]

    def transaction(self, moves):
        keep = len(self.moves), len(self.undo_stack)
        try:
            for m in moves:
                self.move(*m)
        except Exception:
            del self.moves[keep[0]:], self.undo_stack[keep[1]:]
            raise

    def find(self, text="", *, flags=Flags.NONE, where=lambda i: True):
        return [i for _, i in sorted(self.items.items()) if text.lower() in i.search and flags in i.flags and where(i)]

    def value(self):
        totals = defaultdict(int)
        for sku, item in self.items.items():
            totals[item.price.currency] += (item.price * self.stock(sku)).cents
        return {c: str(Money(n, c)) for c, n in totals.items()}

    def dump(self):
        def encode(o):
            match o:
                case Money():
                    return str(o)
                case enum.Enum():
                    return o.value
                case set() | frozenset():
                    return sorted(o)
                case date() | Decimal():
                    return str(o)
            raise TypeError(type(o).__name__)
        rows = []
        for item in self.items.values():
            row = {f.name: getattr(item, f.name) for f in dc.fields(item) if f.init}
            rows.append({"type": type(item).__name__, **row})
        return json.dumps({"items": rows, "moves": [dc.asdict(m) for m in self.moves]}, default=encode, indent=1)

    @classmethod
    def load(cls, text):
        self, data = cls(), json.loads(text)
        for row in data["items"]:
            kind = {"Item": Item, "Perishable": Perishable}[row.pop("type")]
            row.update(price=Money.of(row["price"]), unit=Unit(row["unit"]), flags=Flags(row["flags"]), tags=set(row["tags"]))
            if "best_before" in row:
                row["best_before"] = date.fromisoformat(row["best_before"])
            self.add(kind(**row))
        self.moves = [Movement(m["sku"], Decimal(m["quantity"]), date.fromisoformat(m["when"]), m["reason"]) for m in data["moves"]]
        return self


today = date(2024, 2, 27)
inv = Inventory().add(
    Item(sku="L1", name="Lamp", price=Money.of("24.90"), flags=Flags.FRAGILE, tags={"light", "home"}),
    Item(sku="T7", name="Table", price=Money.of("199"), weight=35.5, tags={"home"}),
    Perishable(sku="M2", name="Milk", price=Money.of("1.19"), unit=Unit("litre"), flags=Flags.COLD, best_before=today + timedelta(3)),
    Perishable(sku="C3", name="Cheese", price=Money.of("12.50 CHF"), unit=Unit.KILO, flags=Flags.COLD | Flags.HEAVY, best_before=date(2024, 2, 20)))
for sku, quantity, days, why in [("L1", 5, 9, "delivery"), ("M2", "40.5", 2, "delivery"), ("L1", -2, 1, "sold"), ("C3", "3.25", 8, "delivery"), ("T7", 1, 3, "")]:
    print(sku, inv.move(sku, quantity, today - timedelta(days), why))
print(inv.items["T7"], inv.items["M2"].days(today), inv.items["C3"].KIND, sep="\n")
for action in (lambda: inv.move("L1", "0.5", today), lambda: inv.move("L1", -9, today), lambda: inv.move("X", 1, today), lambda: Item(sku="a b", name="", price=None),
               lambda: Item("L9"), lambda: Item(sku="L9"), lambda: setattr(Money(1), "cents", 2), lambda: setattr(inv.items["L1"], "colour", 1),
               lambda: Money(1) + Money(1, "CHF"), lambda: Money(1) < 2, lambda: hash(inv.items["L1"]), lambda: Unit("ton"), lambda: inv.add(inv.items["L1"], copy.copy(inv.items["L1"]))):
    try:
        action()
    except (LookupError, ValueError, TypeError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
print([i.name for i in inv.find("home")], [i.name for i in inv.find(flags=Flags.COLD)], [i.name for i in inv.find(flags=Flags.ODD)],
      [i.name for i in inv.find(where=lambda i: isinstance(i, Perishable) and i.days(today) < 0)])
print(inv.value())
try:
    inv.transaction([("L1", -1, today), ("M2", -40, today), ("T7", -2, today)])
except OutOfStock as e:
    print("OutOfStock:", e, "| unchanged:", inv.stock("L1"), inv.stock("M2"))
inv.move("L1", -3, today)
inv.undo()
print(inv.stock("L1"), len(inv.moves))
text = inv.dump()
print(text[:330])
again = Inventory.load(text)
print(again.items == inv.items, again.moves == inv.moves, again.dump() == text)
clone = pickle.loads(pickle.dumps(inv.items["L1"]))
deep = copy.deepcopy(inv.items)
print(clone == inv.items["L1"], clone is not inv.items["L1"], deep == inv.items, deep["L1"].tags is not inv.items["L1"].tags)
print(dc.replace(inv.items["L1"], name="Lantern", weight=21).flags, inv.items["L1"].flags, ~Flags.COLD, Flags(5), Flags.ODD in Flags(7))
print([(f.name, f.default is dc.MISSING, f.kw_only) for f in dc.fields(Perishable)][-2:], dc.fields(Movement)[3].metadata["width"], dc.astuple(Money(5)), Item.__slots__)
print(sorted([Money(3), Money(1), Money(2, "CHF")]), max(Money(1), Money(5)), Movement.__match_args__, dc.is_dataclass(Inventory))
Quick = dc.make_dataclass("Quick", [("a", int), ("b", list, dc.field(default_factory=list))], namespace={"n": lambda s: s.a + len(s.b)}, eq=False)
print(Quick(3, [1]), Quick(1).n(), Quick(1) == Quick(1))
