using System.Runtime.CompilerServices;

namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>A test that needs bash. Without bash it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(Checkout.Bash))
        {
            Skip = $"{Checkout.Bash} is missing, which ./gitbrag needs.";
        }
    }
}
