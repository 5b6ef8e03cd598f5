using GitBrag.LocalRuntime;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>Gets a reference to the grain: from within, the way to call itself as a request of its own.</summary>
    /// <typeparam name="TGrainInterface">The interface to call it by.</typeparam>
    /// <param name="grain">A grain or a reference to one.</param>
    /// <returns>The reference.</returns>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => grain switch
    {
        Grain { GrainContext: Activation activation } => (TGrainInterface)activation.Reference(typeof(TGrainInterface)),
        GrainProxy proxy => (TGrainInterface)proxy.As(typeof(TGrainInterface)),
        _ => throw NeitherGrainNorReference(grain),
    };

    /// <summary>Gets the identity of the grain.</summary>
    /// <param name="grain">A grain or a reference to one.</param>
    /// <returns>The identity.</returns>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        Grain { GrainContext: var context } => context.GrainId,
        GrainProxy proxy => proxy.GrainId,
        _ => throw NeitherGrainNorReference(grain),
    };

    /// <summary>Gets the key of the grain.</summary>
    /// <param name="grain">A grain or a reference to one.</param>
    /// <returns>The key.</returns>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static ArgumentException NeitherGrainNorReference(IAddressable grain) =>
        grain is null
            ? new ArgumentNullException(nameof(grain))
            : new ArgumentException($"{grain.GetType().FullName} is neither a grain nor a reference to one.", nameof(grain));
}
