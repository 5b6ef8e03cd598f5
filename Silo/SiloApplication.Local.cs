using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>A silo as a program, which this build is not.</summary>
public static class SiloApplication
{
    /// <summary>Says that there is no silo in this build.</summary>
    /// <param name="args">Not looked at.</param>
    /// <returns>The exit code, 3.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await Console.Error.WriteLineAsync("A silo needs the official Orleans packages, and this program was built without them; build it with GrainRuntime=Orleans, or run GitBrag.Api, which has the grains in its own process.");
        return StartRefusedException.Occupied;
    }
}
