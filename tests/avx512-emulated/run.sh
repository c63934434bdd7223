#!/usr/bin/env bash
# Runs a program on an emulated CPU which has AVX-512, whatever this machine has. See README.md.
set -euo pipefail

usage="usage: run.sh [--cpu MODEL] [--env NAME=VALUE]... [--timeout DURATION] PROGRAM [ARGUMENT]..."
cpu=corei7_icelake_u
timeout=60m
environment=()
while [[ ${1-} == --* ]]; do
    case $1 in
        --cpu) cpu=$2 ;;
        --env) environment+=("$2") ;;
        --timeout) timeout=$2 ;;
        *) echo "$usage" >&2; exit 2 ;;
    esac
    shift 2
done
[[ -f ${1-} && -x $1 ]] || { echo "$usage" >&2; exit 2; }

here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
program=$(realpath "$1")
folder=$(dirname "$program")
shift
kernel=$("$here/install.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The guest's file system: the program's folder, one static shell, and the C and C++ libraries the program's binaries ask for.
root=$work/root
mkdir -p "$root"/{app,bin,dev,proc,sys,tmp} "$work/disc"
cp -rL "$folder/." "$root/app/"
cp /bin/busybox "$root/bin/busybox"
ln -s busybox "$root/bin/sh"
cp "$here/guest-init.sh" "$root/init"
chmod +x "$root/init"
printf '%q ' /bin/busybox env "${environment[@]}" "./$(basename "$program")" "$@" >"$root/command"
{ find "$folder" -maxdepth 1 -name '*.so' -print0; printf '%s\0' "$program"; } |
    xargs -0 -n 1 ldd 2>/dev/null |
    grep -oE '/[^ ]+\.so[^ ]*' | grep -v -F "$folder/" | sort -u |
    xargs -I{} cp -L --parents {} "$root"

# The disc the emulated machine starts from. What the kernel must not use: XSAVES and XSAVEC, whose area Bochs 2.7 sizes
# wrongly, with PKU, which it lists without room in that area; APERF, whose counters it lacks; and FSRM, which makes this
# kernel's memmove run wild when fast strings are off, and Bochs has no register to turn them on.
(cd "$root" && find . | cpio --create --format=newc --quiet) >"$work/disc/initrd"
cp "$kernel" "$work/disc/vmlinuz"
cp /usr/lib/ISOLINUX/isolinux.bin /usr/lib/syslinux/modules/bios/ldlinux.c32 "$work/disc/"
cat >"$work/disc/isolinux.cfg" <<EOF
DEFAULT guest
LABEL guest
KERNEL /vmlinuz
APPEND initrd=/initrd console=ttyS1,115200 clearcpuid=pku,xsaves,xsavec,aperfmperf,fsrm mitigations=off nokaslr cryptomgr.notests
EOF
xorriso -as mkisofs -quiet -o "$work/disc.iso" -b isolinux.bin -c boot.cat \
    -no-emul-boot -boot-load-size 4 -boot-info-table "$work/disc" 2>"$work/xorriso.log"

mkfifo "$work/output"
cat >"$work/bochsrc" <<EOF
display_library: term
megs: 1024
romimage: file=/usr/share/bochs/BIOS-bochs-latest
vgaromimage: file=/usr/share/bochs/VGABIOS-lgpl-latest
cpu: model=$cpu, count=1, ips=50000000, reset_on_triple_fault=0
clock: sync=none, time0=utc
ata1: enabled=0
ata0-master: type=cdrom, path=$work/disc.iso, status=inserted
boot: cdrom
com1: enabled=1, mode=file, dev=$work/output
com2: enabled=1, mode=file, dev=$work/kernel.log
log: $work/bochs.log
panic: action=fatal
error: action=ignore
info: action=ignore
EOF

# Debian's Bochs is built with its debugger, which waits for the command to continue, and draws on a terminal: script gives it one.
echo c >"$work/commands"
cat "$work/output" &
reader=$!
TERM=linux timeout "$timeout" script -qec "bochs -q -f '$work/bochsrc' -rc '$work/commands'" /dev/null \
    </dev/null >"$work/screen" 2>&1 || true

code=$(sed -nE 's/.*guest exit code: ([0-9]+).*/\1/p' "$work/kernel.log" 2>/dev/null || true)
if [[ -z $code ]]; then
    kill "$reader" 2>/dev/null || true
    echo "run.sh: the guest did not finish; its kernel's last words:" >&2
    tail -n 20 "$work/kernel.log" "$work/bochs.log" >&2 || true
    exit 125
fi
wait "$reader"
exit "$code"
