package org.recount.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A small valid election in memory, for tests to spoil: two contests by station and one by totals only.
 *
 * <p>North (3 seats, 1 reserved, SNTV): Ali 60, Badr 50, Dalia 40, Celine 30, Emad 20; elected Ali, Badr, Dalia (a woman on
 * votes). South (2 seats, 1 reserved): Karim 41, Layth 39, Mona 20; elected Karim, Mona (reserved). Isle (1 seat): Rana 7,
 * Sami 5.
 */
public final class ElectionFolder {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ElectionFolder() {}

    /** Returns the valid election. */
    public static ElectionFolder small() {
        ElectionFolder folder = new ElectionFolder();
        folder.put("election.yaml", """
                election: small
                name: A small election
                date: 2021-10-10
                source: invented for a test
                licence: CC0
                rule: {method: sntv, reserved: {gender: F}}
                """);
        folder.put("contests.csv", """
                contest,name,region,seats,reserved_seats
                N,North,Up,3,1
                S,South,Down,2,1
                I,Isle,Sea,1,
                """);
        folder.put("choices.csv", """
                contest,choice,name,party,gender,group
                N,ali,Ali,Reds,M,
                N,badr,Badr,Blues,M,
                N,celine,Celine,Reds,F,
                N,dalia,Dalia,Blues,F,
                N,emad,Emad,,M,
                S,karim,Karim,Reds,M,
                S,layth,Layth,Blues,M,
                S,mona,Mona,Reds,F,
                I,rana,Rana,Blues,F,
                I,sami,Sami,Reds,M,
                """);
        folder.put("stations.csv", """
                station,contest,centre,region,kind,registered,cast,invalid
                n1,N,school,Up,M,300,105,5
                n2,N,school,Up,F,250,105,5
                s1,S,hall,Down,,100,52,2
                s2,S,mill,Down,,120,52,2
                """);
        folder.put("votes.csv", """
                station,contest,choice,votes
                n1,N,ali,30
                n1,N,badr,30
                n1,N,celine,15
                n1,N,dalia,15
                n1,N,emad,10
                n2,N,ali,30
                n2,N,badr,20
                n2,N,celine,15
                n2,N,dalia,25
                n2,N,emad,10
                s1,S,karim,21
                s1,S,layth,19
                s1,S,mona,10
                s2,S,karim,20
                s2,S,layth,20
                s2,S,mona,10
                """);
        folder.put("totals.csv", """
                contest,choice,votes
                I,rana,7
                I,sami,5
                """);
        return folder;
    }

    /** Returns an empty folder. */
    public static ElectionFolder empty() {
        return new ElectionFolder();
    }

    /** Sets a file. */
    public ElectionFolder put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a file. */
    public ElectionFolder put(String name, byte[] bytes) {
        files.put(name, bytes.clone());
        return this;
    }

    /** Takes a file away. */
    public ElectionFolder remove(String name) {
        files.remove(name);
        return this;
    }

    /** Adds lines at the end of a file. */
    public ElectionFolder append(String name, String text) {
        return put(name, text(name) + text);
    }

    /** Changes a file. */
    public ElectionFolder change(String name, UnaryOperator<String> change) {
        return put(name, change.apply(text(name)));
    }

    /** Replaces a text that must be there. */
    public ElectionFolder replace(String name, String from, String to) {
        String text = text(name);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " does not hold " + from);
        }
        return put(name, text.replace(from, to));
    }

    /** Returns the text of a file. */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** Returns the bytes of a file. */
    public byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("No file " + name);
        }
        return bytes.clone();
    }

    /** Returns the names of the files. */
    public Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        files.forEach((name, bytes) -> sizes.put(name, bytes.length));
        return sizes;
    }

    /** Writes the folder to disk and returns it. */
    public Path writeTo(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a zip of the folder, each name after the prefix, and returns it. */
    public Path zipTo(Path zip, String prefix) {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(prefix + file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
