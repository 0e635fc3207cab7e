package org.broadsheet.reference;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * Keys that order text as people expect it in every script (UCA root collation). They are made here, so that the order
 * does not hang on the database's locale or its version of ICU.
 */
public final class SortKeys {

    private static final int MAX_BYTES = 600;
    private static final Collator COLLATOR = Collator.getInstance(ULocale.ROOT).freeze();

    private SortKeys() {}

    /** At most 600 bytes. */
    public static byte[] of(String text) {
        byte[] key = COLLATOR.getCollationKey(text).toByteArray();
        return key.length <= MAX_BYTES ? key : Arrays.copyOf(key, MAX_BYTES);
    }

    /**
     * One level of a place in the tree: position, then name. Collation keys end with their only zero byte and the rest has
     * a fixed length, so no key is the beginning of a sibling's and concatenated levels sort depth first.
     */
    static byte[] level(int position, String name, UUID id) {
        byte[] key = COLLATOR.getCollationKey(name).toByteArray();
        return ByteBuffer.allocate(Integer.BYTES + key.length + 2 * Long.BYTES)
                .putInt(position)
                .put(key)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
