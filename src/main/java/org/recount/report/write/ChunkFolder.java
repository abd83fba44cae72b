package org.recount.report.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recount.simulation.sweep.ChunkSource;

/**
 * Keeps the chunks of a sweep that are done in a hidden folder beside its report, so that a sweep that was killed goes on
 * where it was. The folder's name carries a digest of all that the chunks depend on; a chunk of another sweep is never
 * taken for one of this.
 *
 * <p>A chunk is written under another name and moved into place, and carries a digest of itself: after a kill or a loss of
 * power it is there whole, or it is done again. Thread-safe; a lock keeps a second process out.
 */
public final class ChunkFolder implements ChunkSource, Closeable {
    private static final int DIGEST = 32;
    private static final long MOST_KEPT = 32L << 20;

    private final Path folder;
    private final int chunks;
    private final FileChannel channel;
    private final Map<Integer, long[]> kept = new ConcurrentHashMap<>();
    private final BitSet done = new BitSet();
    private long numbersKept;

    private ChunkFolder(Path folder, int chunks, FileChannel channel) {
        this.folder = folder;
        this.chunks = chunks;
        this.channel = channel;
    }

    /** Another process works on the same sweep. */
    public static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUse(Path folder) {
            super("Another process works on this sweep: " + folder + " is locked.");
        }
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param parent folder of the reports, created if missing
     * @param name name of the report
     * @param identity all that the chunks depend on, as a text
     * @param chunks number of chunks of the sweep
     * @throws InUse if another process has it open
     * @throws UncheckedIOException where the machine fails
     */
    public static ChunkFolder open(Path parent, String name, String identity, int chunks) {
        byte[] text = identity.getBytes(StandardCharsets.UTF_8);
        Path folder =
                parent.resolve("." + name + ".sweep-" + Digests.sha256(text).substring(0, 16));
        try {
            Files.createDirectories(folder);
            ChunkFolder opened = new ChunkFolder(folder, chunks, lock(folder));
            Path what = folder.resolve("what");
            if (!Files.exists(what)) {
                Files.write(what, text);
            }
            opened.takeStock();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
        }
        if (lock == null) {
            channel.close();
            throw new InUse(folder);
        }
        return channel;
    }

    private void takeStock() {
        for (int number = 0; number < chunks; number++) {
            if (Files.exists(file(number)) && load(number) != null) {
                done.set(number);
            }
        }
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the numbers of the chunks that are not done, ascending. */
    public synchronized int[] missing() {
        BitSet missing = new BitSet();
        missing.set(0, chunks);
        missing.andNot(done);
        return missing.stream().toArray();
    }

    /** Keeps what was found for a chunk. */
    public void write(int number, long[] numbers) {
        byte[] content = encode(number, numbers);
        Path part =
                folder.resolve("part-" + number + "-" + Thread.currentThread().getId());
        try {
            Files.write(part, content);
            Files.move(part, file(number), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            done.set(number);
            keep(number, numbers.clone());
        }
    }

    private synchronized void keep(int number, long[] numbers) {
        if (numbersKept + numbers.length <= MOST_KEPT && kept.putIfAbsent(number, numbers) == null) {
            numbersKept += numbers.length;
        }
    }

    @Override
    public long[] read(int number) {
        long[] numbers = kept.get(number);
        if (numbers == null) {
            numbers = load(number);
        }
        if (numbers == null) {
            throw new UncheckedIOException(new IOException(
                    "A piece of the sweep is damaged or gone: " + file(number) + ". Maybe start it again"));
        }
        return numbers.clone();
    }

    private long @Nullable [] load(int number) {
        try {
            long[] numbers = decode(number, Files.readAllBytes(file(number)));
            if (numbers != null) {
                keep(number, numbers);
            }
            return numbers;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers, most significant byte first, then the SHA-256 of the chunk's number and of them. */
    private static byte[] encode(int number, long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Long.BYTES + DIGEST);
        for (long n : numbers) {
            buffer.putLong(n);
        }
        buffer.put(digest(number, Arrays.copyOf(buffer.array(), numbers.length * Long.BYTES)));
        return buffer.array();
    }

    private static long @Nullable [] decode(int number, byte[] content) {
        int length = content.length - DIGEST;
        if (length < 0 || length % Long.BYTES != 0) {
            return null;
        }
        byte[] digest = digest(number, Arrays.copyOf(content, length));
        if (!Arrays.equals(digest, Arrays.copyOfRange(content, length, content.length))) {
            return null;
        }
        long[] numbers = new long[length / Long.BYTES];
        ByteBuffer.wrap(content).asLongBuffer().get(numbers);
        return numbers;
    }

    private static byte[] digest(int number, byte[] content) {
        ByteBuffer both = ByteBuffer.allocate(Integer.BYTES + content.length);
        both.putInt(number).put(content);
        return HexFormat.of().parseHex(Digests.sha256(both.array()));
    }

    private Path file(int number) {
        return folder.resolve("chunk-" + number);
    }

    /** Removes the folder: to be called when the report is written. */
    public void remove() {
        try {
            channel.close();
            FileLayer.REAL.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the folder; the chunks stay. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
