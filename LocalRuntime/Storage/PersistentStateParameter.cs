using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace GitBrag.LocalRuntime;

/// <summary>A constructor parameter of a grain class that asks for state.</summary>
internal abstract class PersistentStateParameter(ParameterInfo parameter, PersistentStateAttribute attribute)
{
    /// <summary>The provider of state that names none, as in Orleans.</summary>
    private const string DefaultStorage = "Default";

    public Type ParameterType { get; } = parameter.ParameterType;

    protected string StateName { get; } = attribute.StateName;

    /// <summary>Reads a constructor parameter.</summary>
    /// <returns>Null when it does not ask for state.</returns>
    /// <exception cref="InvalidOperationException">It asks for state of a type that cannot be state.</exception>
    public static PersistentStateParameter? Of(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } attribute)
            return null;
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException($"{parameter.Member.DeclaringType!.FullName} asks for state as {type.Name}; it must be IPersistentState<T>.");
        var state = type.GetGenericArguments()[0];
        if (!state.IsValueType && state.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"The state {state.FullName} needs a public constructor without parameters.");
        return (PersistentStateParameter)Activator.CreateInstance(typeof(PersistentStateParameter<>).MakeGenericType(state), parameter, attribute)!;
    }

    public abstract IReadableState Create(Activation activation);

    protected IGrainStorage Storage(Activation activation)
    {
        var name = attribute.StorageName ?? DefaultStorage;
        return activation.ActivationServices.GetKeyedService<IGrainStorage>(name)
            ?? throw new InvalidOperationException($"No grain storage has the key '{name}', which the state {StateName} of {activation.GrainId} asks for.");
    }
}

/// <summary>A constructor parameter of a grain class that asks for state of this type.</summary>
internal sealed class PersistentStateParameter<TState>(ParameterInfo parameter, PersistentStateAttribute attribute)
    : PersistentStateParameter(parameter, attribute)
{
    public override IReadableState Create(Activation activation) => new PersistentState<TState>(StateName, activation.GrainId, Storage(activation));
}
