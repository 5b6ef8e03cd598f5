using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A method of a grain interface, ready to be called.</summary>
internal abstract class GrainMethod
{
    private readonly MethodInfo _method;
    private readonly int _tokenIndex;

    protected GrainMethod(MethodInfo method)
    {
        _method = method;
        _tokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        OnlyReads = method.IsDefined(typeof(ReadOnlyAttribute));
    }

    public bool Interleaves { get; }

    public bool OnlyReads { get; }

    /// <summary>Reads a method of a grain interface.</summary>
    /// <exception cref="InvalidOperationException">It is not of a shape that can be called.</exception>
    public static GrainMethod Of(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
            throw Refuse(method, "is generic or has a parameter by reference, which a grain method cannot have");
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
            return new GrainMethod<Nothing>(method);
        if (!type.IsGenericType || (type.GetGenericTypeDefinition() != typeof(Task<>) && type.GetGenericTypeDefinition() != typeof(ValueTask<>)))
            throw Refuse(method, $"returns {type.Name}; a grain method returns Task, Task<T>, ValueTask or ValueTask<T>");
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(type.GetGenericArguments()), method)!;
    }

    /// <summary>Sends a call.</summary>
    /// <returns>What the method returns to its caller, of exactly its return type.</returns>
    public abstract object Call(ActivationDirectory activations, GrainId grainId, GrainClass grainClass, object?[] arguments);

    /// <summary>The token among the arguments; none when the method takes none.</summary>
    public CancellationToken CancellationToken(object?[] arguments) =>
        _tokenIndex < 0 ? default : (CancellationToken)arguments[_tokenIndex]!;

    public override string ToString() => $"{_method.DeclaringType!.Name}.{_method.Name}";

    private static InvalidOperationException Refuse(MethodInfo method, string why) =>
        new($"{method.DeclaringType!.FullName}.{method.Name} {why}.");
}
