#!/usr/bin/env bash
# make.sh: writes the keys and certificates of these tests anew, with the openssl command line (3.0 or later).
# All are for localhost and valid until 2099, unless their name says otherwise; nobody else uses them.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/ca.cnf" <<CONF
[ca]
default_ca = this
[this]
dir = $work
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
countryName = optional
organizationName = optional
commonName = supplied
[leaf]
basicConstraints = CA:FALSE
authorityInfoAccess = OCSP;URI:http://ocsp.example.org/,caIssuers;URI:http://ca.example.org/ca.cer
crlDistributionPoints = URI:http://ca.example.org/ca.crl
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
CONF
touch "$work/index.txt"; echo 1001 > "$work/serial"

rsa() { openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/$1.key"; }
ec() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/$1.key"; }
sign() { # sign NAME SUBJECT ALTERNATIVES [from until]
    openssl req -new -key "$work/$1.key" -subj "$2" -addext "subjectAltName=$3" -out "$work/$1.csr"
    openssl ca -batch -notext -config "$work/ca.cnf" -extensions leaf -cert "$work/ca.crt" -keyfile "$work/ca.key" \
        -startdate "${4:-20200101000000Z}" -enddate "${5:-20990101000000Z}" -in "$work/$1.csr" -out "$work/$1.crt" 2>/dev/null
}
rsa ca
openssl req -new -key "$work/ca.key" -subj "/C=XX/O=Jilectomy tests/CN=Test CA" -out "$work/ca.csr"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -extensions authority -keyfile "$work/ca.key" \
    -startdate 20200101000000Z -enddate 20990101000000Z -in "$work/ca.csr" -out "$work/ca.crt" 2>/dev/null
cp "$work/ca.crt" ca.pem
rsa server; sign server "/C=XX/O=Jilectomy tests/CN=localhost" "DNS:localhost,DNS:*.wild.example,IP:127.0.0.1,IP:::1"
ec ecc; sign ecc "/C=XX/O=Jilectomy tests/CN=ecc" "DNS:localhost"
ec old; sign old "/CN=expired" "DNS:localhost" 20200101000000Z 20210101000000Z
ec other; sign other "/CN=other" "DNS:other.example,email:someone@example.org,URI:https://example.org/"
ec client; sign client "/C=XX/O=Jilectomy tests/CN=a client" "email:client@example.org"
ec self
openssl req -x509 -new -key "$work/self.key" -subj "/CN=self-signed" -addext "subjectAltName=DNS:localhost" \
    -days 26000 -out "$work/self.crt"
for name in server ecc other client self; do cat "$work/$name.key" "$work/$name.crt" > "$name.pem"; done
cat "$work/old.key" "$work/old.crt" > expired.pem
cp "$work/server.crt" server-cert.pem
openssl rsa -traditional -in "$work/server.key" -out key-pkcs1.pem 2>/dev/null
openssl rsa -traditional -aes128 -passout pass:secret -in "$work/server.key" -out key-pkcs1-encrypted.pem 2>/dev/null
openssl pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in "$work/server.key" -out key-pkcs8-encrypted.pem
openssl ec -in "$work/ecc.key" -out key-sec1.pem 2>/dev/null
cp "$work/ecc.crt" ecc-cert.pem
hash=$(openssl x509 -hash -noout -in ca.pem)
mkdir -p capath && cp ca.pem "capath/$hash.0"
