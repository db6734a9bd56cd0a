# Readers of a list and dicts that others change see what was there, and nothing else.
import threading

WORDS = ['word %d' % i for i in range(50)]
SEEN = {0} | set(WORDS) | {i * 1000003 for i in range(50)} | {i / 3 for i in range(50)} | {(1, 'x')}
items = list(WORDS)
names = {w: w for w in WORDS}
numbers = {i: i * 1000003 for i in range(50)}
wrong = []
done = threading.Event()


def write():
    for n in range(1500):
        i = n % 50
        items[i] = (i * 1000003, WORDS[i], i / 3, (1, 'x'))[n % 4]
        names[WORDS[i]] = (i / 3, i * 1000003, 'word %d' % i)[n % 3]
        numbers[i] = i * 1000003
        if n % 100 == 0:
            items.extend(WORDS * 20)
            del items[50:]
            del names[WORDS[i]], numbers[i]
            names[WORDS[i]] = numbers[i] = i * 1000003
    done.set()


def read():
    while not done.is_set():
        for i in range(50):
            seen = items[i], names.get(WORDS[i], 0), numbers.get(i, 0)
            if not SEEN.issuperset(seen):
                wrong.append(seen)


threads = [threading.Thread(target=f) for f in (write, read, read)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('wrong:', wrong)
