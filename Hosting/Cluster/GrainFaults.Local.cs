namespace GitBrag.Hosting;

/// <summary>Tells faults that pass by themselves from those that do not.</summary>
public static class GrainFaults
{
    /// <summary>Whether a failed call may succeed when it is made again because another silo takes over, of which there is none.</summary>
    /// <param name="exception">What it failed with.</param>
    /// <returns>False.</returns>
    public static bool Passes(Exception exception) => false;

    /// <summary>Whether an exception says that the storage of the official packages did not answer, which are not here.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>False.</returns>
    public static bool IsStorage(Exception exception) => false;
}
