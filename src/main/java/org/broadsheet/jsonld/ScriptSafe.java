package org.broadsheet.jsonld;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Map;

/** JSON that may stand in a {@code script} element as it is: nothing in it can end the element or begin a comment. */
public final class ScriptSafe extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, SerializedString> ESCAPES = Map.of(
            (int) '<', new SerializedString("\\u003c"),
            (int) '>', new SerializedString("\\u003e"),
            (int) '&', new SerializedString("\\u0026"));

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        ESCAPES.keySet().forEach(character -> codes[character] = ESCAPE_CUSTOM);
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return ESCAPES.get(character);
    }
}
