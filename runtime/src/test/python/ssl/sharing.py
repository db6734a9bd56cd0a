# One thread writes to a connection while another reads from it, on both sides at once.
import hashlib
import threading
from tls_peers import Server, client_context, server_context

TOTAL = 3_000_000


def write(s, seed):
    block = bytes([seed]) * 40_000
    for _ in range(TOTAL // len(block)):
        s.sendall(block)


def both(s, seed, results):
    writer = threading.Thread(target=write, args=(s, seed))
    writer.start()
    digest = hashlib.sha256()
    got = 0
    while got < TOTAL:
        data = s.recv(100_000)
        digest.update(data)
        got += len(data)
    writer.join()
    results[seed] = got, digest.hexdigest() == hashlib.sha256(bytes([3 - seed]) * TOTAL).hexdigest()


results = {}
with Server(server_context(), lambda s: both(s, 1, results)) as peer:
    with peer.connect(client_context()) as s:
        both(s, 2, results)
print(sorted(results.items()), peer.errors)
