using Orleans.Runtime;

namespace Orleans;

/// <summary>A row of a reminder table. Grain and name are its key.</summary>
public sealed class ReminderEntry
{
    /// <summary>Whose reminder it is.</summary>
    public GrainId GrainId { get; set; }

    /// <summary>Its name, unique within the grain.</summary>
    public string ReminderName { get; set; } = null!;

    /// <summary>When it is to tick for the first time, UTC.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>From one tick to the next; at least one minute.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The row's version; null before it is stored.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"reminder {ReminderName} of {GrainId}, every {Period}";
}
