namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>A test that needs bash; without it, the test is skipped and says so.</summary>
public sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(Checkout.Bash))
        {
            Skip = $"{Checkout.Bash} is missing, which ./gitbrag needs.";
        }
    }
}
