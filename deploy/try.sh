#!/bin/sh
# Tries deploy/nginx.conf on loopback: a certificate of our own, in front of a server that runs already, as a site of
# Debian's default configuration of nginx (/etc/nginx).
#
#     deploy/try.sh [SERVER_PORTS] [PORT] [COMMAND ...]
#
# SERVER_PORTS: one, or several in one word of the shell ("8501 8502"), as of tanggap@.service.
# Runs the command while the proxy stands at https://localhost:PORT (8443, and 8444 without TLS); without one it prints
# the health check and what Streamlit's largest files weigh over the wire, and looks whether cookies are for TLS only,
# whether an upload without a sign-in is refused, whether any log holds what stood in an address, with the server up
# or down, and whether the public site is there with the server down. Needs nginx, openssl and curl.
set -e
server=${1:-8501} port=${2:-8443} folder=$(mktemp -d)
if [ $# -gt 2 ]; then shift 2; else set --; fi
trap 'exit 1' INT TERM HUP  # whoever stops this script finds no nginx left: what EXIT does is done
site="https://localhost:$port" plain="http://localhost:$((port + 1))"
fail() { echo "$1" >&2; exit 1; }
stop() { kill "$(cat "$folder/pid")"; while [ -e "$folder/pid" ]; do sleep 0.1; done; }
start() {  # start SERVER_PORTS
  lines=$(for one in $1; do printf '  server 127.0.0.1:%s max_fails=1 fail_timeout=5s;\\n' "$one"; done)
  sed -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/fullchain.pem#$folder/cert.pem#" \
      -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/privkey.pem#$folder/key.pem#" \
      -e "s/listen 443 ssl/listen 127.0.0.1:$port ssl/" -e "s/listen 80/listen 127.0.0.1:$((port + 1))/" \
      -e "s#/var/log/nginx#$folder/log#" -e "s#/var/lib/tanggap-publik#$folder/public#" -e "s/^  server 127.0.0.1:8501.*/$lines/" \
      -e 's/server_name .*/server_name localhost;/' "$(dirname "$0")/nginx.conf" > "$folder/sites/tanggap"
  nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/log/error.log"
  trap 'stop; rm -rf "$folder"' EXIT
}

mkdir "$folder/log" "$folder/sites" "$folder/public"
chmod 711 "$folder"
echo "ditulis reports public" > "$folder/public/index.html"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
sed -e "s#/var/log/nginx#$folder/log#" -e "s#/run/nginx.pid#$folder/pid#" \
    -e "s#/etc/nginx/sites-enabled#$folder/sites#" -e 's/worker_connections .*/worker_connections 8192;/' \
    -e '/modules-enabled/d' -e '1i worker_rlimit_nofile 16384;' /etc/nginx/nginx.conf > "$folder/nginx.conf"
start "$server"
if [ $# -gt 0 ]; then "$@"; exit; fi

curl -fsSk "$site/_stcore/health" && echo
curl -fsSk "$site/" | grep -o '/static/[^"]*\.\(js\|css\)' | sort -u | while read -r path; do
  curl -fsSk -H 'Accept-Encoding: gzip' -o /dev/null -w "%{size_download} $path\n" "$site$path"
done
head=$(curl -fsSk -D - -o /dev/null "$site/" | tr -d '\r')
echo "$head" | grep -qi '^content-security-policy: ' || fail "no content security policy"
echo "$head" | grep -i '^set-cookie: ' | grep -vi '; secure' && fail "a cookie is not for TLS only"
[ "$(curl -sk -o /dev/null -w '%{http_code}' -X PUT -F a=@"$0" "$site/_stcore/upload_file/a/b")" = 401 ] \
  || fail "an upload without a sign-in is not refused"
[ "$(curl -sk -o /dev/null -w '%{http_code}' "$site/_stcore/metrics")" = 404 ] || fail "the measurements are open"

ask() {  # every spelling, as an address and as what a page was opened from
  for query in kunci=rahasia KUNCI=rahasia %6bunci=rahasia kunci%3Drahasia 'a=1;kunci=rahasia' kunci/rahasia; do
    for address in "$site" "$plain"; do
      curl -sk -o /dev/null "$address/layar?$query" || fail "no answer from $address"
      curl -sk -o /dev/null -e "$address/layar?$query" "$address/_stcore/health"
    done
  done
}
ask
curl -s -o /dev/null -D - -H 'Host: contoh.id' "$plain/layar" | grep -qi '^location: https://tanggap.klaten.go.id/layar' \
  || fail "the redirect names another host"
stop
start 9  # nobody listens there: the server is down
ask
public=$(curl -fsSk -D - "$site/publik/" | tr -d '\r')
echo "$public" | grep -q 'ditulis reports public' || fail "no public site while the server is down"
for header in strict-transport-security x-content-type-options x-frame-options 'cache-control: max-age=300'; do
  echo "$public" | grep -qi "^$header" || fail "the public site lacks $header"
done
stop
if grep -r rahasia "$folder/log"; then fail "a log holds a secret"; fi
echo "$(cat "$folder"/log/* | grep -c 'GET /layar 50[0-9]') requests to a server that is down among $(cat "$folder"/log/* | grep -c GET), no secret in any log"
trap 'rm -rf "$folder"' EXIT
