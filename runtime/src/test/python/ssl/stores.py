# Certificates that are believed: files, folders, data; and what stands in certificates.
import os
import ssl
from tls_peers import CERTS, Server, cert, client_context, plain, server_context


def attempt(what, *args, **kwargs):
    try:
        return what(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, plain(e)


pem = open(cert("ca.pem")).read()
der = ssl.PEM_cert_to_DER_cert(pem)
for kwargs in {"cadata": pem}, {"cadata": der}, {"cadata": "x\n" + pem + pem}, {"cadata": der + der}, \
        {"cafile": cert("ca.pem")}, {"cafile": cert("self.pem").encode()}, \
        {"capath": os.path.join(CERTS, "capath")}:
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.load_verify_locations(**kwargs)
    print(list(kwargs), c.cert_store_stats(), c.get_ca_certs(True) == [der], len(c.get_ca_certs()))
with Server(server_context(), lambda s: s.send(b"x")) as peer, peer.connect(c) as s:
    print(s.recv(1), c.cert_store_stats())
print(client_context().get_ca_certs())
for kwargs in {}, {"cadata": "x"}, {"cadata": b"x"}, {"cadata": b""}, {"cadata": 5}, {"cafile": 5}, \
        {"cafile": cert("missing.pem")}, {"cafile": cert("key-sec1.pem")}, {"capath": True}:
    print(list(kwargs), attempt(c.load_verify_locations, **kwargs))
for name in "server-cert.pem", "other.pem", "client.pem", "self.pem":
    info = ssl._ssl._test_decode_cert(cert(name))
    info["serialNumber"] = len(info["serialNumber"])
    if name == "self.pem":
        del info["notBefore"], info["notAfter"]
    print(info)
print(ssl.DER_cert_to_PEM_cert(der) == pem, ssl.Purpose.SERVER_AUTH, ssl._ASN1Object.fromname("CN"))
print(ssl._ASN1Object.fromnid(13), attempt(ssl._ASN1Object.fromname, "x"))
print(attempt(ssl._ASN1Object.fromnid, 100000), attempt(ssl._ASN1Object.fromnid, -1))
