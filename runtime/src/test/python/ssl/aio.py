# asyncio over TLS: a server of streams, several clients at once, one of them with a wrong name.
import asyncio
import ssl
from tls_peers import client_context, server_context


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def talk(port, i):
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, ssl=client_context(), server_hostname="localhost")
    got = []
    for n in range(3):
        writer.write(b"client %d line %d\n" % (i, n))
        got.append(await reader.readline())
    writer.write(b"x" * 50000 + b"\n")
    got.append(len(await reader.readuntil(b"\n")))
    version = writer.get_extra_info("ssl_object").version()
    writer.close()
    await writer.wait_closed()
    return version, got


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_context())
    port = server.sockets[0].getsockname()[1]
    for result in await asyncio.gather(*(talk(port, i) for i in range(5))):
        print(result)
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    try:
        await asyncio.open_connection("127.0.0.1", port, ssl=client_context(),
                                      server_hostname="example.org")
    except ssl.SSLCertVerificationError as e:
        print(e.verify_message)
    server.close()
    await server.wait_closed()

asyncio.run(main())
