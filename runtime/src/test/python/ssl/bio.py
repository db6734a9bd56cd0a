# TLS without a socket: two MemoryBIOs on each side, and who wants what.
import ssl
from tls_peers import client_context, plain, server_context


def attempt(what, *args):
    try:
        return what(*args)
    except ssl.SSLError as e:
        return type(e).__name__, e.errno, plain(e)


bio = ssl.MemoryBIO()
print(bio.write(b"abc"), bio.write(bytearray(b"de")), bio.pending, bio.eof)
print(bio.read(2), bio.read(), bio.read(), bio.eof)
bio.write_eof()
print(bio.eof, attempt(bio.write, b"x"))
cin, cout, sin, sout = (ssl.MemoryBIO() for _ in range(4))
client = client_context().wrap_bio(cin, cout, server_hostname="localhost")
server = server_context().wrap_bio(sin, sout, server_side=True)
print(client.version(), client.cipher(), server.server_side, client.server_hostname)
print(attempt(server.do_handshake), sin.pending, sout.pending)
turns = 0
while (a := attempt(client.do_handshake)) or (b := attempt(server.do_handshake)):
    sin.write(cout.read())
    b = attempt(server.do_handshake)
    cin.write(sout.read())
    turns += 1
print(turns < 5, client.version(), server.version(), client.getpeercert()["subject"][-1])
print(attempt(client.read, 10), client.write(b"to the server"), cout.pending > 13)
sin.write(cout.read())
print(server.read(6), server.pending(), server.read())
sin.write(b"\x17\x03\x03\x00")
print(attempt(server.read))
print(server.write(b"back"), client.session_reused, server.getpeercert())
cin.write(sout.read())
print(client.read(), attempt(client.unwrap), attempt(client.write, b"late"))
cin.write_eof()
print(attempt(client.unwrap))
