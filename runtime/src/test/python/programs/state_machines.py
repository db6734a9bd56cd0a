# State machines: declared by a decorator, by enums, as nested classes and as coroutines; hierarchical states.

import enum
import functools
from collections import defaultdict


class TransitionError(RuntimeError):
    pass


class Light(enum.Enum):
    RED = 30, 'stop'
    GREEN = 25, 'go'
    AMBER = 5, 'slow'

    def __init__(self, seconds, meaning):
        self.seconds, self.meaning = seconds, meaning

    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


class Permission(enum.Flag):
    NONE = 0
    READ = enum.auto()
    WRITE = enum.auto()
    RUN = enum.auto()
    ALL = READ | WRITE | RUN


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        return cls.HIGH if isinstance(value, int) and value > 10 else None


def transition(source, target):
    sources = source if isinstance(source, tuple) else (source,)

    def decorate(method):
        @functools.wraps(method)
        def wrapper(self, *args, **kwargs):
            if '*' not in sources and self.state not in sources:
                raise TransitionError(f'{method.__name__}: {self.state} is not {" or ".join(sources)}')
            result = method(self, *args, **kwargs)
            old, self.state = self.state, target(result) if callable(target) else target
            for listener in self.listeners[self.state]:
                listener(self, old)
            return result
        wrapper.edges = [(s, target if isinstance(target, str) else '?') for s in sources]
        return wrapper
    return decorate


class Machine:
    initial = 'start'
    edges = {}

    def __init_subclass__(cls):
        cls.edges = {name: value.edges for name, value in vars(cls).items() if hasattr(value, 'edges')}

    def __init__(self):
        self.state, self.listeners, self.history = self.initial, defaultdict(list), []

    def on(self, state):
        def register(function):
            self.listeners[state].append(function)
            return function
        return register

    @classmethod
    def dot(cls):
        return '\n'.join(f'{a} -> {b} [{name}]' for name, edges in sorted(cls.edges.items()) for a, b in edges)


class Order(Machine):
    initial = 'cart'

    def __init__(self, stock):
        super().__init__()
        self.lines, self.stock, self.paid = {}, stock, 0

    @transition('cart', 'cart')
    def add(self, item, n=1):
        self.lines[item] = self.lines.get(item, 0) + n

    @transition('cart', lambda ok: 'placed' if ok else 'rejected')
    def place(self):
        return all(self.stock.get(item, 0) >= n for item, n in self.lines.items())

    @transition('placed', 'paid')
    def pay(self, amount):
        """Pays."""
        if amount <= 0:
            raise ValueError('nothing paid')
        self.paid += amount

    @transition(('paid', 'returned'), 'shipped')
    def ship(self):
        for item, n in self.lines.items():
            self.stock[item] -= n

    @transition('shipped', 'returned')
    def give_back(self):
        pass

    @transition('*', 'cancelled')
    def cancel(self):
        pass


class Parent:
    """Hierarchical states: an event not handled by a state goes to the class it is nested in."""

    class Off:
        def power(self, m):
            return m.On.Idle

    class On:
        def power(self, m):
            return m.Off

        def fail(self, m):
            return m.On.Broken

        class Idle:
            def play(self, m):
                m.track += 1
                return m.On.Playing

        class Playing:
            def pause(self, m):
                return m.On.Idle

            def play(self, m):
                m.track += 1

        class Broken:
            def play(self, m):
                return None

    def __init__(self):
        self.state, self.track = self.Off, 0

    def send(self, event):
        path = self.state.__qualname__.split('.')[1:]
        while path:
            owner = functools.reduce(getattr, path, type(self))
            if handler := vars(owner).get(event):
                new = handler(None, self)
                if new is not None:
                    self.state = new
                return True
            path.pop()
        return False


def lexer():
    """A coroutine as a machine: each state is a place in the code."""
    tokens, char = [], (yield)
    while char is not None:
        if char.isspace():
            char = yield
        elif char.isalpha() or char == '_':
            word = ''
            while char is not None and (char.isalnum() or char == '_'):
                word += char
                char = yield
            tokens.append(('word', word))
        elif char.isdigit():
            number, dots = '', 0
            while char is not None and (char.isdigit() or char == '.' and not dots):
                dots += char == '.'
                number += char
                char = yield
            tokens.append(('float' if dots else 'int', number))
        elif char in '"\'':
            quote, text = char, ''
            while (char := (yield)) != quote:
                if char is None:
                    return tokens + [('error', text)]
                text += (yield) if char == '\\' else char
            tokens.append(('string', text))
            char = yield
        else:
            tokens.append(('op', char))
            char = yield
    return tokens


def lex(text):
    machine = lexer()
    next(machine)
    try:
        for c in text:
            machine.send(c)
        machine.send(None)
    except StopIteration as done:
        return done.value


def main():
    light, elapsed = Light.RED, 0
    for _ in range(5):
        elapsed += light.seconds
        print(light, light.value, light.meaning, '->', light.next.name, elapsed)
        light = light.next
    print(Light((5, 'slow')), Light['GREEN'] is Light.GREEN, Light.RED in Light, len(Light), list(Light)[1])
    rw = Permission.READ | Permission.WRITE
    print(rw, ~rw, rw & Permission.RUN, Permission.RUN in rw, bool(Permission.NONE), rw ^ Permission.ALL, list(rw), Permission(7))
    print(Level(50), Level.LOW < Level.HIGH, Level.LOW + 1, sorted([Level.HIGH, 3, Level.LOW]), repr(Level(1)))
    for bad in (lambda: Level(5), lambda: Light('x'), lambda: Light['BLUE'], lambda: setattr(Light, 'RED', 1)):
        try:
            print(bad())
        except (ValueError, KeyError, AttributeError) as e:
            print(type(e).__name__, e)
    order = Order({'tea': 5, 'cup': 1})

    @order.on('paid')
    def thank(machine, old):
        machine.history.append(f'{old} -> {machine.state}')

    order.on('shipped')(lambda m, old: m.history.append(f'stock {m.stock}'))
    order.add('tea', 2)
    order.add('cup')
    for event, *args in [('ship',), ('place',), ('pay', -1), ('pay', 10), ('ship',), ('give_back',), ('ship',), ('add', 'tea'), ('cancel',)]:
        try:
            print(event, getattr(order, event)(*args), order.state)
        except (TransitionError, ValueError) as e:
            print(event, type(e).__name__, e, order.state)
    poor = Order({})
    poor.add('tea')
    print(poor.place(), poor.state, order.history, Order.pay.__doc__, Order.pay.__name__)
    print(Order.dot())
    player = Parent()
    for event in 'play power play play pause fail play power power play nothing'.split():
        print(event, player.send(event), player.state.__qualname__, player.track)
    for text in ('x_1 = 3.14*foo("a\\"b", \'c\')', '"open', '', '12ab 1.2.3'):
        print(lex(text))


main()
