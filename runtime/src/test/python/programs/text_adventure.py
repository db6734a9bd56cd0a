# A text adventure played by a script: rooms, items, a parser, state, saving and loading.

import copy
import re


class GameOver(Exception):
    def __init__(self, won, turns):
        super().__init__(won, turns)
        self.won, self.turns = won, turns


class Thing:
    registry = {}

    def __init_subclass__(cls, /, verb=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.verb = verb

    def __init__(self, name, description, *, portable=True, **flags):
        self.name, self.description, self.portable = name, description, portable
        self.flags = flags
        Thing.registry[name] = self

    def __str__(self):
        article = 'an' if self.name[0] in 'aeiou' else 'a'
        return f'{article} {self.name}'

    def use(self, game):
        return f'You see no way to use the {self.name}.'


class Lamp(Thing, verb='light'):
    @property
    def lit(self):
        return self.flags.setdefault('lit', False)

    def use(self, game):
        self.flags['lit'] = not self.lit
        return f"The {self.name} is now {'on' if self.lit else 'off'}."


class Key(Thing, verb='unlock'):
    def use(self, game):
        door = game.here.doors.get(self.flags['opens'])
        if door is None:
            return 'There is nothing to unlock here.'
        door.locked = False
        return 'Click! The door is open.'


class Door:
    __slots__ = ('to', 'locked')

    def __init__(self, to, locked=False):
        self.to, self.locked = to, locked

    def __repr__(self):
        return f"Door({self.to!r}{', locked' if self.locked else ''})"


class Room:
    def __init__(self, name, text, dark=False, **doors):
        self.name, self.text, self.dark = name, text, dark
        self.doors = {k: v if isinstance(v, Door) else Door(v) for k, v in doors.items()}
        self.things = []

    def describe(self, game):
        if self.dark and not game.has_light():
            return 'It is pitch dark.'
        lines = [f'{self.name.upper()}: {self.text}']
        if self.things:
            lines.append('You see ' + ', '.join(map(str, self.things)) + '.')
        lines.append('Exits: ' + ', '.join(sorted(self.doors)))
        return '\n'.join(lines)


class Game:
    DIRECTIONS = dict(n='north', s='south', e='east', w='west', u='up', d='down')

    def __init__(self):
        self.rooms = {room.name: room for room in (
            Room('hall', 'A dusty hall.', north='library', east=Door('vault', locked=True), down='cellar'),
            Room('library', 'Shelves of forgotten books.', south='hall'),
            Room('cellar', 'Barrels and cobwebs.', dark=True, up='hall'),
            Room('vault', 'Gold, at last!', west='hall'))}
        self.place(Lamp('lamp', 'An old brass lamp.'), 'library')
        self.place(Thing('book', 'It says: "look below".'), 'library')
        self.place(Thing('shelf', 'Heavy oak.', portable=False), 'library')
        self.place(Key('iron key', 'Rusty but whole.', opens='east'), 'cellar')
        self.here, self.inventory, self.turns, self.saved = self.rooms['hall'], [], 0, None

    def place(self, thing, room):
        self.rooms[room].things.append(thing)

    def has_light(self):
        return any(isinstance(t, Lamp) and t.lit for t in (*self.inventory, *self.here.things))

    def visible(self, name):
        pool = self.inventory + ([] if self.here.dark and not self.has_light() else self.here.things)
        for thing in pool:
            if thing.name == name or thing.name.endswith(' ' + name):
                return thing
        raise LookupError(f'There is no {name} here.')

    def run(self, line):
        self.turns += 1
        words = re.sub(r'\b(the|a|an|to|at)\b', ' ', line.lower()).split()
        if not words:
            return 'Pardon?'
        verb, *rest = words
        target = ' '.join(rest)
        if verb in self.DIRECTIONS or verb in self.DIRECTIONS.values():
            return self.do_go(self.DIRECTIONS.get(verb, verb))
        for cls in Thing.__subclasses__():
            if verb == cls.verb:
                return self.do_use(target) if target else f'{verb.title()} what?'
        method = getattr(self, 'do_' + verb, None)
        if method is None:
            return f"I don't know how to {verb}."
        try:
            return method(target) if target else method()
        except TypeError:
            return f"I don't understand how to {verb} that way."

    def do_go(self, direction):
        door = self.here.doors.get(direction)
        if door is None:
            return "You can't go that way."
        if door.locked:
            return 'The door is locked.'
        self.here = self.rooms[door.to]
        if self.here.name == 'vault':
            raise GameOver(True, self.turns)
        return self.here.describe(self)

    def do_look(self, target=None):
        return self.here.describe(self) if target is None else self.visible(target).description

    do_examine = do_look

    def do_take(self, target):
        thing = self.visible(target)
        if not thing.portable:
            return f'The {thing.name} will not move.'
        if thing in self.inventory:
            return 'You have it already.'
        self.here.things.remove(thing)
        self.inventory.append(thing)
        return 'Taken.'

    def do_drop(self, target):
        thing = self.visible(target)
        self.inventory.remove(thing)
        self.here.things.append(thing)
        return 'Dropped.'

    def do_inventory(self):
        return 'You carry ' + (', '.join(sorted(map(str, self.inventory))) or 'nothing') + '.'

    do_i = do_inventory

    def do_use(self, target):
        return self.visible(target).use(self)

    def do_save(self):
        state = {k: v for k, v in self.__dict__.items() if k != 'saved'}
        self.saved = copy.deepcopy(state)
        return 'Saved.'

    def do_restore(self):
        if self.saved is None:
            return 'Nothing to restore.'
        saved = self.saved
        self.__dict__.update(copy.deepcopy(saved), saved=saved)
        return 'Restored.'

    def do_quit(self):
        raise GameOver(False, self.turns)


SCRIPT = '''look
examine the shelf
north
take the lamp
take shelf
take book
examine book
i
save
drop book
south
down
take key
light lamp
look
take iron key
go up
e
unlock the iron key
restore
inventory
look
restore

dance
take
take unicorn
xyzzy now
s
d
light lamp
take key
u
unlock
unlock key
east
north'''


def main():
    game = Game()
    for line in SCRIPT.splitlines():
        print('>', line)
        try:
            print(game.run(line))
        except LookupError as e:
            print(e.args[0])
        except GameOver as over:
            print('You won' if over.won else 'You gave up', 'after', over.turns, 'turns')
            break
    print(sorted(Thing.registry), game.rooms['hall'].doors)


main()
