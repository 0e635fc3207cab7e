#!/usr/bin/env bash
# Records the classes that a start needs, so that later ones take them ready-made from one file:
#   docker/record.sh target/quarkus-app target/broadsheet.jsa
#   java -XX:SharedArchiveFile=target/broadsheet.jsa @docker/java.options -jar target/quarkus-app/quarkus-run.jar
# Of use to the very same java and package at the very same path only; with others java starts as without it. Packages made
# with -Dquarkus.package.jar.type=aot-jar gain most: java's own class loader loads them. Needs curl, and no database.
set -euo pipefail

jar=$1/quarkus-run.jar
archive=$2
log=$(mktemp)
pid=

finish() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }
  rm -f "$log"
}
trap finish EXIT

BROADSHEET_DATABASE_DIRECTORY=temporary BROADSHEET_ADMIN_TOKEN=administrator-of-the-record \
  QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=0 \
  java -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off \
  "@$(dirname "$0")/java.options" -jar "$jar" >"$log" 2>&1 &
pid=$!
until base=$(grep -o 'ready at http[^ ]*' "$log"); do
  kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.2
done
base=${base#ready at }
curl -sf -o /dev/null "$base/q/health/ready"
curl -sf -o /dev/null "$base/api/v1/articles?limit=1"
kill "$pid"
# 143 is the answer to the signal.
wait "$pid" || [ $? = 143 ]
pid=
[ -s "$archive" ] || { cat "$log" >&2; exit 1; }
