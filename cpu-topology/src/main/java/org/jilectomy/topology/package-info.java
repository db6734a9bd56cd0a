/**
 * What machine this is: packages, dies, NUMA nodes, cores, SMT siblings, caches, efficiency
 * classes, and which of the CPUs this process may use. Also pinning of the calling thread and the
 * frequency a core really runs at.
 *
 * <p>Reading is split in three, so that recorded machines can test all of it:
 * <pre>
 *   SysTree            text files below some root: "/" or a recorded tree
 *     ├─ LinuxCpus     sys/devices/system/cpu   → cores, siblings, caches, capacities
 *     ├─ LinuxNodes    sys/devices/system/node  → NUMA nodes, memory, distances
 *     ├─ Cgroups       proc/self/cgroup, sys/fs/cgroup → quota, cpuset, memory limit
 *     ├─ Frequencies   …/cpuN/cpufreq           → MHz, with the name of the file that said so
 *     └─ Thermals      hwmon, thermal_throttle  → °C near a CPU, how often heat lowered its clock
 *   FrequencyLadder    all sources of a clock, best first: what to measure with
 *   OshiInventory      what OSHI knows: names on Linux, the whole inventory elsewhere
 *   TopologyReader     puts them together: a {@link org.jilectomy.topology.Topology}
 *   TopologyPrinter, TopologyJson   show it
 *   TopologyTree       the same as things within things → HwlocXml, TopologySvg
 *   Placement          which CPU for each of N threads, in OpenMP's words
 * </pre>
 *
 * <p>OSHI is asked for names and for systems other than Linux only. It does not say who shares a
 * cache, has no NUMA distances, dies or capacities, and takes a fresh millisecond to read a
 * frequency; sysfs has all of these in plain text.
 *
 * <p>Nothing here throws because a machine is odd: what could not be read is a line in
 * {@link org.jilectomy.topology.Topology#notes()}, and what a machine does not tell is printed as
 * "not exposed". In a virtual machine that is the normal case for frequencies, and the reason for
 * {@link org.jilectomy.topology.FrequencyProbe}: it measures what the kernel does not know.
 */
package org.jilectomy.topology;
