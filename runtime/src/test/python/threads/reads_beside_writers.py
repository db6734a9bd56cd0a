# One thread grows and empties a list and a dict, tables of megabytes, while others read items of them.
import threading

items = list(range(1000, 1100))
table = {i: i + 0.5 for i in range(100)}
names = {'name%d' % i: ('value', i) for i in range(50)}
keys = list(names)
done = False
wrong = []


def write():
    global done
    for turn in range(3):
        items.extend(range(1100, 120_000))
        for i in range(100, 60_000):
            table[i] = i + 0.5
        names.update(('more%d' % i, ('other', i)) for i in range(2000))
        del items[100:]
        for i in range(100, 60_000):
            del table[i]
        for i in range(2000):
            del names['more%d' % i]
        names.update(('name%d' % i, ('value', i)) for i in range(50))
        table.update({i: i + 0.5 for i in range(100)})
    done = True


def read():
    while not done:
        for i in range(100):
            if items[i] != 1000 + i or table[i] != i + 0.5 or items[-1] < 1099:
                wrong.append(i)
        for i, key in enumerate(keys):
            value = names[key]
            if value[0] != 'value' or value[1] != i or names.get('none') is not None:
                wrong.append(key)


threads = [threading.Thread(target=f) for f in (write, read, read)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong, len(items), len(table), len(names))
