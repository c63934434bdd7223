using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>
/// Walks everything reachable from the outputs of a generator's steps. A symbol, node, tree, location or compilation in there would
/// keep whole compilations alive in the editor and defeat caching.
/// </summary>
internal static class ModelContents
{
    public static void AssertNoCompilerObjects(GeneratorRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach ((string name, IncrementalGeneratorRunStep step) in UserSteps.Models(result))
        {
            foreach ((object value, _) in step.Outputs)
            {
                Visit(value, $"step '{name}'", seen);
            }
        }
    }

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
        {
            return;
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or decimal or Type)
        {
            return;
        }

        if (IsCompilerType(type))
        {
            Assert.Fail($"A model holds a compiler object: {path} is a {type}");
        }

        // Structs are boxed anew at each visit, so only objects can have been seen.
        if (!type.IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            VisitElements(array, path, seen);
            return;
        }

        for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }

    private static void VisitElements(IEnumerable array, string path, HashSet<object> seen)
    {
        int index = 0;
        foreach (object? element in array)
        {
            Visit(element, $"{path}[{index++}]", seen);
        }
    }

    private static bool IsCompilerType(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
