# Shows the tokens of a source with their places, and a source made of tokens again.
import io
import tokenize

source = "def f(x):  # say\n    return x**2 != 0xf_f or '''a\nb'''\n\n@g\nclass C: pass\n"
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(tokenize.tok_name[t.type], tokenize.tok_name[t.exact_type], repr(t.string), t.start, t.end)
tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
print(tokenize.untokenize(tokens) == source)
print(repr(tokenize.untokenize([(t.type, t.string) for t in tokens][:8])))
for text in ("'''open", "(1,\n", "if x:\n    a\n  b\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__, error.args[0])
