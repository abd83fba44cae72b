package org.recount.input.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a column of the contract is made of in a published file. */
public sealed interface ColumnSource {

    /** Returns the columns of the file that are needed. */
    List<String> needs();

    /** Reads what is written as one text: the name of a column, or a template with names in braces. */
    static ColumnSource ofText(String text) {
        return Template.parse(text);
    }

    /**
     * Returns the cell.
     *
     * @param column gives the cell of a column of the file
     */
    Cell bind(Function<String, Cell> column);

    /**
     * A column of the file.
     *
     * @param name its name
     */
    record Named(String name) implements ColumnSource {
        @Override
        public List<String> needs() {
            return List.of(name);
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            return column.apply(name);
        }
    }

    /**
     * The same text in each row.
     *
     * @param text the text
     */
    record Constant(String text) implements ColumnSource {
        @Override
        public List<String> needs() {
            return List.of();
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            return () -> text;
        }
    }

    /**
     * Texts and columns one after the other: {@code G-{province_code}}.
     *
     * @param parts the parts
     */
    record Template(List<ColumnSource> parts) implements ColumnSource {
        public Template {
            parts = List.copyOf(parts);
        }

        /** Reads a template; a text without braces is a column. */
        static ColumnSource parse(String text) {
            List<ColumnSource> parts = new ArrayList<>();
            int at = 0;
            for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
                int close = text.indexOf('}', open);
                if (close < 0) {
                    break;
                }
                if (open > at) {
                    parts.add(new Constant(text.substring(at, open)));
                }
                parts.add(new Named(text.substring(open + 1, close).strip()));
                at = close + 1;
            }
            if (parts.isEmpty()) {
                return new Named(text);
            }
            if (at < text.length()) {
                parts.add(new Constant(text.substring(at)));
            }
            return new Template(parts);
        }

        @Override
        public List<String> needs() {
            return parts.stream().flatMap(p -> p.needs().stream()).toList();
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            List<Cell> cells = parts.stream().map(p -> p.bind(column)).toList();
            StringBuilder text = new StringBuilder();
            return () -> {
                text.setLength(0);
                cells.forEach(c -> text.append(c.text()));
                return text;
            };
        }
    }

    /**
     * The first of several that is not blank.
     *
     * @param sources in order of preference
     */
    record FirstOf(List<ColumnSource> sources) implements ColumnSource {
        public FirstOf {
            sources = List.copyOf(sources);
        }

        @Override
        public List<String> needs() {
            return sources.stream().flatMap(p -> p.needs().stream()).toList();
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            List<Cell> cells = sources.stream().map(p -> p.bind(column)).toList();
            return () -> {
                for (Cell cell : cells) {
                    CharSequence text = cell.text();
                    if (text.length() > 0) {
                        return text;
                    }
                }
                return "";
            };
        }
    }

    /**
     * The sum of columns of whole numbers; blank if all of them are blank. A cell that is no number is passed on as it
     * is, so that it is told as what it is.
     *
     * @param columns the columns
     */
    record Sum(List<String> columns) implements ColumnSource {
        public Sum {
            columns = List.copyOf(columns);
        }

        @Override
        public List<String> needs() {
            return columns;
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            List<Cell> cells = columns.stream().map(column).toList();
            return () -> {
                long sum = 0;
                boolean any = false;
                for (Cell cell : cells) {
                    CharSequence text = cell.text();
                    long value = WholeNumbers.parse(text);
                    if (value == WholeNumbers.BAD) {
                        return text;
                    }
                    if (value != WholeNumbers.BLANK) {
                        any = true;
                        sum = Math.addExact(sum, value);
                    }
                }
                return any ? Long.toString(sum) : "";
            };
        }
    }

    /**
     * The sum of a column over all rows of the file that have the same key.
     *
     * @param column the column
     */
    record Total(String column) implements ColumnSource {
        @Override
        public List<String> needs() {
            return List.of(column);
        }

        @Override
        public Cell bind(Function<String, Cell> cells) {
            return cells.apply(column);
        }
    }

    /**
     * Other words for the words of the file. A word that is not named passes as it is, unless {@code *} says what becomes
     * of all others.
     *
     * @param source what is translated
     * @param words the words of the file and what they mean
     */
    record Translated(ColumnSource source, Map<String, String> words) implements ColumnSource {
        public Translated {
            words = Map.copyOf(words);
        }

        @Override
        public List<String> needs() {
            return source.needs();
        }

        @Override
        public Cell bind(Function<String, Cell> column) {
            Cell cell = source.bind(column);
            String others = words.get("*");
            return () -> {
                CharSequence text = cell.text();
                String word = words.get(text.toString());
                return word != null ? word : others != null ? others : text;
            };
        }
    }
}
