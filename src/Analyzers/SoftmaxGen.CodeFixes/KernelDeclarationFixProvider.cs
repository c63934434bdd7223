using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Application;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes;

/// <summary>Adds the modifier that a kernel declaration lacks: SMG0001 (no body only), SMG0002, SMG0007.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelDeclarationFixProvider))]
[Shared]
public sealed class KernelDeclarationFixProvider : CodeFixProvider
{
    private const string Partial = "SoftmaxGen.MakePartial";
    private const string Private = "SoftmaxGen.MakePrivate";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.MethodMustBePartial, DiagnosticIds.AccessibilityRequired, DiagnosticIds.ContainingTypeMustBePartial);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
                || WithModifier(member, diagnostic.Id) is not { } changed)
            {
                continue;
            }

            bool isAccessibility = diagnostic.Id == DiagnosticIds.AccessibilityRequired;
            context.RegisterCodeFix(
                CodeAction.Create(
                    isAccessibility ? "Make the kernel private" : "Make it partial",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(member, changed))),
                    isAccessibility ? Private : Partial),
                diagnostic);
        }
    }

    private static MemberDeclarationSyntax? WithModifier(MemberDeclarationSyntax member, string id) => (member, id) switch
    {
        // A body is the user's text: what it was for is not known here, so it is not removed.
        (MethodDeclarationSyntax { Body: null, ExpressionBody: null } method, DiagnosticIds.MethodMustBePartial) when !method.Modifiers.Any(SyntaxKind.PartialKeyword) => Modifiers.AddLast(method, SyntaxKind.PartialKeyword),
        (MethodDeclarationSyntax method, DiagnosticIds.AccessibilityRequired) => Modifiers.AddFirst(method, SyntaxKind.PrivateKeyword),
        (TypeDeclarationSyntax type, DiagnosticIds.ContainingTypeMustBePartial) when !type.Modifiers.Any(SyntaxKind.FileKeyword) => Modifiers.AddLast(type, SyntaxKind.PartialKeyword),
        _ => null,
    };
}
