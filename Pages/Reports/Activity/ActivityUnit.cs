namespace GitBrag.Pages.Reports.Activity;

/// <summary>How long a stretch of time one column stands for.</summary>
public enum ActivityUnit
{
    /// <summary>A week from Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter, where months would be too many to tell apart.</summary>
    Quarter,
}
