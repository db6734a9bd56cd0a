package org.jilectomy.runtime.linker;

/**
 * Puts the pieces of long bodies together while somebody walks over the JVM's stack, from the inside:
 * a piece is no frame, and the innermost one knows the position of the body that called it.
 */
final class Pieces {
    private static final String PART = "part";

    private int ofPiece = -1;
    private int position;

    /**
     * To be asked of the methods of linked units, each in its turn.
     *
     * @param method its name, see {@link LiveFrames}
     * @param line the JVM's line number in it
     * @return false for a piece
     */
    boolean isFrame(String method, int line) {
        if (method.contains(PART)) {
            ofPiece = ofPiece < 0 ? line - 1 : ofPiece;
            return false;
        }
        position = ofPiece < 0 ? line - 1 : ofPiece;
        ofPiece = -1;
        return true;
    }

    /** Of the frame that was found last, in its code's position table. */
    int position() {
        return position;
    }
}
