# A regular expression engine of one's own: parser, Thompson NFA, subset construction, minimization; compared with re.

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import count, product


class PatternError(ValueError):
    pass


@dataclass(frozen=True)
class Char:
    text: frozenset


@dataclass(frozen=True)
class Cat:
    left: object
    right: object


@dataclass(frozen=True)
class Alt:
    left: object
    right: object


@dataclass(frozen=True)
class Star:
    inner: object


@dataclass(frozen=True)
class Empty:
    pass


ALPHABET = frozenset('abc01')


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ''

    def parse(self):
        node = self.alternatives()
        if self.peek():
            raise PatternError(f'unexpected {self.peek()!r} at {self.at}')
        return node

    def alternatives(self):
        node = self.sequence()
        while self.peek() == '|':
            self.at += 1
            node = Alt(node, self.sequence())
        return node

    def sequence(self):
        node = Empty()
        while self.peek() and self.peek() not in '|)':
            node = Cat(node, self.repeated()) if node != Empty() else self.repeated()
        return node

    def repeated(self):
        node = self.atom()
        while self.peek() and self.peek() in '*+?':
            match self.peek():
                case '*':
                    node = Star(node)
                case '+':
                    node = Cat(node, Star(node))
                case '?':
                    node = Alt(node, Empty())
            self.at += 1
        return node

    def atom(self):
        char = self.peek()
        self.at += 1
        if char == '(':
            node = self.alternatives()
            if self.peek() != ')':
                raise PatternError(f'missing ) at {self.at}')
            self.at += 1
            return node
        if char == '[':
            negated = self.peek() == '^'
            self.at += negated
            end = self.text.find(']', self.at)
            if end < 0:
                raise PatternError('missing ]')
            chars = frozenset(self.text[self.at:end])
            self.at = end + 1
            return Char(ALPHABET - chars if negated else chars)
        if char == '.':
            return Char(ALPHABET)
        if char in '*+?':
            raise PatternError(f'nothing to repeat at {self.at - 1}')
        return Char(frozenset(char))


class NFA:
    def __init__(self):
        self.numbers, self.edges, self.silent = count(), defaultdict(list), defaultdict(list)

    def build(self, node):
        start, end = next(self.numbers), next(self.numbers)
        match node:
            case Empty():
                self.silent[start].append(end)
            case Char(text):
                self.edges[start].append((text, end))
            case Cat(left, right):
                (a, b), (c, d) = self.build(left), self.build(right)
                self.silent[start].append(a)
                self.silent[b].append(c)
                self.silent[d].append(end)
            case Alt(left, right):
                for a, b in (self.build(left), self.build(right)):
                    self.silent[start].append(a)
                    self.silent[b].append(end)
            case Star(inner):
                a, b = self.build(inner)
                self.silent[start] += [a, end]
                self.silent[b] += [a, end]
        return start, end

    def closure(self, states):
        seen, stack = set(states), list(states)
        while stack:
            for other in self.silent[stack.pop()]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        return frozenset(seen)

    def step(self, states, char):
        return self.closure({t for s in states for chars, t in self.edges[s] if char in chars})


class DFA:
    def __init__(self, pattern):
        nfa = NFA()
        start, end = nfa.build(Parser(pattern).parse())
        first = nfa.closure({start})
        names, queue, self.table = {first: 0}, deque([first]), {}
        while queue:
            states = queue.popleft()
            for char in sorted(ALPHABET):
                target = nfa.step(states, char)
                if target not in names:
                    names[target] = len(names)
                    queue.append(target)
                self.table[names[states], char] = names[target]
        self.size = len(names)
        self.final = {n for s, n in names.items() if end in s}

    def minimal_size(self):
        group = {s: int(s in self.final) for s in range(self.size)}
        while True:
            keys = {s: (group[s], *(group[self.table[s, c]] for c in sorted(ALPHABET))) for s in group}
            numbers = {k: i for i, k in enumerate(dict.fromkeys(keys.values()))}
            new = {s: numbers[k] for s, k in keys.items()}
            if len(set(new.values())) == len(set(group.values())):
                return len(numbers)
            group = new

    def fullmatch(self, text):
        state = 0
        for char in text:
            state = self.table[state, char]
        return state in self.final


def main():
    words = [''.join(w) for n in range(5) for w in product('ab0', repeat=n)]
    for pattern in ('a', 'a|b', 'ab*', '(ab)*', '(a|b)*abb', 'a+b?', '[ab]0*', '[^a]*', '.a.', '', '(a|)(b|)', '((a*)*)*', '(0|a0)*a?'):
        dfa = DFA(pattern)
        found = [w for w in words if dfa.fullmatch(w)]
        same = found == [w for w in words if re.fullmatch(pattern, w)]
        print(f'{pattern:<12} states {dfa.size:3} minimal {dfa.minimal_size():3} matches {len(found):3} same as re {same} first {found[:4]}')
    for bad in ('(a', 'a)', '*a', '[ab', '(a|b', '+', 'a||b)'):
        try:
            DFA(bad)
        except PatternError as e:
            print(f'{bad!r}: {e}')
    print(Parser('a(b|c)*').parse())


main()
