namespace GitBrag.Users;

/// <summary>The kinds of answer to a <see cref="StartRequest"/>.</summary>
[GenerateSerializer, Alias("gitbrag.StartOutcomeKind")]
public enum StartOutcomeKind
{
    /// <summary>A task for the report runs or waits, started now or before.</summary>
    Accepted = 0,

    /// <summary>A fresh and complete report is stored; nothing was started.</summary>
    Fresh = 1,

    /// <summary>Eight tasks wait already; nothing was started.</summary>
    QueueFull = 2,

    /// <summary>The operator barred the username; nothing was started.</summary>
    Barred = 3,

    /// <summary>Reports of <see cref="IUserGrain.PeriodCapacity"/> other periods were started before; nothing was started.</summary>
    TooManyPeriods = 4,
}
