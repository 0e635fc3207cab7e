package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/**
 * JSON as RFC 8259 has it, read with bounds: UTF-8 only, no key twice, no text that cannot be stored, no number beyond
 * a double. It is checked token by token, below all binding, so that no type, map key or tree can be reached around it.
 */
final class StrictJsonFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxStringLength(1_500_000)
            .maxNameLength(200)
            .build();

    StrictJsonFactory() {
        super(new JsonFactoryBuilder()
                .streamReadConstraints(BOUNDS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(Feature.CHARSET_DETECTION)
                // A name is kept for the life of the JVM otherwise, and clients choose the names of map keys.
                .disable(Feature.INTERN_FIELD_NAMES));
    }

    @Override
    public JsonFactory copy() {
        return new StrictJsonFactory();
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return new StrictParser(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
        return new StrictParser(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        return new StrictParser(super._createParser(data, offset, length, context));
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext context, boolean recyclable)
            throws IOException {
        return new StrictParser(super._createParser(data, offset, length, context, recyclable));
    }

    private static final class StrictParser extends JsonParserDelegate {

        /** The present string or name in normal form C; null where it came in that form. */
        private String normalized;

        StrictParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = delegate.nextToken();
            normalized = null;
            if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                checkText(token, delegate.getText());
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                checkNumber(delegate.getDoubleValue());
            }
            return token;
        }

        private void checkText(JsonToken token, String text) {
            if (!Texts.isSound(text)) {
                String what = token == JsonToken.FIELD_NAME ? "The name of a property" : "The text";
                throw ProblemException.invalid(
                        FieldError.at(pointer(), "invalid", what + " holds a character that is not allowed"));
            }
            String form = Texts.normalized(text);
            normalized = form.equals(text) ? null : form;
        }

        private void checkNumber(double value) throws IOException {
            boolean underflow = value == 0 && delegate.getText().matches("[^eE]*[1-9].*");
            if (Double.isInfinite(value) || underflow) {
                throw ProblemException.invalid(FieldError.at(pointer(), "outOfRange", "The number is out of range"));
            }
        }

        private String pointer() {
            return delegate.getParsingContext().pathAsPointer().toString();
        }

        // skipChildren and nextValue of the delegate would run past the checks.

        @Override
        public JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        @Override
        public JsonParser skipChildren() throws IOException {
            for (int depth = opens(currentToken()); depth > 0; ) {
                JsonToken token = nextToken();
                if (token == null) {
                    return this;
                }
                depth += opens(token) - (token.isStructEnd() ? 1 : 0);
            }
            return this;
        }

        private static int opens(JsonToken token) {
            return token != null && token.isStructStart() ? 1 : 0;
        }

        @Override
        public String currentName() throws IOException {
            return normalized != null && currentToken() == JsonToken.FIELD_NAME ? normalized : delegate.currentName();
        }

        @Override
        public String getText() throws IOException {
            return normalized != null ? normalized : delegate.getText();
        }

        @Override
        public String getValueAsString() throws IOException {
            return normalized != null ? normalized : delegate.getValueAsString();
        }

        @Override
        public String getValueAsString(String fallback) throws IOException {
            return normalized != null ? normalized : delegate.getValueAsString(fallback);
        }

        @Override
        public boolean hasTextCharacters() {
            return normalized == null && delegate.hasTextCharacters();
        }

        @Override
        public char[] getTextCharacters() throws IOException {
            return normalized != null ? normalized.toCharArray() : delegate.getTextCharacters();
        }

        @Override
        public int getTextLength() throws IOException {
            return normalized != null ? normalized.length() : delegate.getTextLength();
        }

        @Override
        public int getTextOffset() throws IOException {
            return normalized != null ? 0 : delegate.getTextOffset();
        }
    }
}
