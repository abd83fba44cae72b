#!/usr/bin/env bash
# Times national trials of Iraq 2021 beside a vectorised NumPy program that redoes the totals in each trial, and prints the ratio.
#
#   src/bench/compare.sh [NumPy trials]
#
# Needs a Python 3 with NumPy (Debian, Ubuntu: apt-get install python3-numpy); PYTHON names it. Processor time of one thread on both sides.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import numpy' || { echo "No NumPy in $python. Maybe: apt-get install python3-numpy, or set PYTHON." >&2; exit 4; }
jar=target/benchmarks.jar
if [ ! -f $jar ] || [ -n "$(find src/main src/jmh pom.xml -newer $jar -print -quit)" ]; then
    mvn -B -ntp -q -Pbench -Dquick package -DskipTests
fi
run() { java -Xmx2g -XX:+UseSerialGC -cp $jar org.recount.simulation.NationalTrials "$@"; }
run parts | tee target/compare.txt
trial=$(sed -n 's/^trials per second: //p' target/compare.txt)
for way in cells touched; do
    "$python" src/bench/python/national_trials.py $way "${1:-20}" | tee target/compare-$way.txt
    numpy=$(sed -n 's/^processor seconds per trial: //p' target/compare-$way.txt)
    echo "ratio to NumPy, $way: $(awk -v n="$numpy" -v t="$trial" 'BEGIN { printf "%.0f", n * t }') times as fast"
done
run trials 10000 2
run whole 10000 2
