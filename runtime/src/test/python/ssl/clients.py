# A server that wants to know its clients, by their certificates.
import ssl
from tls_peers import Server, cert, client_context, server_context

server = server_context()
server.load_verify_locations(cert("ca.pem"))


def tell(s):
    info = s.getpeercert()
    s.sendall(repr(info and info["subject"]).encode())


for mode in ssl.CERT_NONE, ssl.CERT_OPTIONAL, ssl.CERT_REQUIRED:
    server.verify_mode = mode
    for name in None, "client.pem", "self.pem":
        client = client_context()
        client.maximum_version = ssl.TLSVersion.TLSv1_2
        if name:
            client.load_cert_chain(cert(name))
        with Server(server, tell) as peer:
            try:
                with peer.connect(client) as s:
                    print(mode, name, s.recv(1000).decode())
            except OSError as e:
                print(mode, name, "refused")
        print([(type(e).__name__, getattr(e, "reason", None), getattr(e, "verify_code", None))
               for e in peer.errors])
