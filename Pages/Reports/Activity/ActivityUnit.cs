namespace GitBrag.Pages.Reports.Activity;

/// <summary>The length of a column.</summary>
public enum ActivityUnit
{
    /// <summary>A week from Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,
}
