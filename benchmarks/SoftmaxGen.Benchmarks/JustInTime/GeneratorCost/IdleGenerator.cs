using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Benchmarks.GeneratorCost;

/// <summary>
/// Asks Roslyn for the same annotated methods and does nothing with them: what is left after every edit whatever a generator does, since
/// Roslyn binds the attribute of each method again.
/// </summary>
internal sealed class IdleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in (string[])[typeof(SoftmaxAttribute).FullName!, typeof(SoftmaxCrossEntropyAttribute).FullName!, typeof(SoftmaxGradientAttribute).FullName!])
        {
            IncrementalValuesProvider<int> methods = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (_, _) => 0);
            context.RegisterSourceOutput(methods, static (_, _) => { });
        }
    }
}
