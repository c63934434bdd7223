using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>The types the analysis knows, resolved once per compilation.</summary>
internal sealed class KnownSymbols
{
    private static readonly SymbolEqualityComparer Comparer = SymbolEqualityComparer.Default;

    private readonly INamedTypeSymbol? math;
    private readonly INamedTypeSymbol? mathF;
    private readonly INamedTypeSymbol? convert;
    private readonly INamedTypeSymbol? exponentialFunctions;
    private readonly INamedTypeSymbol? logarithmicFunctions;
    private readonly INamedTypeSymbol? vector;
    private readonly INamedTypeSymbol? vector128;
    private readonly INamedTypeSymbol? vector256;
    private readonly INamedTypeSymbol? vector512;
    private readonly INamedTypeSymbol? numberBase;
    private readonly INamedTypeSymbol? number;
    private readonly INamedTypeSymbol? enumerable;
    private readonly INamedTypeSymbol? parallelEnumerable;
    private readonly INamedTypeSymbol? array;
    private readonly INamedTypeSymbol? tensorPrimitives;
    private readonly INamedTypeSymbol? tensor;

    private KnownSymbols(Compilation compilation)
    {
        math = compilation.GetTypeByMetadataName("System.Math");
        mathF = compilation.GetTypeByMetadataName("System.MathF");
        convert = compilation.GetTypeByMetadataName("System.Convert");
        exponentialFunctions = compilation.GetTypeByMetadataName("System.Numerics.IExponentialFunctions`1");
        logarithmicFunctions = compilation.GetTypeByMetadataName("System.Numerics.ILogarithmicFunctions`1");
        vector = compilation.GetTypeByMetadataName("System.Numerics.Vector");
        vector128 = compilation.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector128");
        vector256 = compilation.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector256");
        vector512 = compilation.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector512");
        numberBase = compilation.GetTypeByMetadataName("System.Numerics.INumberBase`1");
        number = compilation.GetTypeByMetadataName("System.Numerics.INumber`1");
        enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        parallelEnumerable = compilation.GetTypeByMetadataName("System.Linq.ParallelEnumerable");
        array = compilation.GetTypeByMetadataName("System.Array");
        tensorPrimitives = compilation.GetTypeByMetadataName("System.Numerics.Tensors.TensorPrimitives");
        tensor = compilation.GetTypeByMetadataName("System.Numerics.Tensors.Tensor");
    }

    /// <summary>Null when nothing is referenced that a rule could be about.</summary>
    public static KnownSymbols? For(Compilation compilation)
    {
        var symbols = new KnownSymbols(compilation);
        return symbols.math is null && symbols.mathF is null && symbols.tensorPrimitives is null ? null : symbols;
    }

    /// <summary>Whether a body that uses this method is worth looking at.</summary>
    public bool IsRelevant(IMethodSymbol method) =>
        NamedFunctions.IsRelevant(method.Name)
        || Classify(method) is KnownMethod.Exp or KnownMethod.Pow or KnownMethod.Log or KnownMethod.OtherLog or KnownMethod.LogP1 or KnownMethod.ExpM1 or KnownMethod.SpanExp or KnownMethod.TensorPrimitivesSoftMax or KnownMethod.TensorSoftMax
        || Forwarders.MayForward(method);

    /// <summary>The bodies of one-expression methods, found once.</summary>
    public Forwarders Forwarders { get; } = new();

    public KnownMethod Classify(IMethodSymbol method)
    {
        INamedTypeSymbol? type = method.ContainingType?.OriginalDefinition;
        if (type is null)
        {
            return KnownMethod.Other;
        }

        if (Is(type, tensorPrimitives))
        {
            return OfTensorPrimitives(method);
        }

        if (Is(type, tensor))
        {
            return method.Name == "SoftMax" ? KnownMethod.TensorSoftMax : KnownMethod.Other;
        }

        if (Is(type, math) || Is(type, mathF) || ExpRange.Of(type) is not null
            || Is(type, vector) || Is(type, vector128) || Is(type, vector256) || Is(type, vector512)
            || Is(type, exponentialFunctions) || Is(type, logarithmicFunctions) || Is(type, numberBase) || Is(type, number))
        {
            return OfNumbers(method.Name);
        }

        if (Is(type, convert))
        {
            return method.Name is "ToDouble" or "ToSingle" or "ToDecimal" && IsReal(method.Parameters[0].Type) ? KnownMethod.Conversion : KnownMethod.Other;
        }

        if (type is { Name: "Mathf" or "math" or "MathF", DeclaringSyntaxReferences.IsEmpty: true })
        {
            // Unity's, whose names are in lower case in one of its two libraries.
            return OfNumbers(char.ToUpperInvariant(method.Name[0]) + method.Name.Substring(1));
        }

        return Is(type, enumerable) || Is(type, parallelEnumerable) ? OfLinq(method.Name) : OfCollections(type, method.Name);
    }

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => known is not null && Comparer.Equals(type, known);

    private static KnownMethod OfNumbers(string name) => name switch
    {
        "Exp" => KnownMethod.Exp,
        "Pow" => KnownMethod.Pow,
        "Max" or "MaxNumber" or "MaxNative" => KnownMethod.Max,
        "Min" or "MinNumber" or "MinNative" => KnownMethod.Min,
        "Clamp" or "ClampNative" => KnownMethod.Clamp,
        "Abs" => KnownMethod.Abs,
        "Tanh" or "Sin" or "Cos" => KnownMethod.Squash,
        "Cosh" => KnownMethod.Cosh,
        "Log" => KnownMethod.Log,
        "Log2" or "Log10" => KnownMethod.OtherLog,
        "LogP1" => KnownMethod.LogP1,
        "ExpM1" => KnownMethod.ExpM1,
        "Sqrt" => KnownMethod.SquareRoot,
        "IsNaN" or "IsInfinity" or "IsPositiveInfinity" or "IsFinite" => KnownMethod.FailureTest,
        _ => KnownMethod.Other,
    };

    private static KnownMethod OfTensorPrimitives(IMethodSymbol method) => method.Name switch
    {
        "SoftMax" => KnownMethod.TensorPrimitivesSoftMax,
        "Exp" => KnownMethod.SpanExp,
        "Sum" => KnownMethod.SpanSum,
        "Max" or "MaxNumber" when method.Parameters.Length == 1 => KnownMethod.SpanMax,
        "Subtract" or "Add" => KnownMethod.SpanShift,
        "Multiply" => KnownMethod.SpanMultiply,
        "Divide" => KnownMethod.SpanDivide,
        "Min" or "MinNumber" or "Clamp" or "Tanh" or "Sigmoid" => KnownMethod.SpanBound,
        "ExpM1" => KnownMethod.ExpM1,
        "LogP1" => KnownMethod.LogP1,
        _ => KnownMethod.Other,
    };

    private static KnownMethod OfLinq(string name) => name switch
    {
        "Sum" => KnownMethod.SequenceSum,
        "Max" => KnownMethod.SequenceMax,
        "Select" => KnownMethod.SequenceSelect,
        "Aggregate" => KnownMethod.SequenceFold,
        "ToArray" or "ToList" => KnownMethod.SequenceCopy,
        "AsEnumerable" or "AsParallel" or "AsSequential" or "OrderBy" or "OrderByDescending" or "ThenBy" or "Order" or "OrderDescending" or "Reverse" or "Take" or "Skip" or "Where" or "TakeWhile" or "SkipWhile" or "TakeLast" or "SkipLast" => KnownMethod.SequenceView,
        _ => KnownMethod.Other,
    };

    private KnownMethod OfCollections(INamedTypeSymbol type, string name) => name switch
    {
        "ForEach" when IsListOrArray(type) => KnownMethod.SequenceForEach,
        "ConvertAll" when IsListOrArray(type) => KnownMethod.SequenceSelect,
        "Add" when type.Name is "List" => KnownMethod.SequenceAdd,
        "ToArray" or "ToList" or "Clone" or "ToImmutableArray" when IsFromFramework(type) => KnownMethod.SequenceCopy,
        "AsSpan" or "AsMemory" or "AsReadOnly" or "Slice" or "GetRange" when IsFromFramework(type) => KnownMethod.SequenceView,
        _ => KnownMethod.Other,
    };

    private bool IsListOrArray(INamedTypeSymbol type) => Is(type, array) || type.Name == "List";

    private static bool IsFromFramework(INamedTypeSymbol type) =>
        type.ContainingNamespace is { } ns && (ns.ToDisplayString() is "System" || ns.ToDisplayString().StartsWith("System.", System.StringComparison.Ordinal));
}
