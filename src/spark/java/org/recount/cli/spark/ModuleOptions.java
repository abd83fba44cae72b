package org.recount.cli.spark;

import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the options that Spark needs of Java, for the scripts that start a driver, a master or a worker. */
public final class ModuleOptions {
    private ModuleOptions() {}

    /** Prints them on one line. */
    public static void main(String[] args) {
        System.out.println(JavaModuleOptions.defaultModuleOptions());
    }
}
