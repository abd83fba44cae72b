#!/usr/bin/env bash
# Shows on one machine what a cluster does: a Spark master and two workers on 127.0.0.1, started from the Maven artifacts; a sweep on them, of
# which one worker and its executor are killed in the middle; and the same sweep on threads. Both reports must have the same bytes.
#
#   src/spark/cluster-demo.sh [--trials N] [--no-kill] [--keep]
#
# Needs target/recount-spark.jar and target/spark-home: mvn -Pspark -Dquick package -DskipTests. Takes some minutes, 4 GB of memory and free
# ports of 127.0.0.1. Exit code 0: the bytes are the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
trials=2000
kill_one=yes
keep=no
while [ $# -gt 0 ]; do
    case $1 in
        --trials) trials=$2; shift ;;
        --no-kill) kill_one=no ;;
        --keep) keep=yes ;;
        *) echo "usage: $0 [--trials N] [--no-kill] [--keep]" >&2; exit 2 ;;
    esac
    shift
done
limit=${LIMIT:-1200} # seconds for the sweep on the cluster

export SPARK_HOME=$PWD/target/spark-home SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1
jar=$PWD/target/recount-spark.jar
[ -f "$jar" ] && [ -d "$SPARK_HOME/jars" ] || {
    echo "Missing: $jar or $SPARK_HOME/jars. Maybe: mvn -Pspark -Dquick package -DskipTests" >&2
    exit 4
}
work=$(mktemp -d)
master=
worker=("" "")
stop() {
    for pid in "${worker[@]}" $master; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ "$keep" = yes ] || rm -rf "$work"
}
trap stop EXIT

modules=$(java -cp "$SPARK_HOME/jars/*:$jar" org.recount.cli.spark.ModuleOptions)
log4j=$work/log4j2.properties
printf 'rootLogger.level = info\nrootLogger.appenderRef.file.ref = console\nappender.console.type = Console\nappender.console.name = console\nappender.console.target = SYSTEM_ERR\nappender.console.layout.type = PatternLayout\nappender.console.layout.pattern = %%d{HH:mm:ss} %%p %%c{1}: %%m%%n\n' >"$log4j"
# shellcheck disable=SC2086 # options are words
daemon() { exec java $modules -Xmx256m -XX:+UseSerialGC -Dlog4j2.configurationFile="$log4j" -cp "$SPARK_HOME/jars/*" "$@"; }

daemon org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0 >"$work/master.log" 2>&1 &
master=$!
port=
for _ in $(seq 120); do
    port=$(sed -n 's#.*Starting Spark master at spark://127.0.0.1:\([0-9]*\).*#\1#p' "$work/master.log" | head -n 1)
    [ -z "$port" ] || break
    sleep 0.5
done
[ -n "$port" ] || { tail -n 20 "$work/master.log"; exit 4; }
for i in 0 1; do
    daemon org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 \
        --work-dir "$work/worker-$i" "spark://127.0.0.1:$port" >"$work/worker-$i.log" 2>&1 &
    worker[i]=$!
done
for _ in $(seq 120); do
    [ "$(grep -c 'Registering worker' "$work/master.log" || true)" -lt 2 ] || break
    sleep 1
done
[ "$(grep -c 'Registering worker' "$work/master.log" || true)" -ge 2 ] || { tail -n 20 "$work"/*.log; exit 4; }
echo "master spark://127.0.0.1:$port (process $master), workers of 1 core and 1 GB (processes ${worker[*]})"

sweep=(sweep scenarios/iraq-2021 --vary recount.random=0,500,1000 --vary errors.clerical.rate=0.05%,0.1%,1% --trials "$trials")
export SPARK_CONF="spark.executor.memory=700m spark.driver.host=127.0.0.1 spark.driver.bindAddress=127.0.0.1 log4j2.configurationFile=$work/quiet.properties"
sed 's/rootLogger.level = info/rootLogger.level = error/' "$log4j" >"$work/quiet.properties"

chunks() { { find "$work/cluster" -name 'chunk-*' 2>/dev/null || true; } | wc -l; }
begun=$SECONDS
timeout "$limit" src/spark/recount-spark "${sweep[@]}" --engine spark --master "spark://127.0.0.1:$port" -o "$work/cluster" \
    >"$work/cluster.out" 2>"$work/cluster.err" &
driver=$!
if [ "$kill_one" = yes ]; then
    # When a quarter is done, the second worker and its executor go, without a warning.
    want=$(((trials + 49) / 50 / 4))
    while kill -0 $driver 2>/dev/null && [ "$(chunks)" -lt "$want" ]; do sleep 0.2; done
    executors=$(ps -o pid= --ppid "${worker[1]}" | tr -s ' \n' ' ' || true)
    echo "after $(chunks) pieces: kill -9 of worker ${worker[1]} and its executor$executors"
    # shellcheck disable=SC2086 # process ids are words
    kill -9 "${worker[1]}" $executors 2>/dev/null || true
fi
wait $driver || { echo "the sweep on the cluster failed"; tail -n 20 "$work/cluster.err"; exit 1; }
cluster=$((SECONDS - begun))
grep -E 'Removing executor|Lost executor|lost' "$work/master.log" | tail -n 3 || true

begun=$SECONDS
src/spark/recount-spark "${sweep[@]}" --engine local --threads 2 -o "$work/local" >"$work/local.out" 2>"$work/local.err"
echo "cluster: $cluster s; two threads of one process: $((SECONDS - begun)) s; $trials trials in each of 9 cells"
digests() { (cd "$1" && find . -type f ! -path './.*' | LC_ALL=C sort | xargs sha256sum); }
digests "$work/cluster" >"$work/cluster.sha"
digests "$work/local" >"$work/local.sha"
if cmp "$work/cluster.sha" "$work/local.sha"; then
    echo "the same bytes: $(wc -l <"$work/local.sha") files, cells.csv $(sha256sum <"$work/local/iraq-2021-sweep/cells.csv" | cut -c1-16)"
else
    diff "$work/cluster.sha" "$work/local.sha" || true
    echo "the bytes DIFFER"
    exit 1
fi
