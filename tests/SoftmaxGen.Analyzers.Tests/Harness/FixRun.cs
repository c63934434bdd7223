using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Harness;

/// <summary>Applies code fixes to projects held in memory.</summary>
internal static class FixRun
{
    /// <summary>All fixes of the package.</summary>
    public static CodeFixProvider[] Providers { get; } =
    [
        .. typeof(SoftmaxFixProvider).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    public static Project Project(params string[] files)
    {
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "Subject",
            "Subject",
            LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options,
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: TestCompilation.References));
        for (int i = 0; i < files.Length; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{i}.cs", SourceText.From(files[i]), filePath: $"File{i}.cs");
        }

        return solution.GetProject(id)!;
    }

    /// <summary>The fixes offered for the first diagnostic with this id.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Offered(Document document, string id = "SMG1002")
    {
        Diagnostic diagnostic = (await DocumentDiagnostics(document, default)).First(d => d.Id == id);
        List<CodeAction> actions = [];
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        await ProviderOf(id).RegisterCodeFixesAsync(context);
        return actions;
    }

    /// <summary>Every fix for every diagnostic of a document.</summary>
    public static async Task<IReadOnlyList<(Diagnostic Diagnostic, CodeAction Action)>> AllOffered(Document document)
    {
        List<(Diagnostic, CodeAction)> all = [];
        foreach (Diagnostic diagnostic in await DocumentDiagnostics(document, TestContext.Current.CancellationToken))
        {
            foreach (CodeFixProvider provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => all.Add((diagnostic, action)), TestContext.Current.CancellationToken));
            }
        }

        return all;
    }

    /// <summary>What the compiler rejects.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Errors(Document document) =>
        [.. (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>The text after the fix of this kind; null when it is not offered.</summary>
    public static async Task<string?> Apply(string source, string kind, string id = "SMG1002")
    {
        Document document = Project(source).Documents.Single();
        CodeAction? action = (await Offered(document, id)).SingleOrDefault(a => a.EquivalenceKey == kind);
        return action is null ? null : await Text((await Changed(action)).GetDocument(document.Id)!);
    }

    public static async Task<Solution> FixAll(Project project, FixAllScope scope, string kind, params string[] ids)
    {
        Document first = project.Documents.First();
        CodeFixProvider provider = ProviderOf(ids[0]);
        var context = scope == FixAllScope.Document
            ? new FixAllContext(first, provider, scope, kind, ids, new Source(), TestContext.Current.CancellationToken)
            : new FixAllContext(project, provider, scope, kind, ids, new Source(), TestContext.Current.CancellationToken);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        return await Changed(action);
    }

    private static CodeFixProvider ProviderOf(string id) => Providers.First(p => p.FixableDiagnosticIds.Contains(id));

    public static async Task<Solution> Changed(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    public static async Task<string> Text(Document document) => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static async Task<IReadOnlyList<Diagnostic>> DocumentDiagnostics(Document document, CancellationToken cancellationToken)
    {
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
        return [.. (await ProjectDiagnostics(document.Project, cancellationToken)).Where(d => d.Location.SourceTree == tree)];
    }

    private static async Task<IReadOnlyList<Diagnostic>> ProjectDiagnostics(Project project, CancellationToken cancellationToken) =>
        await AnalyzerRun.Diagnostics((await project.GetCompilationAsync(cancellationToken))!, cancellationToken);

    private sealed class Source : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ProjectDiagnostics(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await DocumentDiagnostics(document, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
