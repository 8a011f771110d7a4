#!/bin/sh
# What the image of Redis does first: it takes ownership of its volume. Its Redis is built without protected mode.
set -eu
if [ "$(id -u)" = 0 ]; then
  chown -R redis:redis /data
  exec setpriv --reuid=redis --regid=redis --clear-groups "$0" "$@"
fi
cd /data
exec "$@" --protected-mode no
