package org.jilectomy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long BYTES = 1 << 16;

    private long a;

    @BeforeEach
    void map() {
        a = Memory.map(BYTES, 4096);
    }

    @AfterEach
    void unmap() {
        Memory.unmap(a, BYTES);
    }

    @Test
    void plainAccessesReadBackWhatWasWritten() {
        Memory.putByte(a, (byte) -3);
        Memory.putShort(a + 2, Short.MIN_VALUE);
        Memory.putInt(a + 4, Integer.MIN_VALUE + 1);
        Memory.putLong(a + 8, Long.MIN_VALUE + 2);
        Memory.putDouble(a + 16, -0.0);
        assertThat(Memory.getByte(a)).isEqualTo((byte) -3);
        assertThat(Memory.getShort(a + 2)).isEqualTo(Short.MIN_VALUE);
        assertThat(Memory.getInt(a + 4)).isEqualTo(Integer.MIN_VALUE + 1);
        assertThat(Memory.getLong(a + 8)).isEqualTo(Long.MIN_VALUE + 2);
        assertThat(Double.doubleToRawLongBits(Memory.getDouble(a + 16)))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void nanPayloadsSurvive() {
        long bits = 0x7FF8_0000_DEAD_BEEFL;
        Memory.putLong(a, bits);
        Memory.putDouble(a + 8, Memory.getDouble(a));
        assertThat(Memory.getLong(a + 8)).isEqualTo(bits);
    }

    @Test
    void wordsAreLittleEndianOnLittleEndianMachines() {
        Memory.putInt(a, 0x0403_0201);
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        assertThat(Memory.getByte(a)).isEqualTo((byte) (little ? 1 : 4));
    }

    @Test
    void orderedAccessesReadBackWhatWasWritten() {
        Memory.putIntRelease(a, 1);
        assertThat(Memory.getIntAcquire(a)).isEqualTo(1);
        Memory.putIntVolatile(a, 2);
        assertThat(Memory.getIntVolatile(a)).isEqualTo(2);
        Memory.putIntOpaque(a, 3);
        assertThat(Memory.getIntOpaque(a)).isEqualTo(3);
        Memory.putLongRelease(a, 4);
        assertThat(Memory.getLongAcquire(a)).isEqualTo(4);
        Memory.putLongVolatile(a, 5);
        assertThat(Memory.getLongVolatile(a)).isEqualTo(5);
        Memory.putLongOpaque(a, 6);
        assertThat(Memory.getLongOpaque(a)).isEqualTo(6);
    }

    @Test
    void readModifyWritesReturnThePreviousValue() {
        assertThat(Memory.compareAndSetInt(a, 0, 5)).isTrue();
        assertThat(Memory.compareAndSetInt(a, 0, 6)).isFalse();
        assertThat(Memory.getAndAddInt(a, 2)).isEqualTo(5);
        assertThat(Memory.getAndSetInt(a, 0b1100)).isEqualTo(7);
        assertThat(Memory.getAndBitwiseOrInt(a, 0b0011)).isEqualTo(0b1100);
        assertThat(Memory.getAndBitwiseAndInt(a, 0b0110)).isEqualTo(0b1111);
        assertThat(Memory.getInt(a)).isEqualTo(0b0110);
        assertThat(Memory.compareAndSetLong(a + 8, 0, -1)).isTrue();
        assertThat(Memory.getAndAddLong(a + 8, 1)).isEqualTo(-1);
        assertThat(Memory.getAndSetLong(a + 8, 9)).isZero();
        assertThat(Memory.getLong(a + 8)).isEqualTo(9);
    }

    @Test
    void atomicsRefuseMisalignedWords() {
        assertThatThrownBy(() -> Memory.getAndAddInt(a + 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copyMovesOverlappingRanges() {
        byte[] letters = "abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Memory.copyFromArray(letters, 1, a, 5);
        Memory.copy(a, a + 2, 5);
        byte[] back = new byte[8];
        Memory.copyToArray(a, back, 1, 7);
        assertThat(back).containsExactly(0, 'b', 'c', 'b', 'c', 'd', 'e', 'f');
    }

    @Test
    void arrayCopiesRespectTheArraysBounds() {
        assertThatThrownBy(() -> Memory.copyFromArray(new byte[4], 2, a, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Memory.copyToArray(a, new byte[4], -1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void fillSetsExactlyItsRange() {
        Memory.fill(a + 1, 3, (byte) 7);
        assertThat(Memory.getInt(a)).isEqualTo(0x0707_0700);
        assertThat(Memory.getByte(a + 4)).isZero();
    }

    @Test
    void mappingsAreAlignedZeroedAndWritable() {
        for (long alignment : new long[] {16, 4096, 1 << 14, 1 << 20, 1 << 22}) {
            for (long bytes : new long[] {1, 1 << 20, 3 << 20}) {
                long m = Memory.map(bytes, alignment);
                assertThat(m & (alignment - 1)).isZero();
                assertThat(Memory.getByte(m)).isZero();
                assertThat(Memory.getByte(m + bytes - 1)).isZero();
                Memory.putByte(m + bytes - 1, (byte) 1);
                Memory.unmap(m, bytes);
            }
        }
    }

    @Test
    void hugeMappingsAreCommittedLazily() {
        long bytes = 1L << 36;
        long m = Memory.map(bytes, 1 << 20);
        Memory.putLong(m + bytes / 2, 1);
        Memory.unmap(m, bytes);
    }

    @Test
    void impossibleMappingsAreOutOfMemory() {
        assertThatThrownBy(() -> Memory.map(1L << 55, 4096)).isInstanceOf(OutOfMemoryError.class);
    }
}
