# Shows which texts are literals and what is said of those that are not.
import ast

for text in ("[1, (2.5, -3j), {'k': {1}}]", "1+2j", "set()", " b'x' ", "None", "...", "-0x10", "'a' 'b'"):
    print(repr(ast.literal_eval(text)))
for text in ("f()", "1+2", "a", "[*x]", "{**x}", "f'{1}'", "--1", "not 1"):
    try:
        print(text, ast.literal_eval(text))
    except ValueError as error:
        print(text, str(error).split(":")[0])
for text in ("1 +", "(", "x = 1"):
    try:
        ast.literal_eval(text)
    except SyntaxError as error:
        print(type(error).__name__, error.msg)
