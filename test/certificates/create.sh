#!/bin/sh
# How the certificates in this folder were made: once, with OpenSSL 3; tests only read them. They protect nothing.
# The CA's key is thrown away, so that nobody can sign anything with it.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

names="DNS:localhost,IP:127.0.0.1,IP:::1,DNS:registry.test,DNS:auth.test,DNS:cdn.test,DNS:api.test,DNS:github.test,DNS:gitlab.test,DNS:kardinal.test,DNS:hooks.test,DNS:proxy.test,DNS:*.basewatch.test"

mkdir "$work/new" && : > "$work/index" && echo 01 > "$work/serial"
cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = test
[test]
database = $work/index
serial = $work/serial
new_certs_dir = $work/new
certificate = ca.pem
private_key = $work/ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
CNF

# issue <key> <certificate> <common name> <extensions> <from> <to> [-selfsign -keyfile <key>]
issue() {
  openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1"
  chmod 644 "$1"
  openssl req -new -key "$1" -subj "/CN=Basewatch test: $3" -out "$work/request.pem"
  printf '%b\n' "$4" > "$work/extensions"
  certificate=$2 from=$5 to=$6
  shift 6
  openssl ca -batch -notext -config "$work/ca.cnf" -extfile "$work/extensions" -startdate "$from" -enddate "$to" \
    -in "$work/request.pem" -out "$certificate" "$@" 2> /dev/null
}
leaf="basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName="
start=20200101000000Z end=21200101000000Z

issue "$work/ca.key" ca.pem CA "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash" \
  $start $end -selfsign -keyfile "$work/ca.key"
issue server.key server.pem server "$leaf$names" $start $end
issue expired.key expired.pem expired "$leaf$names" $start 20210101000000Z
issue wrong-name.key wrong-name.pem wrong-name "${leaf}DNS:elsewhere.test" $start $end
issue self-signed.key self-signed.pem self-signed "$leaf$names" $start $end -selfsign -keyfile self-signed.key
