package org.broadsheet.feed;

import java.nio.charset.StandardCharsets;

/** Addresses as formats demand them that are stricter than browsers. */
final class WebAddress {

    /** RFC 3986, section 2, without brackets, which only hosts may have. */
    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=";

    private WebAddress() {}

    /**
     * The same address in ASCII: what RFC 3986 has no place for is percent-encoded, and what is encoded stays.
     *
     * @param address an absolute one
     */
    static String ascii(String address) {
        int path = address.indexOf('/', address.indexOf("://") + 3);
        StringBuilder encoded = new StringBuilder(address.length());
        for (int at = 0; at < address.length(); ) {
            int character = address.codePointAt(at);
            boolean bracket = (character == '[' || character == ']') && (path < 0 || at < path);
            if (bracket || isPlain(character) || character == '%' && isHex(address, at + 1) && isHex(address, at + 2)) {
                encoded.appendCodePoint(character);
            } else {
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(hex(each >> 4)).append(hex(each));
                }
            }
            at += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || PLAIN.indexOf(character) >= 0;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static char hex(int half) {
        return Character.toUpperCase(Character.forDigit(half & 15, 16));
    }
}
