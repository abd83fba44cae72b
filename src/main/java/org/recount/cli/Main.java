package org.recount.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The only {@code main}: wires the commands and turns their outcome into an exit code. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Election-results audit and recount simulator.",
        subcommands = {})
public final class Main {
    private Main() {}

    /**
     * Runs a command.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"recount " + (version == null ? "(development)" : version)};
        }
    }
}
