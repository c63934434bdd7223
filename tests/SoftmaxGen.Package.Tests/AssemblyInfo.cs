using SoftmaxGen.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

// Every test runs builds, and a build keeps all cores busy.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
