using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A grain class: its name, its collection age, and how its objects are made.</summary>
internal sealed class GrainClass
{
    private const string Suffix = "Grain";

    private readonly PersistentStateParameter[] _states;
    private readonly ObjectFactory _create;

    public GrainClass(Type type, TimeSpan defaultCollectionAge)
    {
        Type = type;
        Name = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? NameByConvention(type));
        CollectionAge = type.GetCustomAttribute<CollectionAgeLimitAttribute>() switch
        {
            null => defaultCollectionAge,
            { AlwaysActive: true } => TimeSpan.MaxValue,
            var limit => limit.AgeLimit,
        };
        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
            throw new InvalidOperationException($"The grain class {type.FullName} has {constructors.Length} public constructors; it must have one.");
        _states = [.. constructors[0].GetParameters().Select(PersistentStateParameter.Of).OfType<PersistentStateParameter>()];
        _create = ActivatorUtilities.CreateFactory(type, [.. _states.Select(state => state.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType Name { get; }

    /// <summary>How long an activation may be idle; <see cref="TimeSpan.MaxValue"/> when it is never collected.</summary>
    public TimeSpan CollectionAge { get; }

    /// <summary>
    /// Makes the grain object of an activation and reads its state. Runs on the activation's scheduler, where the object finds its activation.
    /// </summary>
    public async Task<Grain> CreateAsync(Activation activation, CancellationToken cancellationToken)
    {
        var states = _states.Select(state => state.Create(activation)).ToArray();
        var grain = (Grain)_create(activation.ActivationServices, states);
        await Task.WhenAll(states.Select(state => state.ReadAsync(cancellationToken)));
        return grain;
    }

    private static string NameByConvention(Type type)
    {
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length ? type.Name[..^Suffix.Length] : type.Name;
        return name.ToLowerInvariant();
    }
}
