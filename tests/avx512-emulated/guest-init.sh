#!/bin/sh
# Process 1 of the emulated machine: runs the program once, reports its exit code and switches the power off.
# The program owns the first serial port, so that its output arrives unmixed; the kernel and this script own the second.
busybox=/bin/busybox
$busybox mount -t proc proc /proc
$busybox mount -t sysfs sysfs /sys
$busybox mount -t devtmpfs devtmpfs /dev
$busybox mount -t tmpfs tmpfs /tmp
$busybox stty -F /dev/ttyS0 115200 raw -echo

export HOME=/tmp TMPDIR=/tmp TERM=dumb PATH=/bin
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 # no ICU in the guest
cd /app
. /command >/dev/ttyS0 2>&1 </dev/null
echo "guest exit code: $?" >/dev/ttyS1
$busybox poweroff -f
