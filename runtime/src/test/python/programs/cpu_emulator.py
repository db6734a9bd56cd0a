# A sixteen-bit machine: assembler with labels and macros, instruction decoding, memory-mapped output, interrupts, a debugger.

import enum
import re
from functools import cached_property


class Op(enum.IntEnum):
    NOP = 0
    LDI = 1
    MOV = 2
    LD = 3
    ST = 4
    ADD = 5
    SUB = 6
    MUL = 7
    AND = 8
    XOR = 9
    CMP = 10
    JMP = 11
    JZ = 12
    JN = 13
    CALL = 14
    RET = 15
    PUSH = 16
    POP = 17
    OUT = 18
    HLT = 19
    DIV = 20
    RTI = 21


class Fault(Exception):
    def __init__(self, reason, pc):
        super().__init__(reason, pc)
        self.reason, self.pc = reason, pc

    def __str__(self):
        return f'{self.reason} at {self.pc:04x}'


class AssemblyError(Exception):
    pass


REGISTERS = {f'r{i}': i for i in range(8)} | {'sp': 7}
SHAPES = {'': 'NOP RET HLT RTI', 'ri': 'LDI', 'rr': 'MOV LD ST ADD SUB MUL AND XOR CMP DIV', 'i': 'JMP JZ JN CALL', 'r': 'PUSH POP OUT'}
SHAPE_OF = {Op[name]: shape for shape, names in SHAPES.items() for name in names.split()}


class Assembler:
    def __init__(self, source):
        self.source = source

    @cached_property
    def lines(self):
        macros, out, current = {}, [], None
        for number, line in enumerate(self.source.splitlines(), 1):
            line = line.split(';')[0].strip()
            if not line:
                continue
            word, *rest = line.replace(',', ' ').split()
            if word == '.macro':
                current, params = rest[0], rest[1:]
                macros[current] = params, []
            elif word == '.end':
                current = None
            elif current:
                macros[current][1].append(line)
            elif word in macros:
                params, body = macros[word]
                if len(params) != len(rest):
                    raise AssemblyError(f'line {number}: {word} takes {len(params)} arguments')
                table = dict(zip(params, rest))
                out += [(number, re.sub(r'\b(\w+)\b', lambda m: table.get(m[1], m[1]), b)) for b in body]
            else:
                out.append((number, line))
        return out

    def assemble(self):
        labels, words = {}, []
        for number, line in self.lines:
            while m := re.match(r'(\w+):\s*', line):
                labels[m[1]] = len(words)
                line = line[m.end():]
            if not line:
                continue
            name, *args = line.replace(',', ' ').split()
            if name == '.word':
                words += [(number, a) for a in args]
                continue
            if name == '.text':
                text = re.search(r'"(.*)"', line)[1]
                words += [(number, str(ord(c))) for c in text] + [(number, '0')]
                continue
            try:
                op = Op[name.upper()]
            except KeyError:
                raise AssemblyError(f'line {number}: unknown instruction {name}') from None
            shape = SHAPE_OF[op]
            if len(args) != len(shape):
                raise AssemblyError(f'line {number}: {name} takes {len(shape)} operands')
            regs = [0, 0]
            extra = None
            for i, (kind, arg) in enumerate(zip(shape, args)):
                if kind == 'r':
                    if arg not in REGISTERS:
                        raise AssemblyError(f'line {number}: no register {arg}')
                    regs[i] = REGISTERS[arg]
                else:
                    extra = arg
            words.append((number, str(op << 8 | regs[0] << 4 | regs[1])))
            if extra is not None:
                words.append((number, extra))
        image = []
        for number, word in words:
            if word in labels:
                image.append(labels[word])
            else:
                try:
                    image.append(int(word, 0) & 0xFFFF)
                except ValueError:
                    raise AssemblyError(f'line {number}: undefined label {word}') from None
        return image, labels


class Machine:
    OUT_PORT = 0xFF00

    def __init__(self, image, vector=None, every=0):
        self.memory = image + [0] * (4096 - len(image))
        self.r, self.pc, self.zero, self.negative = [0] * 8, 0, False, False
        self.r[7], self.cycles, self.output, self.vector, self.every = 4096, 0, [], vector, every
        self.in_interrupt = False

    def fetch(self):
        word = self.load(self.pc)
        self.pc += 1
        return word

    def load(self, address):
        if not 0 <= address < len(self.memory):
            raise Fault(f'bad address {address:#x}', self.pc)
        return self.memory[address]

    def store(self, address, value):
        if address == self.OUT_PORT:
            self.output.append(chr(value))
        elif not 0 <= address < len(self.memory):
            raise Fault(f'bad address {address:#x}', self.pc)
        else:
            self.memory[address] = value & 0xFFFF

    def push(self, value):
        self.r[7] -= 1
        self.store(self.r[7], value)

    def pop(self):
        value = self.load(self.r[7])
        self.r[7] += 1
        return value

    def flags(self, value):
        self.zero, self.negative = value & 0xFFFF == 0, bool(value & 0x8000)
        return value & 0xFFFF

    def run(self, limit=10000, trace=None):
        while self.cycles < limit:
            self.cycles += 1
            if self.every and self.cycles % self.every == 0 and not self.in_interrupt:
                self.push(self.pc)
                self.pc, self.in_interrupt = self.vector, True
            at = self.pc
            word = self.fetch()
            try:
                op = Op(word >> 8)
            except ValueError:
                raise Fault(f'bad instruction {word:#06x}', at) from None
            a, b = word >> 4 & 7, word & 7
            if trace:
                trace(self, at, op)
            match op:
                case Op.NOP: pass
                case Op.LDI: self.r[a] = self.fetch()
                case Op.MOV: self.r[a] = self.r[b]
                case Op.LD: self.r[a] = self.load(self.r[b])
                case Op.ST: self.store(self.r[b], self.r[a])
                case Op.ADD: self.r[a] = self.flags(self.r[a] + self.r[b])
                case Op.SUB: self.r[a] = self.flags(self.r[a] - self.r[b])
                case Op.MUL: self.r[a] = self.flags(self.r[a] * self.r[b])
                case Op.AND: self.r[a] = self.flags(self.r[a] & self.r[b])
                case Op.XOR: self.r[a] = self.flags(self.r[a] ^ self.r[b])
                case Op.CMP: self.flags(self.r[a] - self.r[b])
                case Op.DIV:
                    if not self.r[b]:
                        raise Fault('division by zero', at)
                    self.r[a] = self.flags(self.r[a] // self.r[b])
                case Op.JMP: self.pc = self.fetch()
                case Op.JZ | Op.JN:
                    target = self.fetch()
                    if self.zero if op is Op.JZ else self.negative:
                        self.pc = target
                case Op.CALL:
                    target = self.fetch()
                    self.push(self.pc)
                    self.pc = target
                case Op.RET: self.pc = self.pop()
                case Op.RTI: self.pc, self.in_interrupt = self.pop(), False
                case Op.PUSH: self.push(self.r[a])
                case Op.POP: self.r[a] = self.pop()
                case Op.OUT: self.output.append(f'{self.r[a]} ')
                case Op.HLT: return self
        raise Fault('too many cycles', self.pc)


PROGRAMS = {
    'factorials': 'ldi r0, 1\nldi r1, 1\nldi r2, 9\nloop: mul r0, r1\nout r0\nldi r3, 1\nadd r1, r3\ncmp r1, r2\njn loop\nhlt',
    'text': 'ldi r1, text\nldi r2, 0xff00\nldi r4, 1\nnext: ld r0, r1\nadd r0, r5\ncmp r0, r5\njz done\nst r0, r2\nadd r1, r4\njmp next\ndone: hlt\ntext: .text "hello, machine"',
    'recursion': 'ldi r0, 10\ncall fib\nout r1\nhlt\nfib: ldi r2, 2\ncmp r0, r2\njn small\npush r0\nldi r2, 1\nsub r0, r2\ncall fib\npop r0\npush r1\nldi r2, 2\nsub r0, r2\ncall fib\npop r2\nadd r1, r2\nret\nsmall: mov r1, r0\nret',
    'macro': '.macro inc reg\nldi r6, 1\nadd reg, r6\n.end\n.macro twice a b\ninc a\ninc b\n.end\nldi r0, 5\ninc r0\ninc r0\nout r0\nhlt',
    'zero': 'ldi r0, 1\ndiv r0, r1\nhlt', 'endless': 'here: jmp here', 'wild': 'ldi r0, 0x5000\nld r1, r0\nhlt', 'bad': '.word 0x7f00',
    'unknown': 'frob r1', 'register': 'mov r1, r9', 'operands': 'add r1', 'label': 'jmp nowhere', 'arguments': '.macro m a\n.end\nm',
}


def main():
    for name, source in PROGRAMS.items():
        try:
            image, labels = Assembler(source).assemble()
            machine = Machine(image).run()
            print(f'{name:<11}{"".join(machine.output)!r} cycles {machine.cycles} words {len(image)} {labels}')
        except (Fault, AssemblyError) as e:
            print(f'{name:<11}{type(e).__name__}: {e}')
    source = 'ldi r0, 0\nldi r1, 1\nldi r2, 40\nloop: add r0, r1\ncmp r0, r2\njn loop\nhlt\ntick: push r0\nldi r5, 1\nadd r6, r5\npop r0\nrti'
    image, labels = Assembler(source).assemble()
    machine = Machine(image, labels['tick'], every=25).run()
    print('interrupted', machine.r[0], machine.r[6], machine.cycles)
    seen = []
    Machine(Assembler(PROGRAMS['macro']).assemble()[0]).run(trace=lambda m, at, op: seen.append(f'{at}:{op.name}/{m.r[0]}'))
    print(*seen)


main()
