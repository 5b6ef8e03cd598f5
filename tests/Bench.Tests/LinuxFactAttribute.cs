namespace GitBrag.Bench.Tests;

/// <summary>A test that tells from <c>/proc</c> what runs. Elsewhere it counts as skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "what runs is told from /proc, which this system has not";
        }
    }
}
