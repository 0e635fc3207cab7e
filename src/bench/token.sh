#!/usr/bin/env bash
# Measures what the check of a token costs: reads one tag of management, the lightest answer there is, and a list of 20 by
# a token, in turn from the packaged service and from a build of the same sources in which these endpoints ask for
# nothing, and prints both and their ratio.
#   ./mvnw -DskipTests package && src/bench/token.sh
# Needs wrk and curl. BENCH_ROUNDS (11), BENCH_SECONDS (5 for each measurement), BENCH_WARM_UP (60 seconds for each
# build), BENCH_CONNECTIONS (16).
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${BENCH_ROUNDS:-11}
seconds=${BENCH_SECONDS:-5}
warm_up=${BENCH_WARM_UP:-60}
connections=${BENCH_CONNECTIONS:-16}
port=${BENCH_PORT:-8098}
administrator=administrator-of-the-bench
jar=target/quarkus-app/quarkus-run.jar
work=$PWD/target/bench-token
pids=()

command -v wrk >/dev/null || { echo "wrk is needed (Debian: apt-get install wrk)" >&2; exit 1; }
[ -f "$jar" ] || { echo "No $jar; run ./mvnw -DskipTests package first" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work/unchecked"

stop() {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  for pid in "${pids[@]}"; do while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; done
}
trap stop EXIT

echo "Building without the check …"
cp -r pom.xml mvnw .mvn src "$work/unchecked/"
resource=$work/unchecked/src/main/java/org/broadsheet/tag/TagResource.java
sed -i 's/@RolesAllowed(Rights.READ)/@jakarta.annotation.security.PermitAll/' "$resource"
[ "$(grep -c PermitAll "$resource")" -eq 2 ] || { echo "The endpoints look different now" >&2; exit 1; }
(cd "$work/unchecked" && ./mvnw -q -DskipTests -Dspotless.check.skip=true package)

base() { echo "http://127.0.0.1:$1/api/v1/manage"; }

start() { # port, jar
  BROADSHEET_DATABASE_DIRECTORY=temporary BROADSHEET_ADMIN_TOKEN=$administrator BROADSHEET_RATE_LIMIT_ENABLED=false \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$1 java @docker/java.options -jar "$2" >"$work/$1.log" 2>&1 &
  pids+=($!)
  until curl -sf -o /dev/null -H "Authorization: Bearer $administrator" "$(base "$1")/tags?limit=1"; do
    kill -0 "${pids[-1]}" 2>/dev/null || { cat "$work/$1.log" >&2; exit 1; }
    sleep 0.2
  done
}

post() { # port, path, json, what stands before the value
  curl -sf -H "Authorization: Bearer $administrator" -H 'Content-Type: application/json' -d "$3" "$(base "$1")/$2" |
    sed "s/$4\"\\([^\"]*\\)\".*/\\1/"
}

unchecked=$((port + 1))
start "$port" "$jar"
start "$unchecked" "$work/unchecked/target/quarkus-app/quarkus-run.jar"

declare -A tokens paths
for p in "$port" "$unchecked"; do
  user=$(post "$p" users '{"name": "Bench", "kind": "service", "grants": [{"role": "viewer"}]}' '^{"id":')
  tokens[$p]=$(post "$p" tokens "{\"user\": \"$user\", \"name\": \"Bench\"}" '^.*"token":')
  for i in $(seq 20); do tag=$(post "$p" tags "{\"name\": \"Bench $i\"}" '^{"id":'); done
  paths[$p/one]=tags/$tag
  paths[$p/list]=tags?limit=20
done

measure() { # port, what, seconds; prints requests a second
  local out
  out=$(wrk -t2 -c"$connections" -d"$3s" -H "Authorization: Bearer ${tokens[$1]}" "$(base "$1")/${paths[$1/$2]}")
  if grep -q 'Non-2xx' <<<"$out"; then
    echo "Not every answer was 2xx" >&2
    exit 1
  fi
  awk '/Requests\/sec/ {print $2}' <<<"$out"
}

# On two cores the compiler of the machine takes long to be done; before that, the numbers are its own.
for what in one list; do
  for p in "$port" "$unchecked"; do measure "$p" "$what" "$((warm_up / 2))" >/dev/null; done
done

for round in $(seq "$rounds"); do
  # Who goes first changes, so that nobody always finds the machine warm.
  order=("$port" "$unchecked")
  [ $((round % 2)) -eq 1 ] || order=("$unchecked" "$port")
  for what in one list; do
    for p in "${order[@]}"; do measure "$p" "$what" "$seconds" >>"$work/$what.$p"; done
  done
done

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

row() { # what, its name
  # The ratio is of the pairs, since two neighbours in time share what else the machine does.
  local ratio
  ratio=$(paste "$work/$1.$port" "$work/$1.$unchecked" | awk '{printf "%.3f\n", $1 / $2}' | median)
  echo "| $2 | $(median <"$work/$1.$port") | $(median <"$work/$1.$unchecked") | $ratio |"
}

echo
echo "| requests/s, medians of $rounds | with the check of a token | a build without it | ratio |"
echo "|---|---|---|---|"
row one "one tag of management"
row list "a list of 20 of them"
