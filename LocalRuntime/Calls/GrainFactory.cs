using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

internal sealed class GrainFactory(GrainCatalog catalog, ActivationDirectory activations) : IGrainFactory
{
    private readonly ConcurrentDictionary<Type, GrainInterface> _interfaces = new();

    public ActivationDirectory Activations { get; } = activations;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        var grainClass = catalog.Implementing(typeof(TGrainInterface), grainClassNamePrefix);
        return (TGrainInterface)Reference(typeof(TGrainInterface), grainClass, GrainId.Create(grainClass.Name, primaryKey));
    }

    public object Reference(Type grainInterface, GrainClass grainClass, GrainId grainId)
    {
        if (!grainInterface.IsAssignableFrom(grainClass.Type))
            throw new InvalidCastException($"The grain {grainId} of class {grainClass.Type.Name} does not implement {grainInterface.Name}.");
        return GrainProxy.Create(this, _interfaces.GetOrAdd(grainInterface, static type => new GrainInterface(type)), grainClass, grainId);
    }
}
