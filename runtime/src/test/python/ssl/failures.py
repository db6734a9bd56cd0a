# Certificates that are not believed, and why: classes, reasons, codes and words.
import ssl
from tls_peers import Server, client_context, plain, server_context


def attempt(title, pem, ca, hostname, **settings):
    context = client_context(ca)
    for key, value in settings.items():
        setattr(context, key, value)
    print(title, end=": ")
    with Server(server_context(pem), lambda s: s.recv(1)) as peer:
        try:
            with peer.connect(context, hostname) as s:
                print("accepted", s.getpeercert() == {})
                s.sendall(b"x")
        except ssl.SSLCertVerificationError as e:
            print(type(e).__name__, e.errno, e.library, e.reason, e.verify_code)
            print("   ", e.verify_message, "|", plain(e), isinstance(e, ValueError))


attempt("nobody is believed", "server.pem", None, "localhost")
attempt("by itself", "self.pem", None, "localhost")
attempt("by itself, and believed", "self.pem", "self.pem", "localhost")
attempt("another host", "server.pem", "ca.pem", "example.org")
attempt("another address", "server.pem", "ca.pem", "127.0.0.2")
attempt("the address", "server.pem", "ca.pem", "127.0.0.1")
attempt("a wildcard", "server.pem", "ca.pem", "a.WILD.example")
attempt("two labels for a wildcard", "server.pem", "ca.pem", "a.b.wild.example")
attempt("none for a wildcard", "server.pem", "ca.pem", "wild.example")
attempt("the host is not looked at", "other.pem", "ca.pem", "localhost", check_hostname=False)
attempt("expired", "expired.pem", "ca.pem", "localhost")
attempt("expired, for another", "expired.pem", "ca.pem", "example.org")
attempt("nothing is looked at", "expired.pem", None, "localhost", check_hostname=False,
        verify_mode=ssl.CERT_NONE)
attempt("no list of the revoked", "server.pem", "ca.pem", "localhost",
        verify_flags=ssl.VERIFY_CRL_CHECK_LEAF)
