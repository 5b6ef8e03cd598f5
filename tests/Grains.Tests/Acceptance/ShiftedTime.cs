namespace GitBrag.Tests.Acceptance;

/// <summary>Real time, and what is added to it.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
