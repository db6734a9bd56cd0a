# assert: message, tuple warning, __debug__, what the error carries.
assert 1, 'never shown'
for f in (lambda: exec('assert 0'), lambda: exec('assert 0, "message"'), lambda: exec('assert [], {"a": 1}'), lambda: exec('assert 0, None'), lambda: exec('assert 0, (1, 2)')):
    try:
        f()
    except AssertionError as e:
        print(repr(e), e.args)
print(__debug__)
try:
    assert (lambda: False)(), 1 / 0
except ZeroDivisionError as e:
    print(e, e.__context__)
AssertionError = ValueError
try:
    assert 0, 'still the builtin'
except Exception as e:
    print(type(e).__mro__[0].__name__)
