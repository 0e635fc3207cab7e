#!/usr/bin/env bash
# Measures the packaged service on a large demo newsroom and prints a table.
#   ./mvnw -DskipTests package -Dquarkus.package.jar.type=aot-jar && src/bench/run.sh
# Needs wrk and curl. BENCH_ARTICLES (10000), BENCH_SECONDS (10 for each row), BENCH_CONNECTIONS (16), BENCH_DUE (10000
# articles that are scheduled for the same second).
set -euo pipefail
cd "$(dirname "$0")/../.."

articles=${BENCH_ARTICLES:-10000}
seconds=${BENCH_SECONDS:-10}
connections=${BENCH_CONNECTIONS:-16}
port=${BENCH_PORT:-8097}
base=http://127.0.0.1:$port/api/v1
jar=target/quarkus-app/quarkus-run.jar
work=target/bench
pid=

command -v wrk >/dev/null || { echo "wrk is needed (Debian: apt-get install wrk)" >&2; exit 1; }
[ -f "$jar" ] || { echo "No $jar; run ./mvnw -DskipTests package first" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"

stop() {
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  pid=
}
trap stop EXIT

# Starts with further options of java and prints the milliseconds to the first 200.
start() {
  local begin
  begin=$(date +%s%N)
  BROADSHEET_DATABASE_DIRECTORY=$work/postgres BROADSHEET_ADMIN_TOKEN=administrator-of-the-bench \
    BROADSHEET_DEMO_ARTICLES=$articles BROADSHEET_RATE_LIMIT_ENABLED=false QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port \
    java @docker/java.options "$@" -jar "$jar" >"$work/service.log" 2>&1 &
  pid=$!
  # Until the port is open without curl: one process every 20 ms would take time from the start itself.
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && curl -sf -o /dev/null "$base/articles?limit=1"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/service.log" >&2; exit 1; }
    sleep 0.02
  done
  took=$((($(date +%s%N) - begin) / 1000000))
}

rss() { echo $(($(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024)); }

echo "Loading $articles articles, and recording the classes that a start needs …"
start -XX:ArchiveClassesAtExit="$work/broadsheet.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off
echo "First start with an empty directory: $took ms"
stop

start
echo "Start on an existing database: $took ms to the first 200"
stop
archive=(-XX:SharedArchiveFile="$work/broadsheet.jsa")
start "${archive[@]}"
echo "The same with the class-data archive: $took ms, RSS $(rss) MB"

row() { # name, address
  local bytes out
  bytes=$(curl -sf -o /dev/null -w '%{size_download}' "$2")
  wrk -t2 -c"$connections" -d3s "$2" >/dev/null
  out=$(wrk -t2 -c"$connections" -d"${seconds}s" --latency "$2")
  if grep -q 'Non-2xx' <<<"$out"; then
    echo "$1: not every answer was 2xx" >&2
    exit 1
  fi
  awk -v name="$1" -v bytes="$bytes" '
    /50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rps = $2}
    END {printf "| %s | %.0f | %s | %s | %d |\n", name, rps, p50, p99, bytes}' <<<"$out"
}

slug=a-barrier-is-not-a-plan
cursor=$(curl -sf "$base/articles?limit=20&fields=id" | sed 's/.*"next":"\([^"]*\)".*/\1/')
for _ in $(seq 49); do
  cursor=$(curl -sf "http://127.0.0.1:$port$cursor" | sed 's/.*"next":"\([^"]*\)".*/\1/')
done
cursor=${cursor/fields=id&/}

echo
echo "| request | requests/s | p50 | p99 | bytes |"
echo "|---|---|---|---|---|"
row "20 newest of a section" "$base/articles?section=city&limit=20"
row "an article by slug" "$base/articles/$slug"
row "page 51 by cursor" "http://127.0.0.1:$port$cursor"
row "20 comments with replies" "$base/articles/$slug/comments"
echo
echo "RSS of the service after the load: $(rss) MB ($(java -version 2>&1 | head -1), $(nproc) cores, wrk on the same machine)"

echo
java src/bench/Due.java "$base" administrator-of-the-bench "${BENCH_DUE:-10000}"
