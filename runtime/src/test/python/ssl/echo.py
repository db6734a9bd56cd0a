# A client and a server over loopback: versions, ciphers, certificates, data both ways, the end.
import ssl
from tls_peers import Server, client_context, echo, server_context

for version in ssl.TLSVersion.TLSv1_3, ssl.TLSVersion.TLSv1_2:
    for name in "server.pem", "ecc.pem":
        server = server_context(name)
        client = client_context()
        client.maximum_version = version
        with Server(server, echo) as peer, peer.connect(client) as s:
            print(s.version(), s.cipher(), s.compression(), s.server_side, s.server_hostname)
            print(s.getpeercert()["subject"], len(s.getpeercert(True)) > 400)
            print(s.selected_alpn_protocol(), s.session_reused, s.pending())
            s.sendall(b"hello")
            print(s.recv(3), s.pending(), s.read(100))
            data = bytes(range(256)) * 1000
            print(s.send(data), s.send(b""))
            got = b""
            while len(got) < len(data):
                got += s.recv(100000)
            print(got == data)
            buffer = bytearray(10)
            s.write(memoryview(b"buffer"))
            print(s.recv_into(buffer), buffer)
            raw = s.unwrap()
            print(type(raw) is type(s), raw.recv(10))
        print(peer.errors)
