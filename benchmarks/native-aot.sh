#!/usr/bin/env bash
# What NativeAOT makes of the kernels: `compare` with the JIT, published for this CPU, and published for the default baseline, in turn.
# Arguments are handed to `compare`, after those below.
set -euo pipefail
cd "$(dirname "$0")/.."

output="$PWD/artifacts/native-aot"
turns=5
dims=64,1000,4096
case "$(uname -m)" in
    aarch64) runtime=linux-arm64 ;;
    *) runtime=linux-x64 ;;
esac

publish() {
    dotnet publish benchmarks/SoftmaxGen.Benchmarks -c Release -v q -r "$runtime" --artifacts-path "$output/$1" -o "$output/$1/program" "${@:2}"
}

# measure <build> <options …>: one run; the figures of all turns are gathered in one file.
measure() {
    "$output/$1/program/SoftmaxGen.Benchmarks" compare --dims "$dims" --csv "$output/turn.csv" "${@:2}" >"$output/$1.txt"
    tail -n +2 "$output/turn.csv" >>"$output/$1.csv"
}

rm -rf "$output"
mkdir -p "$output"
publish jit --self-contained false
publish native -p:PublishAot=true -p:IlcInstructionSet=native
publish baseline -p:PublishAot=true

# In turn, so that whatever slows the machine down for a while slows all of them.
for _ in $(seq "$turns"); do
    measure jit "$@"
    measure native "$@"
    measure baseline --judge "$@"
done

for build in jit native baseline; do
    grep -E '^kernels' "$output/$build.txt" | sed "s/^kernels /$build/"
done
echo
echo "SoftmaxGen, best ns per element of $turns turns: JIT, ahead of time with IlcInstructionSet=native, the second divided by the first"
awk -F, '
    $4 == "\"SoftmaxGen\"" {
        build = FILENAME; sub(/.*\//, "", build)
        if (!((build, $3) in best) || $5 + 0 < best[build, $3]) best[build, $3] = $5 + 0
        if (!($3 in seen)) { seen[$3] = 1; dims[++count] = $3 }
    }
    END {
        for (i = 1; i <= count; i++) {
            jit = best["jit.csv", dims[i]]; native = best["native.csv", dims[i]]
            printf "Dim %-8s %8.3f %8.3f %6.2f\n", dims[i], jit, native, native / jit
        }
    }' "$output/jit.csv" "$output/native.csv"
echo
echo "ahead of time for the default baseline, last turn:"
sed -n '/^Dim /,$p' "$output/baseline.txt"
