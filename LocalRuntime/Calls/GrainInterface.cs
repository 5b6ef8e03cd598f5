using System.Collections.Frozen;
using System.Reflection;

namespace GitBrag.LocalRuntime;

/// <summary>A grain interface: its methods, with those it inherits.</summary>
internal sealed class GrainInterface
{
    private readonly FrozenDictionary<MethodInfo, GrainMethod> _methods;

    /// <exception cref="InvalidOperationException">One of its methods is not of a shape that can be called.</exception>
    public GrainInterface(Type type)
    {
        Type = type;
        _methods = new[] { type }.Concat(type.GetInterfaces())
            .SelectMany(each => each.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsVirtual)
            .ToFrozenDictionary(method => method, GrainMethod.Of);
    }

    public Type Type { get; }

    public GrainMethod this[MethodInfo method] => _methods[method];
}
