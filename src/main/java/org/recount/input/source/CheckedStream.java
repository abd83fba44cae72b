package org.recount.input.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.recount.input.InputFile;

/**
 * Passes bytes on as they are and checks on the way that they are UTF-8 text (RFC 3629: no overlong forms, no surrogates,
 * nothing beyond U+10FFFF, no NUL). A byte order mark at the start is left out. Keeps the SHA-256 of all bytes.
 */
final class CheckedStream extends InputStream {
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private final String name;
    private final MessageDigest digest;
    private final byte[] head;
    private int headAt;
    private final int headEnd;

    private long bytes;
    private long line = 1;
    /** Bytes that must follow to complete a character, and the range of the next of them. */
    private int missing;

    private int least;
    private int most;

    CheckedStream(String name, InputStream in) throws IOException {
        this.name = name;
        this.in = in;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        byte[] start = in.readNBytes(8);
        refuseOtherFormats(start);
        boolean mark = start.length >= 3 && u(start[0]) == 0xEF && u(start[1]) == 0xBB && u(start[2]) == 0xBF;
        digest.update(start);
        head = start;
        headAt = mark ? 3 : 0;
        headEnd = start.length;
        bytes = headAt;
    }

    /** Reads what is left, without checking it, so that the digest is that of the whole file. */
    InputFile finish() throws IOException {
        byte[] buffer = new byte[1 << 16];
        bytes += headEnd - headAt;
        headAt = headEnd;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
            bytes += n;
        }
        return new InputFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : u(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int n;
        if (headAt < headEnd) {
            n = Math.min(length, headEnd - headAt);
            System.arraycopy(head, headAt, buffer, offset, n);
            headAt += n;
        } else {
            n = in.read(buffer, offset, length);
            if (n > 0) {
                digest.update(buffer, offset, n);
            }
        }
        if (n < 0) {
            if (missing > 0) {
                throw notUtf8(NOTHING, 0);
            }
            return n;
        }
        check(buffer, offset, offset + n);
        bytes += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void check(byte[] buffer, int from, int to) throws NotTextException {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (missing == 0) {
                if (b > 0) {
                    if (b == '\n') {
                        line++;
                    }
                } else if (b == 0) {
                    throw new NotTextException(
                            line,
                            "00",
                            "The file holds a NUL byte (line " + line + ", offset " + (bytes + i - from) + ")",
                            "Maybe it is UTF-16 or not a text file at all; save it as \"CSV UTF-8\".");
                } else {
                    begin(buffer, i, from);
                }
            } else {
                int v = u(b);
                if (v < least || v > most) {
                    throw notUtf8(buffer, i - from, b);
                }
                missing--;
                least = 0x80;
                most = 0xBF;
            }
        }
    }

    /** The first byte of a character of several bytes: RFC 3629, section 4. */
    private void begin(byte[] buffer, int i, int from) throws NotTextException {
        int v = u(buffer[i]);
        least = 0x80;
        most = 0xBF;
        if (v >= 0xC2 && v <= 0xDF) {
            missing = 1;
        } else if (v >= 0xE0 && v <= 0xEF) {
            missing = 2;
            least = v == 0xE0 ? 0xA0 : least;
            most = v == 0xED ? 0x9F : most;
        } else if (v >= 0xF0 && v <= 0xF4) {
            missing = 3;
            least = v == 0xF0 ? 0x90 : least;
            most = v == 0xF4 ? 0x8F : most;
        } else {
            throw notUtf8(buffer, i - from, buffer[i]);
        }
    }

    private NotTextException notUtf8(byte[] buffer, int index, byte... wrong) {
        String value = HexFormat.of().withUpperCase().formatHex(wrong);
        String what = buffer == NOTHING ? "it ends in the middle of a character" : "byte " + value;
        return new NotTextException(
                line,
                value,
                "The file is not UTF-8: " + what + " (line " + line + ", offset " + (bytes + index) + ")",
                "Maybe it is in an older encoding; save it as \"CSV UTF-8\", or: iconv -f WINDOWS-1256 -t UTF-8 (Arabic), -f"
                        + " WINDOWS-1252 (western).");
    }

    private static void refuseOtherFormats(byte[] b) throws NotTextException {
        if (starts(b, 0x50, 0x4B, 0x03, 0x04)) {
            throw binary("a zip or an Excel workbook", "open it and save the sheet as \"CSV UTF-8\"");
        }
        if (starts(b, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw binary("an old Excel workbook", "open it and save the sheet as \"CSV UTF-8\"");
        }
        if (starts(b, 0x1F, 0x8B)) {
            throw binary("compressed by gzip", "unpack it: gunzip FILE");
        }
        if (starts(b, 0x25, 0x50, 0x44, 0x46)) {
            throw binary("a PDF", "take the tables out of it first");
        }
        if (starts(b, 0x50, 0x41, 0x52, 0x31)) {
            throw binary("a Parquet file", "export it as CSV");
        }
        if (starts(b, 0xFF, 0xFE) || starts(b, 0xFE, 0xFF)) {
            throw binary("UTF-16", "save it as \"CSV UTF-8\", or: iconv -f UTF-16 -t UTF-8");
        }
    }

    private static NotTextException binary(String what, String advice) {
        return new NotTextException(0, "", "The file is not UTF-8 text: it is " + what, "Maybe " + advice + ".");
    }

    private static boolean starts(byte[] b, int... magic) {
        if (b.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (u(b[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static int u(byte b) {
        return b & 0xFF;
    }
}
