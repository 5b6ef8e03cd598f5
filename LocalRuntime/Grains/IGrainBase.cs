using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain object that knows its activation. This runtime hosts only classes derived from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    /// <summary>The activation.</summary>
    IGrainContext GrainContext { get; }
}
