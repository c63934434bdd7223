#!/usr/bin/env bash
# Unpacks the emulator and Arm64's C and C++ libraries from Debian under ~/.cache, and prints that folder. Nothing is installed: it takes apt, but not root.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/softmaxgen-arm64"
ready="$cache/ready"
if [[ -f $ready ]]; then
    echo "$cache"
    exit 0
fi

# apt's lists and downloads live in the cache as well, so that this machine's own architecture and package lists stay as they are.
apt() {
    local architecture=$1
    shift
    local state="$cache/apt/$architecture"
    mkdir -p "$state/lists/partial" "$state/archives/partial"
    apt-get -qq -o APT::Sandbox::User= -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
        -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status=/dev/null \
        -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" -o Acquire::Languages=none "$@" >&2
}

# unpack <architecture> <folder> <package …>
unpack() {
    local folder="$cache/$2" downloads
    downloads=$(mktemp -d)
    apt "$1" update
    (cd "$downloads" && apt "$1" download "${@:3}")
    mkdir -p "$folder"
    for package in "$downloads"/*.deb; do
        dpkg -x "$package" "$folder"
    done
    rm -r "$downloads"
}

mkdir -p "$cache"
unpack "$(dpkg --print-architecture)" emulator qemu-user-static
unpack arm64 root libc6 libgcc-s1 libstdc++6 zlib1g
rm -r "$cache/apt"
touch "$ready"
echo "$cache"
