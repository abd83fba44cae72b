package org.recount.report.write;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a folder whole or not at all.
 *
 * <p>The files are written to a hidden sibling and moved into place when all of them are there. An earlier folder is
 * moved aside first and comes back if the second move fails; a run killed between the two moves leaves it aside, and the
 * next call puts it back before it begins. What an earlier process left unfinished is removed when that process is gone.
 */
public final class ReportFolder {
    private static final Pattern SAFE_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,99}");

    private static final String MARK = "manifest.json";

    private final FileLayer files;
    private final long process;

    /** Creates a writer to the real file system. */
    public ReportFolder() {
        this(FileLayer.REAL, ProcessHandle.current().pid());
    }

    ReportFolder(FileLayer files, long process) {
        this.files = files;
        this.process = process;
    }

    /**
     * Writes {@code content} as the folder {@code parent/name} and replaces what was there.
     *
     * @param parent folder of the reports, created if missing
     * @param name name of the new folder: letters, digits, {@code _ . -}
     * @param content path inside the folder, with {@code /}, to bytes
     * @return the folder
     * @throws ReportNotWritten where the machine fails; an earlier folder is then as it was
     */
    public Path write(Path parent, String name, Map<String, byte[]> content) {
        checkReplaceable(parent, name);
        Path target = parent.resolve(name);
        Path part = parent.resolve("." + name + ".part-" + process);
        Path earlier = parent.resolve("." + name + ".earlier");
        try {
            files.createDirectories(parent);
            recover(target, earlier);
            removeUnfinished(parent, "." + name + ".part-");
            fill(part, content);
            replace(part, target, earlier);
            return target;
        } catch (IOException e) {
            quietly(part);
            throw new ReportNotWritten(target, e);
        }
    }

    /**
     * Refuses a name that is no folder name, and a folder that is there and is no report: it is never replaced.
     *
     * @param parent folder of the reports
     * @param name name of the report
     * @throws IllegalArgumentException where a report must not be written there
     * @throws ReportNotWritten where the folder of the reports cannot be written to
     */
    public static void checkReplaceable(Path parent, String name) {
        if (!SAFE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a folder of a report."
                    + " Maybe use letters, digits, '-', '_' and '.' only, beginning with a letter or digit.");
        }
        Path target = parent.resolve(name);
        checkWritable(parent, target);
        if (Files.exists(target) && !Files.exists(target.resolve(MARK)) && !isEmptyFolder(target)) {
            throw new IllegalArgumentException(target + " is there and is no report (it has no " + MARK
                    + "), so it is not replaced. Maybe choose another folder with -o.");
        }
    }

    /** Before a long run rather than after it: the folder, or the nearest one above it that is there. */
    private static void checkWritable(Path parent, Path target) {
        Path there = parent.toAbsolutePath().normalize();
        for (Path above = there.getParent(); above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        if (!Files.isDirectory(there)) {
            throw new IllegalArgumentException(
                    there + " is no folder, so no report can go into it. Maybe choose another folder with -o.");
        }
        if (!Files.isWritable(there)) {
            throw new ReportNotWritten(target, new FileSystemException(there.toString(), null, "not to be written to"));
        }
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private void fill(Path part, Map<String, byte[]> content) throws IOException {
        files.createDirectories(part);
        for (Map.Entry<String, byte[]> e : content.entrySet()) {
            Path file = part.resolve(e.getKey());
            Path folder = file.getParent();
            if (folder != null) {
                files.createDirectories(folder);
            }
            files.write(file, e.getValue());
        }
    }

    private void replace(Path part, Path target, Path earlier) throws IOException {
        if (!Files.exists(target)) {
            files.move(part, target);
            return;
        }
        files.move(target, earlier);
        try {
            files.move(part, target);
        } catch (IOException e) {
            files.move(earlier, target);
            throw e;
        }
        quietly(earlier);
    }

    private void recover(Path target, Path earlier) throws IOException {
        if (!Files.exists(earlier)) {
            return;
        }
        if (Files.exists(target)) {
            files.deleteTree(earlier);
        } else {
            files.move(earlier, target);
        }
    }

    private void removeUnfinished(Path parent, String prefix) throws IOException {
        List<Path> siblings;
        try (Stream<Path> list = Files.list(parent)) {
            siblings = list.toList();
        }
        for (Path sibling : siblings) {
            String name = String.valueOf(sibling.getFileName());
            if (name.startsWith(prefix) && !isAlive(name.substring(prefix.length()))) {
                quietly(sibling);
            }
        }
    }

    private boolean isAlive(String pid) {
        if (!pid.matches("\\d{1,18}") || Long.parseLong(pid) == process) {
            return false;
        }
        Optional<ProcessHandle> other = ProcessHandle.of(Long.parseLong(pid));
        return other.isPresent() && other.get().isAlive();
    }

    /** What cannot be removed is litter under a hidden name, not a reason to fail. */
    private void quietly(Path tree) {
        try {
            if (Files.exists(tree)) {
                files.deleteTree(tree);
            }
        } catch (IOException e) {
            // Left where it is; the next call tries again.
        }
    }
}
