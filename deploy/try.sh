#!/bin/sh
# Tries deploy/nginx.conf on loopback: a certificate of our own, in front of a server that runs already.
#
#     deploy/try.sh [SERVER_PORT] [PORT] [COMMAND ...]
#
# Runs the command while the proxy stands at https://localhost:PORT (8443, and 8444 without TLS); without one it prints
# the health check and what Streamlit's largest files weigh over the wire, and looks whether the log holds the secret
# of a wall's link. Needs nginx, openssl and curl.
set -e
server=${1:-8501} port=${2:-8443} folder=$(mktemp -d)
if [ $# -gt 2 ]; then shift 2; else set --; fi
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
sed -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/fullchain.pem#$folder/cert.pem#" \
    -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/privkey.pem#$folder/key.pem#" \
    -e "s/listen 443 ssl/listen 127.0.0.1:$port ssl/" -e "s#/var/log/nginx/tanggap.log#$folder/access.log#" -e "s/listen 80/listen 127.0.0.1:$((port + 1))/" \
    -e "s/127.0.0.1:8501/127.0.0.1:$server/" \
    -e 's/server_name .*/server_name localhost;/' "$(dirname "$0")/nginx.conf" > "$folder/site.conf"
printf 'events {}\nhttp { include /etc/nginx/mime.types; access_log off; include %s/site.conf; }\n' "$folder" > "$folder/nginx.conf"
nginx -p "$folder" -c "$folder/nginx.conf" -g "pid $folder/pid; error_log $folder/error.log;"
trap 'kill $(cat "$folder/pid"); rm -rf "$folder"' EXIT
if [ $# -gt 0 ]; then "$@"; exit; fi
curl -fsSk "https://localhost:$port/_stcore/health" && echo
curl -fsSk "https://localhost:$port/" | grep -o '/static/[^"]*\.\(js\|css\)' | sort -u | while read -r path; do
  curl -fsSk -H 'Accept-Encoding: gzip' -o /dev/null -w "%{size_download} $path\n" "https://localhost:$port$path"
done
curl -fsSk -o /dev/null "https://localhost:$port/layar?kunci=rahasia"
curl -fsSk -o /dev/null -e "https://localhost:$port/layar?kunci=rahasia" "https://localhost:$port/_stcore/health"
if grep rahasia "$folder/access.log"; then echo "the log holds a secret" >&2; exit 1; fi
echo "$(grep -c GET "$folder/access.log") requests in the log, no secret"
