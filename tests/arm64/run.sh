#!/usr/bin/env bash
# Publishes tests/emulated/Kernels for Arm64 and runs it: on this CPU when it is one, under qemu otherwise. See README.md.
# The last line is "N passed, N failed".
set -euo pipefail

here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
longest=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

runner=()
if [[ $(uname -m) != aarch64 ]]; then
    if ! cache=$("$here/install.sh"); then
        echo "run.sh: NOT RUN: the emulator could not be unpacked (it needs apt)." >&2
        # Where nobody reads the output, what was not run has not passed.
        if [[ ${CI-} == true ]]; then
            echo "0 passed, 1 failed"
            exit 1
        fi
        echo "0 passed, 0 failed"
        exit 0
    fi
    runner=("$cache/emulator/usr/bin/qemu-aarch64-static" -L "$cache/root")
fi

dotnet publish "$here/../emulated/Kernels" -c Release -v q -p:Machine=linux-arm64 -o "$work/publish" || {
    echo "0 passed, 1 failed"
    exit 1
}

started=$SECONDS
code=0
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "${runner[@]}" "$work/publish/SoftmaxGen.EmulatedKernels" arm64 ${longest:+"$longest"} >"$work/output" || code=$?
echo "Ran ${runner:+under qemu }for $((SECONDS - started)) s; exit code $code"
cat "$work/output"

# A program that ended early, by touching memory beyond a row for instance, has not counted.
tail -n 1 "$work/output" | grep -qE '^[0-9]+ passed, [0-9]+ failed' || echo "0 passed, 1 failed"
exit "$code"
