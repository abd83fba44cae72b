package org.recount.cli.spark;

import java.io.Serializable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.recount.cli.SweepEngine;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Does the chunks of a sweep on Apache Spark, one task a chunk. The driver takes each chunk as it arrives and keeps it, so a
 * driver that is killed loses what was on its way and no more; what an executor had in hand when it was lost is done again by
 * another.
 */
public final class SparkEngine implements SweepEngine {
    private static final int MOST_FAILURES = 16;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public void run(Job job, Sink done) throws InterruptedException {
        try (JavaSparkContext spark = new JavaSparkContext(configuration(job.master()))) {
            List<Integer> numbers = new ArrayList<>();
            for (int number : job.missing()) {
                numbers.add(number);
            }
            Broadcast<SweepOnTheWire> sweep = spark.broadcast(new SweepOnTheWire(job));
            ClassTag<long[]> tag = ClassTag$.MODULE$.apply(long[].class);
            spark.sc()
                    .runJob(
                            spark.parallelize(numbers, numbers.size()).rdd(),
                            new Work(sweep),
                            new Taken(job.missing(), done),
                            tag);
        } finally {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static SparkConf configuration(String master) {
        SparkConf conf = new SparkConf()
                .setAppName("recount sweep")
                .setIfMissing("spark.ui.enabled", "false")
                // A task that dies with its executor counts as failed; many executors may be lost before a sweep gives
                // up.
                .setIfMissing("spark.task.maxFailures", Integer.toString(MOST_FAILURES))
                .setIfMissing("spark.excludeOnFailure.enabled", "false");
        if (!master.isEmpty()) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.master", "local[*]");
        Path jar = jar();
        if (Files.isRegularFile(jar)) {
            conf.setJars(new String[] {jar.toString()});
        }
        return conf;
    }

    private static Path jar() {
        try {
            return Path.of(SparkEngine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of a jar is a path", e);
        }
    }

    /** On an executor: does the chunk of a task. */
    private static final class Work extends AbstractFunction1<Iterator<Integer>, long[]> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Broadcast<SweepOnTheWire> sweep;

        Work(Broadcast<SweepOnTheWire> sweep) {
            this.sweep = sweep;
        }

        @Override
        public long[] apply(Iterator<Integer> numbers) {
            return sweep.value().run(numbers.next());
        }
    }

    /** On the driver: takes what a task found. */
    private static final class Taken extends AbstractFunction2<Object, long[], BoxedUnit> {
        private final int[] missing;
        private final Sink done;

        Taken(int[] missing, Sink done) {
            this.missing = missing;
            this.done = done;
        }

        @Override
        public BoxedUnit apply(Object task, long[] numbers) {
            done.take(missing[(Integer) task], numbers);
            return BoxedUnit.UNIT;
        }
    }
}
