#!/usr/bin/env bash
# Runs what the image runs, with a PostgreSQL of its own and by environment variables only, and no container engine:
#   ./mvnw -DskipTests package && docker/test.sh
# Needs PostgreSQL's server programs, 15 or newer (Debian: apt-get install postgresql); PG_BIN says where they are.
set -euo pipefail
cd "$(dirname "$0")/.."

bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
jar=$PWD/target/quarkus-app/quarkus-run.jar
work=$(mktemp -d)
chmod 755 "$work"
service=

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd "$work" && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

finish() {
  [ -z "$service" ] || { kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; }
  as_postgres "$bin/pg_ctl" -D "$work/pg/data" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

mkdir "$work/pg" "$work/service"
[ "$(id -u)" != 0 ] || chown postgres "$work/pg"
pg_port=$((20000 + RANDOM % 20000))
port=$((40000 + RANDOM % 20000))
as_postgres "$bin/initdb" -D "$work/pg/data" -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
as_postgres "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" \
  -o "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null
sql() { as_postgres "$bin/psql" -h 127.0.0.1 -p "$pg_port" -U "$1" -d "$2" -qAtc "$3"; }
sql postgres postgres "create role broadsheet login password 'secret'"
sql postgres postgres "create database broadsheet owner broadsheet template template0 encoding 'UTF8' locale_provider libc locale 'C.UTF-8'"
echo "PostgreSQL $(sql postgres postgres 'show server_version')"

start() {
  (cd "$work/service" && exec env \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$pg_port/broadsheet" \
    QUARKUS_DATASOURCE_USERNAME=broadsheet QUARKUS_DATASOURCE_PASSWORD=secret \
    BROADSHEET_ADMIN_TOKEN=administrator-of-the-image QUARKUS_HTTP_PORT=$port "$@" \
    java @"$OLDPWD/docker/java.options" -jar "$jar") >"$work/log" 2>&1 &
  service=$!
  for _ in $(seq 300); do
    curl -sf -o /dev/null "http://127.0.0.1:$port/q/health/ready" && return
    kill -0 "$service" 2>/dev/null || break
    sleep 0.2
  done
  cat "$work/log" >&2
  exit 1
}

expect() { # what, expected, actual
  [ "$2" = "$3" ] || { echo "FAILED: $1: expected '$2', got '$3'" >&2; exit 1; }
  echo "ok: $1"
}

count() { curl -s "http://127.0.0.1:$port/api/v1/articles?total=exact&limit=1" | sed 's/.*"total":\([0-9]*\).*/\1/'; }
manage() {
  curl -s -o /dev/null -w '%{http_code}' -H 'Authorization: Bearer administrator-of-the-image' \
    -H 'Content-Type: application/json' "http://127.0.0.1:$port/api/v1/manage/$1" -d "$2"
}

start
expect "no demo newsroom in an external database" 0 "$(count)"
expect "a section is created" 201 "$(manage sections '{"name": "Harbour"}')"
expect "its row is in that database" Harbour "$(sql broadsheet broadsheet 'select name from section')"
expect "no database of its own" "" "$(ls "$work/service")"
kill "$service"; wait "$service" 2>/dev/null || true
start BROADSHEET_DEMO_ENABLED=true
expect "what is there stays alone" 0 "$(count)"
kill "$service"; wait "$service" 2>/dev/null || true
sql postgres postgres "drop database broadsheet"
sql postgres postgres "create database broadsheet owner broadsheet template template0 encoding 'UTF8' locale_provider libc locale 'C.UTF-8'"
start BROADSHEET_DEMO_ENABLED=true
expect "the demo newsroom on request" 44 "$(count)"
