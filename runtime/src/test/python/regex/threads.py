# One pattern, one finditer, several threads.
import re, threading
p = re.compile(r'(\w)(\d+)')
text = ' '.join('%s%d' % ('abc'[i % 3], i) for i in range(500))
expected = p.findall(text)
results = []
def work():
    ok = all(p.findall(text) == expected for _ in range(5))
    ok = ok and p.sub(r'\2\1', text).split()[3] == '3a'
    results.append(ok and len([m for m in p.finditer(text) if m['\x31'.isdigit() and 1] == 'a']) == 167)
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
