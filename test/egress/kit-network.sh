#!/bin/sh
# Three machines as network namespaces: the worker (10.8.0.1), the egress of the kit (10.8.0.2 and 198.51.100.7), and the internet
# with a mail server (203.0.113.25). A cable called wg0 stands for the tunnel. Prints what is reached, a line each.
#
# kit-network.sh NODE REACH FIREWALL USER MICROSOCKS-ARGUMENTS...
set -eu
node=$1 reach=$2 firewall=$3 user=$4
shift 4
started=
trap 'kill $started 2>/dev/null || true' EXIT

unshare -n sleep 120 >/dev/null 2>&1 & worker=$!
unshare -n sleep 120 >/dev/null 2>&1 & egress=$!
unshare -n sleep 120 >/dev/null 2>&1 & internet=$!
started="$worker $egress $internet"
in_space() {
  pid=$1
  shift
  nsenter -t "$pid" -n "$@"
}
# They are there once they are no longer ours.
for pid in $worker $egress $internet; do
  until [ "$(readlink /proc/"$pid"/ns/net)" != "$(readlink /proc/$$/ns/net)" ]; do sleep 0.05; done
  in_space "$pid" ip link set lo up
done

ip link add tw type veth peer name te
ip link set tw netns "$worker" name wg0
ip link set te netns "$egress" name wg0
ip link add ue type veth peer name ui
ip link set ue netns "$egress" name eth0
ip link set ui netns "$internet" name eth0
in_space "$worker" ip addr add 10.8.0.1/24 dev wg0
in_space "$egress" ip addr add 10.8.0.2/24 dev wg0
in_space "$egress" ip addr add 198.51.100.7/24 dev eth0
in_space "$internet" ip addr add 198.51.100.1/24 dev eth0
in_space "$internet" ip addr add 203.0.113.25/32 dev lo
in_space "$internet" ip addr add 10.9.9.9/32 dev lo
for pid in $worker $egress; do in_space "$pid" ip link set wg0 up; done
for pid in $egress $internet; do in_space "$pid" ip link set eth0 up; done
in_space "$egress" ip route add default via 198.51.100.1
in_space "$egress" nft -f "$firewall"
# By exec, so that the trap's signal is for the programs themselves.
(exec nsenter -t "$egress" -n setpriv --reuid "$user" --clear-groups microsocks "$@" >/dev/null 2>&1) &
started="$started $!"
for pid in $worker $egress $internet; do
  (exec nsenter -t "$pid" -n "$node" "$reach" listen 22 25 80 5432 >/dev/null 2>&1) &
  started="$started $!"
done
sleep 2

say() { printf '%s: %s\n' "$1" "$2"; }
try() { in_space "$1" "$node" "$reach" "$2" "$3" ${4:-}; }
say "worker through the proxy to the mail server" "$(try "$worker" 203.0.113.25 25 10.8.0.2)"
say "worker through the proxy to another port" "$(try "$worker" 203.0.113.25 80 10.8.0.2)"
say "worker through the proxy to a private network" "$(try "$worker" 10.9.9.9 25 10.8.0.2)"
say "worker through the proxy to the egress itself" "$(try "$worker" 127.0.0.1 25 10.8.0.2)"
say "worker through the proxy back to the worker" "$(try "$worker" 10.8.0.1 25 10.8.0.2)"
say "worker to SSH of the egress" "$(try "$worker" 10.8.0.2 22)"
say "worker to another port of the egress" "$(try "$worker" 10.8.0.2 5432)"
say "internet to the proxy" "$(try "$internet" 198.51.100.7 1080)"
say "internet to SSH of the egress" "$(try "$internet" 198.51.100.7 22)"
say "internet to another port of the egress" "$(try "$internet" 198.51.100.7 5432)"
