# What an SSLContext can be told, and what it refuses.
import ssl


def attempt(what, *args, **kwargs):
    try:
        return what(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


for protocol in ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_SERVER:
    c = ssl.SSLContext(protocol)
    print(c.protocol, c.verify_mode, c.check_hostname, c.maximum_version)
    print(c.options | 0x80, c.verify_flags, c.hostname_checks_common_name, c.num_tickets, c._host_flags)
    print(attempt(setattr, c, "sni_callback", print), attempt(setattr, c, "sni_callback", 5))
    print(attempt(setattr, c, "num_tickets", 1), attempt(setattr, c, "num_tickets", -1))
print(attempt(ssl.SSLContext, 42), attempt(ssl.SSLContext, -1))
c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
print(attempt(setattr, c, "verify_mode", ssl.CERT_NONE), attempt(setattr, c, "verify_mode", 7))
c.check_hostname = False
c.verify_mode = ssl.CERT_NONE
c.check_hostname = True
print(c.verify_mode, attempt(setattr, c, "verify_mode", None))
c.minimum_version = ssl.TLSVersion.TLSv1_3
print(c.minimum_version, attempt(setattr, c, "maximum_version", 42))
c.options = ssl.OP_NO_TICKET
c.verify_flags |= ssl.VERIFY_X509_STRICT
c.hostname_checks_common_name = False
print(c.options, c.verify_flags, c.hostname_checks_common_name)
for text in "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE+AESGCM+aRSA", "AESGCM:!DHE:!kRSA:!DSS:!PSK:!aNULL", \
        "ECDHE+CHACHA20:-aECDSA":
    c.set_ciphers(text)
    print([d["name"] for d in c.get_ciphers() if d["protocol"] != "TLSv1.3"])
print(c.get_ciphers()[-1], attempt(c.set_ciphers, "nothing"), attempt(c.set_ciphers, None))
print(attempt(c.set_ecdh_curve, "prime256v1"), attempt(c.set_ecdh_curve, "foo"))
print(attempt(c.wrap_bio, None, ssl.MemoryBIO()), attempt(c.wrap_bio, ssl.MemoryBIO(), None))
for host in "", "a\0b":
    print(attempt(c.wrap_bio, ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname=host))
