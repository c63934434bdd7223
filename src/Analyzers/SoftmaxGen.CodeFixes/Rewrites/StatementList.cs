using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Statements that follow each other: of a block, of a switch section, or of a program without a Main.</summary>
internal sealed class StatementList
{
    private readonly List<StatementSyntax> statements;

    private StatementList(SyntaxNode node, IEnumerable<StatementSyntax> statements)
    {
        Node = node;
        this.statements = [.. statements];
    }

    public SyntaxNode Node { get; }

    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <summary>The lists around a node within its member, from the inside out.</summary>
    public static IEnumerable<StatementList> Around(SyntaxNode node) => node.Ancestors()
        .TakeWhile(n => n is not MemberDeclarationSyntax or GlobalStatementSyntax)
        .Select(n => n switch
        {
            BlockSyntax block => new StatementList(block, block.Statements),
            SwitchSectionSyntax section => new StatementList(section, section.Statements),
            CompilationUnitSyntax program => new StatementList(program, program.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement)),
            _ => null,
        })
        .OfType<StatementList>();

    public int IndexOf(Func<StatementSyntax, bool> condition) => statements.FindIndex(s => condition(s));

    public int LastIndexOf(Func<StatementSyntax, bool> condition) => statements.FindLastIndex(s => condition(s));

    /// <summary>What stands in the list for a statement: in a program without a Main it is wrapped.</summary>
    public static SyntaxNode Entry(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global : statement;
}
