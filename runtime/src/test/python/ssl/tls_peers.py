import os
import socket
import ssl
import threading

CERTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certs")


def cert(name):
    return os.path.join(CERTS, name)


def server_context(name="server.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.options |= ssl.OP_IGNORE_UNEXPECTED_EOF  # on by default before CPython 3.11.4
    context.load_cert_chain(cert(name))
    return context


def client_context(ca="ca.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.options |= ssl.OP_IGNORE_UNEXPECTED_EOF
    if ca:
        context.load_verify_locations(cert(ca))
    return context


class Server:
    """In a thread of its own: so many connections, one after another, each given to handle()."""

    def __init__(self, context, handle, connections=1):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        self.errors = []
        self.thread = threading.Thread(
            target=self.run, args=(context, handle, connections), daemon=True)
        self.thread.start()

    def run(self, context, handle, connections):
        for _ in range(connections):
            raw = self.listener.accept()[0]
            try:
                with context.wrap_socket(raw, server_side=True) as s:
                    handle(s)
            except OSError as e:
                self.errors.append(e)
            finally:
                raw.close()

    def connect(self, context, hostname="localhost", **more):
        raw = socket.create_connection(self.address)
        try:
            return context.wrap_socket(raw, server_hostname=hostname, **more)
        except BaseException:
            raw.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, *exc):
        if kind is None:
            self.thread.join()
        self.listener.close()


def echo(s):
    while data := s.recv(1 << 16):
        s.sendall(data)
    s.unwrap().close()


def plain(error):
    """What an error says, without the place in the source behind it."""
    text = str(error)
    return text[:text.rindex(" (")] if text.endswith(")") and " (" in text else text
