using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>An expression that holds a row of numbers: how to say its length, a part of it, and itself as a span.</summary>
internal sealed class RowExpression
{
    private const int MaxDepth = 8;

    private readonly SemanticModel model;
    private readonly CancellationToken cancellationToken;
    private readonly ITypeSymbol? type;
    private readonly int depth;

    /// <param name="expression">The row.</param>
    /// <param name="model">The model of its tree.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="depth">How many rows this one was reached through; code being typed may size two arrays by each other.</param>
    public RowExpression(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken, int depth = 0)
    {
        this.depth = depth;
        Expression = expression;
        this.model = model;
        this.cancellationToken = cancellationToken;
        type = model.GetTypeInfo(expression, cancellationToken).Type;
    }

    public ExpressionSyntax Expression { get; }

    public string Text => Expression.WithoutTrivia().ToString();

    public ITypeSymbol? ElementType => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    public NumericType? Numeric => ExpRange.Of(ElementType);

    public bool IsArray => type is IArrayTypeSymbol { Rank: 1 };

    public bool IsSpan => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" };

    public bool IsList => type is INamedTypeSymbol { Name: "List", ContainingNamespace.Name: "Generic" };

    /// <summary>Something that can be handed to a span parameter, as it is or through <c>CollectionsMarshal</c>.</summary>
    public bool CanBeSpan => IsArray || IsSpan || IsList;

    /// <summary>Names, members and element accesses only: saying it twice changes nothing.</summary>
    public bool IsSimple => Expression.DescendantNodesAndSelf().All(n =>
        n is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or BracketedArgumentListSyntax or ArgumentSyntax or LiteralExpressionSyntax);

    /// <summary>Its length in code.</summary>
    public string LengthText => IsList ? $"{Text}.Count" : $"{Text}.Length";

    /// <summary>
    /// The length in one canonical form, so that two rows can be compared: what it was created with, when this body shows that.
    /// </summary>
    public string CanonicalLength =>
        depth > MaxDepth ? LengthText
        : CreatedLength is { } length ? Canonical(length)
        : MadeFrom is { } from ? new RowExpression(from, model, cancellationToken, depth + 1).CanonicalLength
        : LengthText;

    public int? ConstantLength => CreatedLength is { } length && model.GetConstantValue(length, cancellationToken) is { HasValue: true, Value: int value } ? value : null;

    public string WholeSpan => IsList ? $"CollectionsMarshal.AsSpan({Text})" : Text;

    public string FirstAsSpan(string length) => IsArray ? $"{Text}.AsSpan(0, {length})" : $"{WholeSpan}.Slice(0, {length})";

    /// <summary>The canonical form of an expression that is a bound or a size.</summary>
    public string Canonical(ExpressionSyntax length)
    {
        if (model.GetConstantValue(length, cancellationToken) is { HasValue: true, Value: int value })
        {
            return value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return length is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count", Expression: var of }
            ? new RowExpression(of, model, cancellationToken, depth + 1).CanonicalLength
            : length.WithoutTrivia().ToString();
    }

    /// <summary>The size in the <c>new T[size]</c> or <c>stackalloc T[size]</c> that a local was declared with, or the length of a slice.</summary>
    private ExpressionSyntax? CreatedLength => Created(Expression) switch
    {
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: 1 } ranks } when ranks[0].Sizes is { Count: 1 } sizes && sizes[0] is not OmittedArraySizeExpressionSyntax => sizes[0],
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } when ranks[0].Sizes is { Count: 1 } sizes && sizes[0] is not OmittedArraySizeExpressionSyntax => sizes[0],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "AsSpan" or "Slice" }, ArgumentList.Arguments: { Count: 2 } arguments } => arguments[1].Expression,
        _ => null,
    };

    /// <summary>The collection that a local was made from element by element: <c>x.Select(…).ToArray()</c>, <c>Array.ConvertAll(x, …)</c>.</summary>
    private ExpressionSyntax? MadeFrom
    {
        get
        {
            ExpressionSyntax? made = Created(Expression);
            while (made is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Select" or "ToArray" or "ToList" or "ConvertAll" } } call)
            {
                made = Syntaxes.Receiver(call, model, cancellationToken);
            }

            return made == Expression ? null : made is IdentifierNameSyntax or MemberAccessExpressionSyntax ? made : null;
        }
    }

    private ExpressionSyntax Created(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression, cancellationToken).Symbol switch
        {
            ILocalSymbol local when local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } && IsAssignedOnce(local) => value,
            IFieldSymbol { IsReadOnly: true } field when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } && value.SyntaxTree == model.SyntaxTree && !IsAssignedInConstructor(field) => value,
            _ => expression,
        };

    /// <summary>A local that is assigned again may hold a row of another length.</summary>
    private bool IsAssignedOnce(ILocalSymbol local) =>
        !Syntaxes.Member(local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax name && name.Identifier.Text == local.Name);

    private bool IsAssignedInConstructor(IFieldSymbol field) => field.ContainingType.InstanceConstructors.Concat(field.ContainingType.StaticConstructors)
        .SelectMany(c => c.DeclaringSyntaxReferences)
        .SelectMany(r => r.GetSyntax(cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .Any(a => a.Left.ToString() is var left && (left == field.Name || left == "this." + field.Name));
}
