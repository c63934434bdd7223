using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Code that is run where it is called: short helpers and lambdas.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>The call whose one-expression body is being followed; sites of that body belong to the body.</summary>
    private IOperation? callSite;

    /// <summary>The result of a method that is one expression, as if it stood here.</summary>
    private Value? Inline(IInvocationOperation call)
    {
        if (callSite is not null || call.SemanticModel is not { } model || symbols.Forwarders.Body(call.TargetMethod.OriginalDefinition, model.Compilation, cancellationToken) is not { } body)
        {
            return null;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                state.SetVariable(new ValueKey(parameter.OriginalDefinition, ""), Evaluate(argument.Value));
            }
        }

        Value result = RunForwarder(call, body);
        return result.Number is { } number && ExpRange.Of(call.Type) is { } type ? Value.Of(Narrow(number, type)) : result;
    }

    /// <summary>The value of a method's expression, or what its statements return.</summary>
    private Value RunForwarder(IOperation call, IOperation body)
    {
        callSite = call;
        sites.IsMuted = true;
        Value result = body is IBlockOperation ? RunStatements(body) : Evaluate(body);
        sites.IsMuted = false;
        callSite = null;
        return result;
    }

    /// <summary>Runs a lambda's body on the given elements, its effects included, and returns what it returns.</summary>
    private Value RunLambda(IAnonymousFunctionOperation lambda, params Value[] arguments)
    {
        for (int i = 0; i < arguments.Length && i < lambda.Symbol.Parameters.Length; i++)
        {
            state.SetVariable(new ValueKey(lambda.Symbol.Parameters[i], ""), arguments[i]);
        }

        return RunStatements(lambda.Body);
    }

    /// <summary>Runs the body of a lambda or a helper, and returns what it returns.</summary>
    private Value RunStatements(IOperation body)
    {
        Value? outer = returned;
        bool isUnreachable = state.IsUnreachable;
        state.IsUnreachable = false;
        returned = null;
        Evaluate(body);
        Value result = returned ?? Unknown();
        returned = outer;
        state.IsUnreachable = isUnreachable;
        return result;
    }
}
