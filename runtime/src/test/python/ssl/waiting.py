# Time is up, and sockets that do not wait.
import select
import socket
import ssl
import threading
from tls_peers import Server, client_context, echo, plain, server_context


def attempt(what, *args):
    try:
        return what(*args)
    except OSError as e:
        return type(e).__name__, plain(e).split(": ")[-1]


with socket.create_server(("127.0.0.1", 0)) as listener:
    raw = socket.create_connection(listener.getsockname(), timeout=0.05)
    print(attempt(lambda: client_context().wrap_socket(raw, server_hostname="localhost")))
with Server(server_context(), echo) as peer, peer.connect(client_context()) as s:
    s.settimeout(0.05)
    print(attempt(s.recv, 1), s.gettimeout())
    s.settimeout(0)
    print(attempt(s.recv, 1), s.send(b"abc"))
    while isinstance(got := attempt(s.recv, 10), tuple):
        select.select([s], [], [])
    print(got)
    s.settimeout(None)
stop = threading.Event()
with Server(server_context(), lambda s: stop.wait()) as peer, peer.connect(client_context()) as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    s.settimeout(0.2)
    print(attempt(s.sendall, bytes(30_000_000)))
    s.settimeout(0)
    print(attempt(s.sendall, bytes(30_000_000)))
    stop.set()
