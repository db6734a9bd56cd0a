# assert.
assert True
assert 1 == 1, "unused"
try:
    assert False
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert 0, "message"
except AssertionError as e:
    print(e)
try:
    assert [], (1, 2)
except AssertionError as e:
    print(e.args)

def once():
    print("message evaluated")
    return "m"

assert True, once()
try:
    assert not True, once()
except AssertionError as e:
    print(e)
print(__debug__)
