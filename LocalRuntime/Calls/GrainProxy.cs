using System.Reflection;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A reference to a grain: implements a grain interface by sending calls. <see cref="DispatchProxy"/> derives the implementing types.</summary>
internal class GrainProxy : DispatchProxy
{
    private GrainFactory _factory = null!;
    private GrainInterface _interface = null!;
    private GrainClass _class = null!;

    public GrainId GrainId { get; private set; }

    public static object Create(GrainFactory factory, GrainInterface grainInterface, GrainClass grainClass, GrainId grainId)
    {
        var proxy = (GrainProxy)Create(grainInterface.Type, typeof(GrainProxy));
        proxy._factory = factory;
        proxy._interface = grainInterface;
        proxy._class = grainClass;
        proxy.GrainId = grainId;
        return proxy;
    }

    /// <summary>A reference to the same grain by another of its interfaces.</summary>
    public object As(Type grainInterface) => _factory.Reference(grainInterface, _class, GrainId);

    public override string ToString() => GrainId.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _interface[targetMethod!].Call(_factory.Activations, GrainId, _class, args ?? []);
}
