# How connections end: politely, at once, or with something that is no TLS.
import socket
import ssl
import struct
from tls_peers import Server, client_context, plain, server_context


def attempt(what, *args):
    try:
        return what(*args)
    except OSError as e:
        return type(e).__name__, getattr(e, "reason", None), plain(e)


with Server(server_context(), lambda s: s.unwrap().close()) as peer, peer.connect(client_context()) as s:
    print(s.recv(10), s.recv(10))
    print(type(s.unwrap()))
    print(attempt(s.recv, 1), attempt(s.send, b"x"))
with Server(server_context(), lambda s: None) as peer, \
        peer.connect(client_context(), suppress_ragged_eofs=False) as s:
    print(attempt(s.recv, 10))
with Server(server_context(), lambda s: None) as peer, peer.connect(client_context()) as s:
    print(attempt(s.recv, 10))
reset = struct.pack("ii", 1, 0)
with Server(server_context(), lambda s: s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)) as peer, \
        peer.connect(client_context(), suppress_ragged_eofs=False) as s:
    print(attempt(s.recv, 10), attempt(s.recv, 10))
with Server(server_context(), None) as peer:
    with socket.create_connection(peer.address) as raw:
        raw.sendall(b"GET / HTTP/1.0\r\n\r\n")
        peer.thread.join()
    print([(type(e).__name__, e.library, e.reason, plain(e)) for e in peer.errors])
with Server(server_context(), None) as peer:
    socket.create_connection(peer.address).close()
    peer.thread.join()
    print([(type(e).__name__, plain(e)) for e in peer.errors])
with socket.create_server(("127.0.0.1", 0)) as listener:
    raw = socket.create_connection(listener.getsockname())
    other = listener.accept()[0]
    other.sendall(b"220 mail.example.org ready\r\n")
    print(attempt(lambda: client_context().wrap_socket(raw, server_hostname="localhost")))
    other.close()
