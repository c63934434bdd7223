#!/usr/bin/env bash
# Every figure that the documentation quotes, on this machine, in one go: tables and JSON in artifacts/figures, the plot in docs/images.
# Takes about half an hour on a quiet machine. SOFTMAXGEN_YARDSTICK in the environment names the C library to compare with.
set -euo pipefail
cd "$(dirname "$0")/.."

output="$PWD/artifacts/figures"
rm -rf "$output"
mkdir -p "$output" docs/images
dotnet build benchmarks/SoftmaxGen.Benchmarks -c Release -v q
program=benchmarks/SoftmaxGen.Benchmarks/bin/Release/net10.0/SoftmaxGen.Benchmarks

# compare <name> <options …>
compare() {
    echo "== compare ${*:2}"
    "$program" compare --judge --json "$output/$1.json" "${@:2}" | tee "$output/$1.txt"
}

compare float --plot docs/images/softmax-float.svg
DOTNET_EnableAVX512=0 compare float-256
DOTNET_EnableAVX2=0 compare float-128
compare double --type double
compare half --type half
for operation in $("$program" --help | sed -nE 's/^ *--op NAME +softmax, (.*) \(default.*/\1/p' | tr -d ,); do
    compare "$operation" --op "$operation"
done
"$program" cold-start | tee "$output/cold-start.txt"
benchmarks/native-aot.sh | tee "$output/native-aot.txt"
