package org.jilectomy.topology;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CoreKind;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.TopologyTree.Thing;

/**
 * A topology in hwloc's XML, version 2, so that its tools can read it: {@code lstopo -i file.xml},
 * {@code hwloc-calc}, {@code hwloc-diff}, and programs that use hwloc. Written from hwloc's
 * documentation of its object types and attributes.
 *
 * <p>An object names its CPUs as a bitmap in 32-bit words, most significant first, and the NUMA
 * nodes near it the same way. Memory objects come before the others. {@code gp_index} is any number
 * that is unique. Distances are a matrix over all nodes; core kinds go into {@code cpukind}.
 */
public final class HwlocXml {
    private static final int WORD = 32;

    private final Topology machine;
    private final TopologyTree tree;
    private final XMLStreamWriter out;
    private int objects;

    private HwlocXml(Topology machine, XMLStreamWriter out) {
        this.machine = machine;
        this.tree = TopologyTree.of(machine);
        this.out = out;
    }

    /** The document, ending with a newline. */
    public static String write(Topology machine) {
        return XmlText.of(out -> new HwlocXml(machine, out).document());
    }

    private void document() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        line(0);
        out.writeDTD("<!DOCTYPE topology SYSTEM \"hwloc2.dtd\">");
        line(0);
        out.writeStartElement("topology");
        out.writeAttribute("version", "2.0");
        object(tree.root, 1);
        distances();
        for (CoreKind kind : machine.kinds().size() > 1 ? machine.kinds() : List.<CoreKind> of()) {
            line(1);
            out.writeStartElement("cpukind");
            out.writeAttribute("cpuset", bitmap(kind.cpus()));
            out.writeAttribute("forced_efficiency", Integer.toString(kind.efficiencyClass()));
            if (!kind.name().isEmpty()) {
                info(2, "CoreKind", kind.name());
                line(1);
            }
            out.writeEndElement();
        }
        line(0);
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void object(Thing thing, int depth) throws XMLStreamException {
        line(depth);
        out.writeStartElement("object");
        out.writeAttribute("type", type(thing));
        if (thing.kind == TopologyTree.Kind.CLUSTER) {
            out.writeAttribute("subtype", "Cluster");
        }
        if (hasIndex(thing)) {
            out.writeAttribute("os_index", Integer.toString(thing.id));
        }
        sets(thing.cpus, thing.kind == TopologyTree.Kind.MACHINE, nodesNear(thing.cpus));
        if (thing.cache.isPresent()) {
            cache(thing.cache.get());
        }
        infos(thing, depth + 1);
        for (NumaNode node : thing.memory) {
            memory(node, depth + 1);
        }
        for (Thing child : thing.children) {
            object(child, depth + 1);
        }
        if (!thing.children.isEmpty() || !thing.memory.isEmpty()) {
            line(depth);
        }
        out.writeEndElement();
    }

    private static String type(Thing thing) {
        return switch (thing.kind) {
            case MACHINE -> "Machine";
            case PACKAGE -> "Package";
            case DIE -> "Die";
            case GROUP, CLUSTER -> "Group";
            case CACHE -> "L" + thing.cache.get().level()
                    + (thing.cache.get().type().equals("Instruction") ? "iCache" : "Cache");
            case CORE -> "Core";
            case CPU -> "PU";
        };
    }

    /** Caches, groups and clusters have no number of the kernel's. */
    private static boolean hasIndex(Thing thing) {
        return switch (thing.kind) {
            case GROUP, CLUSTER, CACHE -> false;
            default -> true;
        };
    }

    private void sets(CpuSet cpus, boolean isRoot, CpuSet nodes) throws XMLStreamException {
        out.writeAttribute("cpuset", bitmap(cpus));
        out.writeAttribute("complete_cpuset", bitmap(cpus));
        if (isRoot) {
            out.writeAttribute("allowed_cpuset", bitmap(machine.allowed()));
        }
        out.writeAttribute("nodeset", bitmap(nodes));
        out.writeAttribute("complete_nodeset", bitmap(nodes));
        if (isRoot) {
            out.writeAttribute("allowed_nodeset", bitmap(nodes));
        }
        out.writeAttribute("gp_index", Integer.toString(++objects));
    }

    private void cache(Cache cache) throws XMLStreamException {
        out.writeAttribute("cache_size", Long.toString(Math.max(0, cache.bytes())));
        out.writeAttribute("depth", Integer.toString(cache.level()));
        out.writeAttribute("cache_linesize", Integer.toString(Math.max(0, cache.lineBytes())));
        out.writeAttribute("cache_associativity", Integer.toString(Math.max(0, cache.ways())));
        out.writeAttribute("cache_type", switch (cache.type()) {
            case "Data" -> "1";
            case "Instruction" -> "2";
            default -> "0";
        });
    }

    private void infos(Thing thing, int depth) throws XMLStreamException {
        switch (thing.kind) {
            case MACHINE -> {
                info(depth, "Architecture", machine.processor().architecture());
                info(depth, "Writer", "jilectomy topology");
            }
            case PACKAGE -> {
                info(depth, "CPUVendor", machine.processor().vendor());
                info(depth, "CPUModel", machine.processor().name());
            }
            default -> {}
        }
    }

    private void info(int depth, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            line(depth);
            out.writeEmptyElement("info");
            out.writeAttribute("name", name);
            out.writeAttribute("value", value);
        }
    }

    private void memory(NumaNode node, int depth) throws XMLStreamException {
        line(depth);
        out.writeEmptyElement("object");
        out.writeAttribute("type", "NUMANode");
        out.writeAttribute("os_index", Integer.toString(node.id()));
        sets(node.cpus(), false, CpuSet.of(node.id()));
        if (node.memoryBytes().isPresent()) {
            out.writeAttribute("local_memory", Long.toString(node.memoryBytes().getAsLong()));
        }
    }

    /** The nodes that share a CPU with a part; those without CPUs are near the machine only. */
    private CpuSet nodesNear(CpuSet cpus) {
        return CpuSet.of(machine.nodes().stream()
                .filter(node -> !node.cpus().and(cpus).isEmpty()
                        || node.cpus().isEmpty() && cpus.equals(tree.root.cpus))
                .mapToInt(NumaNode::id).toArray());
    }

    /** Only if every node has its whole row: firmware may leave some out. */
    private void distances() throws XMLStreamException {
        int nodes = machine.nodes().size();
        if (nodes < 2
                || machine.nodes().stream().anyMatch(node -> node.distances().size() != nodes)) {
            return;
        }
        line(1);
        out.writeStartElement("distances2");
        out.writeAttribute("type", "NUMANode");
        out.writeAttribute("nbobjs", Integer.toString(nodes));
        out.writeAttribute("kind", "5"); // from the operating system; a latency
        out.writeAttribute("name", "NUMALatency");
        out.writeAttribute("indexing", "os");
        numbers("indexes", machine.nodes().stream().map(NumaNode::id).toList());
        numbers("u64values", machine.nodes().stream()
                .flatMap(node -> node.distances().stream()).toList());
        line(1);
        out.writeEndElement();
    }

    private void numbers(String element, List<Integer> values) throws XMLStreamException {
        String text = values.stream().map(value -> value + " ").collect(Collectors.joining());
        line(2);
        out.writeStartElement(element);
        out.writeAttribute("length", Integer.toString(text.length()));
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** {@code 0x00000001,0x000000ff}: 32-bit words, the highest first; {@code 0x0} is none. */
    static String bitmap(CpuSet set) {
        Map<Integer, Long> words = new TreeMap<>();
        set.forEach(cpu -> words.merge(cpu / WORD, 1L << cpu % WORD, (a, b) -> a | b));
        StringBuilder text = new StringBuilder();
        for (int word = set.last() / WORD; word >= 0 && !set.isEmpty(); word--) {
            text.append(text.isEmpty() ? "" : ",")
                    .append(String.format("0x%08x", words.getOrDefault(word, 0L)));
        }
        return text.isEmpty() ? "0x0" : text.toString();
    }
}
