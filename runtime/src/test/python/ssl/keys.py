# Private keys in all their forms, and what is wrong with some.
import ssl
from tls_peers import Server, cert, client_context, plain, server_context


def attempt(*args, **kwargs):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(*args, **kwargs)
        return context
    except Exception as e:
        print(type(e).__name__, getattr(e, "library", None), getattr(e, "reason", None), plain(e))


def secret():
    print("asked")
    return bytearray(b"secret")


def wrong():
    return 9


good = [attempt(cert("server-cert.pem"), cert("key-pkcs1.pem")),
        attempt(cert("server-cert.pem").encode(), cert("key-pkcs1-encrypted.pem"), "secret"),
        attempt(cert("server-cert.pem"), cert("key-pkcs8-encrypted.pem"), b"secret"),
        attempt(cert("server.pem"), password=secret),
        attempt(cert("server-cert.pem"), cert("key-pkcs8-encrypted.pem"), secret),
        attempt(cert("ecc-cert.pem"), cert("key-sec1.pem"))]
for context in good:
    with Server(context, lambda s: s.send(b"x")) as peer, peer.connect(client_context()) as s:
        print(s.recv(1), dict(p for r in s.getpeercert()["subject"] for p in r)["commonName"])
attempt(cert("server-cert.pem"), cert("key-sec1.pem"))
attempt(cert("ecc.pem"), cert("self.pem"))
attempt(cert("server-cert.pem"))
attempt(cert("key-pkcs1.pem"), cert("server-cert.pem"))
attempt(cert("server-cert.pem"), cert("key-pkcs8-encrypted.pem"), wrong)
attempt(cert("server-cert.pem"), cert("key-pkcs8-encrypted.pem"), b"x" * 2000)
attempt(cert("server-cert.pem"), cert("key-pkcs8-encrypted.pem"), True)
attempt(cert("missing.pem"))
attempt(None)
attempt(5)
