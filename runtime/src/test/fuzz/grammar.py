"""Random programs after the grammar of Python 3.11, and random damage to real files.

`program(seed, files)` gives one input as text; the same seed and files give the same input. What the grammar part makes
is mostly valid: names are few, so that scopes clash now and then (a parameter that is declared global, a walrus in a
comprehension that rebinds its variable, return outside a function), which is what the symbol table has to find.
"""

import random

NAMES = ['a', 'b', 'c', 'x', 'y', 'self', '_', '__p', 'print', 'len', 'match', 'case', 'type', 'é', 'class_', 'f', 'Cls']
KEYWORDS = ['if', 'else', 'for', 'while', 'def', 'return', 'yield', 'lambda', 'not', 'in', 'is', 'and', 'or', 'await',
            'async', 'with', 'as', 'try', 'except', 'finally', 'raise', 'from', 'import', 'global', 'nonlocal', 'del',
            'pass', 'break', 'continue', 'assert', 'class', 'None', 'True', 'False', 'match', 'case', 'elif', '*', '**']
PUNCTUATION = ['(', ')', '[', ']', '{', '}', ',', ':', ';', '.', '=', '==', ':=', '->', '+', '-', '*', '/', '//', '%', '@', '&',
               '|', '^', '~', '<<', '>>', '<', '>', '<=', '>=', '!=', '+=', '@=', '**=', '...', '!', '?', '$', '\\', '#', '"',
               "'", '"""', 'f"', "rb'", '\n', '\n    ', '\t', ' ', '0', '0x', '1_', '1e', '0777', '1j', '"a" f"{b}"', '\x0c']
BINARY = ['+', '-', '*', '/', '//', '%', '@', '&', '|', '^', '<<', '>>', '**', ' and ', ' or ']
COMPARE = ['<', '>', '<=', '>=', '==', '!=', ' is ', ' is not ', ' in ', ' not in ']
AUGMENTED = ['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '<<=', '>>=', '**=']
NUMBERS = ['0', '1', '42', '1_000', '0x_ff', '0o17', '0b101', '1.5', '.5', '1.', '1e10', '1E-5', '3j', '1_0.0_1e1_0', '00',
           '123456789012345678901234567890', '0xFFFFFFFFFFFFFFFFFFFF', '1e400']
STRINGS = ["'a'", '"b"', "'''c\nd'''", '"""e"""', "r'\\d'", "b'x'", "rb'\\x'", "Rb''", "u'u'", "'\\n\\x41\\u00e9\\U0001F600'",
           "'\\N{DIGIT ONE}'", "'é'", "b'\\xff'", "''", "'a' 'b'", "'\\\n'", "'\\400'", "b'\\0'"]


class Maker:
    """One program. `room` bounds the size: every choice made costs some of it, and without it only leaves are made."""

    def __init__(self, rng):
        self.rng = rng
        self.room = rng.choice([20, 60, 150, 400])
        self.loops = self.functions = 0
        self.coroutine = self.odd = False

    def one(self, *choices):
        return self.rng.choice(choices)

    def maybe(self, text, chance=0.5):
        return text if self.rng.random() < chance else ''

    def chance(self, p):
        return self.rng.random() < p

    def name(self):
        return self.rng.choice(NAMES[:self.rng.choice([5, 12, len(NAMES)])])

    def many(self, make, low, high, separator=', '):
        return separator.join(make() for _ in range(self.rng.randint(low, high)))

    # Expressions

    def leaf(self):
        r = self.rng.random()
        if r < 0.5:
            return self.name()
        if r < 0.75:
            return self.rng.choice(NUMBERS)
        if r < 0.9:
            return self.rng.choice(STRINGS)
        return self.one('None', 'True', 'False', '...', '__debug__', '()', '[]', '{}')

    def expr(self):
        self.room -= 1
        if self.room <= 0 or self.chance(0.3):
            return self.leaf()
        return self.rng.choice([
            self.binary, self.binary, self.compare, self.unary, self.call, self.call, self.attribute, self.subscript,
            self.display, self.display, self.comprehension, self.lambda_, self.conditional, self.paren, self.fstring,
            self.walrus, self.await_, self.yield_, self.attribute, self.strings])()

    def binary(self):
        return self.operand() + self.rng.choice(BINARY) + self.operand()

    def operand(self):
        e = self.expr()
        return e if self.chance(0.3) else '(' + e + ')'

    def compare(self):
        return self.operand() + ''.join(self.rng.choice(COMPARE) + self.operand() for _ in range(self.one(1, 1, 2)))

    def unary(self):
        return self.one('-', '+', '~', 'not ', '- -') + self.operand()

    def primary(self):
        return self.name() if self.chance(0.6) else '(' + self.expr() + ')'

    def call(self):
        parts = [self.expr() for _ in range(self.rng.randint(0, 2))]
        if self.chance(0.15):
            return self.primary() + '(' + self.generator() + ')'
        parts += [self.one('*', '') + self.expr() for _ in range(self.one(0, 0, 1))]
        parts += [self.name() + '=' + self.expr() for _ in range(self.one(0, 0, 1, 2))]
        parts += ['**' + self.operand() for _ in range(self.one(0, 0, 0, 1))]
        if self.chance(0.03):
            self.rng.shuffle(parts)
        return self.primary() + '(' + ', '.join(parts) + self.maybe(',', 0.1 if parts else 0) + ')'

    def attribute(self):
        return self.primary() + '.' + self.name()

    def slice(self):
        r = self.rng.random()
        if r < 0.5:
            return self.expr()
        if r < 0.85:
            return self.maybe(self.operand()) + ':' + self.maybe(self.operand()) + self.maybe(':' + self.operand(), 0.3)
        return self.one('*', '') + self.operand()

    def subscript(self):
        return self.primary() + '[' + self.many(self.slice, 1, self.one(1, 1, 2)) + self.maybe(',', 0.1) + ']'

    def starred(self):
        return self.maybe('*', 0.1) + self.operand()

    def display(self):
        kind = self.one('[]', '()', '{}', 'dict')
        if kind == 'dict':
            return '{' + self.many(lambda: self.one('**' + self.operand(), *[self.operand() + ': ' + self.operand()] * 4), 0, 3) + '}'
        inner = self.many(self.starred, 1, 3)
        return kind[0] + inner + (',' if kind == '()' else self.maybe(',', 0.2)) + kind[1]

    def clauses(self):
        text = ''
        for _ in range(self.one(1, 1, 2)):
            text += self.maybe(' async', 0.08) + ' for ' + self.targets() + ' in ' + self.operand()
            text += ''.join(' if ' + self.operand() for _ in range(self.one(0, 0, 1)))
        return text

    def generator(self):
        return self.operand() + self.clauses()

    def comprehension(self):
        kind = self.one('[]', '()', '{}', 'dict')
        if kind == 'dict':
            return '{' + self.operand() + ': ' + self.operand() + self.clauses() + '}'
        return kind[0] + self.generator() + kind[1]

    def lambda_(self):
        return 'lambda ' + self.parameters(False) + ': ' + self.operand()

    def conditional(self):
        return self.operand() + ' if ' + self.operand() + ' else ' + self.operand()

    def paren(self):
        return '(' + self.maybe('\n ', 0.1) + self.expr() + ')'

    def walrus(self):
        return '(' + self.name() + ' := ' + self.expr() + ')'

    def await_(self):
        return '(await ' + self.operand() + ')' if self.coroutine or self.chance(0.05) else self.leaf()

    def yield_(self):
        if not self.functions and not self.chance(0.05):
            return self.leaf()
        return self.one('(yield)', '(yield ' + self.expr() + ')', '(yield from ' + self.operand() + ')')

    def fstring(self):
        quote = self.one("'", '"', '"""')
        other = '"' if quote == "'" else "'"
        parts = []
        for _ in range(self.rng.randint(1, 3)):
            inner = self.one(self.name(), self.name() + '[0]', self.name() + '.x', '(' + self.name() + ')', '1 + ' + self.name(),
                             other + 'k' + other if len(quote) == 1 else '"k"', self.name() + '(' + self.name() + ')',
                             'lambda: 1', '(lambda: 1)', '*' + self.name() + ',', 'yield' if self.functions else '1', ' {1: 2}[1]', ' {1}', '')
            inner += self.maybe(self.one('=', ' = '), 0.2) + self.maybe(self.one('!r', '!s', '!a', *['!x'] * self.chance(0.05)), 0.2)
            inner += self.maybe(self.one(':>10', ':{' + self.name() + '}', ':.{' + self.name() + '}f', ':'), 0.3)
            if not inner.strip() and self.chance(0.9):
                inner = 'é'
            parts.append(self.one('text ', '{{', '}}', '', '\\n', 'é') + '{' + inner + '}')
        return self.one('f', 'F', 'rf', 'fr') + quote + ''.join(parts) + quote

    def strings(self):
        first = self.one(*STRINGS)
        alike = [s for s in STRINGS if ('b' in s.lower()[:2]) == ('b' in first.lower()[:2]) or self.chance(0.01)]
        return ' '.join([first] + [self.one(*alike) for _ in range(self.one(0, 1))])

    # Targets

    def target(self):
        r = self.rng.random()
        self.room -= 1
        if r < 0.6 or self.room <= 0:
            return self.name()
        if r < 0.72:
            return self.attribute()
        if r < 0.84:
            return self.subscript()
        if r < 0.98:
            return self.one('(%s)', '[%s]', '(%s,)') % self.targets()
        return self.leaf()

    def targets(self):
        text = self.many(self.target, 1, self.one(1, 1, 2, 3))
        return self.maybe('*', 0.03) + text

    # Parameters and patterns

    def parameters(self, annotated=True):
        names = self.rng.sample(NAMES, 6) if self.chance(0.97) else [self.name() for _ in range(6)]
        note = (lambda: self.maybe(': ' + self.operand(), 0.3)) if annotated else lambda: ''
        parts, defaults = [], False
        for i in range(self.rng.randint(0, 3)):
            defaults = defaults and self.chance(0.98) or self.chance(0.3)
            parts.append(names.pop() + note() + ('=' + self.operand() if defaults else ''))
            if self.chance(0.1):
                parts.append('/')
        if self.chance(0.3):
            parts.append('*' + (names.pop() + note() if self.chance(0.6) else ''))
            parts += [names.pop() + note() + self.maybe('=' + self.operand()) for _ in range(self.one(0, 1, 1))]
        if self.chance(0.2):
            parts.append('**' + names.pop() + note())
        return ', '.join(parts)

    def pattern(self):
        self.room -= 1
        r = self.rng.random()
        if r < 0.3 or self.room <= 0:
            return self.one('_', self.name(), self.name(), '1', '-1', "'s'", 'None', 'True', '1+2j', '-3.5', "b'x'", 'a.b', 'f""')
        if r < 0.45:
            return '[' + self.many(self.star_pattern, 0, 3) + ']'
        if r < 0.55:
            return '(' + self.many(self.star_pattern, 1, 3) + ',)'
        if r < 0.67:
            return self.pattern() + ' | ' + self.pattern()
        if r < 0.77:
            return '(' + self.pattern() + ' as ' + self.name() + ')'
        if r < 0.88:
            parts = [self.one('1', "'k'", 'a.b', '-1', 'None') + ': ' + self.pattern() for _ in range(self.rng.randint(0, 2))]
            return '{' + ', '.join(parts + ['**' + self.name()] * self.one(0, 0, 1)) + '}'
        parts = [self.pattern() for _ in range(self.one(0, 1, 2))]
        parts += [self.name() + '=' + self.pattern() for _ in range(self.one(0, 0, 1))]
        return self.one('Cls', 'a.Cls', 'int') + '(' + ', '.join(parts) + ')'

    def star_pattern(self):
        return '*' + self.name() if self.chance(0.12) else self.pattern()

    # Statements

    def block(self, indent, low=1, high=3):
        return ''.join(self.statement(indent + '    ') for _ in range(self.rng.randint(low, high)))

    def statement(self, indent):
        self.room -= 1
        if self.room <= 0 or self.chance(0.5):
            return indent + self.simple() + self.maybe('; ' + self.simple(), 0.05) + self.maybe('  # é', 0.05) + '\n'
        return self.rng.choice([self.if_, self.for_, self.while_, self.def_, self.def_, self.class_, self.try_, self.with_,
                                self.match_])(indent)

    def simple(self):
        r = self.rng.random()
        if r < 0.3:
            return self.targets() + ' = ' + self.one('', self.target() + ' = ') + self.one(self.expr(), self.many(self.starred, 1, 3))
        if r < 0.4:
            return self.target() + ' ' + self.rng.choice(AUGMENTED) + ' ' + self.expr()
        if r < 0.46:
            return self.target() + ': ' + self.expr() + self.maybe(' = ' + self.expr())
        if r < 0.65:
            return self.expr()
        if r < 0.7:
            return self.one('pass', 'pass', 'assert ' + self.expr() + self.maybe(', ' + self.expr()))
        if r < 0.75:
            return self.one('raise', 'raise ' + self.expr(), 'raise ' + self.expr() + ' from ' + self.expr())
        if r < 0.8:
            return 'del ' + self.targets()
        if r < 0.88 and (self.functions or self.chance(0.03)):
            return self.one('return', 'return ' + self.expr(), 'return ' + self.many(self.starred, 1, 2), 'yield', 'yield ' + self.expr())
        if r < 0.92 and (self.loops or self.chance(0.02)):
            return self.one('break', 'continue')
        if r < 0.96:
            return self.one('import a.b', 'import a as b, c', 'from a import b', 'from . import x as y', 'from ..a.b import (a, b,)',
                            'from a import *' if not self.functions else 'import a', 'from __future__ import annotations' if self.chance(0.05) else 'import b', 'import é', 'from ... import a')
        if r < 0.98 and self.functions:
            return self.one('global ', 'nonlocal ') + self.many(self.name, 1, 2)
        return self.one('global ' + self.name(), 'pass', 'match = 1', 'match[0]', 'case(1)', 'print(match)', '*a, b = c', '...')

    def if_(self, indent):
        text = indent + 'if ' + self.expr() + ':\n' + self.block(indent)
        for _ in range(self.one(0, 0, 1)):
            text += indent + 'elif ' + self.expr() + ':\n' + self.block(indent)
        return text + self.maybe(indent + 'else: ' + self.simple() + '\n', 0.3)

    def for_(self, indent):
        head = indent + self.maybe('async ', 0.3 if self.coroutine else 0.01) + 'for ' + self.targets() + ' in ' + self.one(self.expr(), self.many(self.starred, 1, 2)) + ':\n'
        return head + self.looped(indent)

    def while_(self, indent):
        return indent + 'while ' + self.expr() + ':\n' + self.looped(indent)

    def looped(self, indent):
        self.loops += 1
        text = self.block(indent)
        self.loops -= 1
        return text + (indent + 'else:\n' + self.block(indent) if self.chance(0.2) else '')

    def decorators(self, indent):
        return ''.join(indent + '@' + self.expr() + '\n' for _ in range(self.one(0, 0, 0, 1)))

    def def_(self, indent):
        saved = self.loops, self.coroutine
        text = self.decorators(indent)
        asynchronous = self.chance(0.25)
        text += indent + ('async ' if asynchronous else '') + 'def ' + self.name() + '(' + self.parameters() + ')' + self.maybe(' -> ' + self.expr(), 0.2) + ':\n'
        self.loops, self.coroutine, self.functions = 0, asynchronous, self.functions + 1
        text += self.maybe(indent + "    '''doc'''\n", 0.2)
        if self.chance(0.1):
            text += indent + '    ' + self.one('global ', 'nonlocal ') + self.name() + '\n'
        text += self.block(indent)
        self.loops, self.coroutine = saved
        self.functions -= 1
        return text

    def class_(self, indent):
        saved = self.loops, self.coroutine, self.functions
        text = self.decorators(indent) + indent + 'class ' + self.name() + self.one('', '()', '(' + self.expr() + ')', '(a, metaclass=b)', '(*a, **b)') + ':\n'
        self.loops, self.coroutine, self.functions = 0, False, 0
        text += self.block(indent)
        self.loops, self.coroutine, self.functions = saved
        return text

    def try_(self, indent):
        text = indent + 'try:\n' + self.block(indent)
        kind = self.one('except', 'except', 'except', 'finally', 'except*')
        if kind != 'finally':
            for _ in range(self.one(1, 1, 2)):
                text += indent + kind + ' ' + self.operand() + self.maybe(' as ' + self.name()) + ':\n' + self.block(indent)
            if kind == 'except' and self.chance(0.2):
                text += indent + 'except:\n' + self.block(indent)
            if self.chance(0.2):
                text += indent + 'else:\n' + self.block(indent)
        return text + (indent + 'finally:\n' + self.block(indent) if kind == 'finally' or self.chance(0.2) else '')

    def with_(self, indent):
        item = lambda: self.operand() + self.maybe(' as ' + self.target())
        items = self.many(item, 1, 2)
        if self.chance(0.2):
            items = '(' + items + self.maybe(',') + ')'
        return indent + self.maybe('async ', 0.3 if self.coroutine else 0.01) + 'with ' + items + ':\n' + self.block(indent)

    def match_(self, indent):
        text = indent + 'match ' + self.one(self.expr(), self.many(self.starred, 1, 2) + ',') + ':\n'
        for _ in range(self.rng.randint(1, 3)):
            text += indent + '    case ' + self.one(self.pattern(), self.pattern(), self.many(self.star_pattern, 1, 2) + ',')
            text += self.maybe(' if ' + self.expr(), 0.2) + ':\n' + self.block(indent + '    ')
        return text


def grammatical(rng):
    maker = Maker(rng)
    text = ''
    while maker.room > 0:
        text += maker.statement('')
    return text


def damaged(rng, text):
    """A passage of a real file with one to three accidents."""
    lines = text.splitlines(True)
    tops = [i for i, line in enumerate(lines) if line[:1] not in ' \t\n#)]}'] or [0]
    start = rng.choice(tops)
    lines = lines[start:start + rng.choice([5, 20, 60, 200])]
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        if not lines:
            break
        at = rng.randrange(len(lines))
        line = lines[at]
        place = rng.randrange(len(line) + 1)
        end = min(len(line), place + rng.choice([1, 1, 2, 5]))
        accident = rng.randrange(9)
        if accident == 0:
            lines[at] = line[:place] + line[end:]
        elif accident == 1:
            lines[at] = line[:place] + rng.choice(PUNCTUATION) + line[place:]
        elif accident == 2:
            lines[at] = line[:place] + ' ' + rng.choice(KEYWORDS) + ' ' + line[place:]
        elif accident == 3:
            words = line.split(' ')
            i, j = rng.randrange(len(words)), rng.randrange(len(words))
            words[i], words[j] = words[j], words[i]
            lines[at] = ' '.join(words)
        elif accident == 4:
            del lines[at]
        elif accident == 5:
            lines.insert(at, lines[rng.randrange(len(lines))])
        elif accident == 6:
            lines[at] = rng.choice([' ', '    ', '\t', '  ']) + line
        elif accident == 7:
            lines[at] = line.lstrip(' ')
        else:
            lines[at] = line[:place] + line[place:end] * 2 + line[end:]
    return ''.join(lines)


def program(seed, files):
    rng = random.Random(seed)
    if seed % 2 == 0:
        text = grammatical(rng)
        return damaged(rng, text) if rng.random() < 0.15 else text
    with open(rng.choice(files), encoding='utf-8', errors='replace') as file:
        return damaged(rng, file.read())
