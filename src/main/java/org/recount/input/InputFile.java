package org.recount.input;

/**
 * A file that was read, for a manifest.
 *
 * @param name name of the file, as problems name it
 * @param bytes its size
 * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
 */
public record InputFile(String name, long bytes, String sha256) {}
