namespace GitBrag.Browser.Tests;

/// <summary>A test in a real Chromium. Without one it counts as skipped, and its output names the package.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Reason;
}
