# The method __next__ itself, bound and called.
def gen():
    yield 1
    return 'done'
for it in iter([1]), gen(), iter('a'), map(str, [1]), iter({1}), zip([1]):
    step = it.__next__
    print(step())
    try:
        step()
    except StopIteration as e:
        print('end', e.value, e.args)
print(list(iter(iter([1, 2, 3]).__next__, 2)), next(gen().__iter__()))
