package org.jilectomy.runtime.modules.io;

import java.util.Arrays;
import org.jilectomy.runtime.objects.Visitor;

/**
 * The Java half of an object that owns others and may exchange them while threads use it: when it is
 * initialized once more, or given another encoding. Who uses one of them has not counted it; so
 * what was exchanged lives on as long as the object does.
 */
class Keeping {
    private long[] left = {};
    private int count;

    /** Keeps an object, or nothing: 0; takes over the reference. Any thread. */
    final synchronized void leave(long object) {
        if (object == 0) {
            return;
        }
        if (count == left.length) {
            left = Arrays.copyOf(left, Math.max(4, 2 * count));
        }
        left[count++] = object;
    }

    final synchronized void visitLeft(Visitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.visit(left[i]);
        }
    }

    static void visit(long object, Visitor visitor) {
        if (object != 0) {
            visitor.visit(object);
        }
    }
}
