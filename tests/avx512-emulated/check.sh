#!/usr/bin/env bash
# Publishes tests/emulated/Kernels for AVX-512 and runs it: on this CPU when it has AVX-512, on an emulated one otherwise. See README.md.
# The last line is "N passed, N failed".
set -euo pipefail

here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

runner=()
if ! grep -qw avx512dq /proc/cpuinfo; then
    runner=("$here/run.sh")
    if ! "$here/install.sh" >"$work/kernel"; then
        echo "check.sh: NOT RUN: this CPU has no AVX-512, and the emulator could not be installed (it needs Debian 12, apt and root)." >&2
        # Where nobody reads the output, what was not run has not passed.
        if [[ ${CI-} == true ]]; then
            echo "0 passed, 1 failed"
            exit 1
        fi
        echo "0 passed, 0 failed"
        exit 0
    fi
fi

linker=()
command -v clang >/dev/null || linker=(-p:CppCompilerAndLinker=gcc -p:LinkerFlavor=bfd)
dotnet publish "$here/../emulated/Kernels" -c Release -v q -p:IlcInstructionSet=x86-64-v4 "${linker[@]}" -o "$work/publish" || {
    echo "0 passed, 1 failed"
    exit 1
}

started=$SECONDS
code=0
"${runner[@]}" "$work/publish/SoftmaxGen.EmulatedKernels" >"$work/output" || code=$?
echo "Ran ${runner:+on an emulated CPU }for $((SECONDS - started)) s; exit code $code"
cat "$work/output"

# A program that ended early, by touching memory beyond a row for instance, has not counted.
tail -n 1 "$work/output" | grep -qE '^[0-9]+ passed, [0-9]+ failed' || echo "0 passed, 1 failed"
exit "$code"
