# A spreadsheet: formulas with ranges and functions, a dependency graph, recalculation in order, cycles, copying, tables.

import math
import operator
import re
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

CELL = re.compile(r'(\$?)([A-Z]{1,2})(\$?)([1-9]\d*)')
TOKEN = re.compile(r'\s*(?:(\d+\.?\d*)|("[^"]*")|(\$?[A-Z]{1,2}\$?[1-9]\d*(?::\$?[A-Z]{1,2}\$?[1-9]\d*)?)|([A-Z]+)(?=\()|(<>|<=|>=|[-+*/^&=<>(),%]))')


class CellError(Exception):
    def __init__(self, code):
        self.code = code

    def __repr__(self):
        return f'#{self.code}!'

    __str__ = __repr__

    def __eq__(self, other):
        return isinstance(other, CellError) and self.code == other.code


def column_number(letters):
    n = 0
    for c in letters:
        n = n * 26 + ord(c) - 64
    return n


def column_letters(n):
    text = ''
    while n:
        n, r = divmod(n - 1, 26)
        text = chr(65 + r) + text
    return text


def expand(span):
    first, _, last = span.replace('$', '').partition(':')
    (c1, r1), (c2, r2) = ((column_number(m[2]), int(m[4])) for m in (CELL.match(first), CELL.match(last or first)))
    return [f'{column_letters(c)}{r}' for r in range(min(r1, r2), max(r1, r2) + 1) for c in range(min(c1, c2), max(c1, c2) + 1)]


def numbers(values):
    return [v for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]


def flatten(args):
    for arg in args:
        if isinstance(arg, list):
            yield from flatten(arg)
        else:
            if isinstance(arg, CellError):
                raise arg
            yield arg


FUNCTIONS = {
    'SUM': lambda *a: sum(numbers(flatten(a))),
    'MAX': lambda *a: max(numbers(flatten(a)), default=0),
    'MIN': lambda *a: min(numbers(flatten(a)), default=0),
    'COUNT': lambda *a: len(numbers(flatten(a))),
    'AVERAGE': lambda *a: sum(n := numbers(flatten(a))) / len(n),
    'ROUND': lambda x, n=0: round(x, int(n)),
    'SQRT': lambda x: math.sqrt(x),
    'CONCAT': lambda *a: ''.join(map(show, flatten(a))),
    'LEN': lambda s: len(show(s)),
    'PRODUCT': lambda *a: math.prod(numbers(flatten(a))),
}
OPERATORS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow, '&': lambda a, b: show(a) + show(b),
             '=': operator.eq, '<>': operator.ne, '<': operator.lt, '>': operator.gt, '<=': operator.le, '>=': operator.ge}
LEVELS = [('=', '<>', '<', '>', '<=', '>='), ('&',), ('+', '-'), ('*', '/'), ('^',)]


def show(value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f'{value:.10g}'
    return str(value)


class Formula:
    def __init__(self, text):
        self.text, self.references = text, set()
        self.tokens, at = [], 0
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise CellError('SYNTAX')
            self.tokens.append((found.lastindex, found[found.lastindex]))
            at = found.end()
        self.at = 0
        self.evaluate = self.level(0)
        if self.at != len(self.tokens):
            raise CellError('SYNTAX')

    def peek(self):
        return self.tokens[self.at][1] if self.at < len(self.tokens) else None

    def level(self, n):
        if n == len(LEVELS):
            return self.unary()
        left = self.level(n + 1)
        while self.peek() in LEVELS[n]:
            op = OPERATORS[self.tokens[self.at][1]]
            self.at += 1
            left = self.binary(op, left, self.level(n + 1))
        return left

    @staticmethod
    def binary(op, left, right):
        def run(sheet):
            a, b = left(sheet), right(sheet)
            for value in (a, b):
                if isinstance(value, CellError):
                    raise value
            return op(0 if a is None else a, 0 if b is None else b)
        return run

    def unary(self):
        if self.peek() == '-':
            self.at += 1
            inner = self.unary()
            return lambda sheet: -(inner(sheet) or 0)
        result = self.primary()
        while self.peek() == '%':
            self.at += 1
            result = (lambda inner: lambda sheet: inner(sheet) / 100)(result)
        return result

    def primary(self):
        if self.at >= len(self.tokens):
            raise CellError('SYNTAX')
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == 1:
            number = float(text) if '.' in text else int(text)
            return lambda sheet: number
        if kind == 2:
            return lambda sheet: text[1:-1]
        if kind == 3:
            cells = expand(text)
            self.references.update(cells)
            if ':' in text:
                return lambda sheet: [sheet.value(c) for c in cells]
            return lambda sheet: sheet.value(cells[0])
        if kind == 4:
            return self.call(text)
        if text == '(':
            inner = self.level(0)
            self.expect(')')
            return inner
        raise CellError('SYNTAX')

    def expect(self, text):
        if self.peek() != text:
            raise CellError('SYNTAX')
        self.at += 1

    def call(self, name):
        self.expect('(')
        args = []
        while self.peek() != ')':
            if args:
                self.expect(',')
            args.append(self.level(0))
        self.at += 1
        if name == 'IF':
            test, yes, *no = args
            return lambda sheet: yes(sheet) if test(sheet) else no[0](sheet) if no else False
        if name == 'IFERROR':
            def attempt(sheet):
                try:
                    value = args[0](sheet)
                except (CellError, ArithmeticError, ValueError, TypeError):
                    return args[1](sheet)
                return args[1](sheet) if isinstance(value, CellError) else value
            return attempt
        if name not in FUNCTIONS:
            raise CellError('NAME')
        return lambda sheet: FUNCTIONS[name](*(arg(sheet) for arg in args))

    def moved(self, columns, rows):
        def shift(m):
            column = m[2] if m[1] else column_letters(column_number(m[2]) + columns)
            return f'{m[1]}{column}{m[3]}{m[4] if m[3] else int(m[4]) + rows}'
        return CELL.sub(shift, self.text)


class Sheet:
    def __init__(self):
        self.formulas, self.values, self.users = {}, {}, defaultdict(set)
        self.recalculated = []

    def value(self, cell):
        return self.values.get(cell)

    def __setitem__(self, cell, content):
        for old in getattr(self.formulas.pop(cell, None), 'references', ()):
            self.users[old].discard(cell)
        if isinstance(content, str) and content.startswith('='):
            try:
                formula = self.formulas[cell] = Formula(content[1:])
                for reference in formula.references:
                    self.users[reference].add(cell)
            except CellError as e:
                self.values[cell] = e
        else:
            self.values[cell] = content
        self.recalculate(cell)

    def __getitem__(self, cell):
        return self.values.get(cell)

    def recalculate(self, start):
        dirty, queue = set(), [start]
        while queue:
            cell = queue.pop()
            if cell not in dirty:
                dirty.add(cell)
                queue.extend(self.users[cell])
        graph = {c: {r for r in self.formulas[c].references if r in dirty} for c in dirty if c in self.formulas}
        try:
            order = list(TopologicalSorter(graph).static_order())
        except CycleError as e:
            for cell in set(e.args[1]):
                self.values[cell] = CellError('CYCLE')
            order = sorted(c for c in graph if c not in e.args[1])
        self.recalculated = [c for c in order if c in self.formulas]
        for cell in self.recalculated:
            try:
                self.values[cell] = self.formulas[cell].evaluate(self)
            except CellError as e:
                self.values[cell] = e
            except ZeroDivisionError:
                self.values[cell] = CellError('DIV/0')
            except (TypeError, ValueError, OverflowError):
                self.values[cell] = CellError('VALUE')

    def copy(self, source, target):
        (m, n) = CELL.match(source), CELL.match(target)
        formula = self.formulas[source]
        self[target] = '=' + formula.moved(column_number(n[2]) - column_number(m[2]), int(n[4]) - int(m[4]))

    def table(self, span):
        rows = defaultdict(list)
        for cell in expand(span):
            rows[int(CELL.match(cell)[4])].append(show(self[cell]))
        widths = [max(map(len, column)) for column in zip(*rows.values())]
        return '\n'.join(f'{r:>3} | ' + ' | '.join(f'{t:>{w}}' for t, w in zip(row, widths)) for r, row in rows.items())


def main():
    sheet = Sheet()
    for i, (item, price, n) in enumerate([('tea', 2.5, 4), ('cup', 12, 2), ('spoon', 0.75, 12)], 2):
        sheet[f'A{i}'], sheet[f'B{i}'], sheet[f'C{i}'] = item, price, n
    sheet['D1'] = 'total'
    sheet['D2'] = '=B2*C2'
    sheet.copy('D2', 'D3')
    sheet.copy('D2', 'D4')
    sheet['E2'] = '=IF(D2>=20,D2*(1-$E$1%),D2)'
    sheet['E1'] = 10
    for target in ('E3', 'E4'):
        sheet.copy('E2', target)
    sheet['A6'] = '=CONCAT(A2:A4)&"/"&LEN(A4)'
    sheet['D6'] = '=SUM(D2:D4)'
    sheet['E6'] = '=ROUND(AVERAGE(E2:E4),2)+MAX(C2:C4)^2-SQRT(MIN(B2:B4)*12)'
    print(sheet.table('A1:E6'))
    sheet['C2'] = 40
    print(sheet.recalculated and sorted(sheet.recalculated), sheet['D6'], sheet['E6'], sheet.formulas['E4'].text)
    sheet['B3'] = 'free'
    print(sheet.table('D2:E6'), sheet['D3'] == CellError('VALUE'))
    sheet['B3'] = 1
    sheet['F1'], sheet['F2'], sheet['F3'] = '=F3+1', '=F1*2', '=F2'
    print([sheet[f'F{i}'] for i in (1, 2, 3)])
    sheet['F3'] = 5
    print([sheet[f'F{i}'] for i in (1, 2, 3)])
    for i, text in enumerate(['=1/0', '=NOPE(1)', '=1+', '="a"+1', '=IFERROR(1/0,"safe")', '=-2^2', '=2+3*4-1', '=(1=1)', '="a"&1.50&(2<1)', '=SUM(Z1:Z3)',
                              '=AVERAGE(Z1)', '=1 2', '=@', '=COUNT(A1:F6)', '=PRODUCT(C2:C4,2)', '=SQRT(0-1)', 'plain', '=50%%'], 1):
        sheet[f'G{i}'] = text
        print(text, '->', show(sheet[f'G{i}']))
    print([column_letters(n) for n in (1, 26, 27, 52, 702)], [column_number(c) for c in ('A', 'Z', 'AA', 'ZZ')], expand('B2:A1'))


main()
