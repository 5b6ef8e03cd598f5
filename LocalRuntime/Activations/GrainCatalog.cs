using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>The grain classes of this process.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<GrainType, GrainClass> _byName;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _byInterface = new();

    /// <exception cref="InvalidOperationException">A grain class or interface cannot be hosted, or two classes have one name.</exception>
    public GrainCatalog(IOptions<LocalRuntimeOptions> options)
    {
        var classes = options.Value.GrainAssemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Grain)))
            .Select(type => new GrainClass(type, options.Value.CollectionAge))
            .ToList();
        foreach (var twins in classes.GroupBy(each => each.Name).Where(group => group.Count() > 1))
            throw new InvalidOperationException($"Several grain classes are named '{twins.Key}': {Names(twins)}.");
        foreach (var grainInterface in classes.SelectMany(each => each.Type.GetInterfaces()).Where(typeof(IGrain).IsAssignableFrom).Distinct())
            _ = new GrainInterface(grainInterface);
        _byName = classes.ToFrozenDictionary(each => each.Name);
    }

    /// <summary>The class of a name; null when there is none.</summary>
    public GrainClass? Named(GrainType name) => _byName.GetValueOrDefault(name);

    /// <summary>The class that implements an interface.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one.</exception>
    public GrainClass Implementing(Type grainInterface, string? classNamePrefix) => _byInterface.GetOrAdd((grainInterface, classNamePrefix), Find);

    private GrainClass Find((Type Interface, string? Prefix) wanted)
    {
        var found = _byName.Values
            .Where(each => wanted.Interface.IsAssignableFrom(each.Type))
            .Where(each => wanted.Prefix is null || each.Type.FullName!.StartsWith(wanted.Prefix, StringComparison.Ordinal))
            .ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new ArgumentException($"No grain class implements {wanted.Interface.FullName}. Is its assembly among the grain assemblies?"),
            _ => throw new ArgumentException($"Several grain classes implement {wanted.Interface.FullName}: {Names(found)}."),
        };
    }

    private static string Names(IEnumerable<GrainClass> classes) => string.Join(", ", classes.Select(each => each.Type.FullName));
}
