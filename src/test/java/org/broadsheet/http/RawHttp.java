package org.broadsheet.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** HTTP over a bare socket: clients tidy up what they send, and these requests must arrive as they are. */
public final class RawHttp {

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] body = {};
    private boolean withHost = true;

    private RawHttp(String method, String target) {
        line(method + " " + target + " HTTP/1.1");
        line("Connection: close");
    }

    public static RawHttp request(String method, String target) {
        return new RawHttp(method, target);
    }

    public RawHttp header(String name, String value) {
        line(name + ": " + value);
        return this;
    }

    RawHttp withoutHost() {
        withHost = false;
        return this;
    }

    public RawHttp body(byte[] bytes) {
        line("Content-Length: " + bytes.length);
        body = bytes;
        return this;
    }

    RawHttp body(String text) {
        return body(text.getBytes(UTF_8));
    }

    /** Only says so: nothing of it is sent. */
    RawHttp promisedBody(long length) {
        line("Content-Length: " + length);
        return this;
    }

    RawHttp chunked(byte[] bytes) {
        line("Transfer-Encoding: chunked");
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += 8192) {
            byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(from + 8192, bytes.length));
            chunks.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
            chunks.writeBytes(chunk);
            chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        body = chunks.toByteArray();
        return this;
    }

    /** Sends it and reads until the service closes the connection, for ten seconds at most. */
    public Answer send(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            write(socket);
            byte[] answer = socket.getInputStream().readAllBytes();
            return new Answer(
                    new String(withoutChunks(new String(answer, ISO_8859_1)).getBytes(ISO_8859_1), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Socket socket) throws IOException {
        try {
            if (withHost) {
                line("Host: localhost:" + socket.getPort());
            }
            line("");
            socket.getOutputStream().write(head.toByteArray());
            socket.getOutputStream().write(body);
        } catch (SocketException e) {
            // The service may answer, and hang up, before it has seen all of the body.
            socket.shutdownOutput();
        }
    }

    /** The same answer with its body in one piece; one character stands for one byte, since chunks count those. */
    private static String withoutChunks(String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        if (parts.length < 2 || !parts[0].toLowerCase().contains("\r\ntransfer-encoding: chunked")) {
            return answer;
        }
        StringBuilder whole = new StringBuilder(parts[0]).append("\r\n\r\n");
        int at = 0;
        for (int size = 1; size > 0; ) {
            int end = parts[1].indexOf("\r\n", at);
            size = Integer.parseInt(parts[1].substring(at, end), 16);
            whole.append(parts[1], end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
        return whole.toString();
    }

    private void line(String line) {
        head.writeBytes((line + "\r\n").getBytes(ISO_8859_1));
    }

    /** @param text all that came back, {@code 100 Continue} included */
    public record Answer(String text) {

        public int status() {
            return Integer.parseInt(last().split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        List<String> headers(String name) {
            return last().split("\r\n\r\n", 2)[0]
                    .lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .toList();
        }

        public Map<String, List<String>> headers() {
            return last().split("\r\n\r\n", 2)[0]
                    .lines()
                    .skip(1)
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.groupingBy(
                            parts -> parts[0], Collectors.mapping(parts -> parts[1].trim(), Collectors.toList())));
        }

        public String body() {
            String[] parts = last().split("\r\n\r\n", 2);
            return parts.length < 2 ? "" : parts[1];
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + text, e);
            }
        }

        private String last() {
            return text.startsWith("HTTP/1.1 100") ? text.split("\r\n\r\n", 2)[1] : text;
        }
    }
}
