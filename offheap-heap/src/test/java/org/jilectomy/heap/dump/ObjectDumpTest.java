package org.jilectomy.heap.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.Layouts;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

class ObjectDumpTest {
    @Test
    void aTupleShowsHeaderPreHeaderAndItems() {
        ThreadHeap h = ThreadHeap.acquire(this);
        long tuple = Heap.newObject(h, 0x1230, PyTupleObject.SIZE + 16, GcHead.SIZE);
        PyVarObject.ob_size(tuple, 3);
        for (int i = 0; i < 3; i++) {
            PyTupleObject.ob_item_at(tuple, i, 0x1000 + i);
        }
        GcHead.index(tuple, 7);
        String dump = ObjectDump.of(tuple, Layouts.of("PyTupleObject"),
                (struct, field, raw) -> field.endsWith("ob_type") ? "<tuple>" : "");
        assertThat(dump).contains("OBJECT16 block of 64 bytes", "heap " + h.id, "ob_item[2]",
                "0x1002", "<tuple>", "index", "07 00 00 00", "refcount  1").doesNotContain("FREE");
        Heap.freeObject(h, tuple);
        assertThat(Memory.CHECK || ObjectDump.of(tuple, "PyTupleObject").contains("FREE")).isTrue();
        h.release();
    }

    @Test
    void theStateOfAStrIsTakenApart() {
        ThreadHeap h = ThreadHeap.acquire(this);
        long str = Heap.newObject(h, 0x1230, PyASCIIObject.SIZE + 3, 0);
        Memory.fill(str + 16, PyASCIIObject.SIZE - 16, (byte) 0);
        PyASCIIObject.length(str, 2);
        PyASCIIObject.state(str, PyASCIIObject.stateOf(1, 1, true, true));
        assertThat(ObjectDump.of(str, "PyASCIIObject"))
                .contains("interned 1 kind 1 compact ascii ready");
        assertThat(PyASCIIObject.data(str)).isEqualTo(str + 48);
        Heap.freeObject(h, str);
        h.release();
    }

    @Test
    void whatIsNotInTheHeapIsDumpedToo() {
        long foreign = Memory.map(1 << 16, 4096);
        assertThat(ObjectDump.of(foreign, "PyMethodDef")).contains("not in the heap", "ml_flags");
        Memory.unmap(foreign, 1 << 16);
    }
}
