using System.Runtime.CompilerServices;

namespace GitBrag.Bench.Tests;

/// <summary>A test that reads <c>/proc</c>. Without it the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "This system has no /proc, which lists the running processes.";
        }
    }
}
