#!/bin/bash
# The README's two commands where Node and npm are all there is: on a copy of this checkout whose path has a blank in it,
# with this machine's engines, mail servers, browser, Git and Python hidden, as an ordinary user and as root.
#
#   scripts/bare-machine.sh          npm ci, the demo and all tests, each as both
#   scripts/bare-machine.sh --short  npm ci and the demo as an ordinary user, and as root the suites that need what is hidden
#
# As root: it mounts files over programs, in a mount namespace of its own. Exits with 0 where everything passed.
set -euo pipefail

HIDDEN=(redis-server redis-cli valkey-server chromium chromium-browser google-chrome git python python3 openssl m4
  postfix postmap postgrey exim4 smtpd sendmail postgres psql initdb pg_ctl nginx haproxy caddy systemd-analyze
  microsocks danted tinyproxy nft cloud-init)

hide() {
  local program folder
  # Without the right to be executed, it is not there even for root.
  install -m 644 /dev/null "$1/hidden"
  for program in "${HIDDEN[@]}"; do
    for folder in ${PATH//:/ } /usr/sbin /sbin /usr/lib/postfix/sbin /usr/lib/postgresql/*/bin; do
      if [ -e "$folder/$program" ]; then mount --bind "$1/hidden" "$folder/$program"; fi
    done
  done
}

# Runs a command as an ordinary user, or as root, and says how it went. Its output goes to a file.
step() {
  local name=$1 who=$2 started=$SECONDS code=0
  shift 2
  local -a as=(env HOME="$tmp/home-$who")
  if [ "$who" = user ]; then as=(setpriv --reuid=nobody --regid=nogroup --clear-groups "${as[@]}"); fi
  (cd "$tmp/a copy for $who" && timeout 1800 "${as[@]}" "$@") >"$tmp/$name-$who.log" 2>&1 </dev/null || code=$?
  printf '%-12s as %-5s exit %d in %4d s\n' "$name" "$who" "$code" "$((SECONDS - started))"
  if [ "$code" != 0 ]; then
    failed=1
    grep -aE 'FAIL|Error' "$tmp/$name-$who.log" | tail -20 || true
    tail -20 "$tmp/$name-$who.log"
  fi
}

# What runs below: in the namespace, with the temporary folder and "short" or "full".
bare() {
  tmp=$1
  failed=0
  hide "$tmp"
  unset CI DATABASE_URL REDIS_URL
  if [ "$2" = short ]; then
    step install user npm ci
    step demo user npm run demo -- --exit
    mv "$tmp/a copy for user" "$tmp/a copy for root"
    chown -R root "$tmp/a copy for root"
    step suites root npm test -- --project integration packages/queue test/browser test/compose test/machines test/real-servers test/zoo
    sed -n '/LEFT OUT/,$p' "$tmp/suites-root.log"
  else
    for who in root user; do
      step install "$who" npm ci
      step demo "$who" npm run demo -- --exit
      step tests "$who" npm test
      sed -n '/LEFT OUT/,$p' "$tmp/tests-$who.log"
    done
  fi
  return "$failed"
}

if [ "${1:-}" = --in-namespace ]; then
  bare "$2" "$3"
  exit
fi

cd "$(dirname "$(realpath "$0")")/.."
tmp=$(mktemp -d)
trap 'code=$?; rm -rf "$tmp"/a\ copy* "$tmp"/home*; [ $code = 0 ] && rm -rf "$tmp" || echo "The logs are in $tmp."' EXIT
chmod 755 "$tmp"
for who in root user; do
  mkdir -p "$tmp/a copy for $who" "$tmp/home-$who"
  # What the checkout has, committed or not; what was deleted and not yet committed is not there to be copied.
  { git ls-files -z --cached --others --exclude-standard | xargs -0 -r stat -c %n 2>/dev/null || true; } |
    tar -c -T - | tar -x -C "$tmp/a copy for $who"
done
chown -R nobody "$tmp/a copy for user" "$tmp/home-user"
if [ "${1:-}" = --short ]; then rm -rf "$tmp/a copy for root"; fi
unshare -m "$0" --in-namespace "$tmp" "$([ "${1:-}" = --short ] && echo short || echo full)"
