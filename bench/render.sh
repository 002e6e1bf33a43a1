#!/bin/sh
# Times `unitgen render` of the Sidekiq example, as a cold process, against `foreman export upstart`
# of the same fleet. Needs hyperfine and foreman (Debian: hyperfine, ruby-foreman) and a built tree:
#   mvn -B -q -DskipTests package && bench/render.sh [RUNS]
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for tool in hyperfine foreman; do
  command -v "$tool" >/dev/null || { echo "render.sh: $tool is not installed" >&2; exit 3; }
done

# The fleet of examples/sidekiq in foreman's words.
printf 'sidekiq: bundle exec sidekiq -e production\n' > "$work/Procfile"
printf 'RAILS_ENV=production\nMALLOC_ARENA_MAX=2\n' > "$work/.env"
mkdir "$work/foreman" "$work/init" "$work/system"

cd "$work"
hyperfine -N --warmup 3 --runs "${1:-20}" --export-json "$work/result.json" \
  -n 'foreman export upstart' \
  "foreman export upstart $work/foreman -a workers -u daemon -m sidekiq=2 -l $work/log" \
  -n 'unitgen render upstart' \
  "$home/target/unitgen/bin/unitgen render $home/examples/sidekiq/manifest.yml -o $work/init --target upstart --force" \
  -n 'unitgen render systemd' \
  "$home/target/unitgen/bin/unitgen render $home/examples/sidekiq/manifest.yml -o $work/system --target systemd --force"

# Medians and their ratio to foreman's, from the one run above.
perl -MJSON::PP -e '
  local $/; my $results = decode_json(<STDIN>)->{results};
  my $base = $results->[0]{median};
  printf "%-24s %6.0f ms  %.2f\n", $_->{command}, 1000 * $_->{median}, $_->{median} / $base
    for @$results;
' < "$work/result.json"
