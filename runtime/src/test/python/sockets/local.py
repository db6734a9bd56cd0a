# Sockets within one machine.
import select, socket, threading

a, b = socket.socketpair()
a.sendall(b"hello")
print(b.recv(3), b.recv(10), b.gettimeout(), b.getblocking())
b.settimeout(0.01)
try:
    b.recv(1)
except TimeoutError as e:
    print(repr(e))
b.setblocking(False)
try:
    b.recv(1)
except BlockingIOError as e:
    print(e.errno)
print(select.select([b], [b], [], 0)[1] == [b])
a.close()
print(b.recv(1))
b.close()
server = socket.create_server(("127.0.0.1", 0))


def serve():
    connection, address = server.accept()
    with connection, connection.makefile("rw") as f:
        f.write(f.readline().upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(server.getsockname()) as c:
    c.sendall(b"line\n")
    print(c.makefile().read())
thread.join()
server.close()
print(socket.inet_aton("1.2.3.4"), socket.htons(1), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"))
for call in [lambda: socket.socket().connect(5), lambda: socket.socket().connect(("127.0.0.1", 70000))]:
    try:
        call()
    except (TypeError, OverflowError) as e:
        print(e)
p = select.poll()
r, w = socket.socketpair()
p.register(r, select.POLLIN)
print(p.poll(1), w.send(b"1"), p.poll(100) == [(r.fileno(), select.POLLIN)])
r.close()
w.close()
