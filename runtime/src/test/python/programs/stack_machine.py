# A small language compiled to a stack machine: lexer, Pratt parser, constant folding, code, disassembly, execution.

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    line: int


class LanguageError(Exception):
    def __init__(self, message, line):
        super().__init__(message, line)
        self.message, self.line = message, line

    def __str__(self):
        return f'line {self.line}: {self.message}'


PATTERN = re.compile(r'''
    (?P<number>\d+(?:\.\d+)?) | (?P<string>"[^"\n]*") | (?P<name>[^\W\d]\w*) |
    (?P<op>==|!=|<=|>=|&&|\|\||[-+*/%<>=!(){},;]) | (?P<newline>\n) | (?P<space>[ \t]+|\#.*) | (?P<bad>.)
''', re.VERBOSE)
KEYWORDS = {'let', 'fn', 'if', 'else', 'while', 'return', 'print', 'true', 'false', 'nil'}


def tokenize(text):
    line = 1
    for found in PATTERN.finditer(text):
        kind, value = found.lastgroup, found[0]
        if kind == 'newline':
            line += 1
        elif kind == 'bad':
            raise LanguageError(f'bad character {value!r}', line)
        elif kind != 'space':
            yield Token(value if kind == 'op' or value in KEYWORDS else kind, value, line)
    yield Token('end', '', line)


class Op(Enum):
    CONST = auto()
    LOAD = auto()
    STORE = auto()
    BINARY = auto()
    NEGATE = auto()
    NOT = auto()
    JUMP = auto()
    JUMP_IF_FALSE = auto()
    CALL = auto()
    RETURN = auto()
    PRINT = auto()
    POP = auto()


@dataclass
class Function:
    name: str
    params: list[str]
    code: list[tuple] = field(default_factory=list, repr=False)
    lines: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    def emit(self, op, arg=None, line=0):
        self.lines[len(self.code)] = line
        self.code.append((op, arg))
        return len(self.code) - 1

    def patch(self, at):
        self.code[at] = self.code[at][0], len(self.code)

    def __str__(self):
        return '\n'.join(f'{i:4} {op.name:<14}{"" if arg is None else arg if not isinstance(arg, Function) else arg.name}'
                         for i, (op, arg) in enumerate(self.code))


POWER = {'||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6}
BINARY = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b,
          '%': lambda a, b: a % b, '<': lambda a, b: a < b, '>': lambda a, b: a > b, '<=': lambda a, b: a <= b,
          '>=': lambda a, b: a >= b, '==': lambda a, b: a == b, '!=': lambda a, b: a != b}


class Compiler:
    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0
        self.functions = {}
        self.stack = [Function('main', [])]

    @property
    def out(self):
        return self.stack[-1]

    def peek(self):
        return self.tokens[self.at]

    def take(self, kind=None):
        token = self.peek()
        if kind is not None and token.kind != kind:
            raise LanguageError(f'expected {kind}, found {token.text or "end"}', token.line)
        self.at += 1
        return token

    def accept(self, kind):
        return self.peek().kind == kind and self.take()

    def program(self):
        while self.peek().kind != 'end':
            self.statement()
        self.out.emit(Op.CONST)
        self.out.emit(Op.RETURN)
        return self.out

    def block(self):
        self.take('{')
        while not self.accept('}'):
            self.statement()

    def statement(self):
        token = self.peek()
        match token.kind:
            case 'let':
                self.take()
                name = self.take('name').text
                self.take('=')
                self.expression()
                self.out.emit(Op.STORE, name, token.line)
                self.take(';')
            case 'fn':
                self.function()
            case 'if':
                self.take()
                self.expression()
                otherwise = self.out.emit(Op.JUMP_IF_FALSE)
                self.block()
                if self.accept('else'):
                    end = self.out.emit(Op.JUMP)
                    self.out.patch(otherwise)
                    self.statement() if self.peek().kind == 'if' else self.block()
                    self.out.patch(end)
                else:
                    self.out.patch(otherwise)
            case 'while':
                self.take()
                start = len(self.out.code)
                self.expression()
                end = self.out.emit(Op.JUMP_IF_FALSE)
                self.block()
                self.out.emit(Op.JUMP, start)
                self.out.patch(end)
            case 'return' | 'print' as kind:
                self.take()
                self.expression()
                self.out.emit(Op.RETURN if kind == 'return' else Op.PRINT, line=token.line)
                self.take(';')
            case 'name' if self.tokens[self.at + 1].kind == '=':
                name = self.take().text
                self.take()
                self.expression()
                self.out.emit(Op.STORE, name)
                self.take(';')
            case _:
                self.expression()
                self.out.emit(Op.POP)
                self.take(';')

    def function(self):
        self.take('fn')
        name = self.take('name').text
        self.take('(')
        params = []
        while not self.accept(')'):
            if params:
                self.take(',')
            params.append(self.take('name').text)
        made = self.functions[name] = Function(name, params)
        self.stack.append(made)
        self.block()
        made.emit(Op.CONST)
        made.emit(Op.RETURN)
        self.stack.pop()

    def expression(self, power=0):
        self.unary()
        while (level := POWER.get(self.peek().kind, 0)) > power:
            op = self.take()
            if op.kind in ('&&', '||'):
                if op.kind == '||':
                    self.out.emit(Op.NOT)
                skip = self.out.emit(Op.JUMP_IF_FALSE)
                self.expression(level)
                end = self.out.emit(Op.JUMP)
                self.out.patch(skip)
                self.out.emit(Op.CONST, op.kind == '||')
                self.out.patch(end)
                continue
            self.expression(level)
            self.binary(op)

    def binary(self, op):
        match self.out.code[-2:]:
            case [(Op.CONST, int() | float() as a), (Op.CONST, int() | float() as b)] if not (op.kind in '/%' and b == 0):
                del self.out.code[-2:]
                self.out.emit(Op.CONST, BINARY[op.kind](a, b), op.line)
            case _:
                self.out.emit(Op.BINARY, op.kind, op.line)

    def unary(self):
        token = self.take()
        match token.kind:
            case '-' | '!':
                self.unary()
                self.out.emit(Op.NEGATE if token.kind == '-' else Op.NOT, line=token.line)
            case 'number':
                self.out.emit(Op.CONST, float(token.text) if '.' in token.text else int(token.text))
            case 'string':
                self.out.emit(Op.CONST, token.text[1:-1])
            case 'true' | 'false' | 'nil':
                self.out.emit(Op.CONST, {'true': True, 'false': False}.get(token.kind))
            case '(':
                self.expression()
                self.take(')')
            case 'name':
                if not self.accept('('):
                    self.out.emit(Op.LOAD, token.text, token.line)
                    return
                count = 0
                while not self.accept(')'):
                    if count:
                        self.take(',')
                    self.expression()
                    count += 1
                self.out.emit(Op.CALL, (token.text, count), token.line)
            case _:
                raise LanguageError(f'unexpected {token.text or "end"}', token.line)


class Machine:
    def __init__(self, functions):
        self.functions, self.globals, self.steps = functions, {}, 0

    def run(self, function, args=(), depth=0):
        if depth > 60:
            raise LanguageError('stack overflow', function.lines.get(0, 0))
        scope, stack, at = dict(zip(function.params, args)), [], 0
        scope = self.globals if function.name == 'main' else scope
        while True:
            op, arg = function.code[at]
            line = function.lines.get(at, 0)
            at += 1
            self.steps += 1
            match op:
                case Op.CONST:
                    stack.append(arg)
                case Op.LOAD:
                    for names in (scope, self.globals):
                        if arg in names:
                            stack.append(names[arg])
                            break
                    else:
                        raise LanguageError(f'{arg} is not defined', line)
                case Op.STORE:
                    (self.globals if arg in self.globals and arg not in scope else scope)[arg] = stack.pop()
                case Op.BINARY:
                    b, a = stack.pop(), stack.pop()
                    try:
                        stack.append(BINARY[arg](a, b))
                    except (TypeError, ZeroDivisionError) as e:
                        raise LanguageError(f'{a!r} {arg} {b!r}: {type(e).__name__}', line) from e
                case Op.NEGATE | Op.NOT:
                    value = stack.pop()
                    stack.append(-value if op is Op.NEGATE else not value)
                case Op.JUMP:
                    at = arg
                case Op.JUMP_IF_FALSE:
                    at = at if stack.pop() else arg
                case Op.CALL:
                    name, count = arg
                    target = self.functions.get(name)
                    if target is None or len(target.params) != count:
                        raise LanguageError(f'no function {name}/{count}', line)
                    args = stack[len(stack) - count:]
                    del stack[len(stack) - count:]
                    stack.append(self.run(target, args, depth + 1))
                case Op.RETURN:
                    return stack.pop()
                case Op.PRINT:
                    print('  >', stack.pop())
                case Op.POP:
                    stack.pop()


PROGRAMS = {
    'arithmetic': 'print 1 + 2 * 3 - -4; print (1 + 2) * 3 % 5; print 7 / 2; print "a" + "b" * 2; print 1 < 2 && !(2 < 1) || false;',
    'fib': 'fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }\nlet i = 0;\nwhile i < 12 { print fib(i); i = i + 3; }',
    'globals': 'let total = 0;\nfn add(n) { total = total + n; let local = n; return local; }\nadd(3); add(4.5);\nprint total;',
    'collatz': 'fn step(n) { if n % 2 == 0 { return n / 2; } else if n == 1 { return 1; } else { return 3 * n + 1; } }\n'
               'let n = 27; let count = 0; while n != 1 { n = step(n); count = count + 1; } print count;',
    'short circuit': 'fn loud(x) { print x; return x; }\nprint loud(false) && loud(true); print loud(true) || loud(false);',
    'undefined': 'print 1;\nprint x;',
    'types': 'let a = 1;\n\nprint a + "x";',
    'zero': 'print 1 / 0;',
    'syntax': 'let = 3;',
    'open': 'while true { print 1;',
    'character': 'print 1;\nprint @;',
    'calls': 'fn f(a) { return a; }\nprint f(1, 2);',
    'deep': 'fn f(a) { return f(a); }\nf(1);',
    'nothing': '',
}


def main():
    for name, text in PROGRAMS.items():
        print(name)
        try:
            compiler = Compiler(text)
            program = compiler.program()
            machine = Machine(compiler.functions)
            print('  result', machine.run(program), 'steps', machine.steps, {k: v for k, v in machine.globals.items()})
        except LanguageError as e:
            print('  error:', e, '/', e.__cause__ and e.__cause__.args)
    compiler = Compiler(PROGRAMS['fib'])
    print(compiler.program(), *compiler.functions.values(), sep='\n')
    print(repr(compiler.functions['fib']), compiler.functions['fib'] == Function('fib', ['n']), Token('a', 'b', 1)._asdict())


main()
