# What run.sh is made of. Everything that it starts is a child, ended by its id.

die() { echo "$*" >&2; exit 1; }
note() { echo "$(date +%T) $*" >&2; }

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# --- Processes ----------------------------------------------------------------------------------------------------

pids=()

end() { # pid
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

end_all() {
  local i
  # The second node before the first, whose database it uses.
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do end "${pids[i]}"; done
  pids=()
}

# Starts the service on $data in the foreground's environment and waits for the first 200; sets took (milliseconds), pid and
# how long it wants to be warmed up (seconds).
start() { # port, options of java …
  local begin port=$1 log=$work/service-$1.log
  shift
  begin=$(date +%s%N)
  BROADSHEET_DATABASE_DIRECTORY=$data/postgres BROADSHEET_ADMIN_TOKEN=$administrator BROADSHEET_RATE_LIMIT_ENABLED=false \
    BROADSHEET_COMMENTS_MODE=post QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port \
    java @docker/java.options "$@" -jar "$jar" >"$log" 2>&1 &
  pid=$!
  pids+=("$pid")
  # Until the port is open without curl: one process every 20 ms would take time from the start itself.
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null &&
    curl -sf -o /dev/null "http://127.0.0.1:$port/api/v1/articles?limit=1"; do
    kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.02
  done
  took=$((($(date +%s%N) - begin) / 1000000))
  warm=$warm_up
}

rss() { echo $(($(awk '/VmRSS/ {print $2}' "/proc/$1/status") / 1024)); } # pid

# --- The database of the running service --------------------------------------------------------------------------

as_superuser() { # program of PostgreSQL, options …
  PGPASSWORD=$(cat "$data/postgres.password") PGHOST=127.0.0.1 PGPORT=$(database_port) PGUSER=postgres \
    PGDATABASE=broadsheet "$@"
}
database_port() { sed -n 4p "$data/postgres/postmaster.pid"; }
sql() { PGOPTIONS="-c client_min_messages=warning" as_superuser psql -v ON_ERROR_STOP=1 -qAtc "$1"; }

# Sections, authors and some articles by the service, the rest by copying rows; see Newsroom.java and copies.sql.
load() {
  [ ! -f "$data/loaded" ] || return 0
  rm -rf "$data"
  mkdir -p "$data"
  note "Making $articles articles …"
  start "$port"
  java src/bench/Newsroom.java "$base" "$administrator"
  as_superuser psql -v articles="$articles" -qf src/bench/copies.sql
  [ "$(sql 'select count(*) from published_article')" -eq "$articles" ] || die "There are not $articles articles"
  sql "select count(*) || ' articles, ' || (select count(*) from section) || ' sections, ' || (select count(*) from author)
    || ' authors, ' || (select count(*) from comment) || ' comments, ' || pg_size_pretty(pg_database_size(current_database()))
    || ' in PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) from article" >"$data/newsroom"
  end_all
  touch "$data/loaded"
}

# --- Measuring ----------------------------------------------------------------------------------------------------

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

# Requests per second, median and 99th percentile of the times in milliseconds.
load_with_wrk() { # address, connections, seconds
  local out
  out=$(wrk -t"$(($2 < 2 ? 1 : 2))" -c"$2" -d"$3s" --latency "$1")
  ! grep -E 'Non-2xx|Socket errors' <<<"$out" >&2 || die "$1: not every answer was 2xx"
  awk 'function ms(t) {return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000}
    $1 == "50%" {p50 = ms($2)} $1 == "99%" {p99 = ms($2)} /Requests\/sec/ {rps = $2}
    END {if (rps <= 0) exit 1; print rps, p50, p99}' <<<"$out" || die "$1: wrk said $out"
}

load_with_pgbench() { # statement, seconds
  local define=() out
  mapfile -t define <"$1.define"
  out=$(as_superuser pgbench -n -M prepared -c "$connections" -j 2 -T "$2" -f "$1.sql" "${define[@]}" 2>&1) ||
    die "pgbench: $out"
  grep -q 'number of failed transactions: 0 ' <<<"$out" || die "pgbench: $out"
  awk '/^tps/ {print $3}' <<<"$out"
}

# Writes a line of the table: name, what stands beside it, its value, ours, our p50 and p99 in milliseconds, the bar (">= "
# is of the ratio, "< " and "= " of our value), a remark.
row() { (IFS=$'\t' && echo "$*") >>"$results"; }

# Alternates, so that both find the same machine; each is warmed up first, the service until it is compiled.
compare() { # name, what stands beside it, command that prints its rate, address, bar, command that prints a remark
  local round middle its=$work/its ours=$work/ours
  rm -f "$its" "$ours"
  note "$1 …"
  load_with_wrk "$4" "$connections" "$warm" >/dev/null
  warm=$(((warm_up + 2) / 3))
  $3 "$seconds" >/dev/null
  for ((round = 0; round < rounds; round++)); do
    $3 "$seconds" >>"$its"
    load_with_wrk "$4" "$connections" "$seconds" >>"$ours"
  done
  # The times belong to the round of the median rate.
  read -r -a middle < <(sort -n "$ours" | awk '{v[NR] = $0} END {print v[int((NR + 1) / 2)]}')
  row "$1" "$2" "$(median <"$its")/s" "${middle[0]}/s" "${middle[1]}" "${middle[2]}" "$5" "$($6)"
}

serve_files() {
  local dir=$PWD/$work/nginx
  nginx_port=$(free_port)
  mkdir -p "$dir/temp"
  cat >"$dir/nginx.conf" <<CONF
$([ "$(id -u)" != 0 ] || echo "user root;")
daemon off;
worker_processes 2;
pid $dir/pid;
error_log $dir/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 75s;
  keepalive_requests 1000000000;
  default_type application/json;
  client_body_temp_path $dir/temp; proxy_temp_path $dir/temp; fastcgi_temp_path $dir/temp; uwsgi_temp_path $dir/temp;
  scgi_temp_path $dir/temp;
  server { listen 127.0.0.1:$nginx_port; root $dir; }
}
CONF
  nginx -p "$dir" -c "$dir/nginx.conf" -e "$dir/error.log" &
  pids+=($!)
}

file_of_nginx() { # seconds; $file is served
  load_with_wrk "http://127.0.0.1:$nginx_port/$file" "$connections" "$1"
}

hit_row() { # file, name, path
  file=$1
  curl -sf -o "$work/nginx/$file" "$base/$3"
  local bytes
  bytes=$(stat -c %s "$work/nginx/$file")
  curl -sf "http://127.0.0.1:$nginx_port/$file" | cmp - "$work/nginx/$file"
  compare "hit: $2" "nginx, the same $bytes bytes in a file" file_of_nginx "$base/$3" ">= 0.90" true
}

statement_of_pgbench() { # seconds; $statement is sent
  load_with_pgbench "$statement" "$1"
}

# Takes the statement from the server's log while a request sends it; sets statement.
catch_statement() { # file, address
  local offset requests=10 log=$data/postgres.log
  statement=$work/$1
  sql "alter system set log_min_duration_statement = 0" && sql "select pg_reload_conf()" >/dev/null
  sleep 1
  offset=$(stat -c %s "$log")
  for ((i = 0; i < requests; i++)); do curl -sf -o /dev/null "$2"; done
  sql "alter system reset log_min_duration_statement" && sql "select pg_reload_conf()" >/dev/null
  sleep 1
  java src/bench/Statement.java "$log" "$offset" "$requests" "$statement"
}

# What is $measured one at a time, and how much of that is PostgreSQL's.
share_of_statement() {
  local alone execution
  alone=$(load_with_wrk "$measured" 1 "$seconds")
  execution=$(as_superuser psql -v ON_ERROR_STOP=1 -qAtf "$statement.explain.sql" |
    awk '/Execution Time/ {print $3}' | tail -10 | median)
  awk -v e="$execution" '{printf "on one connection %.2f ms, of which the statement %.2f ms (%.0f %%)", 1000 / $1, e, $1 * e / 10}' \
    <<<"$alone"
}

miss_row() { # file, name, address, bar
  measured=$3
  catch_statement "$1" "$3"
  compare "miss: $2" "pgbench, the same statement" statement_of_pgbench "$3" "$4" share_of_statement
}

# --- Rows ---------------------------------------------------------------------------------------------------------

measure_starts() {
  local i plain=() archived=()
  note "Starts …"
  start "$port" -XX:ArchiveClassesAtExit="$work/broadsheet.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off
  end_all
  for i in 1 2 3; do
    start "$port"
    plain+=("$took")
    end_all
    start "$port" -XX:SharedArchiveFile="$work/broadsheet.jsa"
    archived+=("$took")
    end_all
  done
  row "start on the existing database" "the same without the archive of classes" \
    "$(printf '%s\n' "${plain[@]}" | median | awk '{print $1 / 1000}') s" \
    "$(printf '%s\n' "${archived[@]}" | median | awk '{print $1 / 1000}') s" "" "" "< 3" "median of 3, to the first 200"
  [ -z "$later_java" ] || measure_later_starts
}

# Of JDK 25 on, the cache that is made ahead of time holds what was profiled, too (JEP 514, 515).
measure_later_starts() {
  local i cached=() PATH=$later_java/bin:$PATH
  start "$port" -XX:AOTCacheOutput="$work/broadsheet.aot" -Xlog:aot=off
  end_all
  for i in 1 2 3; do
    start "$port" -XX:AOTCache="$work/broadsheet.aot"
    cached+=("$took")
    end_all
  done
  row "the same on Java $(java -XshowSettings:properties -version 2>&1 | awk '$1 == "java.version" {print $3}')" "" "" \
    "$(printf '%s\n' "${cached[@]}" | median | awk '{print $1 / 1000}') s" "" "" "< 3" "with its ahead-of-time cache"
}

measure_hits() {
  start "$port"
  serve_files
  hit_row article "an article" "articles/$article"
  hit_row list "20 newest of a section" "$list"
  hit_row search "a search" "$search"
  hit_row suggest "suggestions" "$suggest"
  hit_row feed "a section as RSS" "$feed"
  hit_row sitemap "a sitemap" "$sitemap"
  end_all
}

measure_misses() {
  local cursor i thread
  BROADSHEET_CACHE_ENABLED=false start "$port"
  thread=$(sql "select slug from published_article p join article_stats s using (article_id) order by s.comment_count desc, slug limit 1")
  cursor=$(next "/api/v1/articles?limit=20&fields=id")
  for ((i = 2; i <= 50; i++)); do cursor=$(next "$cursor"); done
  miss_row article "an article" "$base/articles/$article" ">= 0.35"
  miss_row list "20 newest of a section" "$base/$list" ">= 0.45"
  miss_row cursor "page 51 by cursor" "http://127.0.0.1:$port${cursor/fields=id&/}" ">= 0.45"
  miss_row comments "20 comments with replies" "$base/articles/$thread/comments" ">= 0.45"
  miss_row search "a search" "$base/$search" ">= 0.45"
  miss_row suggest "suggestions" "$base/$suggest" ">= 0.45"
  miss_row feed "a section as RSS" "$base/$feed" ""
  miss_row sitemap "a sitemap" "$base/$sitemap" ""
  end_all
}

next() { # path; the cursor is of the list, whatever its fields
  curl -sf "http://127.0.0.1:$port$1" | sed 's/.*"next":"\([^"]*\)".*/\1/'
}

counter() { # name
  curl -sf "http://127.0.0.1:$port/q/metrics" |
    awk -v name="broadsheet_cache_$1_total" '$1 == name {printf "%.0f", $2; found = 1} END {exit !found}'
}

mixed() { # seconds
  java src/bench/Mixed.java "$port" "$other_port" "$administrator" "$work/slugs" "$work/lists" "$mixed_connections" "$1"
}

# A second node beside the one that is asked. The passwords of the service's own roles are known to nobody, and another one
# would shut the first node out.
start_other() {
  local password
  password=$(head -c 24 /dev/urandom | base64 | tr -d '+/')
  sql "drop role if exists bench"
  sql "create role bench login password '$password' in role broadsheet, broadsheet_owner"
  other_port=$(free_port)
  QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$(database_port)/broadsheet?sslmode=disable" \
    QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=$password start "$other_port"
}

measure_mixed() {
  local node hits misses kind remark
  start "$port"
  node=$pid
  start_other
  note "mixed load …"
  sql "select slug from published_article a join published_in i using (article_id) where i.list = 'all'
    order by i.published_at desc, article_id desc" >"$work/slugs"
  sql "select '/api/v1/articles?limit=20' union all
    (select '/api/v1/articles?limit=20&' || kind || '=' || slug from published_ref where kind in ('section', 'author')
    order by kind desc, sort, id)" >"$work/lists"
  mixed "$warm_up" >/dev/null
  hits=$(counter hits)
  misses=$(counter misses)
  mixed "$mixed_seconds" >"$work/mixed" || failed=true
  hits=$(($(counter hits) - hits))
  misses=$(($(counter misses) - misses))
  value() { awk -v name="$1" '$1 == name {print $2}' "$work/mixed"; }
  rate() { awk -v n="$1" -v s="$(value seconds)" 'BEGIN {printf "%.1f/s", n / s}'; }
  row "mixed: all" "" "" "$(rate "$(($(value reads) + $(value comments) + $(value publishes)))")" "" "" "" "$mixed_connections connections for $mixed_seconds s, 95 % reads, 4 % comments, 1 % publishes"
  remark="hit ratio $(awk -v h="$hits" -v m="$misses" 'BEGIN {printf "%.3f", h / (h + m)}')"
  for kind in reads comments publishes; do
    row "mixed: $kind" "" "" "$(rate "$(value $kind)")" "$(value ${kind}P50)" "$(value ${kind}P99)" "" "$remark"
    remark=
  done
  row "mixed: stale reads on the node that published" "" "" "$(value staleHere)" "" "" "= 0" "of $(value publishes) publishes, an article and a list each"
  row "mixed: staleness on the other node, ms" "" "" "$(value staleThereMax)" "$(value staleThereP50)" "$(value staleThereP99)" "" "the longest"
  row "mixed: 5xx" "" "" "$(value serverErrors)" "" "" "= 0" ""
  row "mixed: connection errors" "" "" "$(value connectionErrors)" "" "" "= 0" ""
  row "mixed: 4xx and others" "" "" "$(value otherAnswers)" "" "" "= 0" ""
  row "RSS after the mixed load" "" "" "$(rss "$node") MB" "" "" "< 500" ""
  if [ "$due" -gt 0 ]; then
    note "$due articles due at the same second …"
    row "all of $due articles public that were due at the same second" "" "" \
      "$(java src/bench/Due.java "$base" "$administrator" "$due" | sed 's/.*public \([0-9.]*\) s.*/\1/') s" "" "" "" "after it"
  fi
  end_all
}

# --- Tables -------------------------------------------------------------------------------------------------------

machine() {
  echo "$(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GB", $2 / 1048576}' /proc/meminfo), $(java -version 2>&1 | head -1)," \
    "$(nginx -v 2>&1 | sed 's/.*: //'), $(pgbench --version), $( (wrk -v || true) 2>&1 | awk 'NR == 1 {print $1, $2}'); $connections connections," \
    "medians of $rounds rounds of $seconds s"
}

table() { # file of rows, newsroom
  echo
  echo "$(cat "$2")"
  echo
  echo "| measured | beside it | | Broadsheet | ratio | bar | p50 ms | p99 ms | |"
  echo "|---|---|---|---|---|---|---|---|---|"
  awk -F'\t' '
    function whole(v) {return v ~ /\/s$/ && v + 0 >= 100 ? sprintf("%.0f/s", v) : v}
    {
      split($7, bar, " ")
      ratio = $3 ~ /\/s$/ ? sprintf("%.2f", $4 / $3) : ""
      met = bar[1] == ">=" ? ratio + 0 >= bar[2] + 0 : bar[1] == "<" ? $4 + 0 < bar[2] + 0 : $4 + 0 == bar[2] + 0
      print "| " $1 " | " $2 " | " whole($3) " | " whole($4) " | " ratio " | " $7 ($7 == "" ? "" : met ? " yes" : " NO") \
        " | " $5 " | " $6 " | " $8 " |"
    }' "$1"
}

growth_table() {
  local articles files=()
  for articles in "${sizes[@]}"; do
    table "target/bench/$articles/growth.tsv" "target/bench/$articles/newsroom"
    files+=("target/bench/$articles/growth.tsv")
  done
  echo
  awk -F'\t' '
    FNR == 1 {sizes++}
    sizes == 1 {names[++rows] = $1; first[$1] = $4 + 0}
    {value[$1, sizes] = $4 + 0}
    END {
      printf "| requests/s |"
      for (s = 1; s <= sizes; s++) {split(ARGV[s], part, "/"); printf(" %s articles |%s", part[3], s == 1 ? "" : " ratio |")}
      printf " bar of the last |\n|---|"
      for (s = 1; s <= sizes; s++) printf("---|%s", s == 1 ? "" : "---|")
      print "---|"
      for (r = 1; r <= rows; r++) {
        printf "| %s |", names[r]
        for (s = 1; s <= sizes; s++) {
          printf " %.0f |", value[names[r], s]
          if (s != 1) printf " %.2f |", value[names[r], s] / first[names[r]]
        }
        met = (value[names[r], sizes] / first[names[r]] >= 0.7)
        print (names[r] !~ /^miss/ || sizes == 1 ? " |" : met ? " >= 0.7 yes |" : " >= 0.7 NO |")
      }
    }' "${files[@]}"
}
