#!/usr/bin/env bash
# Puts the emulator on a Debian 12 machine (as root, or with sudo) and prints the path of a Linux kernel for its guest.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/softmaxgen-avx512"
packages=(bochs bochs-term bochsbios vgabios isolinux syslinux-common xorriso cpio busybox-static)

as_root=()
[[ $(id -u) -eq 0 ]] || as_root=(sudo)

if ! dpkg-query --show "${packages[@]}" >/dev/null 2>&1; then
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${packages[@]}" >&2
fi

# The kernel is unpacked, not installed: it never boots this machine. The cloud flavour is the smallest.
if ! compgen -G "$cache/boot/vmlinuz-*" >/dev/null; then
    mkdir -p "$cache"
    package=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: //p' | head -n 1)
    (cd "$cache" && apt-get -o APT::Sandbox::User=root download -qq "$package" >&2 && dpkg -x "$package"_*.deb . && rm "$package"_*.deb)
fi
compgen -G "$cache/boot/vmlinuz-*" | head -n 1
