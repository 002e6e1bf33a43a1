#!/bin/sh
# Times `unitgen lint`, each as a cold process: 10,000 units of 30 lines against a Java loop that only
# reads them (same JVM, same options, 300 MB of heap), then 1 and 100 units against
# `systemd-analyze verify`. Needs hyperfine, perl and systemd-analyze, and a built tree:
#   mvn -B -q -DskipTests package && bench/lint.sh [RUNS]
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for tool in hyperfine perl systemd-analyze; do
  command -v "$tool" >/dev/null || { echo "lint.sh: $tool is not installed" >&2; exit 3; }
done
runs=${1:-10}
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi

# Units that pass: /bin/sleep is there for verify, and each has 30 lines of its own.
unit() {
  perl -e '
    my ($folder, $count) = @ARGV;
    for my $i (1 .. $count) {
      open my $out, ">", "$folder/worker$i.service" or die "$folder: $!";
      print $out <<"UNIT";
[Unit]
Description=Worker number $i of the benchmark
Documentation=https://example.org/worker/$i
After=network.target
StartLimitIntervalSec=60
StartLimitBurst=6

# The program stays in the foreground.
[Service]
Type=exec
User=daemon
Group=daemon
WorkingDirectory=/tmp
Environment=NUMBER=$i LANG=C.UTF-8
Environment="GREETING=good morning"
ExecStart=/bin/sleep $i
ExecReload=/bin/kill -HUP \$MAINPID
KillMode=mixed
KillSignal=SIGTERM
TimeoutStopSec=30
Restart=on-failure
RestartSec=1
LimitNOFILE=65536
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
SyslogIdentifier=worker-$i

[Install]
WantedBy=multi-user.target
UNIT
    }' "$1" "$2"
}
mkdir "$work/one" "$work/hundred" "$work/many"
unit "$work/one" 1
unit "$work/hundred" 100
unit "$work/many" 10000
javac -d "$work" "$home/bench/ReadOnly.java"
lint="$java -Xmx300m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto \
-XX:SharedArchiveFile=$home/target/unitgen/lib/unitgen.jsa -Xlog:disable \
-jar $home/target/unitgen/lib/unitgen.jar lint"
read="$java -Xmx300m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp $work ReadOnly"

# Medians and their ratio to that of the first command, from one run.
table() {
  perl -MJSON::PP -e '
    local $/; my $results = decode_json(<STDIN>)->{results};
    my $base = $results->[0]{median};
    printf "%-32s %7.0f ms  %.2f\n", $_->{command}, 1000 * $_->{median}, $_->{median} / $base
      for @$results;
  ' < "$1"
}

$lint "$work/many" | tail -1
hyperfine -N --warmup 1 --runs "$runs" --export-json "$work/many.json" \
  -n 'read 10,000 units, one thread' "$read $work/many 1" \
  -n 'read 10,000 units, two threads' "$read $work/many 2" \
  -n 'unitgen lint, 10,000 units' "$lint $work/many" >/dev/null
for set in one hundred; do
  hyperfine -N --warmup 2 --runs "$runs" --export-json "$work/$set.json" \
    -n "systemd-analyze verify, $set" \
    "systemd-analyze --man=no verify $(echo "$work/$set"/*.service | tr '\n' ' ')" \
    -n "unitgen lint, $set" "$home/target/unitgen/bin/unitgen lint $work/$set" >/dev/null
done
table "$work/many.json"
table "$work/one.json"
table "$work/hundred.json"
