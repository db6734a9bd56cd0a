# Shows addresses and networks: hosts, subnets, overlaps, sums of ranges, and wrong texts.
import ipaddress as ip

n = ip.ip_network("192.168.4.0/29")
print(n, n.netmask, n.broadcast_address, [str(h) for h in n.hosts()], n.num_addresses, n.hostmask)
print(list(n.subnets(prefixlen_diff=1)), n.supernet(new_prefix=24), n.overlaps(ip.ip_network("192.168.4.4/30")))
a = ip.ip_address("10.0.0.255")
print(a + 1, int(a), a.is_private, a in ip.ip_network("10.0.0.0/8"), a.reverse_pointer, a.packed, a > ip.ip_address("9.9.9.9"))
six = ip.ip_address("2001:db8::ff00:42:8329")
print(six, six.exploded, ip.ip_address("::ffff:1.2.3.4").ipv4_mapped, ip.ip_address("fe80::1%eth0").scope_id, f"{a:x} {six:s} {a:#b}")
print(list(ip.collapse_addresses(map(ip.ip_network, ("1.0.0.0/25", "1.0.0.128/25", "2.0.0.0/8")))),
      list(ip.summarize_address_range(ip.ip_address("1.1.1.1"), ip.ip_address("1.1.1.4"))), list(n.address_exclude(ip.ip_network("192.168.4.2/31"))))
print(ip.ip_interface("1.2.3.4/24").network, ip.ip_interface("1.2.3.4/24").with_netmask)
for text in ("1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/24", ":::1", "1:2", "g::", "::1/129"):
    try:
        print(ip.ip_network(text))
    except ValueError as error:
        print(type(error).__name__, error)
for text in ("1.2.3", "1.2.3.256", "01.2.3.4", "1.2.a.4", "1.2..4"):
    try:
        ip.IPv4Address(text)
    except ValueError as error:
        print(type(error).__name__, error)
try:
    a < six
except TypeError as error:
    print(error)
