using System.Threading.Tasks;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Generator.Tests.Snapshots;

/// <summary>What the user's own part of a kernel file looks like in places out of the ordinary.</summary>
public sealed class PlacementSnapshots
{
    [Fact]
    public Task NestedGenericTypes() => Snapshot.Of(UserProject.Of(Sources.InNamespace("""
        public partial class Outer<TKey>
            where TKey : notnull
        {
            public readonly partial record struct Inner<TValue>(TValue Value)
                where TValue : class, new()
            {
                [Softmax(Dim = 2)]
                private readonly partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);

                public void Use(Span<float> row) => Softmax(row, row);
            }
        }
        """)));

    [Fact]
    public Task KeywordsAndUnicode() => Snapshot.Of(UserProject.Of(Sources.WithUsings("""
        namespace @namespace.Übung
        {
            public static partial class @class
            {
                [Softmax(Dim = 2)]
                public static partial void @event(ReadOnlySpan<float> @in, Span<float> 確率);
            }
        }
        """)));

    [Fact]
    public Task GlobalNamespaceExtensionMethod() => Snapshot.Of(UserProject.Of(Sources.WithUsings("""
        internal static partial class Kernels
        {
            /// <summary>The user's own words.</summary>
            [Softmax(Dim = 2)]
            internal static partial void Softmax(this scoped ReadOnlySpan<float> logits, Span<float> probabilities);
        }
        """)));
}
