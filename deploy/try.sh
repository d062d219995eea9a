#!/bin/sh
# Tries deploy/nginx.conf on loopback: a certificate of our own, port 8443, a server on 8501 that runs already.
# Prints the health check and what Streamlit's largest files weigh over the wire.
set -e
folder=$(mktemp -d)
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
sed -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/fullchain.pem#$folder/cert.pem#" \
    -e "s#/etc/letsencrypt/live/tanggap.klaten.go.id/privkey.pem#$folder/key.pem#" \
    -e 's/listen 443 ssl/listen 127.0.0.1:8443 ssl/' -e 's/listen 80/listen 127.0.0.1:8080/' \
    -e 's/server_name .*/server_name localhost;/' -e '/http2 on/d' -e '/access_log/d' "$(dirname "$0")/nginx.conf" > "$folder/site.conf"
printf 'events {}\nhttp { include /etc/nginx/mime.types; access_log off; include %s/site.conf; }\n' "$folder" > "$folder/nginx.conf"
nginx -p "$folder" -c "$folder/nginx.conf" -g "pid $folder/pid; error_log $folder/error.log;"
trap 'kill $(cat "$folder/pid")' EXIT
curl -fsSk https://localhost:8443/_stcore/health && echo
curl -fsSk https://localhost:8443/ | grep -o '/static/[^"]*\.\(js\|css\)' | sort -u | while read -r path; do
  curl -fsSk -H 'Accept-Encoding: gzip' -o /dev/null -w "%{size_download} $path\n" "https://localhost:8443$path"
done
