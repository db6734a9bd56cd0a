# The exceptions of ssl: what they are, what they show.
import ssl

for name in "SSLError", "SSLZeroReturnError", "SSLWantReadError", "SSLWantWriteError", \
        "SSLSyscallError", "SSLEOFError", "SSLCertVerificationError":
    cls = getattr(ssl, name)
    print(cls, [c.__name__ for c in cls.__mro__], cls.__module__)
    e = cls(1, "words")
    print(str(e), repr(e), e.errno, e.strerror, e.args)
print(str(ssl.SSLError("alone")), str(ssl.SSLError()), str(ssl.SSLError(1, 2)), ssl.CertificateError)


class Mine(ssl.SSLError):
    pass


print(str(Mine(5, "mine")), repr(Mine(5, "mine")), "__str__" in vars(ssl.SSLError))
try:
    ssl.SSLError.value = 1
except TypeError as e:
    print(e)
for make in ssl.SSLSocket, ssl.SSLObject, ssl.SSLSession, ssl._ssl.Certificate:
    try:
        make()
    except TypeError as e:
        print(e)
print(ssl.HAS_SNI, ssl.HAS_ALPN, ssl.HAS_ECDH, ssl.HAS_NPN, ssl.HAS_SSLv2, ssl.HAS_TLSv1_3)
print(len(ssl.RAND_bytes(20)), ssl.RAND_bytes(8) != ssl.RAND_bytes(8), ssl.RAND_status())
print(list(ssl.TLSVersion), list(ssl.VerifyMode), list(ssl.SSLErrorNumber))
print(list(ssl.VerifyFlags), list(ssl.AlertDescription))
print(ssl.OPENSSL_VERSION_INFO >= (3, 0), ssl.get_protocol_name(ssl.PROTOCOL_TLS_CLIENT))
