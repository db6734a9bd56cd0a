"""Records what CPython 3.11 answers, for NumbersRecordedTest: python3.11 record_numbers.py > numbers.txt

One case a line: operation, operands, result; separated by tabs. Ints are decimal, floats hexadecimal, a str is
its repr without escapes. A result is a repr, or ! and the exception with its message."""
import operator
import random
import sys

INTS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, -5, -6, 256, 257]
for p in (30, 31, 53, 60, 61, 62, 63, 64, 90):
    INTS += [2**p, 2**p - 1, -2**p, -2**p - 1]
INTS += [10**30, -10**19, 123456789012, 10**400]
FLOATS = [float.fromhex(x) for x in ("0x0p0", "-0x0p0", "0x1p0", "-0x1p0", "0x1p-1", "0x1.8p0", "0x1.4p1", "-0x1.4p1",
          "0x1.999999999999ap-4", "0x1.1c37937e08p+53", "0x1p-1074", "0x1p-1022", "inf", "-inf", "nan", "0x1.8p1", "0x1p53",
          "0x1p63", "-0x1p63", "0x1p62", "0x1.7e43c8800759cp+996", "0x1.e240c9fbe76c9p+16", "0x1p-255", "0x1.8p-255",
          "0x1p256", "0x1.ep255", "0x1p-256", "0x1.1ccf385ebc8ap+1023")]
VALUES = INTS + FLOATS + [True, False, 1j, complex(-2.5, 4)]
BINARY = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "trueDivide": operator.truediv,
          "floorDivide": operator.floordiv, "remainder": operator.mod, "divmod": divmod, "power": operator.pow,
          "lshift": operator.lshift, "rshift": operator.rshift, "and": operator.and_, "or": operator.or_,
          "xor": operator.xor, "lt": operator.lt, "le": operator.le, "eq": operator.eq, "ne": operator.ne,
          "gt": operator.gt, "ge": operator.ge, "matrixMultiply": operator.matmul}
UNARY = {"negative": operator.neg, "positive": operator.pos, "invert": operator.invert, "absolute": abs, "repr": lambda v: v,
         "bool": bool, "hash": hash, "int": int, "float": float, "round": round, "bit_length": lambda v: v.bit_length(),
         "bit_count": lambda v: v.bit_count(), "ratio": lambda v: v.as_integer_ratio(), "hex": lambda v: v.hex(),
         "is_integer": lambda v: v.is_integer(), "conjugate": lambda v: v.conjugate()}
TEXTS = ["", " ", "0", "-0", "12", " 12 ", "+1", "- 1", "1_000", "1__0", "_1", "1_", "0x1f", "0X_1F", "0b101", "0o17", "010", "00",
         "0_0", "z", "12a", "9" * 19, "9223372036854775807", "9223372036854775808", "\u0661\u0662", "1.5", "1e3", "1E-400", ".5",
         "5.", ".", "1e", "inf", "-Infinity", "+nan", "infin", "1_0.0_1", "1._0", "1e1_0", "0x1p3", "1d", "1f", "1e400", "1 2",
         "4.9e-324", "2.4703282292062328e-324", "1.7976931348623159e308", "123456789.123456789123456789", "1" * 30, "\xa07\xa0"]
HEX = ["0x1.8p1", "1.8p1", "-0x.8p-3", "0x1p-1075", "0x1.fffffffffffffp1023", "0x1p1024", "zz", "0x", "inf", "-nan", "0x1p", "1",
       "0x1.00000000000008p0", "0x1.000000000000081p0", " 0xAp0 "]


def text(v):
    if isinstance(v, bool):
        return str(v)
    if isinstance(v, float):
        return v.hex()
    if isinstance(v, str):
        return "'" + v
    return str(v)


def answer(f, *args):
    try:
        r = f(*args)
        return r if type(r) is str and f is not int else repr(r)
    except Exception as e:
        return "!" + type(e).__name__ + ": " + str(e)


def case(name, f, *args):
    if not any(isinstance(a, float) and a != a for a in args) or name != "hash":
        r = answer(f, *args)
        if len(r) < 300 and "digits in integer" not in r and not r.startswith("!Memory"):
            print("\t".join([name] + [text(a) for a in args] + [r]))


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    rng = random.Random(3)
    for name, f in UNARY.items():
        for v in VALUES:
            if hasattr(v, name) or name not in ("bit_length", "bit_count", "hex", "is_integer"):
                if name != "ratio" or not isinstance(v, complex):
                    case(name, f, v)
    for name, f in BINARY.items():
        pairs = [(a, b) for a in VALUES for b in VALUES]
        for a, b in rng.sample(pairs, 70):
            heavy = name == "power" and isinstance(b, int) and abs(b) > 300 or name == "lshift" and isinstance(b, int) and b > 300
            if not heavy:
                case(name, f, a, b)
    for a in INTS[:12]:
        for b in (0, 1, 2, 5, -1, -3):
            case("power", operator.pow, a, b)
            for m in (1, 7, -7, 0, 2**64):
                if rng.random() < 0.3:
                    case("modpow", pow, a, b, m)
    for f in FLOATS + [2.675, 1.005, 0.5, 12345.678]:
        for n in (0, 1, 2, 15, -1, -3, 400, -400):
            if rng.random() < 0.5:
                case("roundTo", round, f, n)
    for i in INTS:
        case("roundTo", round, i, rng.choice([0, 2, -1, -2, -5, -30]))
    for t in TEXTS:
        case("int", int, t)
        case("float", float, t)
        case("complex", complex, t)
        case("intBase", int, t, rng.choice([0, 0, 2, 8, 16, 36]))
    for t in ["1+2j", "1-j", "-j", "j", "+1.5e3j", "(1+2j)", "( 1 )", "1+", "1j2", "nan+infj", "1+2"]:
        case("complex", complex, t)
    for t in HEX:
        case("fromhex", float.fromhex, t)


main()
