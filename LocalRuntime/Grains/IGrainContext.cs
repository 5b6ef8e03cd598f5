namespace Orleans.Runtime;

/// <summary>One activation as its grain sees it.</summary>
public interface IGrainContext
{
    /// <summary>The identity of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The services of this activation. Scoped ones live as long as the activation does.</summary>
    IServiceProvider ActivationServices { get; }
}
