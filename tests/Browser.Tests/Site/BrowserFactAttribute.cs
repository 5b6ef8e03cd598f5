using System.Runtime.CompilerServices;

namespace GitBrag.Browser.Tests;

/// <summary>A test in a real Chromium. Without Chromium it is skipped and names the missing package.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = Chromium.Reason;
}
