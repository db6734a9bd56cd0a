# A Forth: outer interpreter, compiling words with branches, DO loops, variables, CREATE DOES>, strings, return stack, errors.

import io


class ForthError(Exception):
    pass


class Abort(ForthError):
    pass


class Word:
    def __init__(self, name, run=None, code=None, immediate=False):
        self.name, self.run, self.code, self.immediate, self.does, self.body = name, run, code, immediate, None, None

    def __repr__(self):
        return f"<{self.name}>"


class Forth:
    def __init__(self):
        self.stack, self.rstack, self.memory, self.words, self.out = [], [], [], {}, io.StringIO()
        self.compiling, self.current, self.control, self.last, self.tokens = False, None, [], None, []
        self.steps = 0
        for name in dir(type(self)):
            method = getattr(self, name)
            names = getattr(method, "__doc__", None)
            if name.startswith("w_") or name.startswith("i_"):
                for word in names.split():
                    self.words[word] = Word(word, method, immediate=name[0] == "i")
        binary = {
            "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b,
            "mod": lambda a, b: a % b, "=": lambda a, b: -(a == b), "<": lambda a, b: -(a < b),
            ">": lambda a, b: -(a > b), "<>": lambda a, b: -(a != b), "and": lambda a, b: a & b,
            "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b, "min": min, "max": max,
            "lshift": lambda a, b: a << b, "rshift": lambda a, b: a >> b,
        }
        for name, function in binary.items():
            def run(function=function):
                b, a = self.pop(), self.pop()
                self.push(function(a, b))
            self.words[name] = Word(name, run)

    def push(self, value):
        if len(self.stack) >= 200:
            raise ForthError("stack overflow")
        self.stack.append(value)

    def pop(self):
        if not self.stack:
            raise ForthError("stack underflow")
        return self.stack.pop()

    def next(self, until=None):
        if until:
            text, sep, rest = self.source[self.at:].partition(until)
            if not sep:
                raise ForthError(f"no {until}")
            self.at += len(text) + 1
            return text
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1
        start = self.at
        while self.at < len(self.source) and not self.source[self.at].isspace():
            self.at += 1
        return self.source[start:self.at].lower()

    # ordinary words; the docstring names them
    def w_dup(self):
        "dup"
        self.push(self.stack[-1] if self.stack else self.pop())

    def w_drop(self):
        "drop"
        self.pop()

    def w_swap(self):
        "swap"
        b, a = self.pop(), self.pop()
        self.stack += [b, a]

    def w_over(self):
        "over"
        b, a = self.pop(), self.pop()
        self.stack += [a, b, a]

    def w_rot(self):
        "rot"
        c, b, a = self.pop(), self.pop(), self.pop()
        self.stack += [b, c, a]

    def w_dot(self):
        ". u."
        print(self.pop(), end=" ", file=self.out)

    def w_emit(self):
        "emit"
        self.out.write(chr(self.pop()))

    def w_cr(self):
        "cr"
        self.out.write("\n")

    def w_dots(self):
        ".s"
        self.out.write(f"<{len(self.stack)}> {' '.join(map(str, self.stack))} ")

    def w_fetch(self):
        "@"
        self.push(self.memory[self.pop()])

    def w_store(self):
        "!"
        address, value = self.pop(), self.pop()
        self.memory[address] = value

    def w_comma(self):
        ","
        self.memory.append(self.pop())

    def w_allot(self):
        "allot"
        self.memory += [0] * self.pop()

    def w_to_r(self):
        ">r"
        self.rstack.append(self.pop())

    def w_from_r(self):
        "r>"
        self.push(self.rstack.pop())

    def w_i(self):
        "i r@"
        self.push(self.rstack[-1])

    def w_j(self):
        "j"
        self.push(self.rstack[-3])

    def w_create(self):
        "create variable"
        name = self.next()
        word = self.last = self.words[name] = Word(name)
        word.body = len(self.memory)
        word.run = lambda: (self.push(word.body), word.does and self.execute(word.does))

    def w_constant(self):
        "constant"
        name, value = self.next(), self.pop()
        self.words[name] = Word(name, lambda: self.push(value))

    def w_colon(self):
        ":"
        self.current = Word(self.next(), code=[])
        self.compiling = True

    def w_tick(self):
        "'"
        self.push(self.find(self.next()))

    def w_execute(self):
        "execute"
        self.call(self.pop())

    # words that run while compiling
    def emit(self, op, arg=None):
        self.current.code.append([op, arg])
        return len(self.current.code) - 1

    def i_semi(self):
        ";"
        if self.control:
            raise ForthError(f"open {self.control[-1][0]}")
        self.emit("exit")
        self.words[self.current.name] = self.last = self.current
        self.compiling = False

    def i_if(self):
        "if"
        self.control.append(("if", self.emit("0branch")))

    def i_else(self):
        "else"
        self.resolve("if", 1)
        self.control.append(("if", self.emit("branch")))

    def i_then(self):
        "then"
        self.resolve("if")

    def resolve(self, kind, extra=0):
        if not self.control or self.control[-1][0] != kind:
            raise ForthError(f"no {kind}")
        self.current.code[self.control.pop()[1]][1] = len(self.current.code) + extra

    def i_begin(self):
        "begin"
        self.control.append(("begin", len(self.current.code)))

    def i_until(self):
        "until"
        self.emit("0branch", self.control.pop()[1])

    def i_while(self):
        "while"
        begin = self.control.pop()
        self.control += [("if", self.emit("0branch")), begin]

    def i_repeat(self):
        "repeat"
        self.emit("branch", self.control.pop()[1])
        self.resolve("if")

    def i_do(self):
        "do"
        self.emit("do")
        self.control.append(("do", len(self.current.code)))

    def i_loop(self):
        "loop"
        self.emit("lit", 1)
        self.emit("loop", self.control.pop()[1])

    def i_plus_loop(self):
        "+loop"
        self.emit("loop", self.control.pop()[1])

    def i_string(self):
        '."'
        text = self.next('"')[1:]
        if self.compiling:
            self.emit("print", text)
        else:
            self.out.write(text)

    def i_comment(self):
        "("
        self.next(")")

    def i_does(self):
        "does>"
        self.emit("does")

    def i_recurse(self):
        "recurse"
        self.emit("call", self.current)

    def i_immediate(self):
        "immediate"
        self.last.immediate = True

    def find(self, name):
        try:
            return self.words[name]
        except KeyError:
            raise ForthError(f"{name} ?") from None

    def call(self, word):
        if word.code is None:
            word.run()
        else:
            self.execute((word, 0))

    def execute(self, start):
        word, at = start
        code = word.code
        while True:
            op, arg = code[at]
            at += 1
            self.steps += 1
            match op:
                case "lit":
                    self.push(arg)
                case "call":
                    self.call(arg)
                case "branch":
                    at = arg
                case "0branch":
                    at = at if self.pop() else arg
                case "print":
                    self.out.write(arg)
                case "do":
                    start, limit = self.pop(), self.pop()
                    self.rstack += [limit, start]
                case "loop":
                    self.rstack[-1] += self.pop()
                    if self.rstack[-1] < self.rstack[-2]:
                        at = arg
                    else:
                        del self.rstack[-2:]
                case "does":
                    self.last.does = (word, at)
                    return
                case "exit":
                    return

    def run(self, source):
        self.source, self.at = source, 0
        try:
            while token := self.next():
                word = self.words.get(token)
                if word is None:
                    try:
                        value = int(token)
                    except ValueError:
                        raise ForthError(f"{token} ?") from None
                    self.emit("lit", value) if self.compiling else self.push(value)
                elif self.compiling and not word.immediate:
                    self.emit("call", word)
                else:
                    self.call(word)
            status = "compiled" if self.compiling else "ok"
        except (ForthError, ZeroDivisionError, IndexError, RecursionError) as e:
            status = f"{type(e).__name__}: {e}"
            self.stack.clear(), self.rstack.clear(), self.control.clear()
            self.compiling = False
        text, self.out = self.out.getvalue(), io.StringIO()
        return f"{text}{'' if not text or text.endswith(chr(10)) else ' '}{status}"


SESSION = r"""
1 2 + . 7 3 / . -7 2 mod . 5 dup * .
: square ( n -- n*n ) dup * ; 12 square .
: fact dup 1 > if dup 1 - recurse * else drop 1 then ; 20 fact . 30 fact .
: stars 0 do 42 emit loop ; 5 stars cr 3 stars
: table 4 1 do 4 1 do i j * . loop cr loop ; table
: down begin dup . 1 - dup 0 = until drop ; 5 down
: gcd begin dup while swap over mod repeat drop ; 1071 462 gcd .
variable counter 0 , : bump counter @ 1 + counter ! ; bump bump bump counter @ .
10 constant ten ten ten * .
: array create allot does> + ; 5 array cells 7 2 cells ! 2 cells @ 3 cells @ . .
: evens 10 0 do i . 2 +loop ; evens
: greet ." Hello, Forth" ; greet greet
: sign dup 0 < if ." negative" drop else 0 = if ." zero" else ." positive" then then ; -5 sign 0 sign 9 sign
: unroll 3 0 do 1 . loop ; immediate : twice unroll ." body" ; twice
' square 9 swap execute .
: fib dup 2 < if else dup 1 - recurse swap 2 - recurse + then ; 15 fib .
: prime? dup 2 < if drop 0 else -1 swap dup 2 do dup i mod 0 = if swap drop 0 swap then loop drop then ;
: primes 30 0 do i prime? if i . then loop ; primes
1 2 3 .s rot .s swap over .s
drop drop drop drop drop
1 0 /
unknown
: broken if ;
: endless recurse ; 
1 begin
99 @
.s 6 7 * .
"""

forth = Forth()
for line in SESSION.strip().splitlines():
    print(f"{line}\n    " + forth.run(line).replace("\n", "\n    "))
print("steps:", forth.steps, "words:", len(forth.words), "memory:", forth.memory)
